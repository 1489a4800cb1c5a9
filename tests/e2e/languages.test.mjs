// The guide in each of its languages: what is shown comes from that language's files, and the choice follows the address,
// then the last choice, then the browser.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begins, english, heading, notice, PHONE, seeVerdict, spoken, visit } from "./language-stage.mjs";
import { fill, language, read, shown, tags, textsOf } from "./spoken.mjs";
import { setStage } from "./stage.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

const screens = ["start", ...[1, 2, 3, 4, 5, 6, 7].map((step) => `step-${step}`), "finish", "accounts", "report"];

/** What stands on every screen, unfolded. */
async function everything(guide) {
  const texts = [];
  for (const screen of [...screens, "privacy", "practice", "share"]) {
    await guide.go(screen);
    await guide.unfold();
    texts.push(...(await shown(guide.page)));
  }
  return texts;
}

/** English on the screen that the language itself does not say: whole texts, and pieces of those with places in them. */
function englishIn(texts, words) {
  const own = [...textsOf(words)];
  const ownTexts = new Set(own);
  const whole = new Set([...textsOf(english)].filter((text) => !ownTexts.has(text) && /\p{L}/u.test(text)));
  const pieces = [...whole]
    .flatMap((text) => text.split(/\{\w+\}/))
    .map((piece) => piece.trim())
    .filter((piece) => piece.split(" ").length >= 3 && !own.some((text) => text.includes(piece)));
  // Of the pieces, English names beside Meta's own are none.
  return texts
    .filter(([, , kind]) => !["original", "code", "menu", "report"].includes(kind))
    .filter(([text]) => whole.has(text.trim()) || pieces.some((piece) => text.includes(piece)))
    .map(([text, path]) => `${text} (${path})`);
}

for (const tag of tags) {
  test(`the guide speaks ${tag}, on every screen`, async (t) => {
    const words = await language(tag);
    const guide = await visit(stage, t, `/?lang=${tag}`, { locale: tag === "en" ? "fr" : "en" });
    const root = await guide.page.evaluate(() => {
      const { lang, dir } = document.documentElement;
      return { lang, dir };
    });
    assert.deepEqual(root, { lang: tag, dir: ["ar", "he"].includes(tag) ? "rtl" : "ltr" });
    assert.equal(root.dir, words.direction);
    assert.equal(await heading(guide).textContent(), begins(words));
    assert.equal(
      await guide.page.title(),
      fill(words.ui["page.document_title"], { screen: words.ui["nav.start"], guide: words.ui["page.title"] }),
    );
    assert.equal(await notice(guide).count(), 0);

    await seeVerdict(stage, guide, words);
    const texts = await everything(guide);
    const left = tag === "en" ? [] : englishIn(texts, words);
    assert.deepEqual([...new Set(left)], []);
    t.diagnostic(`${texts.length} texts`);
    assert.ok(texts.length > 500);
  });
}

test("the search for English finds it where it is", async (t) => {
  const guide = await visit(stage, t, "/");
  await seeVerdict(stage, guide, english);
  const texts = await everything(guide);
  const found = englishIn(texts, await language("he"));
  const shown = texts.filter(([, , kind]) => kind === "words");
  assert.ok(found.length > shown.length * 0.8, `${found.length} of ${shown.length}`);
});

test("ids and codes are read from the left in every language", async (t) => {
  for (const tag of ["ar", "he"]) {
    const guide = await visit(stage, t, `/?lang=${tag}`);
    await seeVerdict(stage, guide, await language(tag));
    const turned = new Set();
    let seen = 0;
    for (const screen of screens) {
      await guide.go(screen);
      await guide.unfold();
      const found = await guide.page.$$eval("code, pre, bdi, input[data-field]", (all) =>
        all
          // A word in the language itself goes its own way.
          .filter((element) => !/[\u0590-\u06ff]/.test(element.textContent))
          .map((element) => [element.textContent || element.dataset.field, getComputedStyle(element).direction]),
      );
      seen += found.length;
      for (const [text, direction] of found) if (direction !== "ltr") turned.add(`${screen}: ${text}`);
    }
    assert.deepEqual([...turned], [], tag);
    assert.ok(seen > 50, `${seen}`);
  }
});

