// Every way in which Meta may not be reached: the right word for it, no call too many, and a page that goes on working.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

/** Asks Meta, in a world as described, and holds what the guide makes of it. */
async function ask(t, { world = "good", faults = [], expected, calls, onStage = stage, path = "/#/step/4", ...how }) {
  const token = randomToken();
  await onStage.graph.world(world, token);
  if (faults.length > 0) await onStage.graph.fault(...faults);
  const guide = await onStage.visit(t, path, how);
  await guide.field.waitFor();
  await how.before?.(guide);
  await guide.paste(token);
  await guide.check();
  assert.equal(await guide.verdict(), "unproved", "a failed connection proves nothing");
  await guide.assertRow("connection", expected);
  if (calls !== undefined) assert.equal((await onStage.graph.calls()).length, calls, "calls that arrived");
  await guide.assertAlive();
  return guide;
}

const all = (kind, more) => [{ at: "all", kind, ...more }];

const cases = [
  ["a page of somebody in between", { faults: all("html", { status: 502 }), expected: "fail/intercepted", calls: 1 }],
  ["a log-in page of a network", { faults: all("html", { status: 200 }), expected: "fail/intercepted", calls: 1 }],
  ["connections that are cut", { faults: all("reset"), expected: "fail/blocked", calls: 1 }],
  ["too many calls", { world: "rate-limited", expected: "fail/rate-limited", calls: 1 }],
  ["too many calls, by status", { faults: all("too-many"), expected: "fail/rate-limited", calls: 1 }],
  ["too many calls, item by item", { world: "rate-limited-items", expected: "fail/rate-limited" }],
  ["Meta out of order", { world: "meta-down", expected: "fail/meta-down", calls: 3 }],
  [
    "Meta's servers out of order",
    { faults: all("html", { status: 502, cors: true }), expected: "fail/meta-down", calls: 3 },
  ],
];
for (const [name, described] of cases) {
  test(`${name}: ${described.expected}`, (t) => ask(t, described));
}

test("Meta recovers between two attempts", async (t) => {
  const token = randomToken();
  await stage.graph.world("meta-recovers", token);
  const guide = await stage.visit(t, "/#/step/4");
  assert.equal(await guide.checkPasted(token), "ready");
  assert.equal((await stage.graph.calls()).length, 4, "three for the first round, one for the second");
});

test("no network", async (t) => {
  const guide = await ask(t, {
    expected: "fail/offline",
    calls: 0,
    before: ({ page }) => page.context().setOffline(true),
  });
  await guide.page.context().setOffline(false);
  await guide.press("check-again");
  assert.equal(await guide.verdict(), "ready");
});

test("Meta's silence, before and within a reply", (t) => {
  // Both at once, because each takes as long as the guide is patient.
  const silence = async (kind) => {
    const own = await setStage();
    t.after(() => own.close());
    const began = performance.now();
    await ask(t, {
      faults: all(kind),
      expected: "fail/timeout",
      calls: 1,
      onStage: own,
      before: ({ page }) => page.setDefaultTimeout(40_000),
    });
    own.assertQuiet();
    t.diagnostic(`${kind}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
  };
  return Promise.all([silence("hang"), silence("hang-in-body")]);
});

for (const [name, graphAt] of [
  ["a name that is not found", "~NOTFOUND"],
  ["a port that is closed", "127.0.0.1:1"],
]) {
  test(`${name}: fail/blocked`, async (t) => {
    const own = await setStage({ graphAt });
    t.after(() => own.close());
    await ask(t, { expected: "fail/blocked", calls: 0, onStage: own });
    own.assertQuiet();
  });
}

test("a page whose own rules forbid the call", async (t) => {
  await stage.serveChanged("misconfigured.test", async (dir) => {
    for (const file of ["_headers", "index.html"]) {
      const text = await readFile(join(dir, file), "utf8");
      assert.ok(text.includes(" https://graph.facebook.com"));
      await writeFile(join(dir, file), text.replaceAll(" https://graph.facebook.com", ""));
    }
  });
  await ask(t, { expected: "fail/misconfigured", calls: 0, host: "misconfigured.test", mayViolate: true });
});

test("somebody in between who sends the call elsewhere gets nothing", async (t) => {
  const heard = stage.hosts.log.length;
  const token = randomToken();
  await stage.graph.world("good", token);
  await stage.graph.fault(...all("redirect", { to: "https://evil.test/", status: 307 }));
  // A call without a token that looks into the failure follows the redirection, and the page's rules stop it.
  const guide = await stage.visit(t, "/#/step/4", { mayViolate: true });
  await guide.paste(token);
  await guide.check();
  assert.equal(await guide.verdict(), "unproved");
  assert.match((await guide.rows()).connection, /^fail\/(intercepted|blocked)$/);
  assert.deepEqual(
    stage.hosts.log.slice(heard).filter(({ host }) => host === "evil.test"),
    [],
  );
});

test("nothing complained", () => stage.assertQuiet());
