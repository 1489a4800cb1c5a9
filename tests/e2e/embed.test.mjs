// The guide inside a help center: the element, what the page hears of it, and what it follows.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { sandbox } from "../../src/release/headers.mjs";
import { GUIDE, guideIn, HELP, helpPage, openPage, serveGuide } from "./embed-stage.mjs";
import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";

let stage;
before(async () => {
  stage = await setStage();
  await serveGuide(stage);
});
after(() => stage?.close());

/** Opens a help page with these attributes on the element. */
async function help(t, attributes, { headers, settings, ...around } = {}) {
  const address = `${HELP}${encodeURIComponent(t.name)}`;
  stage.hosts.put(address, helpPage(attributes, around), headers);
  return openPage(stage, t, address, settings);
}

const heard = (page) => page.evaluate(() => window.heard);
const hears = (page, name, timeout = 10_000) =>
  page.waitForFunction((name) => window.heard.some(([heard]) => heard === name), name, { timeout });

test("the loader is small and needs nothing", async () => {
  const loader = await readFile("dist/embed.js");
  assert.ok(loader.length < 3000, `${loader.length} bytes`);
  assert.doesNotMatch(
    loader.toString(),
    /\b(?:import|require|fetch|XMLHttpRequest|eval|innerHTML|localStorage|cookie)\b/,
  );
});

for (const [where, headers] of Object.entries({
  "a plain page": {},
  "a page that is isolated from other origins": {
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
  },
  "a page with a strict policy": {
    "Content-Security-Policy": `default-src 'none'; script-src ${GUIDE}embed.js 'unsafe-inline'; frame-src ${GUIDE}; style-src 'unsafe-inline'`,
  },
})) {
  test(`a check is carried through inside ${where}`, async (t) => {
    const token = randomToken();
    await stage.graph.world("good", token);
    const page = await help(t, 'step="4"', { headers });
    const guide = await guideIn(page);
    assert.equal(await page.locator("iframe").getAttribute("sandbox"), sandbox);
    await guide.page.locator("html[data-seal=sealed]").waitFor();
    await guide.field.fill(token);
    await guide.page.locator('[data-action="check"]').click();
    assert.equal(await guide.verdict(), "ready");
    await page.waitForFunction(() =>
      window.heard.some(([name, { overall }]) => name === "state" && overall === "ready"),
    );

    const told = JSON.stringify(await page.evaluate(() => window.messages));
    const world = JSON.parse(await readFile("src/simulator/worlds/good.json", "utf8"));
    for (const secret of [token, token.slice(0, 24), token.slice(-24), ...ids(world)]) {
      assert.ok(!told.includes(secret), `the page heard ${secret}`);
    }
    const rows = Object.values(await guide.rows()).map((row) => row.split("/")[0]);
    const { counts } = (await heard(page)).findLast(([name]) => name === "state")[1];
    for (const [verdict, count] of Object.entries(counts)) {
      assert.equal(count, rows.filter((row) => row === verdict).length, verdict);
    }
    const calls = await stage.graph.calls();
    assert.ok(calls.length > 0 && calls.every(({ headers }) => headers.origin === "null" && !headers.referer));
  });
}

/** Every id and name of a world that is long enough to be told from other text. */
const ids = (world) => [...JSON.stringify(world).matchAll(/"([^"]*\d{8,}[^"]*)"/g)].map(([, id]) => id);

