// The block as GitBook runs it: built by GitBook's own tool, in the runtime of its servers.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Miniflare } from "miniflare";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

let worker;
before(async () => {
  // The runtime then asks no server where it is.
  const env = { ...process.env, NODE_ENV: "test" };
  await promisify(execFile)(join(ROOT, "node_modules/.bin/gitbook"), ["check"], { cwd: ROOT, env });
  const built = join(tmpdir(), ".gitbook/system-user-guide");
  worker = new Miniflare({
    cf: false,
    scriptPath: join(built, "script.js"),
    modulesRoot: built,
    modules: true,
    compatibilityDate: "2025-05-25",
    compatibilityFlags: ["nodejs_compat"],
  });
  await worker.ready;
});
after(() => worker?.dispose());

const HOST = "https://integrations.example/v1/integrations/system-user-guide/spaces/space";

/** What the integration answers to an event, with these settings. */
function answered(configuration, event) {
  const urls = { publicContentEndpoint: HOST };
  const environment = { integration: {}, installation: { configuration }, spaceInstallation: { urls }, apiTokens: {} };
  const body = new URLSearchParams({
    event: JSON.stringify({ eventId: "event", ...event }),
    environment: JSON.stringify({ ...environment, secrets: {} }),
  });
  return worker.dispatchFetch("https://integration.example/v1", {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: body.toString(),
  });
}

/** What GitBook is told to draw. */
async function drawn(configuration, event) {
  const context = { type: "document", spaceId: "space", editable: false, theme: "light" };
  const response = await answered(configuration, {
    type: "ui_render",
    componentId: "guide",
    props: {},
    context,
    ...event,
  });
  assert.equal(response.status, 200);
  return response.json();
}
const paste = (url) => ({ action: { action: "@link.unfurl", url } });
const configured = { address: "https://guide.example" };

test("chosen from the menu, the block is a frame with the guide", async () => {
  const { element, props } = await drawn(configured, {});
  assert.deepEqual(element, {
    type: "block",
    children: [{ type: "webframe", source: { url: "https://guide.example/embed/" }, aspectRatio: 0.6 }],
  });
  assert.deepEqual(props, {});
});

test("a pasted link is kept, and shown as the guide where it says", async () => {
  const link = "https://guide.example/?lang=es#/step/4";
  const pasted = await drawn(configured, paste(link));
  assert.equal(pasted.element.children[0].source.url, "https://guide.example/embed/?lang=es#/step/4");
  assert.deepEqual(pasted.props, { link });
  const again = await drawn(configured, { props: pasted.props });
  assert.deepEqual(again.element, pasted.element);
});

test("a link that leads elsewhere is a card with that link, and no frame", async () => {
  const link = "https://guide.example.evil.test/";
  const { element } = await drawn(configured, paste(link));
  assert.deepEqual(element.children, [
    { type: "card", title: "System User Guide", hint: link, onPress: { action: "@ui.url.open", url: link } },
  ]);
});

for (const configuration of [undefined, {}, { address: "http://guide.example/" }, { address: 7 }]) {
  test(`without an address, ${JSON.stringify(configuration)}, the block says what is missing`, async () => {
    const { element } = await drawn(configuration, {});
    assert.equal(element.children[0].type, "hint");
  });
}

test("where it is to grow, the frame is a page of GitBook's host, which shows what the link says", async () => {
  const grows = { ...configured, grows: true };
  const link = "https://guide.example/?lang=es&theme=dark#/step/4";
  const { element } = await drawn(grows, paste(link));
  const url = new URL(element.children[0].source.url);
  assert.equal(url.origin + url.pathname, HOST);
  const page = await answered(grows, { type: "fetch", request: { url: url.href, method: "GET", headers: {} } });
  assert.equal(page.status, 200);
  assert.match(await page.text(), / src="https:\/\/guide\.example\/embed\/\?lang=es&amp;theme=dark#\/step\/4"/);
  assert.match(
    page.headers.get("Content-Security-Policy"),
    /^default-src 'none';.* frame-src https:\/\/guide\.example\/embed\/$/,
  );
});

for (const [why, configuration, link] of [
  ["a link that leads elsewhere", configured, "https://evil.test/"],
  ["a link with markup", configured, '"><script>alert(1)</script>'],
  ["no address", {}, "https://guide.example/"],
  ["a wrong address", { address: "javascript:alert(1)//" }, "https://guide.example/"],
]) {
  test(`that page is not there for ${why}`, async () => {
    const url = `${HOST}?link=${encodeURIComponent(link)}`;
    const page = await answered(configuration, { type: "fetch", request: { url, method: "GET", headers: {} } });
    assert.equal(page.status, 404);
    assert.doesNotMatch(await page.text(), /<|evil/);
  });
}
