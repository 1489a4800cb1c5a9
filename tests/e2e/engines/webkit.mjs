// WebKit as GTK's browsers have it, driven by WebDriver (https://w3c.github.io/webdriver/).

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../../../src/release/hosting/port.mjs";
import { find, start } from "./program.mjs";

/** The key under which WebDriver names an element. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** How long the driver may take for an answer, in milliseconds. */
const ANSWER = 30_000;

/** The driver, the browser and a display to draw on; nothing where one of them is missing. */
export async function findWebKit() {
  const [driver, xvfb, browser] = await Promise.all([
    find("WebKitWebDriver"),
    find("Xvfb"),
    // Debian keeps it off the path, in the folder of the machine's architecture.
    find(
      process.env.MINIBROWSER ?? "MiniBrowser",
      ...["x86_64", "aarch64"].map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`),
    ),
  ]);
  return driver && xvfb && browser ? { driver, xvfb, browser } : undefined;
}

/** Makes WebKit ready. Nobody hears its console, since a browser under a driver writes none. */
export async function startWebKit({ driver: path, xvfb, browser }, { proxyPort }) {
  const folder = await mkdtemp(join(tmpdir(), "webkit-"));
  const programs = [];
  const run = (...args) => {
    const program = start(...args);
    programs.unshift(program);
    return program;
  };
  const close = async () => {
    for (const program of programs) await program.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const [number] = await run(xvfb, ["-displayfd", "1", "-screen", "0", "1600x1600x24", "-nolisten", "tcp"]).said(
      /^\d+$/,
    );
    const env = { DISPLAY: `:${number}`, GDK_BACKEND: "x11", ...(await home(folder)) };
    const [name] = await run(browser, ["--version"], { env }).said(/^WebKitGTK [\d.]+/);
    // As a capability, a proxy for https would have to speak TLS itself.
    const args = ["--automation", `--proxy=http://127.0.0.1:${proxyPort}`];
    const capabilities = { acceptInsecureCerts: true, "webkitgtk:browserOptions": { binary: browser, args } };
    return {
      name,
      console: [],
      /** Opens a browser of its own with a driver of its own, since a driver knows neither profiles nor two browsers. */
      async tab() {
        const port = await freePort();
        const program = run(path, [`--port=${port}`], { env });
        const ask = client(port);
        const { sessionId } = await ask("POST", "/session", { capabilities: { alwaysMatch: capabilities } });
        const at = (method, path, body) => ask(method, `/session/${sessionId}${path}`, body);
        const end = async () => {
          await at("DELETE", "");
          await program.close();
        };
        return { ...tab(at), close: end };
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Folders of its own, in which the bar of the window has no width: otherwise no window is as narrow as a phone. */
async function home(folder) {
  await mkdir(join(folder, "gtk-3.0"));
  await writeFile(
    join(folder, "gtk-3.0/gtk.css"),
    "* { font-size: 1px; min-width: 0; min-height: 0; padding: 0; margin: 0 }\n",
  );
  return { XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder, XDG_CACHE_HOME: folder };
}

/** Asks the driver, once it listens. */
function client(port) {
  return async function ask(method, path, body) {
    const settings = { method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(ANSWER) };
    for (let tries = 0; ; tries += 1) {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, settings).catch(async (error) => {
        if (tries === 50 || error.name === "TimeoutError") throw new Error(`${method} ${path}: ${error.message}`);
        await wait(100);
      });
      if (!response) continue;
      const { value } = await response.json();
      if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
      return value;
    }
  };
}

/** What a tab, or with `inside` a frame in it, can be made to do. */
function tab(at, inside) {
  const script = (source) => at("POST", "/execute/sync", { script: source, args: [] });
  const enter = async () => {
    await at("POST", "/frame", { id: null });
    if (inside) await at("POST", "/frame", { id: await script(inside) });
  };
  const act = (actions) => at("POST", "/actions", { actions });

  return {
    go: (url) => at("POST", "/url", { url }),
    reload: () => at("POST", "/refresh", {}),

    async resize(width, height) {
      await at("POST", "/frame", { id: null });
      const inner = () => script("return [innerWidth, innerHeight]");
      const outer = await at("GET", "/window/rect");
      const seen = await inner();
      const rect = { width: width + outer.width - seen[0], height: height + outer.height - seen[1] };
      await at("POST", "/window/rect", rect);
      // The window has its new size some time before the page in it.
      for (let tries = 0; tries < 50 && `${await inner()}` !== `${[width, height]}`; tries += 1) await wait(50);
    },

    async run(fn, ...args) {
      await enter();
      const text = await script(`return (async () => JSON.stringify(await (${fn})(...${JSON.stringify(args)})))()`);
      return text === null ? undefined : JSON.parse(text);
    },

    async click(find, ...args) {
      await enter();
      const element = await script(`return (${find})(...${JSON.stringify(args)})`);
      await at("POST", `/element/${element[ELEMENT]}/click`, {});
    },

    async keys(actions) {
      await enter();
      await act([{ type: "key", id: "keyboard", actions }]);
    },

    frame: async (find) => tab(at, `return (${find})()`),

    async picture() {
      await at("POST", "/frame", { id: null });
      return Buffer.from(await at("GET", "/screenshot"), "base64");
    },
  };
}
