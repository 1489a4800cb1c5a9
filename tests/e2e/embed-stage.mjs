// The guide at https://guide.example/, which pages of https://help.test may show; and the frame in such a page.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { place } from "../../src/release/place.mjs";
import { Guide } from "./guide.mjs";
import { randomToken } from "./token.mjs";

export const GUIDE = "https://guide.example/";
export const HELP = "https://help.test/";

/** Serves a copy of the release that these sites may show. */
export const serveGuide = (stage, embedders = ["https://help.test"]) =>
  stage.serveChanged("guide.example", async (dir) => {
    const config = join(dir, "config.json");
    const settings = JSON.parse(await readFile(config, "utf8"));
    await writeFile(config, JSON.stringify({ ...settings, embedders }));
    await place(dir, { site: GUIDE });
  });

/** A page of a help center with the element in it. */
export const helpPage = (attributes = "", { before = "", after = "" } = {}) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Help center</title>
<script src="${GUIDE}embed.js" crossorigin="anonymous"></script></head>
<body><h1>Assign System User to WhatsApp Account</h1>${before}
<system-user-guide ${attributes}><a href="${GUIDE}">Open the guide</a></system-user-guide>${after}
<script>
  window.heard = [];
  for (const name of ["ready", "step", "state", "error"])
    document.addEventListener("sug:" + name, ({ detail }) => heard.push([name, detail]));
  window.messages = [];
  addEventListener("message", ({ origin, data }) => messages.push([origin, data]));
</script></body></html>`;

/** Opens a page of somebody else in a profile of its own. */
export async function openPage(stage, t, address, settings = {}) {
  const context = await stage.browser.newContext(settings);
  t.after(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(address);
  return page;
}

/** Goes to the token's step and carries a check through there, to its good end. */
export async function checkIn(stage, guide) {
  const token = randomToken();
  await stage.graph.world("good", token);
  await guide.page.evaluate(() => location.assign("#/step/4"));
  await guide.page.locator("html[data-seal=sealed]").waitFor();
  await guide.field.fill(token);
  await guide.press("check");
  assert.equal(await guide.verdict(), "ready");
}

/** The guide in a frame of a page: what a person does in it and sees. */
export async function guideIn(page) {
  const element = await page.locator("iframe:not([id])").elementHandle();
  const frame = await element.contentFrame();
  const guide = new Guide(frame, GUIDE.slice(0, -1));
  await frame.locator("main[data-screen]").waitFor();
  return guide;
}
