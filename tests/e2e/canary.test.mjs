// One token, one way: it goes into the bodies of requests to Meta and nowhere else, whatever happens to it.

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { files, leaks, read } from "./channels.mjs";
import { piecesInMemory } from "./memory.mjs";
import { found, needleBytes, needlesOf, piecesOf } from "./needles.mjs";
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

/** What happens after the button is pressed. */
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
};

const ways = {
  pasted: (guide, token) => guide.paste(token),
  typed: (guide, token) => guide.type(token),
};

for (const [way, put] of Object.entries(ways)) {
  for (const [flow, { world = "good", faults = [], happens }] of Object.entries(flows)) {
    test(`${way}, and ${flow}`, async (t) => {
      const token = randomToken();
      tokens.push(token);
      await stage.graph.world(world, token);
      if (faults.length > 0) await stage.graph.fault(...faults);
      const since = { hosts: stage.hosts.log.length, console: stage.console.length };
      const guide = await stage.visit(t, "/#/step/4");
      await put(guide, token);
      await guide.check();
      await happens(guide, token);
      assert.ok((await stage.graph.calls())[0].body.includes(token), "Meta was asked about this token");
      const hits = [];
      for (const [channel, text] of Object.entries(await read(stage, guide.page, since))) {
        if (found(text, needlesOf(token)).length > 0) hits.push(channel);
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
  const guide = await stage.visit(t, "/#/step/4");
  const blind = [];
  for (const [channel, leak] of Object.entries(leaks)) {
    const own = randomToken();
    await leak(guide.page, own);
    if (found((await read(stage, guide.page))[channel], needlesOf(own)).length === 0) blind.push(channel);
  }
  assert.deepEqual(Object.keys(leaks).sort(), Object.keys(await read(stage, guide.page)).sort());
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
