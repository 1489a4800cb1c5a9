// From Meta's last reply to the whole answer on the screen, for ten accounts with three phones each on a slow device.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

const RUNS = 5;
const SLOWER = 4;
/** What the median may take at most, in milliseconds. */
const MOST = 100;
/** The same where the second reply is there before the first is drawn: the browser finishes drawing first. */
const MOST_AT_ONCE = 300;

/** Ten accounts with three phones each. */
const thirtyPhones = ({ accounts }) => {
  for (const account of accounts) {
    const [{ id }] = account.phones;
    account.phones = [1, 2, 3].map((number) => ({ id: `${id.slice(0, -2)}${number}${id.slice(-2)}` }));
  }
};

/** Notes, from outside the page's own code, when all rows were settled in the document. */
function watch() {
  const settled = () =>
    document.querySelector('main [data-overall]:not([data-overall="checking"])') &&
    document.querySelector("[data-check]") &&
    !document.querySelector('[data-verdict="pending"]');
  new MutationObserver((_, observer) => {
    if (!settled()) return;
    window.settledAt = performance.now();
    observer.disconnect();
  }).observe(document, { attributes: true, childList: true, subtree: true });
}

/**
 * Milliseconds from the arrival of Meta's last reply, by the browser's own record of it, to the last row. The reply
 * takes `latency` milliseconds.
 */
async function run(t, latency) {
  const token = randomToken();
  await stage.graph.world("ten-accounts", token, thirtyPhones);
  if (latency) await stage.graph.fault({ at: 1, kind: "latency", ms: latency });
  const guide = await stage.visit(t, "/#/step/4");
  await guide.paste(token);
  await guide.seePaste("ok");
  await guide.page.evaluate(watch);
  const debug = await guide.page.context().newCDPSession(guide.page);
  await debug.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await guide.check();
  assert.equal(await guide.verdict({ timeout: 60_000 }), "ready");
  await debug.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  assert.equal((await stage.graph.calls()).length, 2, "two calls are enough");
  const phones = Object.keys(await guide.rows()).filter((check) => check.startsWith("phone.registered@"));
  assert.equal(phones.length, 30);
  return guide.page.evaluate(() => {
    const replies = performance.getEntriesByType("resource").filter(({ name }) => name.includes("graph.facebook.com"));
    return window.settledAt - Math.max(...replies.map(({ responseEnd }) => responseEnd));
  });
}

async function median(t, latency) {
  const took = [];
  for (let runs = 0; runs < RUNS; runs += 1) took.push(await run(t, latency));
  const middle = took.toSorted((one, other) => one - other)[Math.floor(RUNS / 2)];
  t.diagnostic(`median ${middle.toFixed(0)} ms of ${took.map((time) => time.toFixed(0)).join(", ")}`);
  return middle;
}

test("the answer stands a moment after Meta's last reply", { timeout: 120_000 }, async (t) => {
  const took = await median(t, 300);
  assert.ok(took <= MOST, `${took.toFixed(0)} ms`);
});

test("the answer stands soon after replies without any latency", { timeout: 120_000 }, async (t) => {
  const took = await median(t, 0);
  assert.ok(took <= MOST_AT_ONCE, `${took.toFixed(0)} ms`);
});

test("nothing complained", () => stage.assertQuiet());