test("inside a page nothing is changed at Meta, remembered, or asked of an app secret", async (t) => {
  const token = randomToken();
  await stage.graph.world("partial-control", token);
  const page = await help(t, 'step="4"');
  const guide = await guideIn(page);
  await guide.page.locator("html[data-seal=sealed]").waitFor();
  await guide.field.fill(token);
  await guide.page.locator('[data-action="check"]').click();
  assert.equal(await guide.verdict(), "not-ready");
  await guide.page.locator('[data-check="account.control"]').first().waitFor();
  assert.equal(
    await guide.page.locator('[data-action="assign"], [data-action="subscribe"], #secret, #keeping').count(),
    0,
  );
  assert.deepEqual(await stage.graph.changes(), []);
  assert.equal(await guide.page.evaluate(() => self.origin), "null");
  for (const storage of ["localStorage", "sessionStorage", "indexedDB"]) {
    const denied = await guide.page.evaluate((name) => {
      try {
        return window[name].length === undefined;
      } catch (error) {
        return error.name === "SecurityError";
      }
    }, storage);
    assert.ok(denied || storage === "indexedDB", storage);
  }
});

test("nothing is fetched until the guide comes near, and its place shows the page's own text until then", async (t) => {
  const page = await help(t, "", { before: '<div style="height: 4000px"></div>' });
  await page.waitForTimeout(500);
  const asked = () => stage.hosts.log.filter(({ host, url }) => host === "guide.example" && url !== "/embed.js").length;
  const before = asked();
  assert.equal(await page.locator("iframe").count(), 0);
  assert.ok(await page.getByRole("link", { name: "Open the guide" }).isVisible());
  await page.evaluate(() => document.querySelector("system-user-guide").scrollIntoView());
  await hears(page, "ready");
  assert.ok(asked() > before);
  assert.equal(await page.getByRole("link", { name: "Open the guide" }).isVisible(), false);
});

test("the frame is as tall as the guide, on every screen", async (t) => {
  for (const width of [320, 1280]) {
    const page = await help(t, "", { settings: { viewport: { width, height: 700 } } });
    const guide = await guideIn(page);
    const heights = [];
    for (const screen of ["/start", "/step/4", "/finish", "/step/7"]) {
      await guide.page.evaluate((screen) => location.assign(`#${screen}`), screen);
      await guide.page.locator(`main[data-screen="${screen.replace("/step/", "step-").replace("/", "")}"]`).waitFor();
      const measure = () =>
        Promise.all([
          page.locator("iframe").evaluate((frame) => frame.getBoundingClientRect().height),
          guide.page.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height)),
        ]);
      let [frame, content] = await measure();
      for (let tries = 0; tries < 50 && frame !== content; tries += 1) {
        await page.waitForTimeout(100);
        [frame, content] = await measure();
      }
      assert.equal(frame, content, `${screen} at ${width}`);
      heights.push(frame);
    }
    assert.ok(heights[1] > heights[3], "a frame gets shorter too");
    t.diagnostic(`${width} px wide: ${heights.join(", ")} px tall`);
  }
});

test("attributes are followed while a token is held: step and look without loading, the rest with it", async (t) => {
  const token = randomToken();
  await stage.graph.world("good", token);
  const page = await help(t, 'step="4" theme="light"');
  const guide = await guideIn(page);
  await guide.page.locator("html[data-seal=sealed]").waitFor();
  await guide.field.fill(token);
  await guide.page.locator('[data-action="check"]').click();
  await guide.verdict();
  const set = (name, value) =>
    page.evaluate(
      ([name, value]) => document.querySelector("system-user-guide").setAttribute(name, value),
      [name, value],
    );

  await set("theme", "dark");
  await guide.page.locator('html[data-theme="dark"]').waitFor();
  await guide.seeScreen("step-4");
  assert.equal(await guide.verdict(), "ready", "the results are still there");
  await set("step", "6");
  await guide.seeScreen("step-6");
  await guide.page.locator('[data-overall="ready"]').waitFor();
  await guide.page.locator('main [data-action="next"]').click();
  await guide.seeScreen("step-7");
  await set("theme", "light");
  await guide.page.locator('html[data-theme="light"]').waitFor();
  await guide.seeScreen("step-7");
  await set("lang", "es");
  await page.waitForFunction(() => window.heard.filter(([name]) => name === "ready").length === 2);
  const again = await guideIn(page);
  assert.deepEqual(
    await again.page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset.theme]),
    ["es", "light"],
  );
  await again.seeScreen("step-6");
});

