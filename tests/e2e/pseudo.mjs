// A language that nobody speaks: the English words, made long, accented and set in brackets. Whatever stands on the screen
// outside of brackets is not translated, and whatever does not fit is too tight for some language.

import { fileOf, mapTexts, read, resign } from "./spoken.mjs";

/** The language whose place it takes: one that is read from the left, with names of its own. */
export const PLACE = "fr";

const ACCENTS = { a: "áá", e: "éé", i: "íí", o: "óó", u: "úú", A: "Áá", E: "Éé", I: "Íí", O: "Óó", U: "Úú" };

/** Two of each vowel are about two fifths more, in each word; what is filled in later stays as it is. */
const lengthened = (text) =>
  text
    .split(/(\{\w+\})/)
    .map((part) => (part.startsWith("{") ? part : part.replace(/[aeiou]/gi, (vowel) => ACCENTS[vowel])))
    .join("");

export const pseudo = (text) => `⟦${lengthened(text)}⟧`;

/** What stands outside of all brackets. */
export function unbracketed(text) {
  let depth = 0;
  let outside = "";
  for (const character of text) {
    if (character === "⟦") depth += 1;
    else if (character === "⟧") depth -= 1;
    else if (depth === 0) outside += character;
  }
  return outside;
}

/** Puts the language into a release. */
export async function speakPseudo(dir) {
  const [own, ownLater] = await Promise.all([read(PLACE), read(`${PLACE}.later`)]);
  const [english, englishLater] = await Promise.all([read("en"), read("en.later")]);
  const keep = (text) => text;
  // Names stay English in pages: that is how they are looked up.
  const how = { words: pseudo, name: keep, code: keep };
  const names = Object.fromEntries(Object.keys(own.names).map((name) => [name, pseudo(name)]));
  const filled = { ...own, names, ui: mapTexts(english.ui, how), pages: mapTexts(english.pages, how) };
  const later = { ...ownLater, pages: mapTexts(englishLater.pages, how) };
  await resign(dir, {
    [fileOf(PLACE)]: JSON.stringify(filled),
    [fileOf(`${PLACE}.later`)]: JSON.stringify(later),
  });
}
