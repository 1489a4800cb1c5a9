// Everybody can use it: the rules of WCAG on every screen and in every look, at 400 % zoom, in forced colours, and with
// less motion. By keyboard and by ear: keyboard.test.mjs, focus.test.mjs.

import assert from "node:assert/strict";
import { mkdir, rm } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { forcedColors, headings, motion, sideways, stepNames, targets, violations } from "./inspections.mjs";
import { everyLook, scenes } from "./scenes.mjs";
import { setStage } from "./stage.mjs";

/** A picture of every screen in every look, for people to look at. */
const gallery = "target/gallery";

let stage;
before(async () => {
  await rm(gallery, { recursive: true, force: true });
  await mkdir(gallery, { recursive: true });
  stage = await setStage();
});
after(() => stage?.close());

/** In every look; 320 px are also what 400 % zoom leaves of 1280. */
const inEveryLook = [violations, sideways];
/** Where a finger is most likely; the others do not depend on the width. */
const onPhone = [targets, motion, headings];
const onDesk = [stepNames, forcedColors];

/** There is one simulated Meta and one clipboard: scenes are arranged one after another. */
let arranged = Promise.resolve();
const inTurn = (arrange) => {
  const done = arranged.then(arrange);
  arranged = done.catch(() => {});
  return done;
};

let cases = 0;
// Two at a time, since most of an inspection is the browser's work.
describe("every scene is accessible in every look", { concurrency: 2 }, () => {
  for (const [name, arrange] of Object.entries(scenes)) {
    test(name, async (t) => {
      const guide = await inTurn(async () => {
        const guide = await stage.visit(t);
        await arrange(stage, guide);
        return guide;
      });
      const wrong = [];
      for await (const look of everyLook(guide)) {
        cases += 1;
        // The longest pages take seconds on a busy machine.
        const picture = { path: `${gallery}/${name}-${look}.png`, fullPage: true, timeout: 60_000 };
        await guide.page.screenshot(picture);
        const once = { "320-light-ltr": onPhone, "320-light-rtl": [targets], "1280-light-ltr": onDesk }[look] ?? [];
        for (const inspect of [...inEveryLook, ...once]) {
          wrong.push(...(await inspect(guide)).map((each) => `${look} ${each}`));
        }
      }
      assert.deepEqual(wrong, []);
    });
  }
});

/** What is done to a page that has nothing wrong, and what has to be found then. */
const planted = {
  "a button without a name": [
    violations,
    /button-name/,
    () => document.querySelector("main").append(document.createElement("button")),
  ],
  "a wide box": [
    sideways,
    /sideways/,
    () => {
      document.querySelector("main p").style.width = "5000px";
    },
  ],
  "a second first heading": [
    headings,
    /2 h1/,
    () => document.querySelector("main").append(document.createElement("h1")),
  ],
  "a level left out": [
    headings,
    /h4 after h2/,
    () => document.querySelector("main").append(document.createElement("h4")),
  ],
  "a step without its number": [
    stepNames,
    /no number: Find/,
    () => document.querySelector('[data-step="2"] .hidden').remove(),
  ],
  "a small target": [
    targets,
    /20 px/,
    () => {
      document.querySelector("main .button").style.cssText = "min-block-size: 0; block-size: 20px; padding: 0";
    },
  ],
  "a slow change": [
    motion,
    /0.2 s/,
    () => {
      document.querySelector("main .button").style.transition = "color 200ms";
    },
  ],
  "words in the colour of the paper": [
    forcedColors,
    /words are not seen/,
    () => {
      document.querySelector("main p").style.cssText = "forced-color-adjust: none; color: canvas";
    },
  ],
  "a current step without a line": [
    forcedColors,
    /current.* looks like/,
    () => {
      document.querySelector(".progress__link[aria-current]").style.outline = "none";
    },
  ],
};

for (const [what, [inspect, found, plant]] of Object.entries(planted)) {
  test(`${what} is found`, async (t) => {
    const guide = await stage.visit(t, "/", { reducedMotion: "reduce" });
    assert.deepEqual(await inspect(guide), []);
    await guide.page.evaluate(plant);
    assert.match((await inspect(guide)).join(), found);
  });
}

test("the screens and looks are counted", (t) => t.diagnostic(`${cases} screens and looks`));

test("nothing complained", () => stage.assertQuiet());
