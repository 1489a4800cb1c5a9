// Firefox as it is shipped, driven by WebDriver BiDi (https://w3c.github.io/webdriver-bidi/).

import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import WebSocket from "ws";
import { find, start } from "./program.mjs";

const quoted = (preferences) =>
  Object.entries(preferences)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join("");

/** From its first moment on it reaches nothing but the test. */
const preferences = (port) => ({
  "network.proxy.type": 1,
  "network.proxy.http": "127.0.0.1",
  "network.proxy.http_port": port,
  "network.proxy.ssl": "127.0.0.1",
  "network.proxy.ssl_port": port,
  "network.proxy.allow_hijacking_localhost": false,
  // Firefox tries without the proxy what fails with it, and would leave the test that way.
  "network.proxy.failover_direct": false,
});

export const findFirefox = () => find(process.env.FIREFOX ?? "firefox-esr", "firefox");

/** Starts Firefox; the errors that it writes to its console come to `console`. */
export async function startFirefox(path, { proxyPort }) {
  const profile = await mkdtemp(join(tmpdir(), "firefox-"));
  await writeFile(join(profile, "user.js"), quoted(preferences(proxyPort)));
  const program = start(path, ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port=0"], {
    env: { MOZ_CRASHREPORTER_DISABLE: "1" },
  });
  const close = async () => {
    await program.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const [, address] = await program.said(/WebDriver BiDi listening on (ws:\S+)/);
    const bidi = await connect(`${address}/session`);
    const { capabilities } = await bidi.send("session.new", {
      capabilities: { alwaysMatch: { acceptInsecureCerts: true } },
    });
    const messages = [];
    bidi.on("log.entryAdded", ({ level, text }) => level === "error" && messages.push(`${text}`));
    await bidi.send("session.subscribe", { events: ["log.entryAdded"] });
    return {
      name: `Firefox ${capabilities.browserVersion}`,
      console: messages,
      /** Opens a tab in a profile of its own. */
      async tab() {
        const { userContext } = await bidi.send("browser.createUserContext");
        const { context } = await bidi.send("browsingContext.create", { type: "tab", userContext });
        return {
          ...driver(bidi, context),
          close: () => bidi.send("browser.removeUserContext", { userContext }),
        };
      },
      async close() {
        bidi.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A connection on which commands are answered and events are told. */
async function connect(address) {
  const socket = new WebSocket(address, { maxPayload: 0 });
  const open = new Map();
  const told = new Map();
  let count = 0;
  await once(socket, "open");
  socket.on("message", (data) => {
    const message = JSON.parse(data);
    if (message.type === "event") return told.get(message.method)?.(message.params);
    const { resolve, reject } = open.get(message.id);
    open.delete(message.id);
    if (message.type === "success") resolve(message.result);
    else reject(new Error(`${message.error}: ${message.message}`));
  });
  socket.on("close", () => {
    for (const { reject } of open.values()) reject(new Error("the browser is gone"));
  });
  return {
    send: (method, params = {}) =>
      new Promise((resolve, reject) => {
        count += 1;
        open.set(count, { resolve, reject });
        socket.send(JSON.stringify({ id: count, method, params }));
      }),
    on: (event, listener) => told.set(event, listener),
    close: () => socket.close(),
  };
}

/** What a tab, or a frame in it, can be made to do. Elements are given by selector; the first that is shown counts. */
function driver(bidi, context) {
  const act = (actions) => bidi.send("input.performActions", { context, actions });
  const call = async (source, args, awaitPromise = true) => {
    const { type, result, exceptionDetails } = await bidi.send("script.callFunction", {
      functionDeclaration: source,
      arguments: args,
      awaitPromise,
      target: { context },
    });
    if (type === "exception") throw new Error(exceptionDetails.text);
    return result;
  };

  return {
    go: (url) =>
      bidi.send("browsingContext.navigate", { context, url, wait: "complete" }).catch((error) => {
        // That a frame was refused is sometimes told of the page around it, which stands all the same.
        if (!/FRAME_ANCESTOR/.test(error.message)) throw error;
      }),
    reload: () => bidi.send("browsingContext.reload", { context, wait: "complete" }),
    resize: (width, height) => bidi.send("browsingContext.setViewport", { context, viewport: { width, height } }),

    /** Calls a function in the page; arguments and answer are JSON. */
    async run(fn, ...args) {
      const source = `async () => JSON.stringify(await (${fn})(...${JSON.stringify(args)}))`;
      const { value } = await call(source, []);
      return value === undefined ? undefined : JSON.parse(value);
    },

    /** Clicks with the mouse, in the middle of an element. */
    async click(find, ...args) {
      const element = await call(`() => (${find})(...${JSON.stringify(args)})`, []);
      const origin = { type: "element", element: { sharedId: element.sharedId } };
      const pointer = { type: "pointer", id: "mouse", parameters: { pointerType: "mouse" } };
      await act([
        {
          ...pointer,
          actions: [
            { type: "pointerMove", x: 0, y: 0, origin },
            { type: "pointerDown", button: 0 },
            { type: "pointerUp", button: 0 },
          ],
        },
      ]);
    },

    /** Presses keys one after the other, and lets them go in the opposite order where `held`. */
    keys: (actions) => act([{ type: "key", id: "keyboard", actions }]),

    /** The frame that a function finds in the page. */
    async frame(find) {
      const element = await call(`() => (${find})().contentWindow`, []);
      return driver(bidi, element.value.context);
    },

    /** What is on the screen, as the bytes of a PNG. */
    async picture() {
      const { data } = await bidi.send("browsingContext.captureScreenshot", { context });
      return Buffer.from(data, "base64");
    },
  };
}
