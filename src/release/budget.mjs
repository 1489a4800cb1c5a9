// Measures the first load of dist/ and holds it against its budget: `node src/release/budget.mjs`.

import { readdirSync, readFileSync } from "node:fs";

/** Bytes after brotli; 1 KB is 1000 bytes here, the stricter reading. */
const budget = 110_000;

/** The page, the assets it names, and the assets these name. */
function firstLoad() {
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

row("first load, bytes", "raw", "brotli-11");
let [raw, brotli] = [0, 0];
for (const file of firstLoad()) {
  const sizes = [readFileSync(`dist/${file}`).length, readFileSync(`dist/${file}.br`).length];
  row(file, ...sizes.map(bytes));
  raw += sizes[0];
  brotli += sizes[1];
}
row("together", bytes(raw), bytes(brotli));
row("budget", "", bytes(budget));

if (brotli > budget) {
  console.error(`The first load is ${bytes(brotli - budget)} bytes over its budget.`);
  process.exitCode = 1;
}
