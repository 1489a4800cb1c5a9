// What is heard without being asked for: every region of the page that speaks by itself, in the course of a whole check.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

/** Begins to listen to all that speaks by itself; what is said already is not heard again. */
const listen = ({ page }) =>
  page.evaluate(() => {
    window.heard = [];
    const said = new Map();
    const hear = () => {
      for (const region of document.querySelectorAll('[role="status"], [role="alert"], [aria-live]')) {
        const text = region.checkVisibility() ? region.textContent.trim() : "";
        if (text && text !== said.get(region)) window.heard.push(text);
        said.set(region, text);
      }
    };
    hear();
    window.heard.length = 0;
    new MutationObserver(hear).observe(document.body, {
      attributes: true,
      characterData: true,
      childList: true,
      subtree: true,
    });
  });

const heardBy = ({ page }) => page.evaluate(() => window.heard);

/** A few words, each once. */
function assertCalm(heard) {
  assert.deepEqual(
    heard.filter((text, index) => heard.indexOf(text) !== index),
    [],
    "each sentence once",
  );
  assert.ok(heard.length <= 6, `a few words, not many: ${heard.join(" | ")}`);
}

const worlds = { good: "Everything is ready", "partial-control": "Not ready yet" };

for (const [world, end] of Object.entries(worlds)) {
  test(`a whole check of ${world}, from the paste to its end`, async (t) => {
    const token = randomToken();
    await stage.graph.world(world, token);
    await stage.graph.fault({ at: [0, 1], kind: "latency", ms: 400 });
    const guide = await stage.visit(t, "/#/step/4");
    await guide.field.waitFor();
    assert.equal(await guide.announced(), "");
    await listen(guide);
    await guide.checkPasted(token);
    await guide.seeFocus(end === "Not ready yet" ? '[data-verdict="fail"]' : "[data-overall]");
    const heard = await heardBy(guide);
    t.diagnostic(heard.join(" | "));
    assertCalm(heard);
    assert.ok(heard.includes("Asking Meta."));
    assert.match(heard.at(-2), /^\d+ of \d+ checks answered\.$/);
    assert.equal(heard.at(-1), end);
  });
}

test("the same again says the same, once", async (t) => {
  const { guide } = await stage.checked(t, "good");
  await listen(guide);
  await guide.checkAgain();
  await guide.seeFocus("[data-overall]");
  assertCalm(await heardBy(guide));
});

test("that the page is being sealed is said at most once", async (t) => {
  const guide = await stage.visit(t, "/#/step/3");
  await listen(guide);
  await guide.next();
  await guide.field.waitFor();
  assertCalm(await heardBy(guide));
});

test("a cancelled check says so once", async (t) => {
  const token = randomToken();
  await stage.graph.world("good", token);
  await stage.graph.fault({ at: "all", kind: "hang" });
  const guide = await stage.visit(t, "/#/step/4");
  await guide.field.waitFor();
  await listen(guide);
  await guide.paste(token);
  await guide.check();
  await guide.seeChecking();
  await guide.press("cancel");
  await guide.verdict();
  const heard = await heardBy(guide);
  t.diagnostic(heard.join(" | "));
  assertCalm(heard);
});

test("what was copied is said, each time", async (t) => {
  const { guide } = await stage.checked(t, "good");
  await guide.finish();
  await listen(guide);
  for (const action of ["copy-account", "copy-phone"]) {
    await guide.press(action);
    await guide.page.waitForTimeout(200);
  }
  assert.deepEqual(await heardBy(guide), ["Copied.", "Copied."]);
});

test("what came of trying the seal is said", async (t) => {
  const guide = await stage.visit(t, "/#/step/4");
  await guide.seeButton("try-seal");
  await listen(guide);
  await guide.press("try-seal");
  await guide.page.waitForTimeout(500);
  const heard = await heardBy(guide);
  assert.equal(heard.length, 1, heard.join());
});

test("nothing complained", () => stage.assertQuiet());
