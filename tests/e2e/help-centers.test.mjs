// The guide in pages like those of help centers, as docs/embedding.md says to put it there. docs/demo holds the pages.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { frameAddress } from "../../integrations/gitbook/src/address.js";
import { growingPage } from "../../integrations/gitbook/src/growing.js";
import { checkIn, GUIDE, guideIn, HELP, openPage, serveGuide } from "./embed-stage.mjs";
import { Guide } from "./guide.mjs";
import { setStage } from "./stage.mjs";

let stage;
before(async () => {
  stage = await setStage();
  await serveGuide(stage, ["https://help.test", INTEGRATIONS]);
});
after(() => stage?.close());

/** Where GitBook serves what integrations answer. */
const INTEGRATIONS = "https://integrations.gitbook.com";

/** What a published page of GitBook is sent with (packages/gitbook/src/lib/csp.ts). */
const GITBOOK = {
  "Content-Security-Policy":
    "default-src 'self' *; script-src 'self' 'unsafe-inline' 'unsafe-eval' *; style-src 'self' 'unsafe-inline' blob: *; img-src * 'self' blob: data:; connect-src *; font-src *; frame-src *; object-src 'none'; base-uri 'self'; form-action 'self' *; frame-ancestors https:",
};

/** How tall the frame is in each page: as tall as the guide, or a number of pixels, or by its width. */
const follows = (_, content) => content;
const fixed = () => 900;
const pages = {
  plain: { height: follows },
  frame: { height: fixed },
  gitbook: { height: (width) => width / 0.6, headers: GITBOOK },
  wordpress: { height: follows },
  "wordpress-link": { height: fixed },
  zendesk: { height: fixed },
  "zendesk-theme": { height: follows },
  docusaurus: { height: follows },
  iframely: { height: follows },
};

const demo = (name) => readFile(`docs/demo/${name}.html`, "utf8");

/** Opens a page with this content, as one of the help center's. */
async function opened(t, name, html, { headers, ...settings } = {}) {
  const address = `${HELP}demo/${name}`;
  stage.hosts.put(address, html, headers);
  return openPage(stage, t, address, settings);
}

const size = (page) => page.locator("iframe").evaluate(({ clientWidth, clientHeight }) => [clientWidth, clientHeight]);

/** Waits until the frame is as tall as it is to be. */
async function seeHeight(page, guide, height) {
  let told;
  for (let tries = 0; tries < 40; tries += 1) {
    const [width, actual] = await size(page);
    const content = await guide.page.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
    const expected = height(width, content);
    told = `${actual} px, not ${expected}, with ${content} px inside`;
    if (Math.abs(actual - expected) < 1) return actual;
    await page.waitForTimeout(100);
  }
  assert.fail(`the frame is ${told}`);
}

/** Waits until the page has so many frames. The page itself cannot count those in a shadow tree. */
async function seeFrames(page, count) {
  for (let tries = 0; tries < 40 && page.frames().length !== count + 1; tries += 1) await page.waitForTimeout(50);
  assert.equal(page.frames().length, count + 1);
}

