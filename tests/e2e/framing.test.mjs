// Who may show the guide, and what others can do to it and to the page around it: nothing.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { GUIDE, guideIn, HELP, helpPage, openPage, serveGuide } from "./embed-stage.mjs";
import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";

let stage;
before(async () => {
  stage = await setStage();
  await serveGuide(stage);
});
after(() => stage?.close());

const EVIL = "https://evil.test/";
const FULL = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads";
const frame = (src, attributes = "") =>
  `<!doctype html><title>x</title><iframe src="${src}" ${attributes} width="600" height="600"></iframe>`;
const isolated = { "Cross-Origin-Embedder-Policy": "require-corp" };

/** Each page around the guide: what it is like, and whether `/` and `/embed/` are shown in it. */
const pages = {
  "the help center": { at: HELP, embed: true },
  "the help center, with a sandbox": { at: HELP, attributes: `sandbox="${FULL}"`, embed: true },
  "the help center, with scripts and nothing else": { at: HELP, attributes: 'sandbox="allow-scripts"', embed: true },
  "the help center, isolated from other origins": { at: HELP, headers: isolated, embed: true },
  "the help center, without credentials": { at: HELP, headers: isolated, attributes: "credentialless", embed: true },
  "another site": { at: EVIL, embed: false },
  "another site, isolated": { at: EVIL, headers: isolated, embed: false },
  "another site, with a sandbox": { at: EVIL, attributes: `sandbox="${FULL}"`, embed: false },
  "the help center over plain http": { at: HELP.replace("https", "http"), embed: false },
};

/** Whether the guide came up in the innermost frame of a page. */
async function shown(page, src) {
  await page.waitForTimeout(700);
  const inside = page.frames().find((frame) => frame.url().startsWith(src));
  if (!inside) return false;
  return inside
    .locator("main[data-screen]")
    .waitFor({ timeout: 4000 })
    .then(
      () => true,
      () => false,
    );
}

let cell = 0;
for (const [name, { at, headers, attributes, embed }] of Object.entries(pages)) {
  for (const [path, expected] of [
    ["", false],
    ["embed/", embed],
  ]) {
    test(`${name}: /${path} is ${expected ? "" : "not "}shown`, async (t) => {
      cell += 1;
      const address = `${at}frame-${cell}`;
      stage.hosts.put(address, frame(GUIDE + path, attributes), headers);
      const page = at.startsWith("http:")
        ? await openPlain(t, address, frame(GUIDE + path, attributes))
        : await openPage(stage, t, address);
      assert.equal(await shown(page, GUIDE + path), expected);
    });
  }
}

/** A page without encryption. Nothing serves those here, so the browser is told what stands there. */
async function openPlain(t, address, html) {
  const context = await stage.browser.newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  await page.route(address, (route) => route.fulfill({ contentType: "text/html", body: html }));
  await page.goto(address);
  return page;
}

test("a file on a disk shows neither", async (t) => {
  for (const path of ["", "embed/"]) {
    const file = join(tmpdir(), `frame-${process.pid}.html`);
    await writeFile(file, frame(GUIDE + path));
    const page = await openPage(stage, t, `file://${file}`);
    assert.equal(await shown(page, GUIDE + path), false, path);
  }
});

test("a help center that another site frames shows neither", async (t) => {
  stage.hosts.put(`${HELP}nested`, frame(`${GUIDE}embed/`));
  stage.hosts.put(`${EVIL}nest`, frame(`${HELP}nested`));
  assert.equal(await shown(await openPage(stage, t, `${EVIL}nest`), `${GUIDE}embed/`), false);
  stage.hosts.put(`${HELP}nest`, frame(`${HELP}nested`));
  assert.equal(await shown(await openPage(stage, t, `${HELP}nest`), `${GUIDE}embed/`), true, "this test can tell");
});

