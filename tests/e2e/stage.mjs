// The stage of a test: the release on https://app.test with its real headers, the simulated Graph on its real address,
// and a browser in which nothing is intercepted or switched off.

import assert from "node:assert/strict";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { startGraph } from "./graph.mjs";
import { Guide } from "./guide.mjs";
import { startHosts } from "./hosts.mjs";
import { watchMemories } from "./memory.mjs";
import { randomToken } from "./token.mjs";

/** How long a test waits for what it wants to see, in milliseconds. */
const PATIENCE = 10_000;

/** The page tries its own seal by asking its own host, which its rules then stop. That is no complaint. */
const TRIAL =
  /(?:Connecting to|Loading the image|cannot load|(?:connect|img)-src stopped) '?https:\/\/[^/]+\/(?:embed\/)?version\.json/;
/** What a browser writes to the console when a page's own rules stop something. */
const VIOLATION = /Content Security Policy|Refused to|Trusted ?(Type|HTML|Script)|Permissions policy violation/i;

/**
 * Sets the stage.
 *
 * `graphAt` leads graph.facebook.com somewhere else than to the simulator; `backForward` keeps the browser's
 * back/forward cache, which is off under remote control; `profile` keeps everything the browser writes down in that
 * folder.
 */
export async function setStage({ graphAt, backForward = false, profile } = {}) {
  const graph = await startGraph();
  const hosts = await startHosts(graph.tls);
  await hosts.add("app.test", "dist");

  const options = {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    ignoreDefaultArgs: backForward ? ["--disable-back-forward-cache"] : [],
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--enable-precise-memory-info",
      `--ignore-certificate-errors-spki-list=${graph.spki}`,
      `--host-resolver-rules=${[
        `MAP graph.facebook.com ${graphAt ?? `127.0.0.1:${graph.port}`}`,
        `MAP * 127.0.0.1:${hosts.port}`,
        "EXCLUDE 127.0.0.1",
      ].join(", ")}`,
    ],
  };
  const launched = profile ? chromium.launchPersistentContext(profile, options) : chromium.launch(options);
  const browser = await launched.catch(async (error) => {
    await Promise.all([hosts.close(), graph.close()]);
    throw error;
  });
  const persistent = profile && browser;
  const stage = { graph, hosts, browser, console: [], complaints: [], copies: [] };

  /** Opens the guide in a browser profile of its own, which ends with the test. */
  stage.visit = async (t, path = "/", { host = "app.test", mayViolate = false, ...settings } = {}) => {
    const context = persistent ?? (await browser.newContext(settings));
    await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: `https://${host}` });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    await watchMemories(page);
    await listen(page, stage, mayViolate);
    t.after(() => (persistent ? page.close() : context.close()));
    const guide = new Guide(page, `https://${host}`);
    await guide.open(path);
    return guide;
  };

  /** Checks a token of this world, which may be changed before; gives the guide, the token and the answer. */
  stage.checked = async (t, world, { path = "/#/step/4", change, token = randomToken(), ...settings } = {}) => {
    await graph.world(world, token, change);
    const guide = await stage.visit(t, path, settings);
    return { guide, token, overall: await guide.checkPasted(token) };
  };

  /** Serves a changed copy of the release under another name; `change` gets its folder. */
  stage.serveChanged = async (name, change) => {
    const dir = await mkdtemp(join(tmpdir(), "release-"));
    stage.copies.push(dir);
    await cp("dist", dir, { recursive: true });
    await change(dir);
    await hosts.add(name, dir);
  };

  /** Neither a rule of the page was broken nor did anything throw, in all that happened on this stage. */
  stage.assertQuiet = () => assert.deepEqual(stage.complaints, []);

  const close = async () => {
    await browser.close();
    await hosts.close();
    await graph.close();
    await Promise.all(stage.copies.map((dir) => rm(dir, { recursive: true })));
  };
  /** Ends everything, once. */
  stage.close = () => {
    stage.closed ??= close();
    return stage.closed;
  };
  return stage;
}

/** Hears everything a page says, and every rule of its own that it breaks. */
async function listen(page, stage, mayViolate) {
  const complain = (text) => mayViolate || stage.complaints.push(text);
  page.on("pageerror", (error) => {
    stage.console.push(`${error.stack}`);
    complain(`thrown: ${error.message}`);
  });
  page.on("console", (message) => {
    const text = message.text();
    stage.console.push(`${text} ${JSON.stringify(message.location())}`);
    if (VIOLATION.test(text) && !TRIAL.test(text)) complain(text);
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      console.debug(`Content Security Policy: ${effectiveDirective} stopped ${blockedURI}`);
    });
  });
}
