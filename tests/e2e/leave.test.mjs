// Leaving the page, coming back to it, and leaving it alone: the token does not wait there.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
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
  await guide.page.goto("https://elsewhere.test/");
  await guide.page.goBack();
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
  await guide.page.goto("https://elsewhere.test/");
  await guide.page.goBack();
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
  const guide = await stage.visit(t, "/404.html");
  await guide.page.clock.install();
  await guide.open("/#/step/4");
  assert.equal(await guide.checkPasted(token), "ready");
  await guide.page.clock.fastForward("09:50");
  await guide.seeButton("check-again");
  await guide.page.keyboard.press("Shift");
  await guide.page.clock.fastForward("09:50");
  await guide.seeButton("check-again");
  await guide.page.clock.fastForward("00:20");
  await guide.seeButton("check");
  assert.equal(await guide.page.locator(".held").count(), 0);
});

test("nothing complained", () => stage.assertQuiet());
