// The report of a check: what is in it and what never is, and opened again by somebody else, without a connection.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { found, piecesOf } from "./needles.mjs";
import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

const schema = JSON.parse(await readFile("docs/report.schema.json", "utf8"));

/** Names and telephone numbers of the worlds, and how a telephone number looks without its signs. */
const PRIVATE = /Aster|Shop messenger|Bouquets|Fern|\+1|555|15550100/;

/** A report as text and as JSON. */
const both = async (guide) => [await guide.copied("copy-report"), await guide.copied("copy-report-json")];

/** What each check of a report says, as the rows of a guide say it. */
const rowsOf = ({ checks }) =>
  Object.fromEntries(
    checks.map(({ id, subject, verdict, code }) => [subject ? `${id}@${subject}` : id, `${verdict}/${code}`]),
  );

/** Ways to open a report. */
const ways = {
  pasted: (guide, text) => guide.readReport(text),
  chosen: ({ page }, text) =>
    page.setInputFiles("#report-file", {
      name: "report.json",
      mimeType: "application/json",
      buffer: Buffer.from(text),
    }),
  dropped: async ({ page }, text) => {
    const dataTransfer = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "report.json"));
      return data;
    }, text);
    await page.dispatchEvent('textarea[data-field="report"]', "drop", { dataTransfer });
  },
};

/** Somebody else's browser, on the screen where reports are opened, and without a connection. */
async function offline(t) {
  const guide = await stage.visit(t, "/#/report");
  await guide.seeScreen("report");
  await guide.page.waitForLoadState("networkidle");
  await guide.page.context().setOffline(true);
  return guide;
}

const seeOpened = (guide) => guide.page.locator('main [data-action="close-report"]').waitFor();
const seeError = (guide, error) => guide.page.locator(`[data-report-error="${error}"]`).waitFor();

