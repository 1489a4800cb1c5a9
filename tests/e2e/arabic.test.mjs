// Arabic, which counts in six forms.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { spoken, visit } from "./language-stage.mjs";
import { fileOf, fill, language, read, resign } from "./spoken.mjs";
import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

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
  const guide = await visit(stage, t, "/?lang=ar", { host: "minutes.test" });
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
    const guide = await visit(stage, t, "/?lang=ar#/step/4", { host });
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
  const guide = await visit(stage, t, "/?lang=ar#/step/4");
  for (const length of [180, 200, 202, 203, 210, 211]) {
    await guide.paste(randomToken(length));
    await guide.page.locator(".held").getByText(counted(arabic.ui["token.length"], length)).waitFor();
  }
});

test("nothing complained", () => stage.assertQuiet());
