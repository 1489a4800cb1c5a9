// Two tokens side by side: what the old one could do that the new one cannot.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { account } from "./rows.mjs";
import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

const SHARED = "901600000000000017";
const MANAGEMENT = "whatsapp_business_management";

/** Makes the new token out of the old one in its world. */
const anew = {
  less: (token) => {
    token.scopes = token.scopes.filter((scope) => scope !== "catalog_management");
    token.targets = { [MANAGEMENT]: [account(), account(2)] };
  },
  same: () => {},
  more: (token) => {
    token.scopes.push("ads_management");
  },
  dead: (token) => {
    token.lifetime = token.age = 3600;
  },
};

/** Checks one token, then another that differs from it. `turned`: the other way round; `later` changes the world between. */
async function compared(t, { world = "several-accounts", make, turned = false, later }) {
  const other = randomToken();
  const change = ({ tokens }) => {
    const second = { ...structuredClone(tokens[0]), text: other };
    make(second);
    tokens.push(second);
  };
  const token = randomToken();
  await stage.graph.world(world, token, change);
  const [old, fresh] = turned ? [other, token] : [token, other];
  const guide = await stage.visit(t, "/#/step/4");
  await guide.checkPasted(old);
  await guide.press("compare");
  await guide.seeCompared("waiting");
  await guide.seeFocus('input[data-field="token"]');
  assert.deepEqual(await guide.rows(), {}, "what was said of the old token is not said of the new one");
  const changed = (world) => {
    change(world);
    later(world);
  };
  if (later) await stage.graph.world(world, token, changed);
  const overall = await guide.checkPasted(fresh);
  return { guide, overall, old, fresh };
}

/** The lists of a comparison, each with its entries. */
const listsOf = (guide) =>
  guide.page.$$eval("[data-compared-list]", (lists) =>
    Object.fromEntries(
      lists.map((list) => [list.dataset.comparedList, [...list.children].map((item) => item.textContent)]),
    ),
  );

/** Whether each entry of a list tells of these, in this order. */
function tells(list, ...expected) {
  assert.equal(list?.length, expected.length, `${list}`);
  for (const [index, text] of expected.entries()) assert.ok(list[index].includes(text), `${list[index]}: ${text}`);
}

test("a permission and an account less are lost", async (t) => {
  const { guide } = await compared(t, { make: anew.less });
  await guide.seeCompared("found");
  const { lost, ...others } = await listsOf(guide);
  tells(lost, "catalog_management", SHARED);
  assert.deepEqual(others, {});
  await guide.press("stop-comparing");
  await guide.page.locator("[data-compared]").waitFor({ state: "detached" });
  assert.notDeepEqual(await guide.rows(), {}, "the check of the new token stays");
});

test("the other way round they are gained", async (t) => {
  const { guide } = await compared(t, { make: anew.less, turned: true });
  await guide.seeCompared("found");
  const { gained, ...others } = await listsOf(guide);
  assert.ok(
    gained.some((text) => text.includes("catalog_management")),
    `${gained}`,
  );
  assert.ok(
    gained.some((text) => text.includes(SHARED)),
    `${gained}`,
  );
  assert.deepEqual(others, {});
});

test("a token that is the same loses and gains nothing", async (t) => {
  const { guide } = await compared(t, { make: anew.same });
  await guide.seeCompared("found");
  assert.deepEqual(await listsOf(guide), {});
});

test("a permission more is gained", async (t) => {
  const { guide } = await compared(t, { make: anew.more });
  await guide.seeCompared("found");
  const { gained, ...others } = await listsOf(guide);
  tells(gained, "ads_management");
  assert.deepEqual(others, {});
});

for (const turned of [false, true]) {
  test(`a dead token, ${turned ? "the old" : "the new"} one, is not compared`, async (t) => {
    const { guide } = await compared(t, { make: anew.dead, turned });
    await guide.seeCompared("dead");
    assert.deepEqual(await listsOf(guide), {});
  });
}

test("what Meta does not answer is not lost, only unsure", async (t) => {
  const later = (world) => {
    world.quirks = { null_calls: [account(2)] };
  };
  const { guide } = await compared(t, { make: anew.same, later });
  await guide.seeCompared("found");
  const { unsure, ...others } = await listsOf(guide);
  tells(unsure, account(2));
  assert.deepEqual(others, {});
});

test("the old token is forgotten as soon as the new one is awaited", async (t) => {
  const { guide, old } = await compared(t, { make: anew.same });
  const calls = await stage.graph.calls();
  assert.equal(calls.filter(({ body }) => body.includes(old)).length, 2, "it is used for its own check only");
  const shown = await guide.page.evaluate(() => document.documentElement.outerHTML);
  assert.ok(!shown.includes(old.slice(8, 40)));
});

test("nothing complained", () => stage.assertQuiet());
