// The guide as text: before the program has come, without it, without JavaScript, and on paper.

import assert from "node:assert/strict";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { violations } from "./inspections.mjs";
import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

const assets = await readdir("dist/assets");
const WASM = assets.find((name) => /^guide-\w+\.wasm$/.test(name));
const english = JSON.parse(
  await readFile(
    join(
      "dist/assets",
      assets.find((name) => /^en-\w+\.json$/.test(name)),
    ),
  ),
);
const STEPS = [1, 2, 3, 4, 5, 6, 7];
/** How many numbered sub-steps a step has. */
const substeps = (step) => english.pages[`steps/${step}`].body.find(({ ol }) => ol).ol.length;

/** A page whose program never starts, so that waiting for it is of no use. */
async function withoutScript(t, path = "/", settings = {}) {
  const context = await stage.browser.newContext({ javaScriptEnabled: false, ...settings });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(`https://app.test${path}`);
  return page;
}

/** What is seen of a selector's elements. */
const visible = (page, selector) => page.locator(`${selector}:visible`).count();
const idsTwice = (page) =>
  page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    return ids.filter((id, index) => ids.indexOf(id) !== index);
  });

test("without JavaScript the whole guide is there, styled, and its headings are in order", async (t) => {
  const page = await withoutScript(t);
  for (const step of STEPS) {
    const numbers = page.locator(`[id="/step/${step}"] .substeps__number`);
    const expected = Array.from({ length: substeps(step) }, (_, index) => `${step}.${index + 1}`);
    assert.deepEqual(await numbers.allTextContents(), expected);
    for (const number of await numbers.all()) assert.ok(await number.isVisible());
  }
  for (const screen of ["start", "finish", "privacy"]) assert.equal(await visible(page, `[id="/${screen}"] h2`), 1);
  const levels = (await page.locator("h1, h2, h3, h4, h5, h6").all()).map((heading) =>
    heading.evaluate(({ tagName }) => Number(tagName.slice(1))),
  );
  const order = await Promise.all(levels);
  assert.equal(order[0], 1);
  assert.equal(order.filter((level) => level === 1).length, 1);
  for (const [index, level] of order.entries()) assert.ok(level <= (order[index - 1] ?? 1) + 1, `${order}`);
  const display = await page
    .locator(".substeps__item")
    .first()
    .evaluate((item) => getComputedStyle(item).display);
  assert.ok(["flex", "grid"].includes(display), `styled: ${display}`);
  assert.equal(await visible(page, "noscript p"), 1, "and it says what JavaScript is needed for");
  assert.equal(await visible(page, "#boot-status [data-reason]"), 0);
  assert.ok(!/\{\w+\}/.test(await page.locator("body").textContent()), "no placeholder is left");
});

test("its fragments and its own links jump to the step", async (t) => {
  const page = await withoutScript(t, "/#/step/4");
  const top = (step) => page.locator(`[id="/step/${step}"]`).evaluate((section) => section.getBoundingClientRect().top);
  assert.ok(Math.abs(await top(4)) < 200, `${await top(4)}`);
  await page.locator('nav a[href="#/step/6"]').click();
  assert.ok(Math.abs(await top(6)) < 200, `${await top(6)}`);
  await page.setViewportSize({ width: 320, height: 700 });
  await page.locator("nav summary").click();
  await page.locator('nav a[href="#/step/2"]').click();
  assert.ok(Math.abs(await top(2)) < 200, `${await top(2)}`);
  const ids = new Set(await page.$$eval("[id]", (all) => all.map(({ id }) => `#${id}`)));
  const targets = await page.$$eval('a[href^="#"]', (links) => links.map((link) => link.getAttribute("href")));
  assert.deepEqual(
    targets.filter((target) => !ids.has(target)),
    [],
    "no link leads nowhere",
  );
});

/** Opens a page that has no program: every answer for it is 404. */
async function withoutProgram(t, host, settings = {}) {
  await stage.serveChanged(host, (dir) => rm(join(dir, "assets", WASM)));
  const guide = await stage.visit(t, "/", { host, ...settings });
  await guide.page.locator('#boot-status [data-reason="failed"]').waitFor();
  return guide;
}

test("a program that is not there leaves the guide readable, and it is said", async (t) => {
  const guide = await withoutProgram(t, "no-program.test");
  assert.equal(await guide.page.locator("main").count(), 0);
  assert.equal(
    await visible(guide.page, ".substeps__number"),
    STEPS.reduce((sum, step) => sum + substeps(step), 0),
  );
  assert.equal(await visible(guide.page, "#boot-status [data-reason]"), 1);
  assert.deepEqual(await idsTwice(guide.page), []);
});

