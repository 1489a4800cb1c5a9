// The words of each language as the release ships them, and a way to put other bytes in their place.

import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

export const tags = ["ar", "en", "es", "fr", "he", "hi", "id", "pt-BR"];

const names = await readdir("dist/assets");

/** The file of a language for the first screens, or with `.later` behind its tag the one that comes later. */
export const fileOf = (name) => names.find((file) => file.startsWith(`${name}-`) && file.endsWith(".json"));

export const read = async (name) => JSON.parse(await readFile(join("dist/assets", fileOf(name)), "utf8"));

/** A language, both of its files in one. */
export async function language(tag) {
  const [first, later] = await Promise.all([read(tag), read(`${tag}.later`)]);
  return { ...first, pages: { ...first.pages, ...later.pages } };
}

/** Meta's names in every language. */
export const allNames = read("names");

/** A text with its places filled. */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);

/** Keys of a page that hold no words. */
const WORDLESS = ["direction", "language", "name", "meta", "read", "step", "minutes", "picture", "verified"];

/** Changes every text of a language file; `how` says what becomes of words, of names on Meta's screen and of codes. */
export function mapTexts(value, how) {
  if (typeof value === "string") return how.words(value);
  if (Array.isArray(value)) {
    const [tag, ...rest] = value;
    if (tag === "b" && rest.length === 1) return ["b", how.name(rest[0])];
    if (tag === "c" && rest.length === 1) return ["c", how.code(rest[0])];
    if (tag === "a" && rest.length === 2) return ["a", rest[0], how.words(rest[1])];
    return value.map((item) => mapTexts(item, how));
  }
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inside]) => [key, WORDLESS.includes(key) ? inside : mapTexts(inside, how)]),
  );
}

/** Every text of a language, but for names on Meta's screen and codes. */
export function textsOf({ ui, pages }) {
  const texts = new Set();
  const words = (text) => texts.add(text) && text;
  const keep = (text) => text;
  mapTexts({ ui, pages }, { words, name: keep, code: keep });
  return texts;
}

const integrityOf = (bytes) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;

/**
 * Puts other texts in the place of assets of a release, as if it had been built with them: names stay, and the hashes of
 * the new bytes stand where those of the old ones stood.
 */
export async function resign(dir, changes) {
  const assets = join(dir, "assets");
  const bootFile = names.find((file) => /^boot-\w+\.js$/.test(file));
  const oldBoot = await readFile(join(assets, bootFile), "utf8");
  let boot = oldBoot;
  for (const [file, text] of Object.entries(changes)) {
    const old = integrityOf(await readFile(join(assets, file)));
    if (!boot.includes(old)) throw new Error(`${bootFile} does not have the hash of ${file}`);
    boot = boot.replaceAll(old, integrityOf(text));
    await writeFile(join(assets, file), text);
  }
  await writeFile(join(assets, bootFile), boot);
  for (const name of ["index.html", "embed/index.html"]) {
    const page = join(dir, name);
    const html = await readFile(page, "utf8");
    await writeFile(page, html.replaceAll(integrityOf(oldBoot), integrityOf(boot)));
  }
}

/**
 * Every text on the screen, and those that only assistive tools read: `[text, path of its element, kind]`. What has no
 * letters is left out.
 */
export function shown(page) {
  return page.evaluate(() => {
    const found = [];
    const letters = /\p{L}/u;
    const path = (element) => {
      const names = [];
      for (let each = element; each && each !== document.body; each = each.parentElement) {
        names.unshift(each.localName + [...each.classList].map((name) => `.${name}`).join(""));
      }
      return names.slice(-4).join(" > ");
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      const { parentElement: parent, data } = walker.currentNode;
      range.selectNodeContents(walker.currentNode);
      if (!letters.test(data) || range.getClientRects().length === 0) continue;
      if (!parent.checkVisibility({ visibilityProperty: true })) continue;
      let kind = "words";
      if (parent.closest("pre")) kind = "report";
      else if (parent.closest("code")) kind = "code";
      else if (parent.closest("[data-language], [data-meta-language], .menu > summary")) kind = "menu";
      else if (parent.closest(".picture")) kind = "picture";
      else if (parent.closest("strong")) kind = "name";
      else if (parent.closest(".original")) kind = "original";
      else if (parent.closest("bdi")) kind = "foreign";
      found.push([data, path(parent), kind]);
    }
    for (const element of document.body.querySelectorAll("[aria-label], [title], [placeholder], [alt]")) {
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      for (const name of ["aria-label", "title", "placeholder", "alt"]) {
        const text = element.getAttribute(name);
        if (text && letters.test(text)) found.push([text, `${path(element)}[${name}]`, "words"]);
      }
    }
    found.push([document.title, "title", "words"]);
    return found;
  });
}
