// Where the focus goes: to what has changed, and never into nothing, which for a keyboard and a screen reader is the top
// of the page.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { scenes } from "./scenes.mjs";
import { setStage } from "./stage.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

const HEADING = "main h1";
const act = (name) => `main [data-action="${name}"]`;

/** A scene, what is pressed in it, and where the focus is then; without that, anywhere but nowhere. */
const pressed = [
  ["start", act("next"), HEADING],
  ["start", act("to-token"), HEADING],
  ["start", act("practice"), HEADING],
  ["start", ".plan a", HEADING],
  ["start", '[data-step="7"] a', HEADING],
  ["start", act("save-progress")],
  ["start-with-progress", act("forget-progress")],
  ["step-2", act("back"), HEADING],
  ["step-2", ".tick input"],
  ["send-open", act("copy-link")],
  ["language-menu-open", ".menu > summary"],
  ["language-menu-open", '[data-meta-language="es"]'],
  ["step-4", act("check")],
  ["step-4", act("try-seal")],
  ["step-4", act("privacy"), HEADING],
  ["paste-ok", act("check"), '[data-verdict="fail"]'],
  ["paste-masked", act("check")],
  ["checking", act("cancel"), "[data-overall]"],
  ["ready", act("check-again"), "[data-overall]"],
  ["ready", act("forget"), 'input[data-field="token"]'],
  ["ready", act("open-report"), HEADING],
  ["ready", ".fold--rows > summary"],
  ["ready", ".seal details > summary"],
  ["not-ready", act("check-again"), '[data-verdict="fail"]'],
  ["not-ready", act("go-to-step"), HEADING],
  ["not-ready-step-7", act("results"), HEADING],
  ["several-accounts", "fieldset input >> nth=1"],
  ["several-accounts", act("compare"), 'input[data-field="token"]'],
  ["comparison-waiting", act("stop-comparing")],
  ["comparison-found", act("stop-comparing")],
  ["change-asking", act("confirm"), "#change h3"],
  ["change-asking", act("dismiss"), "[data-overall]"],
  ["change-unknown", act("look-again"), "#change h3"],
  ["secret", act("use-secret")],
  ["report", act("read-report")],
  ["report-opened", act("close-report")],
  ["hand-over-copied", act("copy-account")],
  ["hand-over-copied", act("empty-clipboard")],
  ["hand-over-several", "fieldset input >> nth=1"],
  ["practice", '[data-case="good"] button', HEADING],
  ["practice-running", act("forget")],
  ["practice-running", act("check-again"), '[data-verdict="fail"]'],
  ["practice-running", act("end-practice"), HEADING],
  ["practice-finish", act("end-practice"), HEADING],
];

for (const [scene, selector, there] of pressed) {
  test(`${scene}: ${selector} leads the focus ${there ? `to ${there}` : "nowhere else"}`, async (t) => {
    const guide = await stage.visit(t);
    await scenes[scene](stage, guide);
    const control = guide.page.locator(selector).first();
    const isTick = await control.evaluate((each) => each.localName === "input");
    await control.press(isTick ? "Space" : "Enter");
    if (there) return guide.seeFocus(there);
    await guide.page.waitForTimeout(500);
    assert.notEqual(await guide.page.evaluate(() => document.activeElement.localName), "body");
  });
}

test("practice tokens and their checks keep it", async (t) => {
  const guide = await stage.visit(t, "/#/practice/expired");
  await guide.page.locator('[data-practice="expired"]').waitFor();
  await guide.page.evaluate(() => {
    location.hash = "#/step/4";
  });
  await guide.seeFocus(HEADING);
  await guide.page.locator(act("use-practice-token")).press("Enter");
  await guide.page.waitForTimeout(500);
  await guide.seeFocus("main *");
  await guide.page.locator(act("check")).press("Enter");
  await guide.seeFocus('[data-verdict="fail"]');
});

test("the browser's own back and forward, and a new address, lead it to the heading", async (t) => {
  const guide = await stage.visit(t, "/#/step/2");
  const goTo = (hash) =>
    guide.page.evaluate((hash) => {
      document.activeElement.blur();
      location.hash = hash;
    }, hash);
  for (const [go, screen] of [
    [() => goTo("#/step/5"), "step-5"],
    [() => guide.page.goBack(), "step-2"],
    [() => guide.page.goForward(), "step-5"],
    [() => goTo("#/privacy"), "privacy"],
    [() => goTo("#/step/9"), "start"],
  ]) {
    await go();
    await guide.seeScreen(screen);
    await guide.seeFocus(HEADING);
  }
});

test("the field that comes when the page is sealed does not take it", async (t) => {
  const guide = await stage.visit(t, "/#/step/3");
  await guide.next();
  await guide.field.waitFor();
  await guide.page.locator(".seal").waitFor();
  await guide.seeFocus(HEADING);
});

test("nothing complained", () => stage.assertQuiet());