test("the text is accessible on wide and narrow, light and dark screens", async (t) => {
  const { page } = await withoutProgram(t, "access.test");
  const wrong = [];
  for (const width of [320, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.evaluate(() => {
        for (const fold of document.querySelectorAll("details")) fold.open = true;
      });
      for (const violation of await violations({ page })) wrong.push(`${width} ${colorScheme} ${violation}`);
      const over = await page.evaluate(
        () => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth,
      );
      if (over > 0) wrong.push(`${width} ${colorScheme} scrolls sideways by ${over} px`);
    }
  }
  assert.deepEqual(wrong, []);
  await page.evaluate(() => document.querySelector("#static-guide").append(document.createElement("button")));
  assert.match((await violations({ page })).join(), /button-name/, "the rules are really held against it");
});

test("the text is there before the program, which then takes its place", async (t) => {
  const held = stage.hosts.hold(/\/guide-\w+\.wasm$/);
  t.after(held.release);
  const context = await stage.browser.newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto("https://app.test/#/step/2", { waitUntil: "commit" });
  const request = await held.asked;
  const painted = await page.waitForFunction(
    () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
  );
  assert.ok((await painted.jsonValue()) > 0);
  assert.equal(request.answered, undefined, "nothing of the program has come");
  assert.equal(await visible(page, '#boot-status [data-reason="loading"]'), 1);
  assert.equal(
    await visible(page, "#static-guide .substeps__number"),
    STEPS.reduce((sum, step) => sum + substeps(step), 0),
  );
  assert.equal(await page.locator("main").count(), 0);
  assert.deepEqual(await idsTwice(page), []);

  await wait(5000);
  assert.equal(await visible(page, '#boot-status [data-reason="loading"]'), 1, "and it goes on saying so");
  held.release();
  await page.locator('main[data-screen="step-2"]').waitFor();
  assert.equal(await page.locator("#static-guide").count(), 0);
  assert.equal(await visible(page, "#boot-status [data-reason]"), 0);
  assert.deepEqual(await idsTwice(page), []);
  const paint = await painted.jsonValue();
  const came = await page.evaluate(
    () => performance.getEntriesByType("resource").find(({ name }) => /\/guide-\w+\.wasm$/.test(name)).responseEnd,
  );
  assert.ok(paint < came, `painted at ${paint}, the program came at ${came}`);
  t.diagnostic(`painted at ${Math.round(paint)} ms, the program came at ${Math.round(came)} ms`);
});

/** What can be pressed or filled in, as far as it is seen. */
const pressed = (page) =>
  page.$$eval("button, input, textarea, select, [role=button], .skip", (all) =>
    all.filter((each) => each.checkVisibility()).map(({ outerHTML }) => outerHTML.slice(0, 80)),
  );
/** Folds whose words are not seen; what is drawn only when somebody opens it has none yet. */
const closed = (page) =>
  page.$$eval("main details .fold__body, #static-guide .fold__body", (bodies) =>
    bodies
      .filter((body) => body.textContent.trim() !== "" && !body.closest(".send, .seal"))
      .filter(
        (body) => body.getBoundingClientRect().height === 0 || !body.checkVisibility({ contentVisibilityAuto: true }),
      )
      .map(({ outerHTML }) => outerHTML.slice(0, 80)),
  );

test("on paper the text has nothing to press, and its folds lie open", async (t) => {
  const { page } = await withoutProgram(t, "paper.test");
  assert.notDeepEqual(await closed(page), [], "on the screen they are closed");
  await page.emulateMedia({ media: "print" });
  assert.deepEqual(await pressed(page), []);
  assert.deepEqual(await closed(page), []);
  assert.equal(await visible(page, "nav.progress"), 0);
});

test("on paper the app has nothing to press, and its folds lie open", async (t) => {
  const token = randomToken();
  await stage.graph.world("partial-control", token);
  const guide = await stage.visit(t, "/#/step/4");
  assert.equal(await guide.checkPasted(token), "not-ready");
  for (const screen of ["step-4", "step-7", "start", "step-1", "finish", "privacy"]) {
    await guide.page.evaluate((screen) => {
      location.hash = `#/${screen.replace("step-", "step/")}`;
    }, screen);
    await guide.seeScreen(screen);
    assert.notDeepEqual(await pressed(guide.page), [], screen);
    await guide.page.emulateMedia({ media: "print" });
    assert.deepEqual(await pressed(guide.page), [], screen);
    assert.deepEqual(await closed(guide.page), [], screen);
    assert.ok(await guide.page.locator("main h1").isVisible(), screen);
    await guide.page.emulateMedia({ media: "screen" });
  }
});

test("nothing complained", () => stage.assertQuiet());
