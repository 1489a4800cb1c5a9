// The whole way by keyboard alone: nothing here touches the mouse or moves the focus but keys. At every stop there is a
// ring to be seen, and the stop is on the screen.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { account } from "./rows.mjs";
import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

const PASTE = "ControlOrMeta+V";

/** What is wrong with where the focus is: it has no ring, is off the screen, or is covered. */
const faultsOfStop = (page) =>
  page.evaluate(() => {
    const stop = document.activeElement;
    const faults = [];
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(stop);
    if (outlineStyle === "none" || Number.parseFloat(outlineWidth) < 2 || / 0\)$/.test(outlineColor)) {
      faults.push("has no ring");
    }
    const { left, right, top, bottom } = stop.getBoundingClientRect();
    const tall = bottom - top > innerHeight;
    if (left < 0 || right > innerWidth || (!tall && (top < 0 || bottom > innerHeight)))
      faults.push("is off the screen");
    // A link in running words may stand on two lines.
    const middles = [...stop.getClientRects()].map((box) => [box.left + box.width / 2, box.top + box.height / 2]);
    const isSeen = middles.some(([x, y]) => stop.contains(document.elementFromPoint(x, y)));
    if (!isSeen) faults.push("is covered");
    return faults.map((fault) => `${stop.outerHTML.slice(0, 160)} ${fault}`);
  });

/** Somebody at the keyboard, who notes what is wrong on the way. */
class Keys {
  stops = 0;
  faults = [];

  constructor(guide) {
    this.page = guide.page;
  }

  /** Presses Tab, or what goes the other way, until the focus is there. */
  async to(selector, key = "Tab") {
    for (let presses = 0; presses < 120; presses += 1) {
      if (await this.isAt(selector)) return;
      await this.page.keyboard.press(key);
      this.stops += 1;
      // At its end the page gives the focus to the browser's own controls.
      if (!(await this.isAt("body"))) this.faults.push(...(await faultsOfStop(this.page)));
    }
    assert.fail(`${selector} cannot be reached by keyboard`);
  }

  isAt(selector) {
    return this.page.evaluate((selector) => document.activeElement.matches(selector), selector);
  }

  async press(selector, key = "Enter", way = "Tab") {
    await this.to(selector, way);
    await this.page.keyboard.press(key);
  }

  act(action, key) {
    return this.press(`main [data-action="${action}"]`, key);
  }

  assertFaultless() {
    assert.deepEqual([...new Set(this.faults)], []);
  }
}

const windows = { "a desk": { width: 1280, height: 720 }, "a phone": { width: 320, height: 640 } };

for (const [where, viewport] of Object.entries(windows)) {
  test(`the whole way is possible by keyboard alone on ${where}`, async (t) => {
    const token = randomToken();
    await stage.graph.world("good", token);
    const guide = await stage.visit(t, "/", { viewport });
    const { page } = guide;
    const keys = new Keys(guide);
    const isOpen = (selector) =>
      page
        .locator(selector)
        .first()
        .evaluate((fold) => fold.open);
    const arrive = async (screen) => {
      await guide.seeScreen(screen);
      await guide.seeFocus("main h1");
    };

    await keys.press(".menu > summary");
    await keys.to('[data-language="es"]');
    await keys.to('[data-meta-language="es"]');
    await keys.press(".menu > summary", "Space", "Shift+Tab");
    assert.ok(!(await isOpen(".menu")), "the menu closes");

    for (const step of [1, 2, 3, 4]) {
      await keys.act("next", step % 2 ? "Enter" : "Space");
      await arrive(`step-${step}`);
    }
    await page.evaluate((token) => navigator.clipboard.writeText(token), token);
    await guide.field.waitFor();
    await keys.press('input[data-field="token"]', PASTE);
    await guide.seePaste("ok");
    await keys.act("check");
    assert.equal(await guide.verdict(), "ready");
    await guide.seeFocus("[data-overall]");
    await keys.press("#results .fold--rows > summary");
    await keys.press("#results [data-check] summary", "Space");
    assert.ok(await isOpen("#results [data-check] details:has(summary:focus)"), "a row unfolds");

    await keys.act("next");
    for (const [step, next] of [
      ["step-5", "step-6"],
      ["step-6", "step-7"],
      ["step-7", "finish"],
    ]) {
      await arrive(step);
      await keys.press("main .tick input", "Space");
      assert.ok(await page.locator("main .tick input").isChecked());
      await keys.act("next");
      await guide.seeScreen(next);
    }
    await arrive("finish");
    assert.equal(await guide.copied("copy-account", () => keys.act("copy-account")), account());

    if (await page.locator(".progress__fold").isVisible()) await keys.press(".progress__fold", "Enter", "Shift+Tab");
    await keys.press('[data-step="4"] a', "Enter", viewport.width < 960 ? "Tab" : "Shift+Tab");
    await arrive("step-4");
    await keys.act("privacy");
    await arrive("privacy");
    keys.assertFaultless();
    t.diagnostic(`${keys.stops} stops`);
  });
}