test("on a host without headers a page that may not show the guide gets no token", async (t) => {
  await stage.serveChanged("bare.example", async (dir) =>
    writeFile(join(dir, "_headers"), "/*\n  Access-Control-Allow-Origin: *\n"),
  );
  for (const path of ["", "embed/"]) {
    stage.hosts.put(`${EVIL}bare`, frame(`https://bare.example/${path}#/step/4`));
    const guide = await guideIn(await openPage(stage, t, `${EVIL}bare`));
    await guide.page.locator("[data-framed]").waitFor();
    assert.equal(await guide.field.count(), 0, path);
    assert.equal(await guide.page.locator("#results").count(), 0, "nothing is promised");
    assert.equal(await guide.page.evaluate(() => document.documentElement.dataset.seal), "open");
    const link = await guide.page.locator("[data-framed] a").getAttribute("href");
    assert.match(link, /#\/step\/4$/);
  }
});

/** What somebody might send: any value at all, and things that look right. Made from a seed, so that a failure can be seen again. */
const FORGED = `var forge = (() => {
  let state = 20261124;
  const random = (most) => { state = (state * 1103515245 + 12345) % 2147483648; return state % most; };
  const pick = (list) => list[random(list.length)];
  const words = ["ready", "height", "step", "state", "error", "h", "s", "theme", "setConfig", "__proto__", "constructor", "toString", ""];
  const scalars = () => pick([1, 0, -1, 1e9, NaN, Infinity, 0.5, true, null, undefined, "", "1", "ready", "x".repeat(2000), [], {}, [1], 1n, new Date(0), new Map([["v", 1]]), /x/, new ArrayBuffer(8)]);
  const shaped = () => pick([
    { v: 1, t: "ready" }, { v: 1, t: "height", px: random(9000) }, { v: 1, t: "step", step: 1 + random(7), state: "proved" },
    { v: 1, t: "state", overall: "ready", counts: { pass: 9, warn: 0, fail: 0, unknown: 0 } }, { v: 1, t: "error", kind: "offline" },
    { v: 1, t: "theme", theme: "dark" }, { method: "resize", height: 9 }, { action: { action: "@webframe.resize" } }, { type: "setConfig", lang: "es" },
  ]);
  const wild = (depth = 0) => {
    const message = JSON.parse('{"__proto__":{"v":1,"t":"ready"}}');
    for (let n = random(5); n > 0; n -= 1) message[pick(["v", "t", "px", "step", "state", "overall", "counts", "kind", "theme", "extra"])] = depth < 2 && random(4) === 0 ? wild(depth + 1) : pick([scalars(), pick(words)]);
    return message;
  };
  const bent = () => { const message = { ...shaped() }; message[pick(["v", "t", "px", "step", "state", "kind", "extra"])] = scalars(); return message; };
  return () => pick([shaped, wild, bent, scalars])();
})()`;

test("ten thousand forged messages change nothing in the guide", async (t) => {
  stage.hosts.put(`${HELP}forge`, helpPage('step="4"'));
  const token = randomToken();
  await stage.graph.world("good", token);
  const page = await openPage(stage, t, `${HELP}forge`);
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  const guide = await guideIn(page);
  await guide.page.locator("html[data-seal=sealed]").waitFor();
  await guide.field.fill(token);
  const look = () => guide.page.evaluate(() => document.documentElement.outerHTML);
  const before = await look();
  await page.addScriptTag({ content: FORGED });
  await page.evaluate(async () => {
    const target = document.querySelector("system-user-guide").shadowRoot.querySelector("iframe").contentWindow;
    for (let n = 0; n < 10_000; n += 1) {
      target.postMessage(globalThis.forge(), "*");
      if (n % 500 === 0) await new Promise((passed) => setTimeout(passed));
    }
    target.postMessage("x".repeat(10_000_000), "*");
    target.postMessage({ v: 1, t: "ready" }, "*", [new MessageChannel().port1]);
  });
  await guide.page.waitForTimeout(300);
  assert.equal(await look(), before);
  assert.equal(await guide.field.inputValue(), token);
  assert.deepEqual(errors, []);
});

test("ten thousand forged messages change nothing in the page around it", async (t) => {
  stage.hosts.put(`${EVIL}sender`, "<!doctype html><title>x</title>");
  const senders = ["", 'sandbox="allow-scripts"'].map(
    (kind, n) => `<iframe id="n${n}" ${kind} src="${EVIL}sender"></iframe>`,
  );
  stage.hosts.put(`${HELP}target`, helpPage('step="1"', { after: senders.join("") }));
  const page = await openPage(stage, t, `${HELP}target`);
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await guideIn(page);
  const look = () =>
    page.evaluate(() => {
      const frame = document.querySelector("system-user-guide").shadowRoot.querySelector("iframe");
      return [frame.outerHTML, window.heard.length, document.querySelector("system-user-guide").outerHTML];
    });
  await page.waitForTimeout(500);
  const before = await look();
  const send = async (target) => {
    await target.addScriptTag({ content: FORGED });
    await target.evaluate(async () => {
      const to = window === parent ? window : parent;
      for (let n = 0; n < 5000; n += 1) {
        to.postMessage(globalThis.forge(), "*");
        if (n % 500 === 0) await new Promise((passed) => setTimeout(passed));
      }
      to.postMessage("x".repeat(10_000_000), "*");
    });
  };
  const strangers = page.frames().filter((frame) => frame.url().startsWith(EVIL));
  assert.equal(strangers.length, 2, "one of them has no origin either");
  for (const sender of [...strangers, page.mainFrame()]) await send(sender);
  await page.waitForTimeout(500);
  assert.deepEqual(await look(), before);
  assert.deepEqual(errors, []);
});

test("of what the frame itself sends only whole messages count, at most fifty in a second, and heights have a limit", async (t) => {
  stage.hosts.put(`${HELP}own`, helpPage('step="1"'));
  const page = await openPage(stage, t, `${HELP}own`);
  const guide = await guideIn(page);
  await page.waitForTimeout(1500);
  const heard = () => page.evaluate(() => window.heard.length);
  const before = await heard();
  const say = (messages) =>
    guide.page.evaluate((messages) => {
      for (const each of messages) parent.postMessage(each, "*");
    }, messages);
  await say([
    { v: 1, t: "ready", extra: 1 },
    { t: "ready", v: 1 },
    { v: 2, t: "ready" },
    { v: 1, t: "step", step: "4", state: "done" },
    { v: 1, t: "step", step: 4, state: ["done"] },
    { v: 1, t: "state", overall: "ready", counts: { pass: 1, warn: 0, fail: 0, unknown: -1 } },
    { v: 1, t: "error", kind: "evil" },
    JSON.stringify({ v: 1, t: "ready" }),
  ]);
  await guide.page.evaluate(() => parent.postMessage({ v: 1, t: "ready" }, "*", [new MessageChannel().port1]));
  // As if the frame had come by an origin.
  await page.evaluate(() => {
    const source = document.querySelector("system-user-guide").shadowRoot.querySelector("iframe").contentWindow;
    const message = { source, origin: "https://guide.example", data: { v: 1, t: "ready" } };
    dispatchEvent(new MessageEvent("message", message));
  });
  await page.waitForTimeout(200);
  assert.equal(await heard(), before);
  await page.waitForTimeout(1100);
  await say(Array.from({ length: 500 }, () => ({ v: 1, t: "error", kind: "offline" })));
  await page.waitForTimeout(400);
  const count = (await heard()) - before;
  assert.ok(count >= 40 && count <= 100, `${count}`);
  await page.waitForTimeout(1100);
  await say([{ v: 1, t: "height", px: 99_999 }]);
  await page.waitForTimeout(200);
  assert.equal(await page.locator("iframe").evaluate((frame) => frame.style.height), "20000px");
});

test("the guide tells only the page around it, never just anybody", async (t) => {
  stage.hosts.put(`${HELP}spied`, helpPage('step="1"'));
  const context = await stage.browser.newContext();
  t.after(() => context.close());
  const page = await context.newPage();
  await page.addInitScript(() => {
    if (window === parent) return;
    window.sent = [];
    const spied = new Proxy(parent, {
      get: (target, name) =>
        name === "postMessage" ? (message, origin) => window.sent.push([message, origin]) : Reflect.get(target, name),
    });
    Object.defineProperty(window, "parent", { get: () => spied });
  });
  await page.goto(`${HELP}spied`);
  const frame = await (await page.locator("iframe").elementHandle()).contentFrame();
  await frame.waitForFunction(() => window.sent.length > 3);
  const sent = await frame.evaluate(() => window.sent);
  assert.deepEqual([...new Set(sent.map(([, origin]) => origin))], ["https://help.test"]);
  const kinds = new Set(sent.map(([message]) => message.t ?? message.action?.action ?? JSON.parse(message).method));
  assert.deepEqual([...kinds].sort(), ["height", "ready", "resize", "step"]);
});

test("five thousand strange addresses show what a clean one shows", { timeout: 300_000 }, async (t) => {
  const guide = await stage.visit(t, "/");
  const outcome = await guide.page.evaluate(async () => {
    let state = 20261124;
    const random = (most) => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return state % most;
    };
    const pick = (list) => list[random(list.length)];
    const pieces = [
      "?",
      "&",
      "=",
      "#",
      "/",
      "%00",
      "%",
      "%3Cscript%3E",
      "<svg onload=alert(1)>",
      "__proto__",
      "constructor",
      "javascript:alert(1)",
      "lang=",
      "app=",
      "waba=",
      "brand=",
      "support_url=",
      "graph=",
      "step/",
      "/start",
      "\u202e",
      "é",
      "😀",
      "..",
      "//evil.test",
      "data:text/html,x",
      "x".repeat(300),
      "theme=",
      "heading=",
      "1",
      "null",
    ];
    /** The document, but for the one sentence that says that a link led nowhere. */
    const clean = () => {
      const copy = document.body.cloneNode(true);
      for (const notice of copy.querySelectorAll("main > .notice--warn")) notice.remove();
      return copy.outerHTML.replace(/<!--.*?-->/g, "");
    };
    const settle = () => new Promise((passed) => setTimeout(passed));
    location.hash = "#/start";
    await settle();
    await new Promise((passed) => setTimeout(passed, 500));
    const before = clean();
    const others = [];
    for (let n = 0; n < 5000; n += 1) {
      let hash = "#";
      for (let length = 1 + random(6); length > 0; length -= 1) hash += pick(pieces);
      history.replaceState(null, "", hash);
      dispatchEvent(new HashChangeEvent("hashchange"));
      await settle();
      if (clean() !== before) others.push(hash);
      if (document.querySelector("main").dataset.screen !== "start") {
        location.hash = "#/start";
        await settle();
      }
    }
    return { others, pwned: "pwned" in window };
  });
  assert.deepEqual(outcome.others.slice(0, 5), []);
  assert.equal(outcome.pwned, false);
});