test("headings fit into those of the page", async (t) => {
  const levels = async (attributes) => {
    const guide = await guideIn(await help(t, attributes));
    return guide.page.$$eval("h1, h2, h3", (all) =>
      [...new Set(all.map((each) => `${each.tagName} ${each.ariaLevel ?? ""}`.trim()))].sort(),
    );
  };
  assert.deepEqual(await levels('step="4" heading-level="2"'), ["H1 2", "H2 3"]);
  assert.deepEqual(await levels('step="4" heading-level="9"'), ["H1", "H2"]);
});

test("wrong attributes count for nothing, and none leads anywhere else", async (t) => {
  const wrong = {
    lang: ["<script>", "en&app=1234567", "../..", "x".repeat(5000), "__proto__"],
    theme: ["red", "dark;x", "DARK"],
    step: ["0", "8", "4/../../", "1&theme=dark", "١"],
    "app-id": ["1", "123456789012345678901", "12345x", "javascript:alert(1)", "1e9"],
    "business-id": ["-12345", " 12345"],
    "waba-id": ["12345 "],
    "heading-level": ["0", "5", "1.5"],
  };
  const page = await help(t, "");
  await guideIn(page);
  const source = () =>
    page.evaluate(() => document.querySelector("system-user-guide").shadowRoot.querySelector("iframe").src);
  const clean = await source();
  let tried = 0;
  for (const [name, values] of Object.entries(wrong)) {
    for (const value of values) {
      const before = (await heard(page)).length;
      await page.evaluate(
        ([name, value]) => {
          const element = document.createElement("system-user-guide");
          element.setAttribute(name, value);
          document.querySelector("system-user-guide").replaceWith(element);
        },
        [name, value],
      );
      await page.waitForFunction((before) => window.heard.slice(before).some(([name]) => name === "error"), before);
      assert.equal(await source(), clean, `${name}=${value}`);
      tried += 1;
    }
  }
  for (const src of [
    "mailto:x",
    "blob:https://guide.example/x",
    "https://evil.test/",
    "//evil.test",
    "javascript:alert(1)",
    "data:text/html,x",
    "http://guide.example/",
    "https://guide.example:8443/",
    "https://guide.example@evil.test/",
    "https://",
  ]) {
    const before = (await heard(page)).length;
    await page.evaluate((src) => {
      const element = document.createElement("system-user-guide");
      element.setAttribute("src", src);
      document.querySelector("system-user-guide").replaceWith(element);
    }, src);
    await page.waitForFunction(
      (before) => window.heard.slice(before).some(([name, { kind }]) => name === "error" && kind === "address"),
      before,
    );
    const made = await page.evaluate(
      () => document.querySelector("system-user-guide").shadowRoot.querySelector("iframe")?.src ?? null,
    );
    assert.equal(made, null, `${src} leads to ${made}`);
    tried += 1;
  }
  assert.deepEqual(
    stage.hosts.log.filter(({ host }) => /^evil/.test(host)),
    [],
  );
  t.diagnostic(`${tried} values`);
});

