// An app that demands a proof: better switched off; else proved once with the app secret, which then is gone.

import assert from "node:assert/strict";
import { createHmac, randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import { read } from "./channels.mjs";
import { piecesInMemory } from "./memory.mjs";
import { found, needlesOf, piecesOf } from "./needles.mjs";
import { setStage } from "./stage.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

const SECRET = "0123456789abcdef0123456789abcdef";
const fieldOf = (guide) => guide.page.locator('input[data-field="app-secret"]');

/** A token that Meta takes with a proof only. */
async function demanded(t, secret = SECRET) {
  const change = ({ apps: [app] }) => {
    app.secret = secret;
  };
  const checked = await stage.checked(t, "secret-required", { change });
  assert.equal(checked.overall, "not-ready");
  await checked.guide.assertRow("token.valid", "fail/secret-required");
  await fieldOf(checked.guide).waitFor();
  return checked;
}

const ways = {
  pasted: (guide, text) => guide.pasteSecret(text),
  typed: async (guide, text) => {
    await fieldOf(guide).pressSequentially(text);
    await guide.page.keyboard.press("Enter");
  },
};

test("the field is offered only where Meta demands a proof", async (t) => {
  const { guide } = await stage.checked(t, "good");
  assert.equal(await fieldOf(guide).count(), 0);
  const { guide: other } = await stage.checked(t, "expired");
  assert.equal(await fieldOf(other).count(), 0);
});

test("switching the demand off stands first in the row", async (t) => {
  const { guide } = await demanded(t);
  const row = guide.page.locator('[data-check="token.valid"]');
  const [action, ...others] = await row.locator(".row__do").allTextContents();
  assert.match(action, /Turn off Require App Secret/);
  assert.deepEqual(others, []);
  await row.locator(".ways a").first().waitFor();
  const order = await row.evaluate((row) =>
    [...row.querySelectorAll(".row__do, .ways, details")].map((part) => part.className),
  );
  assert.match(order[0], /row__do/);
});

for (const [way, put] of Object.entries(ways)) {
  test(`${way}: the right secret proves the token, and is gone`, async (t) => {
    const secret = randomBytes(16).toString("hex");
    const since = { hosts: stage.hosts.log.length, console: stage.console.length };
    const { guide, token } = await demanded(t, secret);
    await put(guide, secret);
    await fieldOf(guide).waitFor({ state: "detached" });
    assert.equal(await guide.verdict(), "ready");
    await guide.assertRow("token.valid", "pass/valid");

    const proof = createHmac("sha256", secret).update(token).digest("hex");
    const bodies = (await stage.graph.calls()).map(({ body }) => body).join("\n");
    assert.ok(bodies.includes(`appsecret_proof=${proof}`), "Meta got the proof");
    assert.deepEqual(found(bodies, needlesOf(secret)), [], "and not the secret");
    const channels = await read(stage, guide.page, since);
    assert.deepEqual(
      Object.keys(channels).filter(
        (name) => found(channels[name], [...needlesOf(secret), ...needlesOf(proof)]).length > 0,
      ),
      [],
    );
    assert.deepEqual(await piecesInMemory(guide.page, piecesOf(secret)), [], "it is not kept in memory");
    assert.equal(await guide.checkAgain(), "ready", "the proof stays with the token");
    await guide.press("forget");
    await guide.seeButton("check");
    assert.deepEqual(await piecesInMemory(guide.page, [...piecesOf(proof), ...piecesOf(token)]), []);
  });

  test(`${way}: a wrong secret proves nothing, and the right one still can`, async (t) => {
    const { guide } = await demanded(t);
    const calls = (await stage.graph.calls()).length;
    await put(guide, "f".repeat(32));
    await guide.page.waitForFunction(() => !document.querySelector('[data-overall="checking"]'));
    assert.equal(await guide.verdict(), "not-ready");
    assert.ok((await stage.graph.calls()).length > calls);
    await guide.assertRow("token.valid", "fail/secret-required");
    await fieldOf(guide).waitFor();
    assert.equal(await fieldOf(guide).inputValue(), "");
    await put(guide, SECRET);
    await fieldOf(guide).waitFor({ state: "detached" });
    assert.equal(await guide.verdict(), "ready");
  });

  test(`${way}: a text that is no app secret is named, and not sent`, async (t) => {
    const { guide, token } = await demanded(t);
    const calls = (await stage.graph.calls()).length;
    for (const text of ["not a secret", SECRET.slice(1), token, `${SECRET}0`]) {
      await put(guide, text);
      await guide.page.locator('section.secret [role="status"] .notice--fail').waitFor();
      assert.equal(await fieldOf(guide).inputValue(), "");
    }
    assert.equal((await stage.graph.calls()).length, calls);
    assert.equal(await guide.verdict(), "not-ready");
  });
}

test("the button takes what was typed", async (t) => {
  const { guide } = await demanded(t);
  await fieldOf(guide).pressSequentially(SECRET);
  await guide.press("use-secret");
  await fieldOf(guide).waitFor({ state: "detached" });
  assert.equal(await guide.verdict(), "ready");
});

test("a wrong proof is not shown to Meta again", async (t) => {
  const { guide, token } = await demanded(t);
  await guide.pasteSecret("f".repeat(32));
  await fieldOf(guide).waitFor();
  await guide.page.waitForFunction(() =>
    document.querySelector('[data-check="token.valid"][data-code="secret-required"]'),
  );
  // Now the demand is switched off at Meta, as the row says.
  await stage.graph.world("secret-required", token, ({ apps: [app] }) => {
    app.requires_proof = false;
  });
  assert.equal(await guide.checkAgain(), "ready");
});

test("nothing complained", () => stage.assertQuiet());
