// A guide that the browser keeps for times without a network.

import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";

/** Opens the guide on a host and waits until the browser keeps it; gives the guide as it is opened then. */
export async function kept(stage, t, { host = "app.test", path = "/" } = {}) {
  const guide = await stage.visit(t, path, { host });
  await guide.seeKept();
  await guide.page.reload();
  await guide.page.waitForFunction(() => navigator.serviceWorker.controller);
  await guide.page.locator("main[data-screen]").waitFor();
  return guide;
}

export const caches = (guide) => guide.page.evaluate(async () => (await caches.keys()).sort());

/** Waits until the browser keeps so many releases. */
export async function seeCaches(guide, count) {
  for (let tries = 0; tries < 100; tries += 1) {
    // A page that is just being loaded again cannot say.
    const names = await caches(guide).catch(() => undefined);
    if (names?.length === count) return;
    await wait(50);
  }
  assert.equal((await caches(guide)).length, count);
}

export const cutNetwork = (guide) => guide.page.context().setOffline(true);

/** Serves the release so that a new one can be put in its place. */
export async function serveNext(stage, name) {
  let folder;
  await stage.serveChanged(name, async (dir) => {
    folder = dir;
  });
  return folder;
}
