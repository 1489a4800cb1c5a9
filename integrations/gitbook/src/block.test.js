// The block as GitBook runs it: built by GitBook's own tool, in the runtime of its servers.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { Miniflare } from "miniflare";

let worker;
before(async () => {
  await promisify(execFile)("node_modules/.bin/gitbook", ["check"]);
  const built = join(tmpdir(), ".gitbook/system-user-guide");
  worker = new Miniflare({
    scriptPath: join(built, "script.js"),
    modulesRoot: built,
    modules: true,
    compatibilityDate: "2025-05-25",
    compatibilityFlags: ["nodejs_compat"],
  });
  await worker.ready;
});
after(() => worker?.dispose());

/** What GitBook is told to draw, for these settings and this event. */
async function drawn(configuration, event) {
  const context = { type: "document", spaceId: "space", editable: false, theme: "light" };
  const parts = {
    event: { eventId: "event", type: "ui_render", componentId: "guide", props: {}, context, ...event },
    environment: {
      integration: { name: "system-user-guide" },
      installation: { configuration },
      apiTokens: {},
      secrets: {},
    },
  };
  const body = new URLSearchParams(Object.entries(parts).map(([name, part]) => [name, JSON.stringify(part)]));
  const response = await worker.dispatchFetch("https://integration.example/v1", {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: body.toString(),
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
