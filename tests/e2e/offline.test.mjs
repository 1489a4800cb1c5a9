// Times without a network.

import assert from "node:assert/strict";
import { cp, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { caches, cutNetwork, kept, serveNext } from "./kept.mjs";
import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

test("what is kept is this release, and nothing that a person did", async (t) => {
  const guide = await kept(stage, t);
  const names = await caches(guide);
  assert.equal(names.length, 1);
  const addresses = await guide.page.evaluate(
    async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url),
    names[0],
  );
  const paths = addresses.map((address) => new URL(address).pathname);
  assert.ok(paths.includes("/") && paths.includes("/config.json"));
  assert.ok(
    paths.every((path) => /^\/(?:$|config\.json$|manifest\.webmanifest$|assets\/)/.test(path)),
    paths.join(),
  );
  t.diagnostic(`${paths.length} files`);
});

test("without a network the whole guide, practice, the paste field and reports work, in every language", async (t) => {
  const guide = await kept(stage, t);
  await cutNetwork(guide);
  const started = performance.now();
  await guide.page.reload();
  await guide.seeScreen("start");
  t.diagnostic(`the start screen came after ${Math.round(performance.now() - started)} ms with the network cut`);
  for (const language of ["es", "ar", "hi", "en"]) {
    await guide.open(`/?lang=${language}`);
    assert.equal(await guide.page.evaluate(() => document.documentElement.lang), language);
    assert.equal(await guide.page.locator("[data-reason]:visible").count(), 0);
  }
  await guide.open("/#/practice/good");
  await guide.page.reload();
  await guide.page.locator('[data-practice="good"]').waitFor();
  await guide.open("/?lang=en#/step/4");
  await guide.page.locator('[data-action="use-practice-token"], input[data-field=token]').first().waitFor();
  await guide.open("/#/report");
  await guide.page.locator('textarea[data-field="report"]').waitFor();
  await guide.open("/?theme=dark#/step/4");
  await guide.page.locator("html[data-seal=sealed]").waitFor();
  await guide.paste("12345678901");
  await guide.seePaste("phone-number");
});

test("a check says that it needs the network, and runs by itself when it is back, if it was asked to", async (t) => {
  const token = randomToken();
  await stage.graph.world("good", token);
  const guide = await kept(stage, t, { path: "/#/step/4" });
  await guide.page.locator("html[data-seal=sealed]").waitFor();
  await guide.paste(token);
  await guide.seePaste("ok");
  await cutNetwork(guide);
  await guide.page.locator('[data-network="may-wait"]').waitFor();
  await guide.check();
  assert.equal(await guide.verdict(), "unproved");
  await guide.assertRow("connection", "fail/offline");
  assert.equal((await stage.graph.calls()).length, 0);

  await guide.page.context().setOffline(false);
  await guide.page.waitForTimeout(300);
  assert.equal((await stage.graph.calls()).length, 0, "nobody asked for it");
  await cutNetwork(guide);
  await guide.press("wait-for-network");
  await guide.page.locator('[data-network="waits"]').waitFor();
  await guide.press("stop-waiting");
  await guide.press("wait-for-network");
  await guide.page.context().setOffline(false);
  await guide.page.locator('[data-overall="ready"]').waitFor();
  assert.ok((await stage.graph.calls()).length > 0);
});

test("a platform without settings of its own has the guide without a network too", async (t) => {
  const folder = await serveNext(stage, "unset.example");
  await rm(join(folder, "config.json"));
  const guide = await kept(stage, t, { host: "unset.example" });
  await cutNetwork(guide);
  await guide.page.reload();
  await guide.page.locator("main h1").getByText("eleapi").waitFor();
});

test("a network that does not answer is waited for a few seconds only", async (t) => {
  const guide = await kept(stage, t);
  const held = stage.hosts.hold(/^\/$/);
  t.after(held.release);
  const started = performance.now();
  await guide.page.reload();
  await guide.seeScreen("start");
  const took = performance.now() - started;
  assert.ok(took > 2500 && took < 9500, `${Math.round(took)} ms`);
});

test("a browser without workers or storage shows the guide all the same", async (t) => {
  const context = await stage.browser.newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "serviceWorker", { get: () => undefined });
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto("https://app.test/");
  await page.locator('[data-memory="denied"]').waitFor();
  assert.deepEqual(errors, []);
});

test("the guide works from a folder of a host, without a network too", async (t) => {
  const folder = await serveNext(stage, "folder.example");
  await mkdir(join(folder, "help/guide"), { recursive: true });
  for (const name of ["index.html", "config.json", "manifest.webmanifest", "sw.js", "assets", "embed"]) {
    await cp(join(folder, name), join(folder, "help/guide", name), { recursive: true });
    await rm(join(folder, name), { recursive: true });
  }
  const guide = await kept(stage, t, { host: "folder.example", path: "/help/guide/" });
  await cutNetwork(guide);
  await guide.page.reload();
  await guide.seeScreen("start");
  assert.match((await caches(guide))[0], /^system-user-guide:\/help\/guide\/:/);
});

test("browsers offer to install it", async (t) => {
  const guide = await kept(stage, t);
  const browser = await guide.page.context().newCDPSession(guide.page);
  const { installabilityErrors } = await browser.send("Page.getInstallabilityErrors");
  // A profile that ends with the test installs nothing, whatever the page.
  const errors = installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito");
  assert.deepEqual(errors, []);
  const { url, errors: faults, data } = await browser.send("Page.getAppManifest");
  assert.equal(url, "https://app.test/manifest.webmanifest");
  assert.deepEqual(faults, []);
  for (const { src, sizes } of JSON.parse(data).icons) {
    const size = await guide.page.evaluate(async (src) => {
      const { width, height } = await createImageBitmap(await (await fetch(src)).blob());
      return `${width}x${height}`;
    }, src);
    assert.equal(size, sizes, src);
  }
});