for (const [name, { height, headers }] of Object.entries(pages)) {
  test(`${name}: a check is carried through, in a narrow and a wide window`, async (t) => {
    for (const width of [320, 1280]) {
      const page = await opened(t, name, await demo(name), { headers, viewport: { width, height: 800 } });
      const guide = await guideIn(page);
      await checkIn(stage, guide);
      const calls = await stage.graph.calls();
      assert.ok(calls.length > 0 && calls.every(({ headers }) => headers.origin === "null" && !headers.referer));

      const after = await seeHeight(page, guide, height);
      await guide.page.evaluate(() => location.assign("#/step/7"));
      await guide.seeScreen("step-7");
      const shorter = await seeHeight(page, guide, height);
      assert.equal(shorter < after, height === follows);
      for (const document of [page, guide.page]) {
        assert.ok(await document.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width} px`);
      }
      await guide.page.locator("footer, main").last().scrollIntoViewIfNeeded();
      t.diagnostic(`${width} px: ${after} px after a check, ${shorter} px on step 7`);
    }
  });
}

test("Intercom: the link opens the guide on a page of its own, and nothing is fetched before", async (t) => {
  const before = stage.hosts.log.length;
  const page = await opened(t, "intercom", await demo("intercom"));
  await page.waitForTimeout(300);
  assert.equal(await page.locator("iframe, script").count(), 0);
  assert.ok(stage.hosts.log.slice(before).every(({ host }) => host === "help.test"));
  const [tab] = await Promise.all([
    page.context().waitForEvent("page"),
    page.getByRole("link", { name: "Open the guide" }).click(),
  ]);
  const guide = new Guide(tab, GUIDE.slice(0, -1));
  await guide.seeScreen("start");
  assert.equal(await tab.evaluate(() => self.origin), GUIDE.slice(0, -1));
  await checkIn(stage, guide);
});

test("the policy in the instructions is enough for a site that allows nothing else", async (t) => {
  const [, lines] = /^### If your site[^`]*?`Content-Security-Policy`:\n\n```\n(.*?)```/ms.exec(
    await readFile("docs/embedding.md", "utf8"),
  );
  const policy = lines.replaceAll("https://guide.your-platform.com/", GUIDE).replace(/\s+/g, " ");
  const headers = { "Content-Security-Policy": `default-src 'none'; ${policy}` };
  const page = await opened(t, "plain", await demo("plain"), { headers });
  const guide = await guideIn(page);
  await checkIn(stage, guide);
  await seeHeight(page, guide, follows);
});

for (const [name, opens] of Object.entries({ frame: 1, gitbook: 1, "wordpress-link": 0 })) {
  test(`${name}: links to Meta ${opens ? "open in tabs of their own" : "do not open"}`, async (t) => {
    const page = await opened(t, name, await demo(name));
    const guide = await guideIn(page);
    await guide.page.evaluate(() => location.assign("#/step/4"));
    await guide.seeScreen("step-4");
    await guide.page.locator('main a[target="_blank"]').first().click();
    await page.waitForTimeout(1000);
    assert.equal(page.context().pages().length, 1 + opens);
  });
}

test("GitBook: a pasted link opens the guide where it says, in its language", async (t) => {
  const link = `${GUIDE}?lang=es&theme=dark#/step/4`;
  const html = (await demo("gitbook")).replace(`"${frameAddress(GUIDE)}"`, `"${frameAddress(GUIDE, link)}"`);
  assert.ok(html.includes("lang=es"), "the page shows what the integration gives");
  const guide = await guideIn(await opened(t, "gitbook", html, { headers: GITBOOK }));
  await guide.seeScreen("step-4");
  assert.deepEqual(
    await guide.page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset.theme]),
    ["es", "dark"],
  );
});

test("GitBook: where the block is to grow, it is as tall as the guide, also when the window changes", async (t) => {
  const address = `${INTEGRATIONS}/v1/integrations/system-user-guide`;
  const { html, headers } = growingPage(frameAddress(GUIDE));
  stage.hosts.put(address, html, headers);
  const around = (await demo("gitbook")).replace(frameAddress(GUIDE), address);
  const page = await opened(t, "gitbook", around, { headers: GITBOOK, viewport: { width: 1280, height: 800 } });
  const between = await (await page.locator("iframe").elementHandle()).contentFrame();
  const guide = await guideIn(between);
  await checkIn(stage, guide);
  const tall = await seeHeight(page, guide, follows);
  // Among these are widths between which the guide's height stays.
  for (const width of [320, 700, 695, 690, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await seeHeight(page, guide, follows);
  }
  await guide.page.evaluate(() => location.assign("#/step/7"));
  await guide.seeScreen("step-7");
  const short = await seeHeight(page, guide, follows);
  assert.ok(short < tall);
  t.diagnostic(`${tall} px after a check, ${short} px on step 7`);
});

test("Docusaurus: a reader who goes to another page and comes back finds the guide again, without the token", async (t) => {
  const page = await opened(t, "docusaurus", await demo("docusaurus"));
  await checkIn(stage, await guideIn(page));
  for (let turn = 0; turn < 5; turn += 1) {
    await page.getByRole("link", { name: "Other" }).click();
    await page.getByRole("heading", { name: "Other" }).waitFor();
    await seeFrames(page, 0);
    if (turn % 2) await page.goBack();
    else await page.getByRole("link", { name: "Guide", exact: true }).click();
    const guide = await guideIn(page);
    assert.equal(await guide.page.locator("[data-overall]").count(), 0);
    await seeFrames(page, 1);
  }
  const guide = await guideIn(page);
  await checkIn(stage, guide);
  await seeHeight(page, guide, follows);
});

test("the pages load nothing but the guide, and the instructions are what stands in them", async () => {
  const files = await readdir("docs/demo");
  assert.deepEqual(files.map((file) => file.replace(".html", "")).sort(), [...Object.keys(pages), "intercom"].sort());
  const all = await Promise.all(files.map((file) => readFile(`docs/demo/${file}`, "utf8")));
  for (const address of all.join().match(/https?:[^"'\s`)]*/g)) assert.ok(address.startsWith(GUIDE), address);

  const plain = (text) => text.replace(/\s/g, "");
  const tried = all.map(plain);
  const pieces = [...(await readFile("docs/embedding.md", "utf8")).matchAll(/```(?:html|js|mdx)\n(.*?)```/gs)];
  assert.ok(pieces.length >= 5);
  for (const [, piece] of pieces) {
    const said = plain(piece.replaceAll("https://guide.your-platform.com/", GUIDE));
    assert.ok(
      tried.some((html) => html.includes(said)),
      piece,
    );
  }
});
