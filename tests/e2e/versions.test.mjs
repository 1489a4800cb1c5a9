// What a host changes: a new version, which waits until nothing would be lost, and other settings.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { place } from "../../src/release/place.mjs";
import { caches, cutNetwork, kept, seeCaches, serveNext } from "./kept.mjs";
import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

/** A release that is new, but for its words the same. */
async function release(dir, mark) {
  const page = join(dir, "index.html");
  const html = await readFile(page, "utf8");
  await writeFile(page, html.replace(/<title>[^<]*<\/title>/, `<title>${mark}</title>`));
  await place(dir);
}

const update = (guide) =>
  guide.page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration()).update()));

test("a new version waits to be asked for, then takes over with one load", async (t) => {
  const folder = await serveNext(stage, "next.example");
  const guide = await kept(stage, t, { host: "next.example" });
  let loads = 0;
  guide.page.on("load", () => {
    loads += 1;
  });
  await release(folder, "next");
  await update(guide);
  await guide.page.locator('[data-version="ready"]').waitFor();
  await guide.page.waitForTimeout(500);
  assert.equal(loads, 0, "nobody asked for it");
  assert.equal((await caches(guide)).length, 2);
  await guide.press("load-version");
  await seeCaches(guide, 1);
  await guide.page.locator("main[data-screen]").waitFor();
  await guide.page.waitForTimeout(700);
  assert.equal(loads, 1);
  await guide.page.waitForFunction(() => document.querySelector('[data-version="ready"]') === null);
});

/** Another tab of the same browser, in which a new version is ready. */
async function otherTab(guide, folder) {
  const page = await guide.page.context().newPage();
  await page.goto(new URL("/", guide.page.url()).href);
  await page.locator("main[data-screen]").waitFor();
  await release(folder, "next");
  await update({ page });
  await page.locator('[data-version="ready"]').waitFor();
  return page;
}

const takeOver = (tab) => tab.locator('main [data-action="load-version"]').click();

test("while a token is held no new version is offered, and one that another tab asked for takes nothing away", async (t) => {
  const token = randomToken();
  await stage.graph.world("good", token);
  const folder = await serveNext(stage, "tabs.example");
  const busy = await kept(stage, t, { host: "tabs.example", path: "/#/step/4" });
  await busy.page.locator("html[data-seal=sealed]").waitFor();
  assert.equal(await busy.checkPasted(token), "ready");
  let loads = 0;
  busy.page.on("load", () => {
    loads += 1;
  });
  const other = await otherTab(busy, folder);
  await busy.page.waitForTimeout(300);
  assert.equal(await busy.page.locator('[data-version="ready"]').count(), 0);
  await takeOver(other);
  await busy.page.waitForTimeout(2500);
  assert.equal(loads, 0);
  assert.equal(await busy.verdict(), "ready");
  assert.equal(await busy.checkAgain(), "ready", "the token is still held, and a check runs to its end");
  await busy.press("forget");
  await busy.page.locator('[data-version="ready"]').waitFor();
});

test("a tab where nothing was begun takes the version that another tab asked for", async (t) => {
  const folder = await serveNext(stage, "untouched.example");
  const guide = await kept(stage, t, { host: "untouched.example", path: "/#/step/4" });
  await guide.field.waitFor();
  const loaded = guide.page.waitForEvent("load");
  await takeOver(await otherTab(guide, folder));
  await loaded;
  await guide.field.waitFor();
  await seeCaches(guide, 1);
  assert.equal(await guide.page.locator('[data-version="ready"]').count(), 0);
});

/** What somebody may have begun in a tab, and how it is seen that it is still there. */
const begun = {
  "a typed text": {
    path: "/#/step/4",
    begin: (guide) => guide.type("EAA"),
    see: async (guide) => assert.equal(await guide.field.inputValue(), "EAA"),
  },
  "a report that is not read yet": {
    path: "/#/report",
    begin: ({ page }) => page.locator('textarea[data-field="report"]').fill("A report"),
    see: async ({ page }) => assert.equal(await page.locator('textarea[data-field="report"]').inputValue(), "A report"),
  },
  "an opened report": {
    path: "/#/report",
    begin: async (guide, t) => {
      const { guide: checked } = await stage.checked(t, "good");
      await guide.readReport(await checked.copied("copy-report-json"));
    },
    see: ({ page }) => page.locator('main [data-action="close-report"]').waitFor(),
  },
};

for (const [index, [what, { path, begin, see }]] of Object.entries(begun).entries()) {
  test(`${what} stays where another tab asks for a new version, which is offered`, async (t) => {
    const host = `begun-${index}.example`;
    const folder = await serveNext(stage, host);
    const guide = await kept(stage, t, { host, path });
    await begin(guide, t);
    await see(guide);
    await takeOver(await otherTab(guide, folder));
    await guide.page.locator('[data-version="ready"]').waitFor();
    // Longer than a tab takes in which nothing was begun.
    await guide.page.waitForTimeout(1500);
    await see(guide);
  });
}

test("what the host changes arrives at the next visit, as long as there is a network", async (t) => {
  const folder = await serveNext(stage, "changed.example");
  const guide = await kept(stage, t, { host: "changed.example" });
  await rename(folder);
  const page = join(folder, "index.html");
  await writeFile(page, (await readFile(page, "utf8")).replace("</head>", '<meta name="changed"></head>'));
  await guide.page.reload();
  await guide.page.locator("main h1").getByText("Harbour Chat").waitFor();
  assert.equal(await guide.page.locator("meta[name=changed]").count(), 1);
  await cutNetwork(guide);
  await guide.page.reload();
  await guide.page.locator("main h1").getByText("eleapi").waitFor();
});

/** The host gives the platform another name. */
async function rename(folder) {
  const file = join(folder, "config.json");
  const settings = JSON.parse(await readFile(file, "utf8"));
  await writeFile(file, JSON.stringify({ ...settings, brand: { name: "Harbour Chat" } }));
}

test("old settings are never used while there is a network", async (t) => {
  const folder = await serveNext(stage, "settings.example");
  const guide = await kept(stage, t, { host: "settings.example" });
  await rename(folder);
  const held = stage.hosts.hold(/^\/config\.json$/);
  t.after(held.release);
  await guide.page.reload();
  await held.asked;
  await guide.page.waitForTimeout(4000);
  assert.equal(await guide.page.locator("main[data-screen]").count(), 0, "however long it takes");
  held.release();
  await guide.page.locator("main h1").getByText("Harbour Chat").waitFor();
  // The host is out of order.
  stage.hosts.put("https://settings.example/config.json", "Out of order", {}, 503);
  await guide.page.reload();
  await guide.page.locator("[data-reason]:visible").waitFor();
  assert.equal(await guide.page.locator("main[data-screen]").count(), 0);
});
