// The words of verdicts come after the first screen. No token is taken before they are there, because a sealed page can
// fetch nothing more; and only the right ones are shown.

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

const WORDS = /\/en\.later-\w+\.json$/;
const LOADING = "The check is loading…";
const WORLD = "partial-control";

const file = (await readdir("dist/assets")).find((name) => WORDS.test(`/${name}`));
const { pages } = JSON.parse(await readFile(join("dist/assets", file), "utf8"));
/** A row that tells no names, so that its words stand on the screen as they stand in the file. */
const valid = pages["verdicts/token.valid/valid"];

/** Checks a token of the same world each time, and sees that a row says what the file says. */
async function seeWords(guide) {
  const token = randomToken();
  await stage.graph.world(WORLD, token);
  assert.equal(await guide.checkPasted(token), "not-ready");
  await guide.unfold();
  await guide.page
    .locator('[data-check="token.valid"]')
    .filter({ hasText: valid.title })
    .waitFor({ state: "attached" });
}

test("the first screen does not wait for them, and a token does", async (t) => {
  const held = stage.hosts.hold(WORDS);
  t.after(held.release);
  const heard = stage.hosts.log.length;
  const guide = await stage.visit(t, "/#/step/4");
  await guide.seeScreen("step-4");
  const words = await held.asked;
  const wasm = stage.hosts.log.slice(heard).find(({ url }) => url.endsWith(".wasm"));
  assert.ok(wasm.answered < words.asked, "they do not compete with the program");
  await guide.page.locator("main").getByText(LOADING).waitFor();
  assert.equal(await guide.field.count(), 0);
  assert.equal(words.answered, undefined);

  held.release();
  await guide.field.waitFor();
  await seeWords(guide);
});

test("changed ones are refused, and the right ones are fetched when the browser is online again", async (t) => {
  const changed = "You may send this token to anybody";
  let restore;
  await stage.serveChanged("changed-words.test", async (dir) => {
    const path = join(dir, "assets", file);
    const text = await readFile(path, "utf8");
    restore = () => writeFile(path, text);
    await writeFile(path, text.replaceAll(valid.title, changed));
  });
  const guide = await stage.visit(t, "/#/step/4", { host: "changed-words.test" });
  await guide.page.waitForLoadState("networkidle");
  await guide.page.locator("main").getByText(LOADING).waitFor();
  assert.equal(await guide.field.count(), 0);

  await restore();
  await guide.page.context().setOffline(true);
  await guide.page.context().setOffline(false);
  await guide.field.waitFor();
  await seeWords(guide);
  assert.equal(await guide.page.getByText(changed).count(), 0);
});

test("nothing complained", () => stage.assertQuiet());
