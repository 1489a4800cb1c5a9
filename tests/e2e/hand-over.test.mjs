// What the platform asks for, ready to copy: the ids at once, the token only when the person says so.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { account, app, business, phone } from "./rows.mjs";
import { setStage } from "./stage.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

/** What is handed over of an account and its phone. */
const values = (number = 1) => ({
  app_id: app,
  waba_id: account(number),
  phone_number_id: phone(number),
  business_id: business,
  display_phone_number: `+1 555-010-000${number}`,
});
const undecided = { ...values(), waba_id: null, phone_number_id: null, display_phone_number: null };

const known = (of) => Object.fromEntries(Object.entries(of).filter(([, value]) => value));

/** Checks a token and goes on to the last screen. */
async function finished(t, world, options) {
  const checked = await stage.checked(t, world, options);
  await checked.guide.finish();
  return checked;
}

test("the ids are the world's, and each is copied by its button", async (t) => {
  const { guide } = await finished(t, "good");
  assert.deepEqual(await guide.handOver(), values());
  const copied = [];
  for (const button of ["app", "account", "phone", "business", "number"])
    copied.push(await guide.copied(`copy-${button}`));
  assert.deepEqual(copied, Object.values(values()));
  assert.deepEqual(JSON.parse(await guide.copied("copy-json")), values());
  const lines = (await guide.copied("copy-all")).split("\n");
  assert.deepEqual(
    lines.map((line) => line.slice(line.indexOf(": ") + 2)),
    Object.values(values()),
  );
});

test("the token is copied by its own button only, and the clipboard can be emptied", async (t) => {
  const { guide, token } = await finished(t, "good");
  for (const button of ["copy-all", "copy-json", "copy-account"]) {
    assert.ok(!(await guide.copied(button)).includes(token.slice(8, 40)), button);
  }
  assert.equal(await guide.copied("copy-token"), token);
  const shown = await guide.page.evaluate(() => document.documentElement.outerHTML);
  assert.ok(!shown.includes(token.slice(8, 40)), "it is copied without being shown");
  assert.equal(await guide.copied("empty-clipboard"), "");
  assert.deepEqual(await guide.remembered(), {});
  assert.equal((await stage.graph.calls()).length, 2, "and nothing is sent for it");
});

test("a token that is forgotten cannot be copied; the ids stay", async (t) => {
  const { guide } = await stage.checked(t, "good");
  await guide.press("forget");
  await guide.finish();
  assert.deepEqual(await guide.handOver(), values());
  assert.equal(await guide.page.locator('[data-action="copy-token"]').count(), 0);
});

test("before a check there is nothing to hand over", async (t) => {
  const guide = await stage.visit(t, "/#/finish");
  await guide.seeScreen("finish");
  assert.deepEqual(await guide.handOver(), {});
  assert.equal(await guide.page.locator('#hand-over [data-action^="copy-"]').count(), 0);
});

test("of several accounts none is handed over until one is chosen", async (t) => {
  const { guide } = await finished(t, "several-accounts");
  assert.deepEqual(await guide.handOver(), undecided);
  const missing = guide.page.locator(".values__missing");
  assert.equal(await missing.filter({ hasText: "Choose one above" }).count(), 3, "it says what to do");
  assert.equal(await guide.page.locator('[data-action="copy-account"]').count(), 0);
  assert.deepEqual(JSON.parse(await guide.copied("copy-json")), known(undecided));
  await guide.choose("account", account(2));
  await guide.page.locator('[data-action="copy-account"]').waitFor();
  assert.deepEqual(await guide.handOver(), values(2));
  assert.deepEqual(JSON.parse(await guide.copied("copy-json")), values(2));
});

test("of several phones none is handed over until one is chosen", async (t) => {
  const { guide } = await finished(t, "phone-states");
  assert.deepEqual(await guide.handOver(), { ...undecided, waba_id: account() });
  await guide.choose("phone", phone(7));
  await guide.page.locator('[data-action="copy-phone"]').waitFor();
  assert.deepEqual(await guide.handOver(), { ...values(7), waba_id: account() });
});

test("the address decides as well", async (t) => {
  const { guide } = await finished(t, "several-accounts", { path: `/?waba=${account(2)}#/step/4` });
  assert.deepEqual(await guide.handOver(), values(2));
});

test("nothing complained", () => stage.assertQuiet());
