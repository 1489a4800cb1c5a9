// The page's rules: the browser is told all of them, and they stop what they are there to stop.

import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { rules } from "../../src/release/headers.mjs";
import { attacks } from "./attacks.mjs";
import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

test("the headers of each path are those of the table", async (t) => {
  const guide = await stage.visit(t);
  const assets = (await readdir("dist/assets")).filter((name) => !/\.(br|gz)$/.test(name));
  let compared = 0;
  const pages = ["/", "/index.html", "/404.html", "/embed/", "/embed/index.html"];
  const files = ["/embed.js", "/sw.js", "/config.json", "/manifest.webmanifest", "/version.json"];
  for (const path of [...pages, ...files, ...assets.map((name) => `/assets/${name}`)]) {
    const seen = await guide.page.evaluate(async (path) => {
      const { status, headers } = await fetch(path, { cache: "no-store" });
      return { status, headers: Object.fromEntries(headers) };
    }, path);
    assert.equal(seen.status, 200, path);
    const meant = rules([]).filter(([pattern]) => new RegExp(`^${pattern.replaceAll("*", ".*")}$`).test(path));
    for (const [name, value] of meant.flatMap(([, headers]) => Object.entries(headers))) {
      assert.equal(seen.headers[name.toLowerCase()], value, `${path} ${name}`);
      compared += 1;
    }
  }
  t.diagnostic(`${compared} headers`);
});

test("what the rules forbid does not happen, and is noticed", async (t) => {
  const unnoticed = [];
  const worked = [];
  for (const [name, attack] of Object.entries(attacks)) {
    const guide = await stage.visit(t, "/", { mayViolate: true });
    const heard = stage.console.length;
    if (await guide.page.evaluate(attack)) worked.push(name);
    await guide.page.waitForTimeout(50);
    if (!stage.console.slice(heard).some((text) => /Content Security Policy|Trusted/.test(text))) unnoticed.push(name);
  }
  assert.deepEqual(worked, []);
  assert.deepEqual(unnoticed, [], "the ear of this suite hears every kind of violation");
  assert.deepEqual(
    stage.hosts.log.filter(({ host }) => host === "evil.test"),
    [],
  );
  t.diagnostic(`${Object.keys(attacks).length} attacks`);
});

test("a suite in which something complained does not pass", async (t) => {
  const guide = await stage.visit(t);
  await guide.page.evaluate(attacks["a style in the page"]);
  await guide.page.evaluate(() => {
    setTimeout(() => {
      throw new Error("planted");
    });
  });
  await guide.page.waitForTimeout(200);
  const complaints = stage.complaints.splice(0).join("\n");
  assert.match(complaints, /Content Security Policy: style-src-elem/);
  assert.match(complaints, /thrown: planted/);
});

/** Which files are changed, where it would do no harm, and what the page says; without its script it can say nothing. */
const changes = {
  wasm: { at: (bytes) => bytes.length - 2, reason: "failed" },
  js: { at: (bytes) => bytes.indexOf("stopped"), reason: undefined },
};

for (const [extension, { at, reason }] of Object.entries(changes)) {
  test(`one changed byte of .${extension} is refused`, async (t) => {
    const name = (await readdir("dist/assets")).find((name) => name.endsWith(`.${extension}`));
    await stage.serveChanged(`changed-${extension}.test`, async (dir) => {
      const file = join(dir, "assets", name);
      const bytes = await readFile(file);
      bytes[at(bytes)] ^= 1;
      await writeFile(file, bytes);
    });
    const context = await stage.browser.newContext();
    t.after(() => context.close());
    const page = await context.newPage();
    await page.goto(`https://changed-${extension}.test/`, { waitUntil: "networkidle" });
    assert.equal(await page.locator("main").count(), 0);
    if (reason) assert.ok(await page.locator(`[data-reason="${reason}"]`).isVisible());
  });
}

test("a fault of the program takes everything from the page", async (t) => {
  const token = randomToken();
  await stage.graph.world("good", token);
  const guide = await stage.visit(t, "/#/step/4");
  assert.equal(await guide.checkPasted(token), "ready");
  await guide.page.evaluate(() => {
    dispatchEvent(new ErrorEvent("error", { error: new WebAssembly.RuntimeError("unreachable") }));
  });
  await guide.page.locator('[data-reason="stopped"]').waitFor();
  assert.equal(await guide.page.locator("main, input, [data-check]").count(), 0);
});

test("a secret in the address is taken out of it, and out of the history", async (t) => {
  const token = randomToken();
  const guide = await stage.visit(t, `/?app=301500000000001&access_token=${token}#/step/4`);
  await guide.seeScreen("step-4");
  await guide.page.locator('main [role="alert"]').waitFor();
  assert.equal(guide.page.url(), "https://app.test/?app=301500000000001#/step/4");
  await guide.next();
  await guide.seeScreen("step-5");
  await guide.page.goBack();
  await guide.seeScreen("step-4");
  assert.ok(!guide.page.url().includes(token));
  await guide.check();
  await guide.seePaste("empty");
});

test("a secret that comes into the address of an open page is taken out of it too, and said", async (t) => {
  const token = randomToken();
  const guide = await stage.visit(t, "/#/step/2");
  await guide.page.evaluate((token) => {
    location.hash = `#access_token=${token}`;
  }, token);
  await guide.page.locator('main [role="alert"]').waitFor();
  assert.ok(!guide.page.url().includes(token));
});

test("a secret is taken out of an address with two slashes", async (t) => {
  const token = randomToken();
  const guide = await stage.visit(t, `//?access_token=${token}`);
  await guide.page.locator('main [role="alert"]').waitFor();
  assert.equal(guide.page.url(), "https://app.test//#/start");
});

test("nothing complained", () => stage.assertQuiet());
