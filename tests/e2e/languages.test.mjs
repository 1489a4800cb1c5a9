// The guide in each of its languages: what is shown comes from that language's files, the choice follows the address, then
// the last choice, then the browser, and where a language cannot be had the guide goes on in English.

import assert from "node:assert/strict";
import { readFile, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { account } from "./rows.mjs";
import { allNames, fileOf, fill, language, mapTexts, read, resign, shown, tags, textsOf } from "./spoken.mjs";
import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

const WORLD = "partial-control";
const english = await language("en");
const names = await allNames;

/** A visit, and every later one of the same guide, waits for the language: before it the page says that it is loading. */
async function visit(t, path, settings) {
  const guide = await stage.visit(t, path, settings);
  const open = guide.open.bind(guide);
  guide.open = async (path) => {
    await open(path);
    await guide.page.locator("main[data-screen]").waitFor();
  };
  await guide.page.locator("main[data-screen]").waitFor();
  return guide;
}

/** A phone: the menu of languages stands in the page there. */
const PHONE = { viewport: { width: 420, height: 900 } };

const notice = (guide) => guide.page.locator('main > .notice--warn[role="status"]');
/** The title of the first screen, as a platform without settings of its own says it. */
const begins = ({ pages }) => fill(pages.start.title, { brand: "eleapi" });
const heading = (guide) => guide.page.locator("main h1");
const spoken = (guide) => guide.page.evaluate(() => document.documentElement.lang);

/** Checks a token of the same world each time, and sees its verdict in these words. */
async function seeVerdict(guide, words) {
  const token = randomToken();
  await stage.graph.world(WORLD, token);
  await guide.go("step-4");
  assert.equal(await guide.checkPasted(token), "not-ready");
  const page = words.pages["verdicts/account.control/partial"];
  await guide.page.getByText(words.ui["overall.not_ready"], { exact: true }).first().waitFor();
  const title = guide.page.locator(`[data-check="account.control"][data-subject="${account()}"] .row__title`);
  for (const piece of page.title.split("{account}").filter(Boolean)) await title.getByText(piece).waitFor();
}

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
    const guide = await visit(t, `/?lang=${tag}`, { locale: tag === "en" ? "fr" : "en" });
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

    await seeVerdict(guide, words);
    const texts = await everything(guide);
    const left = tag === "en" ? [] : englishIn(texts, words);
    assert.deepEqual([...new Set(left)], []);
    t.diagnostic(`${texts.length} texts`);
    assert.ok(texts.length > 500);
  });
}

test("the search for English finds it where it is", async (t) => {
  const guide = await visit(t, "/");
  await seeVerdict(guide, english);
  const texts = await everything(guide);
  const found = englishIn(texts, await language("he"));
  const shown = texts.filter(([, , kind]) => kind === "words");
  assert.ok(found.length > shown.length * 0.8, `${found.length} of ${shown.length}`);
});

