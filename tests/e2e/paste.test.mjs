// The paste doctor: what it says before anything is sent, and how little it leaves behind.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";

let stage;
before(async () => {
  stage = await setStage();
  await stage.graph.world("good", randomToken());
});
after(() => stage?.close());

const token = randomToken();

/** What is pasted, and what the doctor calls it. */
const texts = [
  ["ok", token],
  ["repaired", `  ${token}\n`],
  ["repaired", `"${token}",`],
  ["repaired", `Bearer ${token}`],
  ["repaired", `access_token=${token}`],
  ["repaired", `\u200b${token.slice(0, 90)}\u200b${token.slice(90)}`],
  ["repaired", `${token.slice(0, 76)}\r\n${token.slice(76, 152)}\r\n${token.slice(152)}`],
  ["repaired", `https://graph.facebook.com/v25.0/me?fields=id&access_token=${token}&limit=1`],
  ["repaired", `{"access_token":"${token}","token_type":"bearer"}`],
  ["app-token", "301500000000001|AbCdEfGhIjKlMnOpQrStUvWxYz0"],
  ["app-secret", "0123456789abcdef0123456789abcdef"],
  ["phone-number", "+49 170 1234567"],
  ["numeric-id", "501500000000001"],
  ["masked", `${token.slice(0, 6)}••••••••${token.slice(-4)}`],
  ["doubled", `${token}${token}`],
  ["too-short", token.slice(0, 30)],
  ["foreign-key", "sk-proj-abcdefghijklmnopqrstuvwxyz"],
  ["illegal-character", `${token.slice(0, 60)}ä${token.slice(60)}`],
  ["too-long", `EAA${"x".repeat(70_000)}`],
];

test("every kind of text is named, pasted and typed, and nothing is sent", async (t) => {
  const guide = await stage.visit(t, "/#/step/4");
  let cases = 0;
  for (const [answer, text] of texts) {
    const ways = [() => guide.paste(text)];
    // A field of one line takes no line break from a keyboard.
    if (!/[\r\n]/.test(text)) {
      ways.push(async () => {
        await (text.length > 1000 ? guide.field.fill(text) : guide.type(text));
        await guide.page.keyboard.press("Tab");
      });
    }
    for (const way of ways) {
      await guide.paste("another text");
      await guide.seePaste("illegal-character");
      if (answer === "illegal-character") {
        await guide.paste(token);
        await guide.seePaste("ok");
      }
      await way();
      await guide.seePaste(answer);
      assert.equal(await guide.fieldText(), "", `${answer}: the field is empty afterwards`);
      const stands = await guide.page.evaluate((text) => document.documentElement.outerHTML.includes(text), text);
      assert.ok(!stands, `${answer}: the text is nowhere on the page`);
      cases += 1;
    }
  }
  assert.deepEqual(await stage.graph.log(), []);
  t.diagnostic(`${cases} texts`);
});

test("pressing the button with an empty field says so", async (t) => {
  const guide = await stage.visit(t, "/#/step/4");
  await guide.check();
  await guide.seePaste("empty");
  assert.deepEqual(await stage.graph.log(), []);
});

test("pressing the button or Enter takes what was typed", async (t) => {
  const guide = await stage.visit(t, "/#/step/4");
  await guide.type("+49 170 1234567");
  await guide.page.keyboard.press("Enter");
  await guide.seePaste("phone-number");
  await guide.type(token.slice(0, 20));
  await guide.check();
  await guide.seePaste("too-short");
  assert.equal(await guide.fieldText(), "");
  assert.deepEqual(await stage.graph.log(), []);
  assert.equal(new URL(guide.page.url()).search, "");
});

test("ten megabytes on the clipboard do no harm", async (t) => {
  const guide = await stage.visit(t, "/#/step/4");
  const began = performance.now();
  await guide.paste("EAA ".repeat(2_500_000));
  await guide.seePaste("too-long");
  t.diagnostic(`answered after ${Math.round(performance.now() - began)} ms`);
  assert.equal(await guide.fieldText(), "");
  await guide.assertAlive();
});

test("the token is forgotten when asked to, and the verdicts stay", async (t) => {
  const own = randomToken();
  await stage.graph.world("good", own);
  const guide = await stage.visit(t, "/#/step/4");
  assert.equal(await guide.checkPasted(own), "ready");
  await guide.seeButton("check-again");
  await guide.press("forget");
  await guide.seeFocus('input[data-field="token"]');
  assert.equal(await guide.verdict(), "ready");
  assert.equal(await guide.page.locator(".held").count(), 0);
  await guide.check();
  await guide.seePaste("empty");
});

test("nothing complained", () => stage.assertQuiet());
