// One token, one way: it goes into the bodies of requests to Meta and nowhere else, whatever happens to it.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { files, leaks, read } from "./channels.mjs";
import { piecesInMemory } from "./memory.mjs";
import { found, needleBytes, needlesOf, piecesOf } from "./needles.mjs";
import { account } from "./rows.mjs";
import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";

let stage;
let profile;
const tokens = [];
before(async () => {
  profile = await mkdtemp(join(tmpdir(), "profile-"));
  stage = await setStage({ profile, backForward: true });
});
after(async () => {
  await stage?.close();
  await rm(profile, { recursive: true });
});

const verdict = (expected) => async (guide) => assert.equal(await guide.verdict({ timeout: 20_000 }), expected);
const hang = [{ at: "all", kind: "hang" }];

const noWebhook = ({ accounts: [one] }) => {
  one.subscribed_apps = [];
};
const withSecret = ({ apps: [app] }, secret) => {
  app.secret = secret;
};
const withSecond = ({ tokens }, second) => tokens.push({ ...tokens[0], text: second });
const anotherToken = () => randomToken();
const anAppSecret = () => randomBytes(16).toString("hex");

/** Lets a change be made, and proves it. */
async function subscribe(guide) {
  await verdict("attention")(guide);
  await guide.press("subscribe");
  await guide.seeChange("asking");
  await guide.press("confirm");
  await guide.seeChange("done");
  assert.equal(await guide.checkAgain(), "ready");
}

async function compare(guide, second) {
  await verdict("ready")(guide);
  await guide.press("compare");
  await guide.seeCompared("waiting");
  await guide.checkPasted(second);
  await guide.seeCompared("found");
}

async function prove(guide, secret) {
  await verdict("not-ready")(guide);
  await guide.pasteSecret(anAppSecret());
  await guide.page.locator('main [data-check="token.valid"][data-code="secret-required"]').waitFor();
  await guide.page.locator('input[data-field="app-secret"]').pressSequentially(secret);
  await guide.page.keyboard.press("Enter");
  await guide.page.locator('main [data-check="token.valid"][data-code="valid"]').waitFor({ state: "attached" });
  await verdict("ready")(guide);
}

/**
 * What happens after the button is pressed. `also` makes another secret that is looked for everywhere; it is given to
 * `change`, which changes the world, and to what happens. `kept`: not even Meta may get it.
 */