test("ids and codes are read from the left in every language", async (t) => {
  for (const tag of ["ar", "he"]) {
    const guide = await visit(t, `/?lang=${tag}`);
    await seeVerdict(guide, await language(tag));
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
    const guide = await visit(t, "/", { locale });
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
  const guide = await visit(t, "/?app=301500000000001&theme=dark#/step/3", { locale: "es", ...PHONE });
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
    const guide = await visit(t, `/?lang=${tag}`);
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

/** What pages asked hosts for since. What a browser asks by itself comes from no site, as does an address typed in. */
const sentSince = (heard) =>
  stage.hosts.log
    .slice(heard)
    .filter(({ headers }) => headers["sec-fetch-site"] !== "none")
    .map(({ host, url }) => host + url);

/** What an address may ask for, the language that is spoken then, and whether the guide says that it has no such one. */
const asked = {
  "a language there is none of": ["tlh", "en", true],
  "a script": ["<script>alert(1)</script>", "en", true],
  "an image that fails": ['"><img src=x onerror=alert(1)>', "en", true],
  "a script address": ["javascript:alert(1)", "en", true],
  "the prototype": ["__proto__", "en", true],
  "the constructor": ["constructor", "en", true],
  "another folder": ["../config", "en", true],
  "another host": ["//evil.test/en", "en", true],
  "a very long text": ["x".repeat(6000), "en", true],
  "a language with a tail": [`fr-${"x".repeat(6000)}`, "fr", false],
  "a language with a script behind it": ["es-<script>alert(1)</script>", "es", false],
  nothing: ["", "en", false],
  "a zero byte": ["fr\0", "en", true],
  "a look-alike": ["\uff46\uff52", "en", true],
  "a blank before": [" fr", "en", true],
};

for (const [name, [value, expected, unknown]] of Object.entries(asked)) {
  test(`a link that asks for ${name} leads to a guide that works`, async (t) => {
    const heard = stage.hosts.log.length;
    const guide = await visit(t, `/?lang=${encodeURIComponent(value)}`, { locale: "en" });
    assert.equal(await spoken(guide), expected);
    assert.equal(await notice(guide).count(), unknown ? 1 : 0);
    if (unknown) assert.equal(await notice(guide).textContent(), english.ui["language.unknown"]);
    await seeVerdict(guide, await language(expected));
    assert.deepEqual(await guide.remembered(), {});
    const asked = sentSince(heard);
    assert.ok(asked.length > 0);
    assert.deepEqual(
      asked.filter((address) => !address.startsWith("app.test/")),
      [],
    );
  });
}

test("a percent sign that encodes nothing, a letter that is encoded and a second wish do not confuse it", async (t) => {
  for (const [query, expected] of [
    ["lang=%", "en"],
    ["lang=%E0%A4", "en"],
    ["lang=%65%73", "es"],
    ["%6cang=es", "es"],
    ["lang=es&lang=he", "es"],
    ["LANG=es", "en"],
  ]) {
    const guide = await visit(t, `/?${query}`, { locale: "en" });
    assert.equal(await spoken(guide), expected, query);
    await guide.page.context().close();
  }
});

test("a language there is none of leaves the last choice, which says so itself", async (t) => {
  const guide = await visit(t, "/", { locale: "en" });
  await guide.page.evaluate(() => localStorage.setItem("system-user-guide/language", "he"));
  await guide.open("/?lang=tlh");
  assert.equal(await spoken(guide), "he");
  assert.equal(await notice(guide).textContent(), (await read("he")).ui["language.unknown"]);
});

const SPANISH = fileOf("es");
const inAssets = (dir) => join(dir, "assets", SPANISH);
const spanish = () => readFile(join("dist/assets", SPANISH), "utf8");

/** What may have become of a language's file. */
const broken = {
  gone: (dir) => unlink(inAssets(dir)),
  "cut off": async (dir) => writeFile(inAssets(dir), (await spanish()).slice(0, -1000)),
  empty: (dir) => writeFile(inAssets(dir), ""),
  "changed in one letter": async (dir) => writeFile(inAssets(dir), (await spanish()).replace("Español", "Espanol")),
  "a page of the host": async (dir) => writeFile(inAssets(dir), await readFile("dist/404.html")),
  "another language's": async (dir) => writeFile(inAssets(dir), await readFile(`dist/assets/${fileOf("fr")}`)),
  // With the right hashes, as of a release that was put together wrongly.
  "another version's, without a text": async (dir) => {
    const { ui, ...rest } = JSON.parse(await spanish());
    delete ui["seal.sealed"];
    await resign(dir, { [SPANISH]: JSON.stringify({ ...rest, ui }) });
  },
  "another version's, without a page": async (dir) => {
    const { pages, ...rest } = JSON.parse(await spanish());
    delete pages["steps/4"];
    await resign(dir, { [SPANISH]: JSON.stringify({ ...rest, pages }) });
  },
  "a page of the host, with the right hash": async (dir) =>
    resign(dir, { [SPANISH]: await readFile("dist/404.html", "utf8") }),
};

for (const [index, [name, change]] of Object.entries(broken).entries()) {
  test(`a language's file that is ${name} makes the guide English, which says so and works`, async (t) => {
    const host = `broken-${index}.test`;
    await stage.serveChanged(host, change);
    const guide = await visit(t, "/?lang=es", { host, locale: "es" });
    assert.equal(await spoken(guide), "en");
    assert.equal(await heading(guide).textContent(), begins(english));
    assert.equal(await notice(guide).textContent(), english.ui["language.missing"]);
    await seeVerdict(guide, english);
    await guide.open("/?lang=fr");
    assert.equal(await spoken(guide), "fr", "the others are as they were");
  });
}

test("where a language's verdicts are another language's, no token is taken", async (t) => {
  const words = await language("es");
  await stage.serveChanged("mixed.test", async (dir) => {
    const other = await readFile(join("dist/assets", fileOf("fr.later")), "utf8");
    await resign(dir, { [fileOf("es.later")]: other });
  });
  const guide = await visit(t, "/?lang=es#/step/4", { host: "mixed.test" });
  await guide.page.waitForLoadState("networkidle");
  await guide.page.locator("main").getByText(words.ui["page.loading"]).waitFor();
  assert.equal(await guide.field.count(), 0);
  await guide.open("/?lang=en");
  await seeVerdict(guide, english);
});

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
  const guide = await visit(t, "/?lang=en#/step/4", PHONE);
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
  const guide = await visit(t, "/?lang=es#/step/4", PHONE);
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
  const guide = await visit(t, "/?lang=fr#/step/4", PHONE);
  await guide.field.waitFor();
  assert.equal(await guide.page.evaluate(() => document.documentElement.dataset.seal), "sealed");
  await guide.seeKept();
  const heard = stage.hosts.log.length;
  for (const tag of tags) {
    await seeMetaIn(guide, tag);
    await assertMetaIn(guide, tag);
  }
  assert.deepEqual(sentSince(heard), []);
  assert.deepEqual(await stage.graph.log(), []);
});

test("a Meta language that was not remembered by this guide counts for nothing", async (t) => {
  const guide = await visit(t, "/?lang=es");
  for (const strange of ["tlh", "__proto__", '"><img src=x>', ""]) {
    await guide.page.evaluate((tag) => localStorage.setItem("system-user-guide/meta-language", tag), strange);
    await guide.open(`/?lang=es&again=${encodeURIComponent(strange)}#/step/4`);
    await assertMetaIn(guide, "es");
  }
});

/** Further permissions until every open row is taken. */
const MORE = 14;
const arabicRule = new Intl.PluralRules("ar");
/** The form of an Arabic text that belongs to a number, filled with it. */
const counted = (text, n) => fill(text[arabicRule.select(n)], { n: n.toLocaleString("ar-u-nu-latn") });

test("Arabic counts minutes in all its forms", async (t) => {
  const arabic = await language("ar");
  const minutes = [1, 2, 3, 10, 11, 100, 102];
  assert.equal(new Set(minutes.map((n) => arabicRule.select(n))).size, 5, "every form but that for zero");
  await stage.serveChanged("minutes.test", async (dir) => {
    const first = await read("ar");
    for (const [index, n] of minutes.entries()) first.pages[`steps/${index + 1}`].minutes = n;
    await resign(dir, { [fileOf("ar")]: JSON.stringify(first) });
  });
  const guide = await visit(t, "/?lang=ar", { host: "minutes.test" });
  assert.equal(await spoken(guide), "ar");
  assert.deepEqual(
    await guide.page.locator(".plan li .plan__time").allTextContents(),
    minutes.map((n) => counted(arabic.ui["step.minutes"], n)),
  );
  const all = minutes.reduce((sum, n) => sum + n);
  assert.equal(await guide.page.locator(".plan > .plan__time").textContent(), counted(arabic.ui["nav.minutes"], all));
  for (const [index, n] of minutes.entries()) {
    await guide.go(`step-${index + 1}`);
    assert.equal(await guide.page.locator(".facts__minutes").textContent(), counted(arabic.ui["step.minutes"], n));
  }
});

for (const n of [1, 2, 3, 10, 11]) {
  test(`Arabic counts ${n} more ${n === 1 ? "check" : "checks"} while Meta is asked`, async (t) => {
    const arabic = await language("ar");
    // Each further permission is one more row; 26 rows stand open.
    const host = `more-${n}.test`;
    await stage.serveChanged(host, async (dir) => {
      const config = JSON.parse(await readFile(join(dir, "config.json"), "utf8"));
      const further = Array.from({ length: MORE + n }, (_, index) => ({
        name: `wish_${"i".repeat(index + 1)}`,
        need: "optional",
      }));
      config.permissions.push(...further);
      await writeFile(join(dir, "config.json"), JSON.stringify(config));
    });
    const guide = await visit(t, "/?lang=ar#/step/4", { host });
    const token = randomToken();
    await stage.graph.world("good", token);
    await stage.graph.fault({ at: "all", kind: "hang" });
    await guide.paste(token);
    await guide.check();
    await guide.seeChecking();
    const fold = guide.page.locator("#results details.fold--rows > summary");
    assert.equal(await fold.textContent(), counted(arabic.ui["results.more"], n));
    assert.equal(await guide.page.locator("#results details.fold--rows [data-check]").count(), n);
  });
}

test("Arabic counts the characters of a token", async (t) => {
  const arabic = await language("ar");
  const guide = await visit(t, "/?lang=ar#/step/4");
  for (const length of [180, 200, 202, 203, 210, 211]) {
    await guide.paste(randomToken(length));
    await guide.page.locator(".held").getByText(counted(arabic.ui["token.length"], length)).waitFor();
  }
});

test("nothing complained", () => stage.assertQuiet());
