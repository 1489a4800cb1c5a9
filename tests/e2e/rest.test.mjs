// The half of the program that only a check needs comes after the first screen. Until it is there, everything else works,
// and what needs it says that it is loading.

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

const REST = /\.rest-\w+\.wasm$/;
const LOADING = "The check is loading…";
const loading = (guide) => guide.page.locator("main").getByText(LOADING);

/** Everything a person can do without a token. */
async function wander(guide) {
  const { page } = guide;
  for (const box of await page.locator('main input[type="checkbox"]').all()) {
    await box.check();
    await box.uncheck();
  }
  for (const fold of await page.locator("main details > summary").all()) await fold.click();
  const screen = await page.locator("main").getAttribute("data-screen");
  for (const [there, back] of [
    ["next", "back"],
    ["back", "next"],
  ]) {
    const button = page.locator(`main [data-action="${there}"]`);
    if ((await button.count()) === 0) continue;
    await button.click();
    await page.locator(`main:not([data-screen="${screen}"])`).waitFor();
    if ((await page.locator(`main [data-action="${back}"]`).count()) > 0) await guide.press(back);
  }
  await page.emulateMedia({ colorScheme: "dark" });
  await page.evaluate(() => {
    dispatchEvent(new Event("pagehide"));
    dispatchEvent(new Event("online"));
  });
}

test("without it every screen stands, and what needs it waits", async (t) => {
  const held = stage.hosts.hold(REST);
  t.after(held.release);
  const guide = await stage.visit(t);
  await held.asked;
  const screens = ["start", "step-1", "step-2", "step-3", "step-4", "step-5", "step-6", "step-7", "finish"];
  const aside = ["accounts", "report", "privacy", "practice", "share"];
  const waiting = ["step-4", "finish", ...aside];
  for (const name of [...screens, ...aside, ...screens.toReversed()]) {
    await guide.go(name);
    assert.equal(await loading(guide).count(), waiting.includes(name) ? 1 : 0, name);
    await wander(guide);
  }
  assert.equal(await guide.page.locator("[data-reason]:visible").count(), 0, "nothing has stopped");

  await guide.page.evaluate(() => {
    location.hash = "#/step/4";
  });
  await loading(guide).waitFor();
  held.release();
  const token = randomToken();
  await stage.graph.world("good", token);
  assert.equal(await guide.checkPasted(token), "ready");
  assert.equal(await loading(guide).count(), 0);
});

test("a changed one does not run, and the right one is fetched when the browser is online again", async (t) => {
  const file = (await readdir("dist/assets")).find((name) => REST.test(name));
  let restore;
  await stage.serveChanged("changed-rest.test", async (dir) => {
    const path = join(dir, "assets", file);
    const bytes = await readFile(path);
    restore = () => writeFile(path, bytes);
    const changed = Buffer.from(bytes);
    changed[changed.length - 1] ^= 1;
    await writeFile(path, changed);
  });
  const guide = await stage.visit(t, "/#/step/4", { host: "changed-rest.test" });
  await guide.page.waitForLoadState("networkidle");
  await loading(guide).waitFor();
  assert.equal(await guide.field.count(), 0);
  await restore();
  await guide.page.context().setOffline(true);
  await guide.page.context().setOffline(false);
  await guide.field.waitFor();
});

test("nothing complained", () => stage.assertQuiet());
