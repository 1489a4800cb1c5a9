// What the guide looks like on a phone and on a desk, for people to look at; nothing may stick out sideways.

import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const FOLDER = "target/engines";
const APP = "https://app.test/";
const widths = [360, 1280];

/** What is seen, and the way to it. */
const scenes = {
  start: async (visit) => visit.go(APP),
  "start-arabic": async (visit) => visit.go(`${APP}?lang=ar`),
  "step-2": async (visit) => visit.go(`${APP}?theme=dark#/step/2`),
  results: async (visit) => {
    await visit.go(`${APP}#/practice`);
    await visit.click('[data-case="missing-permission"] [data-action="practise"]');
    await visit.press("use-practice-token");
    await visit.press("check");
    await visit.verdict();
  },
  share: async (visit) => {
    await visit.go(`${APP}?theme=light#/share`);
    await visit.see('[data-snippet="copy-element"]');
  },
};

/** One journey for each width; the pictures stand in target/engines afterwards. */
export const pictures = (engine) =>
  Object.fromEntries(
    widths.map((width) => [
      `nothing sticks out sideways where the window is ${width} px wide`,
      async (t, stage) => {
        await mkdir(FOLDER, { recursive: true });
        const visit = await stage.visit(t);
        const wrong = [];
        for (const [name, open] of Object.entries(scenes)) {
          await visit.tab.resize(width, 900);
          await open(visit);
          await visit.see("main [data-action]");
          const { inner, page } = await visit.run(() => {
            scrollTo(0, 0);
            return { inner: innerWidth, page: document.documentElement.scrollWidth };
          });
          assert.equal(inner, width);
          if (page > width) wrong.push(`${name}: ${page} px`);
          // As tall as the page, so that all of it is in the picture.
          await visit.tab.resize(width, Math.min(1500, await visit.run(() => document.documentElement.scrollHeight)));
          await visit.run(
            () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn()))),
          );
          await writeFile(join(FOLDER, `${engine.toLowerCase()}-${name}-${width}.png`), await visit.tab.picture());
        }
        assert.deepEqual(wrong, []);
      },
    ]),
  );
