// Measures what a visit fetches from dist/ and holds it against its budgets: `node src/release/budget.mjs`.

import { readdirSync, readFileSync } from "node:fs";

/** Bytes after brotli; 1 KB is 1000 bytes here, the stricter reading. */
const budgets = { first: 110_000, later: 95_000, words: 16_000 };

/** What boot.js fetches only when the first screen stands; the later pages in one language. */
const isLater = (file) => /\.rest-\w+\.wasm$|\/names-\w+\.json$/.test(file);
const laterPages = (file) => /\.later-\w+\.json$/.test(file);
/** The words of the first screens, in one language. */
const words = (file) => /\/[a-z]{2}(?:-[A-Z]{2})?-\w+\.json$/.test(file);
/** What it fetches only for those who practise. */
const practice = (file) => /\/practice-\w+\.json$/.test(file);

/** The page, the assets it names, and the assets these name. */
function fetched() {
  const assets = readdirSync("dist/assets").filter((name) => !/\.(br|gz)$/.test(name));
  const files = ["index.html"];
  for (const file of files) {
    if (/\.wasm$/.test(file)) continue;
    const text = readFileSync(`dist/${file}`, "utf8");
    for (const name of assets) {
      if (text.includes(name) && !files.includes(`assets/${name}`)) files.push(`assets/${name}`);
    }
  }
  return files;
}

const row = (name, raw, brotli) => console.log(`${name.padEnd(36)}${raw.padStart(12)}${brotli.padStart(12)}`);
const bytes = (count) => count.toLocaleString("en");

/** Prints the files and their sum; too large a sum fails the build. */
function measure(what, files, budget) {
  row(`${what}, bytes`, "raw", "brotli-11");
  let [raw, brotli] = [0, 0];
  for (const file of files) {
    const sizes = [readFileSync(`dist/${file}`).length, readFileSync(`dist/${file}.br`).length];
    row(file, ...sizes.map(bytes));
    raw += sizes[0];
    brotli += sizes[1];
  }
  row("together", bytes(raw), bytes(brotli));
  row("budget", "", bytes(budget));
  if (brotli > budget) {
    console.error(`${bytes(brotli - budget)} bytes over the budget: ${what}`);
    process.exitCode = 1;
  }
}

const files = fetched();
const size = (file) => readFileSync(`dist/${file}.br`).length;
/** The largest of several that stand for one another. */
const largest = (files) => files.toSorted((a, b) => size(b) - size(a)).slice(0, 1);
const isOther = (file) => isLater(file) || laterPages(file) || words(file) || practice(file);

for (const file of files.filter((file) => words(file) || laterPages(file) || practice(file))) {
  measure("a file of words or of practice", [file], budgets.words);
}
measure(
  "first load, in the language that is largest",
  [...files.filter((file) => !isOther(file)), ...largest(files.filter(words))],
  budgets.first,
);
measure(
  "fetched after the first screen, in the language that is largest",
  [...files.filter(isLater), ...largest(files.filter(laterPages))],
  budgets.later,
);
