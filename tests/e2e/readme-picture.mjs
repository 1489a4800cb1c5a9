// The picture for the README: `node tests/e2e/readme-picture.mjs`. Those of all screens are made by access.test.mjs.

import { scenes } from "./scenes.mjs";
import { setStage } from "./stage.mjs";

const stage = await setStage();
try {
  const settings = { viewport: { width: 1280, height: 900 }, colorScheme: "light", reducedMotion: "reduce" };
  const guide = await stage.visit({ after: () => {} }, "/", settings);
  await scenes["not-ready"](stage, guide);
  await guide.page.locator("#token").evaluate((card) => {
    scrollTo(0, scrollY + card.getBoundingClientRect().top - 16);
  });
  await guide.page.screenshot({ path: "docs/screenshot.png" });
} finally {
  await stage.close();
}
