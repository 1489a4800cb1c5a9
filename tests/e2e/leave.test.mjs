// Leaving the page, coming back to it, and leaving it alone: the token does not wait there.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";

let stage;
before(async () => {
  stage = await setStage({ backForward: true });
});
after(() => stage?.close());

test("coming back from the browser's cache finds no token", async (t) => {
  const token = randomToken();
  await stage.graph.world("good", token);
  const guide = await stage.visit(t, "/#/step/4");
  assert.equal(await guide.checkPasted(token), "ready");
  await guide.type(token.slice(0, 100));
  await guide.page.evaluate(() => {
    window.marked = true;
  });
  await guide.leaveAndReturn();
  await guide.seeScreen("step-4");
  assert.equal(await guide.page.evaluate(() => window.marked), true, "the page itself came back, not a new one");
  assert.equal(await guide.fieldText(), "");
  assert.equal(await guide.page.locator(".held").count(), 0);
  assert.equal(await guide.verdict(), "ready", "what Meta said holds no secret and stays");
  const calls = (await stage.graph.calls()).length;
  await guide.check();
  await guide.seePaste("empty");
  assert.equal((await stage.graph.calls()).length, calls);
});

test("leaving during a check ends it", async (t) => {
  const token = randomToken();
  await stage.graph.world("good", token);
  await stage.graph.fault({ at: 0, kind: "latency", ms: 1500 });
  const guide = await stage.visit(t, "/#/step/4");
  await guide.paste(token);
  await guide.check();
  await guide.seeChecking();
  await guide.leaveAndReturn();
  await guide.seeScreen("step-4");
  assert.equal(await guide.verdict(), "unproved");
  assert.equal((await stage.graph.calls()).length, 1);
});

test("a reload starts afresh", async (t) => {
  const token = randomToken();
  await stage.graph.world("good", token);
  const guide = await stage.visit(t, "/#/step/4");
  assert.equal(await guide.checkPasted(token), "ready");
  await guide.type(token.slice(0, 100));
  await guide.page.reload();
  await guide.seeScreen("step-4");
  assert.equal(await guide.fieldText(), "");
  assert.deepEqual(await guide.rows(), {});
});

test("after ten minutes without a key the token is forgotten", async (t) => {
  const token = randomToken();
  await stage.graph.world("good", token);
  const guide = await stage.visit(t);
  // Playwright's own clock hands out timers' numbers too large for a program that counts them in 32 bits.
  await guide.page.addInitScript(() => {
    const { setTimeout } = window;
    window.setTimeout = (act, delay) => setTimeout(act, delay === 600_000 ? 2000 : delay);
  });
  await guide.page.reload();
  await guide.open("/#/step/4");
  assert.equal(await guide.checkPasted(token), "ready");
  await guide.page.keyboard.press("Shift");
  for (let presses = 0; presses < 3; presses += 1) {
    await wait(1000);
    await guide.seeButton("check-again");
    await guide.page.keyboard.press("Shift");
  }
  const began = performance.now();
  await guide.seeButton("check");
  assert.ok(performance.now() - began > 1000, "the last key began a new wait");
  assert.equal(await guide.page.locator(".held").count(), 0);
  assert.equal(await guide.verdict(), "ready", "the verdicts stay");
});

test("nothing complained", () => stage.assertQuiet());