/** What the browser says, what was chosen before, what the address asks for, and what is spoken then. */
const choices = [
  ["en-GB", null, null, "en"],
  ["es-MX", null, null, "es"],
  ["pt-PT", null, null, "pt-BR"],
  ["ar-EG", null, null, "ar"],
  ["hi-IN", null, null, "hi"],
  ["id", null, null, "id"],
  ["zh-CN", null, null, "en"],
  ["es-MX", "he", null, "he"],
  ["es-MX", "xx", null, "es"],
  ["es-MX", "__proto__", null, "es"],
  ["es-MX", "he", "fr", "fr"],
  ["es-MX", null, "FR", "fr"],
  ["es-MX", null, "fr-CA", "fr"],
  ["es-MX", "he", "", "he"],
];

test("the address comes before the last choice, and that before the browser", async (t) => {
  for (const [locale, chosen, asked, expected] of choices) {
    const guide = await visit(stage, t, "/", { locale });
    if (chosen !== null) {
      await guide.page.evaluate((chosen) => localStorage.setItem("system-user-guide/language", chosen), chosen);
    }
    await guide.open(asked === null ? "/?again" : `/?lang=${asked}`);
    const name = `${locale} ${chosen} ${asked}`;
    assert.equal(await spoken(guide), expected, name);
    assert.equal(await heading(guide).textContent(), begins(await language(expected)), name);
    assert.equal(await notice(guide).count(), 0, name);
    await guide.page.context().close();
  }
});

test("another language is one press away: the screen and the rest of the address stay, and it is remembered", async (t) => {
  const guide = await visit(stage, t, "/?app=301500000000001&theme=dark#/step/3", { locale: "es", ...PHONE });
  await guide.seeScreen("step-3");
  await guide.next();
  await guide.seeScreen("step-4");
  for (const tag of ["fr", "ar", "pt-BR"]) {
    await guide.page.locator("details.menu > summary").click();
    const link = guide.page.locator(`a[data-language="${tag}"]`);
    assert.equal(await link.getAttribute("lang"), tag);
    assert.equal(await link.textContent(), (await read(tag)).name);
    await link.click();
    await guide.page.locator(`html[lang="${tag}"] main[data-screen="step-4"]`).waitFor();
    assert.equal(
      await heading(guide)
        .getByText((await read(tag)).pages["steps/4"].title)
        .count(),
      1,
    );
    assert.equal(guide.page.url(), `https://app.test/?lang=${tag}&app=301500000000001&theme=dark#/step/4`);
    assert.equal(await guide.page.locator('a[data-language][aria-current="true"]').getAttribute("data-language"), tag);
  }
  await guide.open("/");
  assert.equal(await spoken(guide), "pt-BR");
  assert.deepEqual(await guide.remembered(), { "system-user-guide/language": "pt-BR" });
  await guide.open("/?lang=hi");
  await guide.open("/?again");
  assert.equal(await spoken(guide), "pt-BR", "a link that somebody sent does not change the choice");
});

test("the menu of languages lies within the window", async (t) => {
  const outside = [];
  for (const tag of tags) {
    const guide = await visit(stage, t, `/?lang=${tag}`);
    await guide.page.locator("details.menu > summary").click();
    for (const width of [320, 600, 768, 1024, 1280]) {
      await guide.page.setViewportSize({ width, height: 900 });
      const [left, right] = await guide.page.locator(".menu__body").evaluate((menu) => {
        const { left, right } = menu.getBoundingClientRect();
        return [left, right].map(Math.round);
      });
      if (left < 0 || right > width) outside.push(`${tag} ${width}: from ${left} to ${right}`);
    }
    await guide.page.context().close();
  }
  assert.deepEqual(outside, []);
});

test("nothing complained", () => stage.assertQuiet());
