// Changes that the guide makes for the person: shown first, made once, and read back; in doubt it says so.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { account } from "./rows.mjs";
import { setStage } from "./stage.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

const ACCOUNT = account();
const USER = "401500000000001";

/** Two changes: the world in which each is needed, the row it puts right, and whether the simulated Meta has made it. */
const deeds = {
  subscribe: {
    world: "good",
    change: ({ accounts: [one] }) => {
      one.subscribed_apps = [];
    },
    edge: `${ACCOUNT}/subscribed_apps`,
    check: `account.webhook@${ACCOUNT}`,
    rows: ["warn/none", "pass/subscribed"],
    answers: ["attention", "ready"],
    isMade: ({ subscribed_apps }) => subscribed_apps.length === 1,
  },
  assign: {
    world: "admin",
    change: ({ accounts: [one] }) => {
      one.assigned[0].tasks = ["DEVELOP", "MESSAGING"];
    },
    edge: `${ACCOUNT}/assigned_users`,
    check: `account.control@${ACCOUNT}`,
    rows: ["fail/partial", "pass/full"],
    answers: ["not-ready", "ready"],
    isMade: ({ assigned }) => assigned.some(({ user, tasks }) => user === USER && tasks.includes("MANAGE")),
  },
};

const isMade = async ({ isMade }) => isMade(await stage.graph.account(ACCOUNT));

/** Checks, and lets a change be shown. */
async function asked(t, name) {
  const deed = deeds[name];
  const checked = await stage.checked(t, deed.world, deed);
  assert.equal(checked.overall, deed.answers[0]);
  await checked.guide.assertRow(deed.check, deed.rows[0]);
  await checked.guide.press(name);
  await checked.guide.seeChange("asking");
  await checked.guide.seeFocus("#change h3");
  assert.deepEqual(await stage.graph.changes(), [], "nothing is changed before the person says yes");
  return { ...checked, deed };
}

for (const name of Object.keys(deeds)) {
  test(`${name}: asked, made once, and proved by the next check`, async (t) => {
    const { guide, deed } = await asked(t, name);
    await guide.page.locator('[data-action="confirm"]').dblclick();
    await guide.seeChange("done");
    assert.deepEqual(await stage.graph.changes(), [deed.edge]);
    assert.ok(await isMade(deed));
    await guide.assertRow(deed.check, deed.rows[0]);
    assert.equal(await guide.checkAgain(), deed.answers[1]);
    await guide.assertRow(deed.check, deed.rows[1]);
    assert.equal(await guide.page.locator("#change").count(), 0);
    assert.equal((await stage.graph.changes()).length, 1);
  });

  test(`${name}: "no" changes nothing`, async (t) => {
    const { guide, deed } = await asked(t, name);
    await guide.press("dismiss");
    await guide.seeFocus("[data-overall]");
    assert.equal(await guide.page.locator("#change").count(), 0);
    assert.deepEqual(await stage.graph.changes(), []);
    assert.ok(!(await isMade(deed)));
  });
}

test("an employee cannot assign, and is not offered to", async (t) => {
  const { guide } = await stage.checked(t, "partial-control");
  await guide.unfold();
  assert.equal(await guide.page.locator('[data-action="assign"]').count(), 0);
});

test("what was made meanwhile is not made again", async (t) => {
  const { guide, token } = await stage.checked(t, "good", deeds.subscribe);
  await stage.graph.world("good", token);
  await guide.press("subscribe");
  await guide.seeChange("already");
  assert.deepEqual(await stage.graph.changes(), []);
});

test("what cannot be shown first is not made", async (t) => {
  const { guide } = await stage.checked(t, "good", deeds.subscribe);
  await stage.graph.fault({ at: 0, kind: "html", status: 400, cors: true });
  await guide.press("subscribe");
  await guide.seeChange("unread");
  assert.deepEqual(await stage.graph.changes(), []);
  assert.equal(await guide.page.locator('[data-action="confirm"]').count(), 0);
});

const refused = {
  kind: "literal",
  body: JSON.stringify([
    {
      code: 403,
      body: JSON.stringify({ error: { message: "No", type: "OAuthException", code: 200, fbtrace_id: "A1" } }),
    },
  ]),
};

/**
 * What happens to the POST, and to the reading after it; how the card ends, and what looking again makes of it.
 *
 * Where a kept connection ends before a reply, Chromium itself sends the POST once more, below the page. Both are lost
 * here; `sent` is how often Meta may have got it.
 */
const lost = {
  "made, but the reply is lost": [{ at: [0, 1], kind: "reset", performed: true }, "done", { sent: 2 }],
  "made, but the reply breaks off": [{ at: 0, kind: "close-in-body" }, "done"],
  "made, but somebody in between answers": [{ at: 0, kind: "html", status: 502, performed: true }, "done"],
  "made, but the reply is none": [{ at: 0, kind: "not-json", performed: true }, "done"],
  "not made, and nobody knows at first": [{ at: 0, kind: "html", status: 502 }, "unknown", { again: "not-done" }],
  "the connection is cut before": [{ at: [0, 1], kind: "reset" }, "unknown", { again: "not-done", sent: 2 }],
  "not made, and Meta is out of order": [{ at: 0, kind: "unavailable" }, "unknown", { again: "not-done" }],
  "made, and Meta says that it is out of order": [{ at: 0, kind: "unavailable", performed: true }, "done"],
  "Meta refuses": [{ at: 0, ...refused }, "not-done"],
};

for (const [what, [fault, ends, { again, sent = 1 } = {}]] of Object.entries(lost)) {
  test(`${what}: ${ends}`, async (t) => {
    const { guide, deed } = await asked(t, "subscribe");
    let posts = 0;
    guide.page.on("request", (request) => {
      if (request.postData()?.includes("%22POST%22")) posts += 1;
    });
    await stage.graph.fault(fault);
    await guide.press("confirm");
    await guide.seeChange(ends);
    assert.equal(posts, 1, "one yes, one POST");
    const made = await isMade(deed);
    assert.notEqual(ends, made ? "not-done" : "done", "the card says what is so");
    if (again) {
      await guide.press("look-again");
      await guide.seeChange(again);
      assert.equal(again, made ? "done" : "not-done");
    }
    assert.equal(posts, 1, "looking again sends none");
    const arrived = (await stage.graph.changes()).length;
    assert.ok(arrived >= 1 && arrived <= sent, `${arrived} arrived`);
    t.diagnostic(`${arrived} arrived`);
  });
}

test("made, and the reading after it is lost too: unknown until looked at again", async (t) => {
  const { guide, deed } = await asked(t, "subscribe");
  await stage.graph.fault({ at: 0, kind: "not-json", performed: true }, { at: 1, kind: "not-json" });
  await guide.press("confirm");
  await guide.seeChange("unknown");
  assert.ok(await isMade(deed));
  await guide.press("look-again");
  await guide.seeChange("done");
  assert.equal((await stage.graph.changes()).length, 1);
});

test("a token that is forgotten meanwhile leaves it unknown", async (t) => {
  const { guide } = await asked(t, "subscribe");
  await stage.graph.fault({ at: 0, kind: "latency", ms: 1500 });
  await guide.press("confirm");
  await guide.seeChange("sending");
  await guide.press("forget");
  await guide.seeChange("unknown");
  assert.equal(await guide.page.locator('[data-action="look-again"]').count(), 0, "nothing is left to look with");
});

test("nothing complained", () => stage.assertQuiet());
