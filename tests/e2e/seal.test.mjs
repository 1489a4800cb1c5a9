// The page is sealed before it takes a token: a person sees when, can try it, and reads what was sent since.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { pretend } from "./ineffective.mjs";
import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

const state = (guide) => guide.page.locator("html").getAttribute("data-seal");
const goTo = (guide, hash) =>
  guide.page.evaluate((hash) => {
    location.hash = hash;
  }, hash);
const seal = (guide) => guide.page.locator("main .seal");

/** Notices a field for tokens on a page that is not sealed, if only for a moment. */
const watchTooEarly = (guide) =>
  guide.page.evaluate(() => {
    window.fields = [];
    const look = () => {
      if (document.querySelector('input[data-field="token"]'))
        window.fields.push(document.documentElement.dataset.seal);
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
  });

test("the page is open until step 4, sealed from there on, and has a token field only then", async (t) => {
  const guide = await stage.visit(t);
  await watchTooEarly(guide);
  await guide.page.waitForLoadState("networkidle");
  for (const step of ["start", "step/1", "step/2", "step/3", "step/5", "finish", "privacy"]) {
    await goTo(guide, `#/${step}`);
    await guide.seeScreen(step.replace("/", "-"));
    assert.equal(await state(guide), "open", step);
    assert.equal(await seal(guide).count(), 0, step);
  }
  await goTo(guide, "#/step/4");
  await guide.field.waitFor();
  assert.equal(await state(guide), "sealed");
  await goTo(guide, "#/start");
  await guide.seeScreen("start");
  assert.equal(await state(guide), "sealed", "for good");
  const fields = await guide.page.evaluate(() => window.fields);
  assert.deepEqual([...new Set(fields)], ["sealed"]);
});

/** What comes after the first screen. */
const parts = {
  "the rest of the program": /\.rest-\w+\.wasm$/,
  "the words of verdicts": /\.later-\w+\.json$/,
  "the names": /\/names-\w+\.json$/,
};
for (const [name, pattern] of Object.entries(parts)) {
  test(`until ${name} came, the page stays open and has no token field`, async (t) => {
    const held = stage.hosts.hold(pattern);
    t.after(held.release);
    const guide = await stage.visit(t, "/#/step/4");
    await held.asked;
    await watchTooEarly(guide);
    await wait(500);
    assert.equal(await state(guide), "open");
    assert.equal(await guide.field.count(), 0);
    held.release();
    await guide.field.waitFor();
    assert.equal(await state(guide), "sealed");
    const fields = await guide.page.evaluate(() => window.fields);
    assert.deepEqual([...new Set(fields)], ["sealed"]);
  });
}

/** Whether the seal holds or is only pretended, and what the trial says of it. */
const trials = [
  { how: "sealed", says: "pass" },
  { how: "sealed and offline", offline: true, says: "pass" },
  { how: "not sealed", pretended: true, says: "fail" },
  { how: "not sealed and offline", pretended: true, offline: true, says: "fail" },
];
for (const { how, pretended = false, offline = false, says } of trials) {
  test(`a page that is ${how}, when somebody tries it: ${says}`, async (t) => {
    const guide = await stage.visit(t, "/", { mayViolate: pretended });
    if (pretended) await guide.page.evaluate(pretend);
    await guide.page.waitForLoadState("networkidle");
    await guide.seeKept();
    await goTo(guide, "#/step/4");
    await guide.field.waitFor();
    await guide.page.context().setOffline(offline);
    const since = stage.hosts.log.length;
    for (let time = 0; time < 2; time += 1) {
      await guide.press("try-seal");
      await guide.page.locator('[data-tried="pass"], [data-tried="fail"]').waitFor();
      const tried = guide.page.locator('[role="status"] [data-tried]');
      assert.equal(await tried.getAttribute("data-tried"), says);
      assert.equal((await tried.textContent()).includes("https://app.test"), says === "pass");
    }
    const heard = stage.hosts.log.slice(since).filter(({ host }) => host === "app.test");
    assert.equal(heard.length > 0, pretended && !offline, "whether the host heard of it");
  });
}

/** The list of what was sent, as the page tells it. */
async function sent(guide) {
  await guide.page.locator(".seal details.fold:not([open]) > summary").click();
  await guide.page.locator(".seal [data-sent]").first().waitFor();
  return guide.page.$$eval(".seal [data-sent]", (all) => all.map((one) => [one.dataset.sent, one.textContent]));
}
const questions = ({ body }) => JSON.parse(new URLSearchParams(body).get("batch")).length;
const all = (kind, more) => [{ at: "all", kind, ...more }];
const noWebhook = ({ accounts: [one] }) => {
  one.subscribed_apps = [];
};

/** What happens, and what the list tells then: of the two kinds of call, what became of each. */
const told = {
  "a check": { tells: ["answered", "answered"] },
  "a check that comes to nothing": { faults: all("reset"), tells: ["unanswered", "probe unanswered"] },
  "a check that somebody else answers": { faults: all("html"), tells: ["unanswered", "probe answered"] },
  "a stopped check": { faults: all("hang"), stopped: true, tells: ["unanswered"] },
  "a check and a change": {
    change: noWebhook,
    // A change looks before and after.
    tells: ["answered", "answered", "answered", "change answered", "answered"],
    happens: async (guide) => {
      await guide.press("subscribe");
      await guide.press("confirm");
      await guide.seeChange("done");
    },
  },
};
for (const [name, { faults = [], change, stopped, happens, tells }] of Object.entries(told)) {
  test(`the list tells every call that Meta heard: ${name}`, async (t) => {
    const token = randomToken();
    await stage.graph.world("good", token, change);
    if (faults.length > 0) await stage.graph.fault(...faults);
    const guide = await stage.visit(t, "/#/step/4");
    await guide.paste(token);
    await guide.check();
    if (stopped) {
      await guide.seeChecking();
      await guide.page.locator(".seal details.fold > summary").click();
      await guide.page.locator('[data-sent="under-way"]').waitFor();
      await guide.page.locator(".seal details.fold > summary").click();
      await guide.press("cancel");
    }
    await guide.verdict();
    await happens?.(guide);
    const entries = await sent(guide);
    const kind = (text) => (/without the token/.test(text) ? "probe " : /change/.test(text) ? "change " : "");
    assert.deepEqual(
      entries.map(([outcome, text]) => kind(text) + outcome),
      tells,
    );
    const log = await stage.graph.log();
    assert.equal(entries.length, log.length, "as many as Meta heard");
    for (const [at, [, text]] of entries.entries()) {
      const count = /(\d+) questions? to Meta/.exec(text)?.[1];
      if (count) assert.equal(Number(count), questions(log[at]));
      if (kind(text) === "probe ") assert.ok(!JSON.stringify(log[at]).includes(token), "without the token");
      assert.ok(!text.includes(token.slice(0, 12)));
    }
  });
}

test("the privacy screen shows the seal once it is closed, and the name of the build", async (t) => {
  const guide = await stage.visit(t, "/#/privacy");
  const { build } = JSON.parse(await readFile("dist/version.json", "utf8"));
  assert.equal(await guide.page.locator('meta[name="build"]').getAttribute("content"), build);
  const named = guide.page.locator("section", { has: guide.page.locator("#build-heading") }).locator("p");
  assert.ok((await named.textContent()).includes(build));
  assert.equal(await seal(guide).count(), 0);
  await goTo(guide, "#/step/4");
  await guide.field.waitFor();
  await goTo(guide, "#/privacy");
  await seal(guide).waitFor();
  await guide.seeButton("try-seal");
  assert.ok((await named.textContent()).includes(build), "still");
});

test("nothing complained", () => stage.assertQuiet());
