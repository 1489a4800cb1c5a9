import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { frameAddress, guideFolder } from "./address.js";

const GUIDE = "https://guide.example/";
const DEEP = "https://platform.example/help/guide/";

for (const [configured, folder] of [
  [GUIDE, GUIDE],
  ["https://guide.example", GUIDE],
  [" https://guide.example/ ", GUIDE],
  [DEEP, DEEP],
  ["https://platform.example/help/guide", DEEP],
  ["http://guide.example/", undefined],
  ["https://guide.example/?lang=es", undefined],
  ["https://guide.example/#/step/4", undefined],
  ["https://guide.example:8443/", undefined],
  ["https://me@guide.example/", undefined],
  ["https://guide.example/../", undefined],
  ["https://guide.example/./", undefined],
  ["https://Guide.example/", undefined],
  ["https://guide/", undefined],
  ["javascript:alert(1)//", undefined],
  ["data:text/html,x", undefined],
  ['https://guide.example/"onload="x/', undefined],
  ["", undefined],
  [undefined, undefined],
  [{ toString: () => GUIDE }, undefined],
]) {
  test(`the address ${JSON.stringify(configured)} is ${folder ? "" : "not "}taken`, () => {
    assert.equal(guideFolder(configured), folder);
  });
}

for (const [link, frame] of [
  [undefined, `${GUIDE}embed/`],
  [GUIDE, `${GUIDE}embed/`],
  ["https://guide.example", `${GUIDE}embed/`],
  [`${GUIDE}index.html`, `${GUIDE}embed/`],
  [`${GUIDE}embed/`, `${GUIDE}embed/`],
  [`${GUIDE}?lang=pt-BR&theme=dark#/step/4`, `${GUIDE}embed/?lang=pt-BR&theme=dark#/step/4`],
  [
    `${GUIDE}?app=12345&business=67890&waba=13579&heading=2`,
    `${GUIDE}embed/?app=12345&business=67890&waba=13579&heading=2`,
  ],
  // The first value counts, as on the page.
  [`${GUIDE}?lang=es&lang=fr`, `${GUIDE}embed/?lang=es`],
  // What is wrong is left out.
  [`${GUIDE}?lang=<script>&theme=red&app=1&heading=9#/step/8`, `${GUIDE}embed/`],
  [`${GUIDE}?lang=en%26app=12345&access_token=EAAB&__proto__=x`, `${GUIDE}embed/`],
  [`${GUIDE}#/practice/good`, `${GUIDE}embed/`],
  [`${GUIDE}#EAAB`, `${GUIDE}embed/`],
  // What leads elsewhere is refused.
  ["https://guide.example.evil.test/", undefined],
  ["https://guide.example@evil.test/", undefined],
  ["https://me:secret@guide.example/", undefined],
  ["http://guide.example/", undefined],
  ["https://guide.example:8443/", undefined],
  ["//guide.example/", undefined],
  [`${GUIDE}other`, undefined],
  [`${GUIDE}embed/../../other/`, undefined],
  [`${GUIDE}oembed.json`, undefined],
  ["javascript:alert(1)", undefined],
  ["", undefined],
  [null, undefined],
  [17, undefined],
]) {
  test(`a link ${JSON.stringify(link)} shows ${frame ?? "nothing"}`, () => {
    assert.equal(frameAddress(GUIDE, link), frame);
  });
}

test("a guide in a folder shows nothing but that folder", () => {
  assert.equal(frameAddress(DEEP, `${DEEP}?lang=fr`), `${DEEP}embed/?lang=fr`);
  assert.equal(frameAddress(DEEP, "https://platform.example/"), undefined);
  assert.equal(frameAddress(DEEP, "https://platform.example/help/"), undefined);
});

test("a link may say what an attribute of the element may say", async () => {
  const element = await readFile(new URL("../../../src/release/embed/embed.js", import.meta.url), "utf8");
  const integration = await readFile(new URL("address.js", import.meta.url), "utf8");
  const rules = element.match(/\/\^[^\n]+?\$\/i?(?=[\],;])/g).filter((rule) => rule !== "/^[1-7]$/");
  assert.equal(rules.length, 4, rules.join(" "));
  for (const rule of rules) assert.ok(integration.includes(rule), rule);
});
