// vercel.json says the same as the table of headers. No server of Vercel's runs here: this reads the file as Vercel
// documents it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { rules } from "../headers.mjs";
import { effective, inFolder } from "./effective.mjs";
import { vercel } from "./vercel.mjs";

/** A `source`, which fits whole paths only: text that stands for itself, and `(.*)` for anything. */
function pattern(source) {
  assert.match(source, /^(?:[\w./-]|\(\.\*\))+$/, "no sign that means something else");
  return new RegExp(
    `^${source
      .split("(.*)")
      .map((text) => text.replaceAll(".", "\\."))
      .join("(.*)")}$`,
  );
}

for (const folder of ["/", "/help/guide.2/"]) {
  const table = inFolder(folder, rules(["https://help.example"]));
  const settings = JSON.parse(vercel(table));

  test(`each path below ${folder} gets each header of the table once`, () => {
    const paths = table.map(([path]) => path.replace("*", "some/file-0a1b.js"));
    for (const path of [...paths, `${folder}embed`, `${folder}embedXjs`, `${folder}assets`, "/elsewhere"]) {
      const found = settings.headers
        .filter(({ source }) => pattern(source).test(path))
        .flatMap(({ headers }) => headers);
      const names = found.map(({ key }) => key.toLowerCase());
      assert.equal(new Set(names).size, names.length, path);
      assert.deepEqual(Object.fromEntries(found.map(({ key, value }) => [key, value])), effective(table, path), path);
    }
  });
}

test("the addresses of pages keep their slash, and files their names", () => {
  const { trailingSlash, cleanUrls } = JSON.parse(vercel(rules([])));
  assert.deepEqual({ trailingSlash, cleanUrls }, { trailingSlash: true, cleanUrls: false });
});
