// One whole journey for each answer the guide can give: from the start through the steps, the check and on to the end.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { account, ofAccount, ofPhone, ofToken, phone } from "./rows.mjs";
import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

const ACCOUNT = account();
const proved = Array(7).fill("proved");

const journeys = [
  {
    overall: "ready",
    world: "good",
    rows: { ...ofToken, ...ofAccount(ACCOUNT), ...ofPhone(phone()) },
    all: true,
    steps: proved,
  },
  {
    overall: "attention",
    world: "attention-60-days",
    rows: { "token.valid": "pass/valid", "token.expiry": "warn/expires", [`account.control@${ACCOUNT}`]: "pass/full" },
    steps: proved,
  },
  {
    overall: "not-ready",
    world: "partial-control",
    rows: { "token.valid": "pass/valid", [`account.control@${ACCOUNT}`]: "fail/partial" },
    steps: ["proved", "proved", "proved", "proved", "proved", "proved", "problem"],
  },
  {
    overall: "unproved",
    world: "debug-refused",
    rows: { "token.valid": "pass/valid", "token.kind": "unknown/not-inspectable" },
    steps: ["todo", "todo", "todo", "current", "proved", "proved", "proved"],
  },
];

for (const { overall, world, rows, all, steps } of journeys) {
  test(`a journey that ends ${overall}`, async (t) => {
    const token = randomToken();
    await stage.graph.world(world, token);
    const guide = await stage.visit(t);

    await guide.walkToToken();
    assert.deepEqual(await guide.steps(), ["todo", "todo", "todo", "current", "todo", "todo", "todo"]);
    assert.deepEqual(await guide.rows(), {}, "nothing is said before anything was asked");
    await guide.paste(token);
    await guide.seePaste("ok");
    assert.deepEqual(await stage.graph.log(), [], "nothing is sent before the person asks for it");

    await guide.check();
    assert.equal(await guide.verdict(), overall);
    // Where something is to be put right, the focus goes to the first of it.
    await guide.seeFocus(overall === "not-ready" ? '#results .rows [data-verdict="fail"]' : "[data-overall]");
    const seen = await guide.rows();
    for (const [check, row] of Object.entries(rows)) assert.equal(seen[check], row, check);
    if (all) assert.deepEqual(seen, rows, "and nothing else");
    assert.equal(Object.values(seen).filter((row) => row.startsWith("pending")).length, 0);
    assert.deepEqual(await guide.steps(), steps);

    for (const step of [5, 6, 7]) {
      await guide.next();
      await guide.seeScreen(`step-${step}`);
      assert.equal(await guide.verdict(), overall, "the answer goes along");
    }
    await guide.next();
    await guide.seeScreen("finish");
    await guide.seeFocus("main h1");
    assert.equal(await guide.verdict(), overall);
    assert.equal(await guide.page.evaluate(() => location.hash), "#/finish");
  });
}

test("what needs doing stands first, and every row stands once", async (t) => {
  const token = randomToken();
  await stage.graph.world("several-accounts", token, ({ tokens: [known] }) => {
    known.lifetime = 5_184_000;
  });
  const guide = await stage.visit(t, "/#/step/4");
  assert.equal(await guide.checkPasted(token), "not-ready");
  const order = await guide.page.$$eval("[data-check]", (rows) => rows.map((row) => row.dataset.verdict));
  assert.deepEqual([...new Set(order)], ["fail", "warn", "unknown", "pass"]);
  const rank = { fail: 0, warn: 1, unknown: 2, pass: 3 };
  assert.deepEqual(
    order,
    order.toSorted((one, other) => rank[one] - rank[other]),
  );
  assert.equal(Object.keys(await guide.rows()).length, order.length);
});

test("a step is ticked by hand, and the tick can be taken back", async (t) => {
  const guide = await stage.visit(t, "/#/step/2");
  const box = guide.page.getByRole("checkbox");
  await box.check();
  await guide.next();
  assert.equal((await guide.steps())[1], "done");
  await guide.press("back");
  await box.uncheck();
  await guide.next();
  assert.equal((await guide.steps())[1], "todo");
});

test("the browser's own back and forward lead through the screens", async (t) => {
  const guide = await stage.visit(t);
  await guide.next();
  await guide.seeScreen("step-1");
  await guide.next();
  await guide.seeScreen("step-2");
  await guide.page.goBack();
  await guide.seeScreen("step-1");
  await guide.page.goBack();
  await guide.seeScreen("start");
  await guide.page.goForward();
  await guide.seeScreen("step-1");
});

test("nothing complained", () => stage.assertQuiet());
