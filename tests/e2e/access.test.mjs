// Everybody can use it: the rules of WCAG on every screen, by keyboard alone, on a narrow screen, and by ear.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { everyLook, scenes } from "./scenes.mjs";
import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

/** The rules a page breaks, with the elements that break them. */
async function violations(page) {
  if (await page.evaluate(() => !("axe" in window))) await page.evaluate(axe);
  return page.evaluate(async (values) => {
    const { violations } = await window.axe.run(document, {
      runOnly: { type: "tag", values },
      resultTypes: ["violations"],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  }, WCAG);
}

const widthOf = (page) =>
  page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);

let cases = 0;
for (const [name, arrange] of Object.entries(scenes)) {
  test(`${name} is accessible in every look`, async (t) => {
    const guide = await stage.visit(t);
    await arrange(stage, guide);
    const wrong = [];
    for await (const look of everyLook(guide)) {
      cases += 1;
      for (const violation of await violations(guide.page)) wrong.push(`${look} ${violation}`);
      const over = await widthOf(guide.page);
      if (over > 0) wrong.push(`${look} scrolls sideways by ${over} px`);
    }
    assert.deepEqual(wrong, []);
  });
}

test("the rules are really held against the page", async (t) => {
  const guide = await stage.visit(t);
  await guide.page.evaluate(() => {
    const wide = document.createElement("button");
    wide.style.width = "5000px";
    document.querySelector("main").append(wide);
  });
  assert.match((await violations(guide.page)).join(), /button-name/);
  assert.ok((await widthOf(guide.page)) > 0);
  t.diagnostic(`${cases} screens and looks, 0 violations`);
});

/** Presses Tab until the focus is there, as somebody without a mouse does. */
async function tabTo(guide, selector) {
  for (let presses = 0; presses < 100; presses += 1) {
    if (await guide.page.evaluate((selector) => document.activeElement?.matches(selector), selector)) return;
    await guide.page.keyboard.press("Tab");
  }
  assert.fail(`${selector} cannot be reached by keyboard`);
}

async function pressByKey(guide, action, key = "Enter") {
  await tabTo(guide, `main [data-action="${action}"]`);
  await guide.page.keyboard.press(key);
}

test("the whole way is possible by keyboard alone", async (t) => {
  const token = randomToken();
  await stage.graph.world("good", token);
  const guide = await stage.visit(t);
  await guide.page.evaluate((token) => navigator.clipboard.writeText(token), token);
  for (const step of [1, 2, 3, 4]) {
    await pressByKey(guide, "next", step % 2 ? "Enter" : "Space");
    await guide.seeScreen(`step-${step}`);
    await guide.seeFocus("main h1");
  }
  await tabTo(guide, 'input[data-field="token"]');
  await guide.page.keyboard.press("ControlOrMeta+V");
  await guide.seePaste("ok");
  await pressByKey(guide, "check");
  assert.equal(await guide.verdict(), "ready");
  await guide.seeFocus("[data-overall]");
  await pressByKey(guide, "next");
  await guide.seeScreen("step-5");
  for (const _ of [6, 7, 8]) await pressByKey(guide, "next");
  await guide.seeScreen("finish");
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

test("the list of steps folds on a narrow screen", async (t) => {
  const guide = await stage.visit(t, "/#/step/2", { viewport: { width: 320, height: 700 } });
  const fold = guide.page.getByRole("button", { expanded: false });
  const link = guide.page.locator('[data-step="6"] a');
  assert.ok(!(await link.isVisible()));
  await fold.click();
  await link.click();
  await guide.seeScreen("step-6");
  assert.ok(!(await link.isVisible()), "and folds again when a step is chosen");
});

test("a check is announced from its beginning to its end", async (t) => {
  const token = randomToken();
  await stage.graph.world("partial-control", token);
  await stage.graph.fault({ at: [0, 1], kind: "latency", ms: 400 });
  const guide = await stage.visit(t, "/#/step/4");
  assert.equal(await guide.announced(), "");
  await guide.page.evaluate(() => {
    const region = document.querySelector('body > [role="status"]');
    window.heard = [];
    new MutationObserver(() => window.heard.push(region.textContent)).observe(region, {
      characterData: true,
      childList: true,
      subtree: true,
    });
  });
  assert.equal(await guide.checkPasted(token), "not-ready");
  const heard = (await guide.page.evaluate(() => window.heard)).filter((text, index, all) => text !== all[index - 1]);
  assert.equal(heard[0], "Asking Meta.");
  assert.match(heard.at(-2), /^\d+ of \d+ checks answered\.$/);
  assert.equal(heard.at(-1), "Not ready yet");
  assert.ok(heard.length <= 6, `a few words, not many: ${heard}`);
});

test("nothing complained", () => stage.assertQuiet());