test("a page may move the element, take it away and bring it back: nothing is left behind", {
  timeout: 120_000,
}, async (t) => {
  const page = await help(t, 'step="1"');
  await guideIn(page);
  const session = await page.context().newCDPSession(page);
  const counters = async () => {
    await session.send("HeapProfiler.collectGarbage");
    const { jsEventListeners, nodes, documents } = await session.send("Memory.getDOMCounters");
    return { jsEventListeners, nodes, documents };
  };
  const cycle = (times) =>
    page.evaluate(async (times) => {
      const element = document.querySelector("system-user-guide");
      for (let turn = 0; turn < times; turn += 1) {
        const place = turn % 2 ? document.body : document.body.appendChild(document.createElement("div"));
        element.remove();
        await new Promise((passed) => setTimeout(passed, 20));
        place.append(element);
        element.scrollIntoView();
        await new Promise((shown) => element.addEventListener("sug:ready", shown, { once: true }));
        if (place === document.body) continue;
        // Moved without being taken away first, as frameworks do.
        document.body.append(element);
        place.remove();
        element.scrollIntoView();
        await new Promise((shown) => element.addEventListener("sug:ready", shown, { once: true }));
      }
      element.remove();
      await new Promise((passed) => setTimeout(passed, 200));
      document.body.append(element);
      await new Promise((shown) => element.addEventListener("sug:ready", shown, { once: true }));
    }, times);
  await cycle(2);
  const before = await counters();
  await cycle(34);
  const after = await counters();
  assert.ok(after.jsEventListeners <= before.jsEventListeners + 5, JSON.stringify({ before, after }));
  assert.ok(after.nodes <= before.nodes * 1.1 + 50, JSON.stringify({ before, after }));
  assert.equal(
    await page.evaluate(() => document.querySelector("system-user-guide").shadowRoot.querySelectorAll("iframe").length),
    1,
  );
  await page.evaluate(() => {
    window.last = new WeakRef(document.querySelector("system-user-guide"));
    document.querySelector("system-user-guide").remove();
  });
  await page.waitForTimeout(300);
  await session.send("HeapProfiler.collectGarbage");
  assert.ok(await page.evaluate(() => window.last.deref() === undefined), "what is taken away for good is let go");
  t.diagnostic(JSON.stringify({ before, after }));
});

test("markup of others cannot lead the frame to another host", async (t) => {
  const before = '<img name="currentScript" src="https://evil.test/x.png" alt="">';
  const address = `${HELP}clobbered`;
  const html = helpPage("", { before }).replace(/<script src=(.*)><\/script>/, "<script defer src=$1></script>");
  stage.hosts.put(address, html);
  const page = await openPage(stage, t, address);
  assert.equal(await page.evaluate(() => document.currentScript?.localName ?? null), "img", "the trap is set");
  await page.waitForTimeout(1500);
  const frames = page.frames().map((frame) => frame.url());
  assert.ok(
    frames.every((url) => url === address || url.startsWith(GUIDE)),
    frames.join(),
  );
});

test("practice is told nobody: its answers are made up", async (t) => {
  const page = await help(t, "");
  const guide = await guideIn(page);
  await guide.go("practice");
  await guide.page.locator('[data-case="good"] [data-action="practise"]').click();
  await guide.press("use-practice-token");
  await guide.check();
  assert.equal(await guide.verdict(), "ready");
  await page.waitForTimeout(300);
  const told = (await heard(page)).filter(([name]) => name === "state" || name === "step");
  assert.deepEqual(told, []);
});

test("the loader may be loaded twice", async (t) => {
  const page = await help(t, "", { after: `<script src="${GUIDE}embed.js"></script>` });
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.addScriptTag({ url: `${GUIDE}embed.js` });
  await guideIn(page);
  await hears(page, "ready");
  await page.waitForTimeout(500);
  assert.equal((await heard(page)).filter(([name]) => name === "ready").length, 1);
  assert.deepEqual(errors, []);
});

test("where the guide cannot come, the page's own text stays and the page is told", async (t) => {
  await stage.serveChanged("closed.example", async () => {});
  stage.hosts.put(`${HELP}closed`, helpPage().replaceAll(GUIDE, "https://closed.example/"));
  const page = await openPage(stage, t, `${HELP}closed`);
  await page.waitForFunction(
    () => window.heard.some(([name, { kind }]) => name === "error" && kind === "unavailable"),
    undefined,
    {
      timeout: 25_000,
    },
  );
  assert.ok(await page.getByRole("link", { name: "Open the guide" }).isVisible());
  assert.equal(await page.locator("iframe").evaluate((frame) => frame.getBoundingClientRect().height), 0);
});
