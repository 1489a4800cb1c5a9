// Holds the finished release in dist/: its headers, its file names and, in a browser, the integrity of every byte.

import assert from "node:assert/strict";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { headersFor, parseHeaders, serve } from "./serve.mjs";

const assets = (await readdir("dist/assets")).filter((name) => !/\.(br|gz)$/.test(name));
const assetOf = (extension) => assets.find((name) => name.endsWith(extension));

let browser;
before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
});
after(() => browser.close());

/** Serves a directory while `run` uses it. */
async function serving(dir, run) {
  const site = await serve({ dir });
  try {
    return await run(site.origin);
  } finally {
    await site.close();
  }
}

/** Opens a copy of the release in which one byte of a file is another, and tells what the page looks like then. */
async function openTampered(file) {
  const dir = await mkdtemp(join(tmpdir(), "release-"));
  const page = await browser.newPage();
  try {
    await cp("dist", dir, { recursive: true });
    if (file) {
      const bytes = await readFile(join(dir, file));
      bytes[bytes.length - 2] ^= 1;
      await writeFile(join(dir, file), bytes);
    }
    const complaints = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    return await serving(dir, async (origin) => {
      await page.goto(`${origin}/`, { waitUntil: "networkidle" });
      const look = () => ({
        started: document.querySelector("main") !== null,
        message: document.querySelector("#boot-status [data-reason]:not([hidden])")?.dataset.reason,
        styled: document.styleSheets.length === 1,
      });
      return { ...(await page.evaluate(look)), complaints };
    });
  } finally {
    await page.close();
    await rm(dir, { recursive: true });
  }
}

test("the release starts and nothing complains", async () => {
  assert.deepEqual(await openTampered(), { started: true, message: undefined, styled: true, complaints: [] });
});

test("changed WebAssembly does not run, and the page says that it did not load", async () => {
  const { started, message } = await openTampered(`assets/${assetOf(".wasm")}`);
  assert.deepEqual({ started, message }, { started: false, message: "failed" });
});

test("a changed script does not run", async () => {
  const { started, complaints } = await openTampered(`assets/${assetOf(".js")}`);
  assert.equal(started, false);
  assert.match(complaints.join(), /integrity/);
});

test("a changed style sheet is not applied", async () => {
  const { styled } = await openTampered(`assets/${assetOf(".css")}`);
  assert.equal(styled, false);
});

test("changed words of verdicts are refused, and the page stands all the same", async () => {
  const { started, message, complaints } = await openTampered(
    `assets/${assets.find((name) => name.startsWith("en.later-"))}`,
  );
  assert.deepEqual({ started, message }, { started: true, message: undefined });
  assert.match(complaints.join(), /integrity/);
});

for (const [where, plant] of Object.entries({
  "in a handler": () => {
    dispatchEvent(new ErrorEvent("error", { error: new WebAssembly.RuntimeError("unreachable") }));
  },
  "in a promise": () => {
    Promise.reject(new WebAssembly.RuntimeError("unreachable"));
  },
})) {
  test(`a fault of the WebAssembly ${where} clears the page`, async () => {
    const page = await browser.newPage();
    await serving("dist", async (origin) => {
      await page.goto(`${origin}/`);
      await page.waitForSelector("main");
      await page.evaluate(plant);
      await page.locator('[data-reason="stopped"]').waitFor({ state: "visible" });
      assert.equal(await page.locator("main").count(), 0);
    });
    await page.close();
  });
}

test("every answer has exactly one content security policy and the common headers", async () => {
  await serving("dist", async (origin) => {
    const pages = ["/", "/index.html", "/embed/", "/embed/index.html", "/404.html"];
    const files = ["/version.json", "/config.json", "/manifest.webmanifest", "/sw.js", "/embed.js"];
    for (const path of [...pages, ...files, ...assets.map((name) => `/assets/${name}`)]) {
      const response = await fetch(origin + path);
      assert.equal(response.status, 200, path);
      const policy = response.headers.get("content-security-policy");
      assert.equal(policy.match(/default-src/g).length, 1, path);
      assert.match(policy, path.startsWith("/embed/") ? /frame-ancestors 'self'/ : /frame-ancestors 'none'/, path);
      assert.equal(response.headers.get("x-content-type-options"), "nosniff", path);
    }
  });
});

test("scripts need nothing unsafe but WebAssembly", async () => {
  const sources = /script-src ([^;]*)/.exec(await readFile("dist/_headers", "utf8"))[1];
  assert.equal(sources, "'self' 'wasm-unsafe-eval'");
});

test("the policy in the page is the one in the header, without what only a header can say", async () => {
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(await readFile("dist/index.html", "utf8"))[1];
  const headers = headersFor(parseHeaders(await readFile("dist/_headers", "utf8")), "/");
  const header = headers.get("content-security-policy");
  assert.equal(header, `${policy}; frame-ancestors 'none'; upgrade-insecure-requests`);
});

test("unknown paths, listings and the host's configuration are not found", async () => {
  await serving("dist", async (origin) => {
    for (const path of ["/guide", "/assets/", "/assets", "/assets/none.js", "/_headers", "/.git/config", "/x%00.js"]) {
      const response = await fetch(origin + path);
      assert.equal(response.status, 404, path);
      assert.equal(response.headers.get("x-content-type-options"), "nosniff", path);
    }
    assert.equal((await fetch(`${origin}/%2e%2e%2fpackage.json`)).status, 404);
    assert.equal((await fetch(`${origin}/%`)).status, 400);
    assert.equal((await fetch(`${origin}/`, { method: "POST" })).status, 405);
  });
});

test("a header named by two matching rules is joined, as hosts do", () => {
  const rules = parseHeaders("/*\n  X-One: a\n/b/*\n  x-one: b\n");
  assert.equal(headersFor(rules, "/b/c").get("x-one"), "a, b");
  assert.equal(headersFor(rules, "/c").get("x-one"), "a");
});

test("rules that hosts read differently are refused", () => {
  assert.throws(() => parseHeaders("/:name\n  X-One: a\n"), /not a plain path/);
  assert.throws(() => parseHeaders("/*\n  ! X-One\n"), /not a header/);
});
