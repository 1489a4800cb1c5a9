// Where a language cannot be had, the guide goes on in English and says so.

import assert from "node:assert/strict";
import { readFile, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { begins, english, heading, notice, seeVerdict, spoken, visit } from "./language-stage.mjs";
import { fileOf, language, resign } from "./spoken.mjs";
import { setStage } from "./stage.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

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
    const guide = await visit(stage, t, "/?lang=es", { host, locale: "es" });
    assert.equal(await spoken(guide), "en");
    assert.equal(await heading(guide).textContent(), begins(english));
    assert.equal(await notice(guide).textContent(), english.ui["language.missing"]);
    await seeVerdict(stage, guide, english);
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
  const guide = await visit(stage, t, "/?lang=es#/step/4", { host: "mixed.test" });
  await guide.page.waitForLoadState("networkidle");
  await guide.page.locator("main").getByText(words.ui["page.loading"]).waitFor();
  assert.equal(await guide.field.count(), 0);
  await guide.open("/?lang=en");
  await seeVerdict(stage, guide, english);
});

test("nothing complained", () => stage.assertQuiet());
