// Pictures of every screen in every look, in target/gallery/, and the one for the README: `node tests/e2e/gallery.mjs`.

import { mkdir, rm } from "node:fs/promises";
import { everyLook, scenes } from "./scenes.mjs";
import { setStage } from "./stage.mjs";

const folder = "target/gallery";
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const stage = await setStage();
const leaving = [];
const visit = (settings) => stage.visit({ after: (leave) => leaving.push(leave) }, "/", settings);

let pictures = 0;
try {
  for (const [name, arrange] of Object.entries(scenes)) {
    const guide = await visit();
    await arrange(stage, guide);
    for await (const look of everyLook(guide)) {
      await guide.page.screenshot({ path: `${folder}/${name}-${look}.png`, fullPage: true });
      pictures += 1;
    }
    await leaving.pop()();
  }

  const guide = await visit({ viewport: { width: 1280, height: 900 }, colorScheme: "light", reducedMotion: "reduce" });
  await scenes["not-ready"](stage, guide);
  await guide.page.locator("#token").evaluate((card) => {
    scrollTo(0, scrollY + card.getBoundingClientRect().top - 16);
  });
  await guide.page.screenshot({ path: "docs/screenshot.png" });
  pictures += 1;
} finally {
  await stage.close();
}
console.log(`${pictures} pictures`);
