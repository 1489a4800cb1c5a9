// A release placed without its worker: what earlier ones have kept goes, and everybody can use the guide meanwhile.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { place } from "../../src/release/place.mjs";
import { setStage } from "./stage.mjs";

const HOST = "guide.example";
/** What another guide on the same host keeps, which is not this one's to take away. */
const OTHER = "system-user-guide:/another/folder/:1";

let stage;
let dir;
before(async () => {
  stage = await setStage();
  await stage.serveChanged(HOST, async (folder) => {
    dir = folder;
  });
});
after(() => stage?.close());

/** How often an address was asked for. */
const asked = (url) => stage.hosts.log.filter((entry) => entry.host === HOST && entry.url === url).length;

/** What the browser keeps, and how many workers it has; a page that is just loaded again cannot say. */
const left = ({ page }) =>
  page
    .evaluate(async () => [...(await caches.keys()), (await navigator.serviceWorker.getRegistrations()).length])
    .catch(() => []);

/** Waits until exactly this is left, and then for what may still happen. */
async function settled(guide, ...expected) {
  for (const end = Date.now() + 15_000; ; await wait(100)) {
    const found = await left(guide);
    if (found.join() === expected.join()) break;
    if (Date.now() > end) assert.deepEqual(found, expected);
  }
  await wait(3000);
  assert.deepEqual(await left(guide), expected);
  await guide.page.locator("main[data-screen]").waitFor();
}

test("somebody who comes for the first time gets the page once", async (t) => {
  await place(dir, { worker: false });
  const [pages, workers] = [asked("/"), asked("/sw.js")];
  const guide = await stage.visit(t, "/", { host: HOST });
  for (const end = Date.now() + 15_000; asked("/sw.js") === workers && Date.now() < end; ) await wait(100);
  await settled(guide, 0);
  assert.ok(asked("/sw.js") > workers, "the page has asked for the worker");
  assert.equal(asked("/") - pages, 1);
});

test("a worker that is there goes with all it has kept, and its page is loaded once more", async (t) => {
  await place(dir);
  const guide = await stage.visit(t, "/", { host: HOST });
  await guide.page.evaluate(() => navigator.serviceWorker.ready);
  await guide.page.reload();
  await guide.page.waitForFunction(() => navigator.serviceWorker.controller);
  await guide.page.evaluate((name) => caches.open(name), OTHER);
  assert.equal((await left(guide)).length, 3, "two caches and a worker");

  await place(dir, { worker: false });
  const pages = asked("/");
  await guide.page.reload();
  await settled(guide, OTHER, 0);
  assert.equal(asked("/") - pages, 2);
});
