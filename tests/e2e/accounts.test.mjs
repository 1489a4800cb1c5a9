// Which accounts and phones there are, how each of them stands, and which of them the person wants to use.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { account, ofAccount, ofPhone, ofToken, phone } from "./rows.mjs";
import { setStage } from "./stage.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

const PROGRESS = "system-user-guide/progress@1";
/** What is kept of a person who chose an account and ticked nothing. */
const KEPT = { [PROGRESS]: `${PROGRESS}\naccount ${account()}\n` };
const SHARED = "901600000000000017";
const several = { ...ofToken, "account.found": "pass/several" };
const first = { ...ofAccount(account()), ...ofPhone(phone()) };
const three = {
  ...several,
  ...first,
  ...ofAccount(account(2), { "account.control": "fail/partial" }),
  ...ofPhone(phone(2)),
  ...ofAccount(SHARED),
  ...ofPhone(phone(3)),
};

/** How the accounts of `account-states` differ, in their order. */
const accounts = [
  { "account.review": "warn/pending" },
  { "account.review": "fail/rejected" },
  { "account.review": "fail/restricted" },
  { "account.payment": "warn/not-reported" },
  { "account.webhook": "warn/none" },
  { "account.webhook": "warn/other-app" },
  { "account.health": "warn/limited" },
  { "account.health": "fail/blocked", "account.payment": "fail/payment-problem" },
  { "phone.found": "fail/none" },
];

/** How the phones of `phone-states` differ, in their order. */
const phones = [
  {},
  { "phone.registered": "fail/unregistered", "phone.verified": "fail/not-verified" },
  { "phone.registered": "fail/disconnected" },
  { "phone.registered": "fail/banned", "phone.quality": "fail/low" },
  { "phone.registered": "fail/restricted", "phone.quality": "warn/medium" },
  { "phone.registered": "fail/unregistered", "phone.verified": "warn/expired" },
  { "phone.registered": "warn/not-cloud-api" },
  { "phone.name": "fail/declined" },
  { "phone.name": "warn/pending" },
  { "phone.name": "warn/not-reviewed" },
  { "phone.mode": "warn/test-number", "phone.quality": "pass/not-rated" },
  {},
];

/** World, address, and all that is said. */
const cases = {
  "one account, and all is well": { world: "good", overall: "ready", rows: { ...ofToken, ...first } },
  "three accounts of which one is controlled in part": {
    world: "several-accounts",
    overall: "not-ready",
    rows: three,
  },
  "an employee": {
    world: "employee",
    overall: "attention",
    rows: { ...ofToken, "system-user.role": "warn/employee", ...first },
  },
  "an admin": { world: "admin", overall: "ready", rows: { ...ofToken, "system-user.role": "pass/admin", ...first } },
  "an admin who was never assigned": {
    world: "admin-default",
    overall: "ready",
    rows: { ...ofToken, "system-user.role": "pass/admin", ...first, ...ofControl("pass/by-admin-role") },
  },
  "every state of an account": {
    world: "account-states",
    overall: "not-ready",
    rows: Object.assign(
      { ...several },
      ...accounts.map((differences, index) => ofAccount(account(index + 1), differences)),
      ...accounts.slice(0, -1).map((_, index) => ofPhone(phone(index + 1))),
    ),
  },
  "every state of a phone": {
    world: "phone-states",
    overall: "not-ready",
    // What holds back calls alone says nothing of messages, neither good nor bad.
    rows: Object.assign(
      { ...ofToken, ...ofAccount(account(), { "account.health": "unknown/not-visible" }) },
      ...phones.map((differences, index) => ofPhone(phone(index + 1), differences)),
    ),
  },
  "a phone that is in another account": {
    world: "several-accounts",
    query: `waba=${account()}&phone=${phone(2)}`,
    overall: "not-ready",
    rows: {
      ...three,
      [`phone.found@${account()}`]: "fail/in-other-account",
      [`phone.found@${SHARED}`]: "fail/in-other-account",
    },
  },
  "a phone that is nowhere": {
    world: "good",
    query: `phone=${phone(9)}`,
    overall: "not-ready",
    rows: { ...ofToken, ...first, [`phone.found@${account()}`]: "fail/not-in-account" },
  },
};