for (const world of [
  "good",
  "admin",
  "several-accounts",
  "account-states",
  "phone-states",
  "expired",
  "debug-refused",
]) {
  test(`${world}: handed on and opened again, it says the same`, async (t) => {
    const { guide, token, overall } = await stage.checked(t, world);
    const rows = await guide.rows();
    const [text, json] = await both(guide);
    const file = await guide.downloaded("download-report");
    assert.deepEqual(file, { name: "system-user-guide-report.json", text: json });
    const report = JSON.parse(json);
    assert.deepEqual(Object.keys(report), schema.required);
    assert.deepEqual(rowsOf(report), rows);
    assert.equal(report.schema, "system-user-guide/report@1");
    assert.equal(report.overall, overall);
    assert.equal(report.build, await guide.page.locator("meta[name=build]").getAttribute("content"));
    assert.match(report.checked_at, new RegExp(schema.properties.checked_at.pattern));
    assert.ok(Math.abs(Date.parse(report.checked_at) - Date.now()) < 60_000);
    for (const check of report.checks) assert.deepEqual(Object.keys(check), schema.properties.checks.items.required);
    for (const { id, subject, code } of report.checks) {
      assert.ok(text.includes(`(${[id, subject].join(" ").trim()}: ${code}`), `${id} ${subject} stands in the text`);
    }
    for (const said of [text, json]) {
      assert.deepEqual(found(said, piecesOf(token)), []);
      assert.doesNotMatch(said.replace(/fbtrace_id \S+|"trace": "[^"]*"/g, ""), PRIVATE);
    }

    await guide.unfold();
    assert.equal(
      (await guide.page.locator(".report__text").textContent()).trim(),
      text.trim(),
      "seen before it is sent",
    );

    const other = await offline(t);
    for (const [way, open] of Object.entries(ways)) {
      await open(other, json);
      await seeOpened(other);
      assert.deepEqual(await other.rows(), rows, way);
      assert.equal(await other.verdict(), overall);
      assert.ok(
        (await other.page.locator("main").textContent()).includes(report.checked_at),
        "it says when it was made",
      );
      assert.equal(await other.page.locator("main [data-action=assign], main [data-action=subscribe]").count(), 0);
      await other.press("close-report");
      await other.page.locator("[data-check]").first().waitFor({ state: "detached" });
      assert.equal(await other.page.inputValue("#report-file"), "", "the same file can be chosen again");
    }
  });
}

test("a report is offered after a check only", async (t) => {
  const { guide } = await stage.checked(t, "good");
  assert.equal(await guide.page.locator('[data-action="copy-report"]').count(), 1);
  await stage.graph.fault({ at: "all", kind: "hang" });
  await guide.press("check-again");
  await guide.seeChecking();
  assert.equal(await guide.page.locator('[data-action="copy-report"]').count(), 0);
  await guide.press("cancel");
  assert.equal(await guide.verdict(), "unproved");
  assert.equal(JSON.parse(await guide.copied("copy-report-json")).overall, "unproved");
  await guide.paste(randomToken());
  await guide.page.locator('[data-action="copy-report"]').waitFor({ state: "detached" });
});

test("a report says what counts when the person chooses", async (t) => {
  const { guide } = await stage.checked(t, "several-accounts");
  const before = JSON.parse(await guide.copied("copy-report-json"));
  await guide.choose("account", "501500000000001");
  const now = JSON.parse(await guide.copied("copy-report-json"));
  assert.deepEqual([before.overall, now.overall], ["not-ready", "ready"]);
});

const token = randomToken();
const escaped = `\\u0045${token.slice(1)}`;
const line = { id: "token.valid", subject: "", verdict: "pass", code: "valid", trace: null };
const said = (text) => () => text;
const set = (more) => (report) => JSON.stringify({ ...report, ...more });
const check = (more) => set({ checks: [{ ...line, ...more }] });

/** Texts that are not opened, made of a good report, and why. */
const hostile = {
  "ten megabytes": [said(`{"a":"${"x".repeat(10 * 1024 * 1024)}"}`), "too-long"],
  nothing: [said(""), "not-json"],
  "half a report": [(report) => JSON.stringify(report).slice(0, 200), "not-json"],
  "a page": [said("<html><script>alert(1)</script></html>"), "not-json"],
  "lists in lists": [said("[".repeat(50_000) + "]".repeat(50_000)), "too-deep"],
  "a list": [said("[]"), "not-a-report"],
  null: [said("null"), "not-a-report"],
  "another schema": [set({ schema: "other/report@1" }), "not-a-report"],
  "a newer schema": [set({ schema: "system-user-guide/report@2" }), "newer"],
  "a token in it": [set({ note: token }), "holds-token"],
  "a token behind escapes": [(report) => JSON.stringify({ ...report, note: "?" }).replace("?", escaped), "holds-token"],
  "ids that are a text": [set({ ids: "501500000000001" }), "incomplete"],
  "checks that are an object": [set({ checks: {} }), "incomplete"],
  "a check that is null": [set({ checks: [null] }), "incomplete"],
  "a code that is a number": [check({ code: 7 }), "incomplete"],
  "a subject that is code": [check({ subject: "<img src=x onerror=alert(1)>" }), "bad-id"],
  "a check that is code": [check({ id: "<script>alert(1)</script>" }), "bad-word"],
  "a build that is code": [set({ build: "<b>" }), "bad-word"],
  "a time that is none": [set({ checked_at: "2026-13-40T99:99:99Z" }), "bad-word"],
  "an answer that is none": [set({ overall: "checking" }), "bad-word"],
  "a failure sold as proof": [check({ code: "expired" }), "contradiction"],
  "too many checks": [set({ checks: Array(2001).fill(line) }), "too-many-lines"],
};

test("hostile texts are named, change nothing, and harm nobody", async (t) => {
  const { guide } = await stage.checked(t, "good");
  const json = await guide.copied("copy-report-json");
  const rows = await guide.rows();
  const report = JSON.parse(json);
  const other = await offline(t);
  for (const [name, [make, error]] of Object.entries(hostile)) {
    const text = make(report);
    for (const [way, open] of Object.entries(text.length > 200_000 ? { chosen: ways.chosen } : ways)) {
      await open(other, text);
      await seeError(other, error).catch(() => assert.fail(`${name}, ${way}: not ${error}`));
      assert.deepEqual(await other.rows(), {});
      await ways.pasted(other, json);
      await seeOpened(other);
    }
  }
  assert.deepEqual(await other.rows(), rows);
  t.diagnostic(`${Object.keys(hostile).length} texts`);
});

test("keys and checks that this guide does not know are no danger, and no proof", async (t) => {
  const { guide } = await stage.checked(t, "good");
  const rows = await guide.rows();
  const report = JSON.parse(await guide.copied("copy-report-json"));
  const other = await offline(t);
  const strange = { ...line, id: "account.novelty", code: "fine" };
  const text = JSON.stringify({ ...report, checks: [...report.checks, strange] });
  await ways.pasted(other, text.replace("{", '{"__proto__":{"polluted":true},"constructor":{"prototype":{}},'));
  await seeOpened(other);
  assert.deepEqual(await other.rows(), rows);
  assert.match(await other.page.locator("main").textContent(), /account\.novelty/);
  assert.equal(await other.page.evaluate(() => "polluted" in {}), false);
});

test("nothing complained", () => stage.assertQuiet());