const flows = {
  "all is well": { happens: verdict("ready") },
  "Meta refuses the token": { world: "expired", happens: verdict("not-ready") },
  "Meta repeats the token": {
    world: "malformed-echo",
    happens: async (guide) => {
      await verdict("not-ready")(guide);
      await guide.page.$$eval("details", (all) => {
        for (const one of all) one.open = true;
      });
      assert.match(await guide.page.locator("main").textContent(), /\[hidden\]/);
    },
  },
  "Meta is out of order": { world: "meta-down", happens: verdict("unproved") },
  "Meta does not answer": { faults: hang, happens: verdict("unproved") },
  "the reply is no reply": { faults: [{ at: "all", kind: "html", status: 502 }], happens: verdict("unproved") },
  "the person stops the check": {
    faults: hang,
    happens: async (guide) => {
      await guide.seeChecking();
      await guide.press("cancel");
      await verdict("unproved")(guide);
    },
  },
  "the person lets it be forgotten": {
    happens: async (guide) => {
      await verdict("ready")(guide);
      await guide.press("forget");
      await guide.seeButton("check");
    },
  },
  "the page is loaded again": {
    happens: async (guide) => {
      await verdict("ready")(guide);
      await guide.page.reload();
      await guide.seeScreen("step-4");
    },
  },
  "the person leaves and comes back": {
    happens: async (guide, token) => {
      await verdict("ready")(guide);
      await guide.type(token.slice(0, 60));
      await guide.leaveAndReturn();
      await guide.seeScreen("step-4");
    },
  },
  "the person goes through the steps": {
    happens: async (guide) => {
      await verdict("ready")(guide);
      for (let step = 4; step < 8; step += 1) await guide.next();
      await guide.seeScreen("finish");
    },
  },
  "the person chooses an account": {
    world: "several-accounts",
    happens: async (guide) => {
      // The profile remembers what was chosen in a scene before.
      await guide.choose("account", "");
      await verdict("not-ready")(guide);
      await guide.choose("account", account());
      await verdict("ready")(guide);
      await guide.page.evaluate(() => {
        location.hash = "#/accounts";
      });
      await guide.seeScreen("accounts");
    },
  },
  "the list of what was sent is read": {
    // A call that is cut off may be made again by the browser itself.
    faults: [{ at: 0, kind: "html", status: 502 }],
    happens: async (guide) => {
      await verdict("unproved")(guide);
      await guide.checkAgain();
      await guide.unfold();
      await guide.page.locator(".seal [data-sent]").nth(3).waitFor();
      await guide.press("privacy");
      await guide.seeScreen("privacy");
      await guide.unfold();
      await guide.page.locator(".seal [data-sent]").nth(3).waitFor();
    },
  },
  "its report is handed on and opened again": {
    happens: async (guide, token) => {
      await verdict("ready")(guide);
      await guide.unfold();
      const reports = [await guide.copied("copy-report"), await guide.copied("copy-report-json")];
      reports.push((await guide.downloaded("download-report")).text);
      for (const report of reports) assert.deepEqual(found(report, needlesOf(token)), []);
      await guide.press("open-report");
      await guide.seeScreen("report");
      await guide.readReport(reports[1]);
      await guide.seeButton("close-report");
    },
  },
  "a text with the token in it is no report": {
    happens: async (guide, token) => {
      await verdict("ready")(guide);
      await guide.press("open-report");
      await guide.readReport(JSON.stringify({ schema: "system-user-guide/report@1", note: token }));
      await guide.page.locator('[data-report-error="holds-token"]').waitFor();
    },
  },
  "the ids are handed over, and then the token": {
    happens: async (guide, token) => {
      await verdict("ready")(guide);
      await guide.finish();
      for (const button of ["copy-app", "copy-all", "copy-json"]) {
        assert.deepEqual(found(await guide.copied(button), needlesOf(token)), []);
      }
      assert.equal(await guide.copied("copy-token"), token);
      assert.equal(await guide.copied("empty-clipboard"), "");
    },
  },
  "it is compared with another": {
    also: anotherToken,
    change: withSecond,
    happens: (guide, _, second) => compare(guide, second),
  },
  "a change is made with it": { change: noWebhook, happens: subscribe },
  "an app secret proves it": {
    world: "secret-required",
    also: anAppSecret,
    kept: true,
    change: withSecret,
    happens: (guide, _, secret) => prove(guide, secret),
  },
};

const ways = {
  pasted: (guide, token) => guide.paste(token),
  typed: (guide, token) => guide.type(token),
};

for (const [way, put] of Object.entries(ways)) {
  for (const [flow, { world = "good", faults = [], also, kept, change, happens }] of Object.entries(flows)) {
    test(`${way}, and ${flow}`, async (t) => {
      const token = randomToken();
      const other = also?.();
      const secrets = other ? [token, other] : [token];
      tokens.push(...secrets);
      await stage.graph.world(world, token, (world) => change?.(world, other));
      if (faults.length > 0) await stage.graph.fault(...faults);
      const since = { hosts: stage.hosts.log.length, console: stage.console.length };
      const guide = await stage.visit(t, "/#/step/4");
      await put(guide, token);
      await guide.check();
      await happens(guide, token, other);
      const bodies = (await stage.graph.calls()).map(({ body }) => body);
      assert.ok(bodies[0].includes(token), "Meta was asked about this token");
      if (kept) assert.deepEqual(found(bodies.join("\n"), needlesOf(other)), [], "Meta does not get it");
      const hits = [];
      for (const [channel, text] of Object.entries(await read(stage, guide.page, since))) {
        if (found(text, secrets.flatMap(needlesOf)).length > 0) hits.push(channel);
      }
      assert.deepEqual(hits, []);
    });
  }
}