function ofControl(row) {
  return { [`account.control@${account()}`]: row };
}

for (const [name, { world, query = "", overall, rows }] of Object.entries(cases)) {
  test(`${name}: ${overall}`, async (t) => {
    const seen = await stage.checked(t, world, { path: `/?${query}#/step/4` });
    assert.deepEqual(await seen.guide.rows(), rows);
    assert.equal(seen.overall, overall);
  });
}

for (const [kind, id] of Object.entries({ phone: phone(), app: "301500000000001", business: "201500000000001" })) {
  test(`the id of ${kind} in place of the account's is told apart`, async (t) => {
    const { guide, overall } = await stage.checked(t, "wrong-kind-of-id", { path: `/?waba=${id}#/step/4` });
    assert.equal(overall, "not-ready");
    await guide.assertRow(`account.readable@${id}`, "fail/wrong-kind-of-id");
  });
}

/** The rows of each subject that do not count. */
const aside = (guide) =>
  guide.page.$$eval("#results > details:last-of-type [data-check]", (rows) => [
    ...new Set(rows.map((row) => row.dataset.subject)),
  ]);

test("only the chosen account counts, today and the next time, and nothing else is remembered", async (t) => {
  const { guide, token, overall } = await stage.checked(t, "several-accounts");
  assert.equal(overall, "not-ready");
  assert.equal(await guide.chosen("account"), "", "nobody has chosen yet");
  assert.deepEqual(await guide.remembered(), {});
  await guide.choose("account", account());
  assert.equal(await guide.verdict(), "ready");
  assert.deepEqual(await guide.rows(), three, "every row still says what it said");
  assert.deepEqual((await aside(guide)).sort(), [account(2), phone(2), phone(3), SHARED].sort());
  assert.deepEqual(await guide.remembered(), KEPT);

  await guide.page.reload();
  await guide.seeScreen("step-4");
  assert.equal(await guide.checkPasted(token), "ready");
  assert.equal(await guide.chosen("account"), account());
  assert.deepEqual(await guide.remembered(), KEPT);

  await guide.choose("account", account(2));
  assert.equal(await guide.verdict(), "not-ready");
  await guide.choose("account");
  assert.equal(await guide.verdict(), "not-ready");
  assert.equal(await guide.chosen("account"), "");
});

test("only the chosen phone counts", async (t) => {
  const { guide, overall } = await stage.checked(t, "phone-states");
  assert.equal(overall, "not-ready");
  await guide.choose("phone", phone(1));
  assert.equal(await guide.verdict(), "ready");
  await guide.choose("phone", phone(9));
  assert.equal(await guide.verdict(), "attention");
  await guide.choose("phone");
  assert.equal(await guide.verdict(), "not-ready");
});

test("a choice is made by keyboard without losing one's place", async (t) => {
  const { guide } = await stage.checked(t, "several-accounts");
  await guide.page.locator('fieldset[data-choice="account"] input:checked').focus();
  for (const expected of [account(), account(2)]) {
    await guide.page.keyboard.press("ArrowDown");
    await guide.seeFocus(`fieldset[data-choice="account"] input[value="${expected}"]`);
    assert.equal(await guide.chosen("account"), expected);
  }
});

test("a remembered account that the token does not reach counts for nothing", async (t) => {
  const { guide, token } = await stage.checked(t, "several-accounts");
  await guide.choose("account", account());
  await stage.graph.world("good", token, (world) => {
    world.accounts[0].id = account(7);
  });
  assert.equal(await guide.checkAgain(), "ready");
  assert.equal(await guide.chosen("account"), null);
  assert.deepEqual(await guide.remembered(), KEPT);
});

test("nothing complained", () => stage.assertQuiet());
