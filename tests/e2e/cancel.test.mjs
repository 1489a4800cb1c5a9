// Stopping, going on, and answers that come too late.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

/** Opens the token's screen with a token pasted, in a world where the first reply is late. */
async function pasted(t, { world = "good", late = 0 } = {}) {
  const token = randomToken();
  await stage.graph.world(world, token);
  if (late) await stage.graph.fault({ at: 0, kind: "latency", ms: late });
  const guide = await stage.visit(t, "/#/step/4");
  await guide.paste(token);
  await guide.seePaste("ok");
  return { guide, token };
}

test("a check can be stopped at once and made again", async (t) => {
  const { guide } = await pasted(t, { late: 5000 });
  await guide.check();
  await guide.seeChecking();
  const began = performance.now();
  await guide.press("cancel");
  assert.equal(await guide.verdict(), "unproved");
  const took = Math.round(performance.now() - began);
  t.diagnostic(`stopped after ${took} ms`);
  assert.ok(took < 500, "the page, asked from outside, has stopped in a moment");
  await guide.seeFocus("[data-overall]");
  await guide.assertRow("connection", "unknown/not-asked");
  await guide.press("check-again");
  assert.equal(await guide.verdict(), "ready");
});

test("the answer to a stopped check changes nothing", async (t) => {
  const { guide } = await pasted(t, { late: 1000 });
  await guide.check();
  await guide.seeChecking();
  await guide.press("cancel");
  assert.equal(await guide.verdict(), "unproved");
  const before = await guide.rows();
  await wait(1500);
  assert.deepEqual(await guide.rows(), before);
  assert.equal((await stage.graph.calls()).length, 1);
});

test("the answer about a token before does not become one about the token now", async (t) => {
  const { guide, token } = await pasted(t, { late: 1500 });
  await guide.paste(randomToken());
  await guide.check();
  await guide.seeChecking();
  await guide.paste(token);
  await guide.page.locator("[data-overall]").waitFor({ state: "detached" });
  assert.deepEqual(await guide.rows(), {}, "a new token has no verdicts yet");
  await guide.check();
  assert.equal(await guide.verdict(), "ready");
  await wait(2000);
  assert.equal(await guide.verdict(), "ready");
  await guide.assertRow("token.valid", "pass/valid");
});

test("a token that is no good takes the verdicts of the one before with it", async (t) => {
  const { guide } = await pasted(t);
  await guide.check();
  assert.equal(await guide.verdict(), "ready");
  await guide.paste("not a token");
  await guide.seePaste("illegal-character");
  assert.deepEqual(await guide.rows(), {});
  assert.equal(await guide.page.locator("[data-overall]").count(), 0);
});

test("a double click asks once, and gets its answer", async (t) => {
  const { guide } = await pasted(t, { late: 1000 });
  await guide.page.locator('[data-action="check"]').dblclick();
  assert.equal(await guide.verdict(), "ready");
  const first = (await stage.graph.calls()).filter(({ body }) => body.includes("debug_token"));
  assert.equal(first.length, 1);
});

test("ten accounts take two round trips", async (t) => {
  const { guide } = await pasted(t, { world: "ten-accounts" });
  await guide.check();
  assert.equal(await guide.verdict(), "ready");
  const controls = Object.entries(await guide.rows()).filter(([check]) => check.startsWith("account.control@"));
  assert.equal(controls.length, 10);
  assert.ok(controls.every(([, row]) => row === "pass/full"));
  assert.equal((await stage.graph.log()).length, 2, "without a preflight, too");
});

test("a list in pages is read to its end", async (t) => {
  const { guide } = await pasted(t, { world: "paged-lists" });
  await guide.check();
  await guide.verdict();
  assert.ok((await stage.graph.calls()).length > 2);
  await guide.assertRow("account.found", "pass/several");
});

test("leaving the step does not stop the check", async (t) => {
  const { guide } = await pasted(t, { late: 1000 });
  await guide.check();
  await guide.seeChecking();
  await guide.next();
  await guide.seeScreen("step-5");
  assert.equal(await guide.verdict(), "ready");
  assert.equal((await guide.steps())[3], "proved");
});

test("nothing complained", () => stage.assertQuiet());