test("once forgotten, the token is no longer in the program's memory", async (t) => {
  const left = {};
  const wrapped = (guide, token) => guide.paste(`{"access_token":"${token}","token_type":"bearer"}`);
  for (const [way, put] of Object.entries({ ...ways, wrapped })) {
    const token = randomToken();
    await stage.graph.world("good", token);
    const guide = await stage.visit(t, "/#/step/4");
    await put(guide, token);
    await guide.check();
    assert.equal(await guide.verdict(), "ready");
    const held = await piecesInMemory(guide.page, piecesOf(token));
    assert.equal(held.length, piecesOf(token).length, "while it is held it can be found");
    await guide.press("forget");
    await guide.seeButton("check");
    left[way] = (await piecesInMemory(guide.page, piecesOf(token))).length;
  }
  assert.deepEqual(left, { pasted: 0, typed: 0, wrapped: 0 });
});

/** What may be done with a token before it is forgotten. */
const uses = {
  copied: async (guide) => {
    await guide.finish();
    await guide.copied("copy-token");
    await guide.copied("empty-clipboard");
    for (let step = 7; step >= 4; step -= 1) await guide.press("back");
  },
  compared: (guide, second) => compare(guide, second),
  changed: subscribe,
};

test("whatever was done with it, once forgotten it is no longer in the program's memory", async (t) => {
  const left = {};
  for (const [use, act] of Object.entries(uses)) {
    const [token, second] = [randomToken(), randomToken()];
    await stage.graph.world("good", token, (world) => {
      withSecond(world, second);
      if (use === "changed") noWebhook(world);
    });
    const guide = await stage.visit(t, "/#/step/4");
    await guide.checkPasted(token);
    await act(guide, second);
    await guide.press("forget");
    await guide.seeButton("check");
    left[use] = (await piecesInMemory(guide.page, [token, second].flatMap(piecesOf))).length;
  }
  assert.deepEqual(left, { copied: 0, compared: 0, changed: 0 });
});

test("a text that is no token is not kept in memory at all", async (t) => {
  const guide = await stage.visit(t, "/#/step/4");
  const token = randomToken();
  const left = {};
  for (const [answer, text] of Object.entries({
    doubled: `${token} ${token}`,
    masked: `${token.slice(0, 60)}••••${token.slice(90)}`,
    "too-long": token.repeat(400),
  })) {
    await guide.paste(text);
    await guide.seePaste(answer);
    left[answer] = (await piecesInMemory(guide.page, piecesOf(token))).length;
  }
  assert.deepEqual(left, { doubled: 0, masked: 0, "too-long": 0 });
});

test("a leak into any of the channels would be found", async (t) => {
  const token = randomToken();
  await stage.graph.world("good", token);
  const sealed = await stage.visit(t, "/#/step/4");
  await sealed.field.waitFor();
  // On a sealed page nothing could leak to another host.
  const open = await stage.visit(t, "/");
  const blind = [];
  for (const [channel, leak] of Object.entries(leaks)) {
    const own = randomToken();
    const { page } = channel === "fields" ? sealed : open;
    await leak(page, own);
    if (found((await read(stage, page))[channel], needlesOf(own)).length === 0) blind.push(channel);
  }
  assert.deepEqual(Object.keys(leaks).sort(), Object.keys(await read(stage, open.page)).sort());
  assert.deepEqual(blind, []);
  t.diagnostic(`${Object.keys(leaks).length} channels, each with a leak that was found`);
});

test("nothing complained", () => stage.assertQuiet());

test("the browser wrote the token into none of its files", async (t) => {
  const page = await stage.visit(t, "/#/step/4");
  // The control: what a page keeps in its local storage reaches the disk.
  const planted = randomToken();
  await page.page.evaluate((planted) => localStorage.setItem("planted", planted), planted);
  await page.page.context().cookies();
  await stage.close();
  const needles = needleBytes(tokens.flatMap(needlesOf));
  const control = needleBytes([planted]);
  const hits = [];
  let count = 0;
  let controlFound = false;
  for await (const { name, bytes } of files(profile)) {
    count += 1;
    if (found(bytes, needles).length > 0) hits.push(name);
    controlFound ||= found(bytes, control).length > 0;
  }
  t.diagnostic(`${tokens.length} tokens, ${needles.length} needles, ${count} files`);
  assert.ok(controlFound, "what is written to disk is found there");
  assert.deepEqual(hits, []);
});
