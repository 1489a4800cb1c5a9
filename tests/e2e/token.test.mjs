// What Meta says of a token, one world for each answer.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

/** World, and what `token.valid` says in it. */
const dead = {
  expired: "expired",
  "expired-without-subcode": "expired",
  revoked: "revoked",
  "password-changed": "password-changed",
  "logged-out": "logged-out",
  "app-removed": "app-removed",
  "app-deleted": "app-deleted",
  unreadable: "unreadable",
  "malformed-echo": "unreadable",
  "debug-only": "debug-only",
  checkpoint: "checkpoint",
  rejected: "rejected",
  "secret-required": "secret-required",
};

for (const [world, code] of Object.entries(dead)) {
  test(`${world}: the token is refused as ${code}`, async (t) => {
    const token = randomToken();
    await stage.graph.world(world, token);
    const guide = await stage.visit(t, "/#/step/4");
    assert.equal(await guide.checkPasted(token), "not-ready");
    const { connection, "token.valid": valid, ...others } = await guide.rows();
    assert.equal(connection, "pass/ok");
    assert.equal(valid, `fail/${code}`);
    const proofs = Object.entries(others).filter(([check, row]) => row.startsWith("pass") && check !== "token.kind");
    assert.deepEqual(
      proofs.filter(([check]) => check !== "token.app"),
      [],
      "a refused token proves nothing else",
    );
    assert.equal((await guide.steps())[3], "problem");
  });
}

/** World, and what `token.kind` says in it. */
const kinds = { "person-token": "person", "page-token": "page", "app-token": "app" };

for (const [world, code] of Object.entries(kinds)) {
  test(`${world}: the token belongs to the wrong one`, async (t) => {
    const token = randomToken();
    await stage.graph.world(world, token);
    const guide = await stage.visit(t, "/#/step/4");
    assert.equal(await guide.checkPasted(token), "not-ready");
    await guide.assertRow("token.kind", `fail/${code}`);
  });
}

test("a token for another app is told by the address", async (t) => {
  const token = randomToken();
  await stage.graph.world("other-app", token);
  const guide = await stage.visit(t, "/?app=301500000000001#/step/4");
  assert.equal(await guide.checkPasted(token), "not-ready");
  await guide.assertRow("token.app", "fail/other-app");
});

test("names that try to be code stay text", async (t) => {
  const token = randomToken();
  await stage.graph.world("hostile-text", token, ({ apps: [app] }) => {
    app.name += " \u202eturned \u2066around";
  });
  const guide = await stage.visit(t, "/#/step/4");
  assert.equal(await guide.checkPasted(token), "ready");
  await guide.assertRow("token.app", "pass/named");
  await guide.page.evaluate(() => {
    for (const fold of document.querySelectorAll("#results details")) fold.open = true;
  });
  await guide.page.waitForSelector('[data-check="token.app"] .row__title');
  const found = await guide.page.evaluate(() => ({
    ran: "__pwned" in window,
    elements: document.querySelectorAll("main img, main script").length,
    text: document.querySelector("main").textContent,
  }));
  assert.deepEqual([found.ran, found.elements], [false, 0]);
  assert.match(found.text, /<img src=x onerror=.* turned around/);
  assert.doesNotMatch(found.text, /[\u202a-\u202e\u2066-\u2069]/, "characters that turn text around are gone");
});

test("nothing complained", () => stage.assertQuiet());
