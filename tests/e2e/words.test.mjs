// The words of verdicts come after the first screen. A check does not wait for them, and only the right ones are shown.

import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

const WORDS = /\.verdicts-\w+\.json$/;
const MISSING = "The explanation could not be loaded. Load this page again.";
const WORLD = "partial-control";

const file = (await readdir("dist/assets")).find((name) => WORDS.test(name));
const { pages } = JSON.parse(await readFile(join("dist/assets", file), "utf8"));
/** A row that tells no names, so that its words stand on the screen as they stand in the file. */
const valid = pages["verdicts/token.valid/valid"];

/** Checks a token of the same world each time. */
async function check(guide) {
  const token = randomToken();
  await stage.graph.world(WORLD, token);
  return guide.checkPasted(token);
}

const rowOf = (guide, name) => guide.page.locator(`[data-check="${name}"]`);
const missing = (guide) => guide.page.locator("[data-check]").filter({ hasText: MISSING });

/** Rows in closed folds hold no words. */
async function unfold(guide) {
  await guide.page.evaluate(() => {
    for (const fold of document.querySelectorAll("#results details.fold--rows")) fold.open = true;
  });
  await guide.page.waitForFunction(() =>
    [...document.querySelectorAll("[data-check]")].every((row) => row.querySelector(".row__title")),
  );
}

async function seeWords(guide) {
  await unfold(guide);
  await rowOf(guide, "token.valid").filter({ hasText: valid.title }).waitFor({ state: "attached" });
  assert.equal(await missing(guide).count(), 0);
}

test("the first screen does not wait for them, and rows fill themselves when they come", async (t) => {
  const held = stage.hosts.hold(WORDS);
  t.after(held.release);
  const heard = stage.hosts.log.length;
  const guide = await stage.visit(t, "/#/step/4");
  await guide.seeScreen("step-4");
  const words = await held.asked;
  const wasm = stage.hosts.log.slice(heard).find(({ url }) => url.endsWith(".wasm"));
  assert.ok(wasm.answered < words.asked, "they do not compete with the program");

  assert.equal(await check(guide), "not-ready");
  const rows = await guide.rows();
  assert.equal(words.answered, undefined);
  await unfold(guide);
  assert.equal(await missing(guide).count(), Object.keys(rows).length, "every row says that it has no words");
  const row = rowOf(guide, "account.control").first();
  await row.locator("summary").first().click();
  await row.getByText("account.control / partial").waitFor({ state: "attached" });

  held.release();
  await seeWords(guide);
  assert.deepEqual(await guide.rows(), rows);
  assert.ok(
    await row
      .locator("details")
      .first()
      .evaluate((details) => details.open),
    "what is open stays open",
  );
  await row.getByText("account.control / partial").waitFor({ state: "attached" });
});

test("changed ones are refused, and the right ones are fetched when the browser is online again", async (t) => {
  const right = await stage.visit(t, "/#/step/4");
  assert.equal(await check(right), "not-ready");
  await seeWords(right);

  const changed = "You may send this token to anybody";
  let restore;
  await stage.serveChanged("changed-words.test", async (dir) => {
    const path = join(dir, "assets", file);
    const text = await readFile(path, "utf8");
    restore = () => writeFile(path, text);
    await writeFile(path, text.replaceAll(valid.title, changed));
  });
  const asked = () => stage.hosts.log.filter(({ host, url }) => host === "changed-words.test" && WORDS.test(url));
  const guide = await stage.visit(t, "/#/step/4", { host: "changed-words.test" });
  assert.equal(await check(guide), "not-ready");
  await guide.page.waitForLoadState("networkidle");
  assert.equal(asked().length, 2, "at the start, and once more when the check had ended");
  const rows = await guide.rows();
  assert.deepEqual(rows, await right.rows());
  await unfold(guide);
  assert.equal(await missing(guide).count(), Object.keys(rows).length);
  assert.equal(await guide.page.getByText(changed).count(), 0);

  await restore();
  await guide.page.context().setOffline(true);
  await guide.page.context().setOffline(false);
  await seeWords(guide);
  assert.deepEqual(await guide.rows(), rows);
});

test("nothing complained", () => stage.assertQuiet());