test("what is unfolded is there before the next key can come", async (t) => {
  const { guide } = await stage.checked(t, "good");
  const summary = guide.page.locator("#results .fold--rows > summary").first();
  const rows = await summary.evaluate(async (summary) => {
    summary.click();
    // A key is a task: until it comes, only what the click itself has set going can run.
    for (let turn = 0; turn < 20; turn += 1) await null;
    return summary.parentElement.querySelectorAll("[data-check] summary").length;
  });
  assert.ok(rows > 0, "the fold was opened empty");
});

test("a stop without a ring, off the screen or covered is noticed", async (t) => {
  const guide = await stage.visit(t);
  const keys = new Keys(guide);
  await guide.page.evaluate(() => {
    const [ringless, off, covered] = document.querySelectorAll("main .button");
    ringless.style.outline = "none";
    off.style.cssText = "position: fixed; left: -50px";
    const box = covered.getBoundingClientRect();
    const lid = document.createElement("div");
    lid.style.cssText = `position: absolute; inset: ${box.top - 50}px 0 auto 0; height: 150px; background: red`;
    document.body.append(lid);
  });
  await keys.to('main [data-action="practice"]');
  const faults = keys.faults.join("\n");
  for (const fault of [/next.* has no ring/, /to-token.* is off the screen/, /practice.* is covered/]) {
    assert.match(faults, fault);
  }
});

test("what has the focus is not hidden below the open menu of languages", async (t) => {
  const guide = await stage.visit(t, "/#/practice");
  const keys = new Keys(guide);
  await keys.press(".menu > summary");
  await keys.to('[data-case="several-accounts"] button');
  keys.assertFaultless();
});

test("the first Tab offers a way past the list of steps", async (t) => {
  const guide = await stage.visit(t, "/#/step/3");
  await guide.page.keyboard.press("Tab");
  const link = guide.page.locator(":focus");
  assert.ok(await link.isVisible());
  await guide.page.keyboard.press("Enter");
  await guide.seeFocus("main h1");
  await guide.seeScreen("step-3");
  assert.equal(new URL(guide.page.url()).hash, "#/step/3");
});

test("the list of steps folds on a narrow screen, and again when a step is chosen", async (t) => {
  const guide = await stage.visit(t, "/#/step/2", { viewport: windows["a phone"] });
  const keys = new Keys(guide);
  const link = guide.page.locator('[data-step="6"] a');
  assert.ok(!(await link.isVisible()));
  await keys.press(".progress__fold", "Space", "Shift+Tab");
  await keys.press('[data-step="6"] a');
  await guide.seeScreen("step-6");
  await guide.seeFocus("main h1");
  assert.ok(!(await link.isVisible()));
});

test("nothing complained", () => stage.assertQuiet());
