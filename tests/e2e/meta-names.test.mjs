// Meta's own names, in the language of the person's Meta screen.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PHONE, sentSince, spoken, visit } from "./language-stage.mjs";
import { allNames, language, mapTexts, tags } from "./spoken.mjs";
import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

const names = await allNames;

/** Meta's names on the screen, each with the English beside it, in order. */
const namesOn = (guide) =>
  guide.page.$$eval("main strong", (all) =>
    all.map((strong) => {
      const beside = strong.nextElementSibling?.matches(".original") ? strong.nextElementSibling.textContent : "";
      return [strong.textContent, beside, strong.lang, getComputedStyle(strong).fontWeight >= 600];
    }),
  );

const pictures = (guide) =>
  guide.page.$$eval(".picture", (all) =>
    all.map(({ lang, dir, ariaLabel, textContent }) => ({ lang, dir, text: ariaLabel + textContent })),
  );

/** The names a page mentions, in order. */
function namesIn(page) {
  const found = [];
  mapTexts(page.body, { words: (text) => text, code: (text) => text, name: (name) => found.push(name) && name });
  return found;
}

async function seeMetaIn(guide, tag) {
  const button = guide.page.locator(`button[data-meta-language="${tag}"]`);
  if (!(await button.isVisible())) await guide.page.locator("details.menu > summary").click();
  await button.click();
  await guide.page.locator(`button[data-meta-language="${tag}"][aria-pressed="true"]`).waitFor();
}

/** The names and pictures of step 4 are those of a Meta screen in this language. */
async function assertMetaIn(guide, tag) {
  const mentioned = namesIn((await language(await spoken(guide))).pages["steps/4"]).toSorted();
  // The results below have names of their own.
  await guide.page.waitForFunction((tag) => document.querySelector("main strong").lang === tag, tag);
  await guide.unfold();
  const on = (await namesOn(guide)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const expected = mentioned.map((name) => {
    const own = names[tag]?.[name] ?? name;
    return [own, own === name ? "" : ` (${name})`, tag, true];
  });
  assert.deepEqual(
    on,
    expected.toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
  const drawn = await pictures(guide);
  assert.ok(drawn.length >= 5, "the pictures are there");
  for (const { lang, dir, text } of drawn) {
    assert.deepEqual([lang, dir], [tag, ["ar", "he"].includes(tag) ? "rtl" : "ltr"]);
    for (const [name, own] of Object.entries(names[tag] ?? {})) {
      if (own !== name && name.includes(" ")) assert.ok(!text.includes(name), `${name} in ${text}`);
    }
  }
}

test("names stand as on the person's Meta screen, with the English beside them, and pictures are turned", async (t) => {
  const guide = await visit(stage, t, "/?lang=en#/step/4", PHONE);
  await assertMetaIn(guide, "en");
  await seeMetaIn(guide, "he");
  await assertMetaIn(guide, "he");
  assert.equal(await spoken(guide), "en");
  assert.equal(await guide.page.evaluate(() => document.documentElement.dir), "ltr", "only the pictures are turned");
  // On a phone the side bar stands above the rest.
  await guide.page.setViewportSize({ width: 800, height: 900 });
  const mirrored = await guide.page.evaluate(() => {
    const [side, main] = [".picture__side", ".picture__main"].map((part) =>
      document.querySelector(`.picture:has(.picture__main) ${part}`).getBoundingClientRect(),
    );
    return side.left > main.left;
  });
  assert.ok(mirrored, "the side bar stands on the right");

  await guide.open("/?lang=en&again#/step/4");
  await assertMetaIn(guide, "he");
  assert.deepEqual(await guide.remembered(), { "system-user-guide/meta-language": "he" });
});

test("a Spanish guide names what an English Meta screen says", async (t) => {
  const guide = await visit(stage, t, "/?lang=es#/step/4", PHONE);
  await assertMetaIn(guide, "es");
  await seeMetaIn(guide, "en");
  await assertMetaIn(guide, "en");
  await guide.open("/?lang=es&again#/step/4");
  await assertMetaIn(guide, "en");
  await guide.open("/?lang=ar#/step/4");
  assert.equal(await spoken(guide), "ar");
  await assertMetaIn(guide, "en");
});

test("a sealed page knows the names of every language without asking for them", async (t) => {
  const token = randomToken();
  await stage.graph.world("good", token);
  const guide = await visit(stage, t, "/?lang=fr#/step/4", PHONE);
  await guide.field.waitFor();
  assert.equal(await guide.page.evaluate(() => document.documentElement.dataset.seal), "sealed");
  await guide.seeKept();
  const heard = stage.hosts.log.length;
  for (const tag of tags) {
    await seeMetaIn(guide, tag);
    await assertMetaIn(guide, tag);
  }
  assert.deepEqual(sentSince(stage, heard), []);
  assert.deepEqual(await stage.graph.log(), []);
});

test("a Meta language that was not remembered by this guide counts for nothing", async (t) => {
  const guide = await visit(stage, t, "/?lang=es");
  for (const strange of ["tlh", "__proto__", '"><img src=x>', ""]) {
    await guide.page.evaluate((tag) => localStorage.setItem("system-user-guide/meta-language", tag), strange);
    await guide.open(`/?lang=es&again=${encodeURIComponent(strange)}#/step/4`);
    await assertMetaIn(guide, "es");
  }
});

test("nothing complained", () => stage.assertQuiet());
