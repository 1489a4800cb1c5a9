// A page that cannot be sealed takes no token: none is kept, and none is sent.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { failures, onlyCalls } from "./ineffective.mjs";
import { piecesInMemory } from "./memory.mjs";
import { found, needlesOf, piecesOf } from "./needles.mjs";
import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

/** Where somebody might try to paste, on a page that has no field for it. */
const places = ["main h1", "#token h2", '[data-action="next"]', '[data-action="back"]'];

/** Comes to step 4 of a page in which something goes wrong; gives the guide, and what was heard until then. */
async function comeToStep4(t, goesWrong, { offline = false, host = "app.test" } = {}) {
  const token = randomToken();
  await stage.graph.world("good", token);
  // A policy in the wrong place complains, and the trial may be refused by a policy that only reports.
  const guide = await stage.visit(t, "/", { host, mayViolate: true });
  await guide.page.waitForLoadState("networkidle");
  await guide.page.evaluate(goesWrong);
  await guide.page.context().setOffline(offline);
  await guide.page.evaluate(() => {
    location.hash = "#/step/4";
  });
  await guide.seeScreen("step-4");
  return { guide, token };
}

/** Nothing takes a token, however it is put, and nothing is sent. */
async function assertTakesNone({ guide, token }) {
  const { page } = guide;
  await page.locator('main .notice--fail[role="alert"]').waitFor();
  assert.equal(await page.locator("html").getAttribute("data-seal"), "open");
  const ways = ["check", "try-seal", "forget", "compare"];
  assert.equal(await page.locator(ways.map((name) => `main [data-action="${name}"]`).join()).count(), 0);
  assert.equal(await page.locator('main input[type="text"], main input[type="password"]').count(), 0);
  const since = stage.hosts.log.length;
  for (const place of places) await guide.paste(token, page.locator(place).first());
  await page.evaluate((token) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", token);
    for (const place of [document, document.body, document.querySelector("main"), document.querySelector("#token")]) {
      place.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      place.dispatchEvent(new DragEvent("drop", { dataTransfer: clipboardData, bubbles: true, cancelable: true }));
    }
  }, token);
  await page.locator("main h1").focus();
  await page.keyboard.insertText(token);
  await page.waitForTimeout(200);
  assert.equal(await page.locator("[data-paste], [data-overall], [data-check]").count(), 0);
  assert.equal(await guide.field.count(), 0);
  assert.deepEqual(await piecesInMemory(page, piecesOf(token)), [], "not even in memory");
  assert.deepEqual(await stage.graph.log(), []);
  const heard = JSON.stringify(stage.hosts.log.slice(since));
  assert.deepEqual(found(heard, needlesOf(token)), []);
  // The rest of the guide is there.
  await guide.next();
  await guide.seeScreen("step-5");
  await guide.press("back");
  await guide.seeScreen("step-4");
  await page.locator('main .notice--fail[role="alert"]').waitFor();
  assert.equal(await guide.field.count(), 0, "coming back does not help");
}

for (const [name, goesWrong] of Object.entries(failures)) {
  for (const offline of [false, true]) {
    test(`no token is taken when ${name}${offline ? ", without a network" : ""}`, async (t) => {
      await assertTakesNone(await comeToStep4(t, goesWrong, { offline }));
    });
  }
}

test("no token is taken when nothing is forbidden, and the host's own policy only reports", async (t) => {
  await stage.serveChanged("reporting.test", async (dir) => {
    const path = join(dir, "_headers");
    const text = await readFile(path, "utf8");
    const report = "  Content-Security-Policy-Report-Only: connect-src https://graph.facebook.com\n";
    await writeFile(path, text.replace("\n/\n", `\n/\n${report}`));
  });
  const came = await comeToStep4(t, failures["the policy is not put into the page"], { host: "reporting.test" });
  await assertTakesNone(came);
});

test("no token is taken when the policy forbids calls and nothing else", async (t) => {
  await assertTakesNone(await comeToStep4(t, onlyCalls));
});

test("where nothing goes wrong, the same steps lead to a field", async (t) => {
  const { guide, token } = await comeToStep4(t, () => {});
  assert.equal(await guide.checkPasted(token), "ready");
});
