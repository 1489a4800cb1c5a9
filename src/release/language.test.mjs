import assert from "node:assert/strict";
import { test } from "node:test";
import { choose } from "./language.mjs";

const all = ["en", "es", "pt-BR", "hi", "id", "fr", "ar", "he"];

for (const [name, asked, others, languages, language, unknown] of [
  ["nothing is said", null, [], all, "en", false],
  ["the address", "fr", ["es", "de"], all, "fr", false],
  ["the address, in other letters", "PT-br", [], all, "pt-BR", false],
  ["the address, with a region of its own", "es-MX", ["fr"], all, "es", false],
  ["the address, without the region", "pt", [], all, "pt-BR", false],
  ["another region", null, ["pt-PT"], all, "pt-BR", false],
  ["the choice before the browser", null, ["he", "fr-CA", "en"], all, "he", false],
  ["no choice", null, [null, "fr-CA", "en"], all, "fr", false],
  ["the browser's second wish", null, ["de-AT", "id-ID", "en"], all, "id", false],
  ["none of them", null, ["de", "ja"], all, "en", false],
  ["an unknown address", "de", ["ar"], all, "ar", true],
  ["a hostile address", "<script>", [], all, "en", true],
  ["an address from another world", "__proto__", [], all, "en", true],
  ["a language that the platform does not offer", "fr", ["fr"], ["en", "es"], "en", true],
  ["a platform without English", null, ["en"], ["pt-BR", "es"], "pt-BR", false],
]) {
  test(`language: ${name}`, () => {
    assert.deepEqual(choose(asked, others, languages), { language, unknown });
  });
}
