// Links that ask for a language, whatever they ask for.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { english, notice, seeVerdict, sentSince, spoken, visit } from "./language-stage.mjs";
import { language, read } from "./spoken.mjs";
import { setStage } from "./stage.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

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
    const guide = await visit(stage, t, `/?lang=${encodeURIComponent(value)}`, { locale: "en" });
    assert.equal(await spoken(guide), expected);
    assert.equal(await notice(guide).count(), unknown ? 1 : 0);
    if (unknown) assert.equal(await notice(guide).textContent(), english.ui["language.unknown"]);
    await seeVerdict(stage, guide, await language(expected));
    assert.deepEqual(await guide.remembered(), {});
    const asked = sentSince(stage, heard);
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
    const guide = await visit(stage, t, `/?${query}`, { locale: "en" });
    assert.equal(await spoken(guide), expected, query);
    await guide.page.context().close();
  }
});

test("a language there is none of leaves the last choice, which says so itself", async (t) => {
  const guide = await visit(stage, t, "/", { locale: "en" });
  await guide.page.evaluate(() => localStorage.setItem("system-user-guide/language", "he"));
  await guide.open("/?lang=tlh");
  assert.equal(await spoken(guide), "he");
  assert.equal(await notice(guide).textContent(), (await read("he")).ui["language.unknown"]);
});

test("nothing complained", () => stage.assertQuiet());
