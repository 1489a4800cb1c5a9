// What sites learn of a link to the guide that somebody pastes there: a card, or the guide itself in a frame.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { files, place } from "../../src/release/place.mjs";
import { checkIn, GUIDE, guideIn, HELP, openPage, serveGuide } from "./embed-stage.mjs";
import { setStage } from "./stage.mjs";

let stage;
before(async () => {
  stage = await setStage();
  await serveGuide(stage);
});
after(() => stage?.close());

/** A copy of the release without its program, whose compressing takes long; it ends with the test. */
async function release(t) {
  const dir = await mkdtemp(join(tmpdir(), "placed-"));
  t.after(() => rm(dir, { recursive: true }));
  await cp("dist", dir, { recursive: true, filter: (path) => !/\.(wasm|br|gz)$/.test(path) });
  return dir;
}

/** The sum of every file of a release by its path. */
const sums = async (dir) =>
  Object.fromEntries(
    await Promise.all(
      (await files(dir)).map(async (path) => [
        path,
        createHash("sha256")
          .update(await readFile(join(dir, path)))
          .digest("hex"),
      ]),
    ),
  );

test("the page says how it is shown elsewhere, in whole addresses", async (t) => {
  // As those read it who run no scripts.
  const page = await openPage(stage, t, GUIDE, { javaScriptEnabled: false });
  const attributes = (selector) =>
    page.$$eval(selector, (tags) =>
      tags.map((tag) => Object.fromEntries([...tag.attributes].map((a) => [a.name, a.value]))),
    );
  const [discovered, ...others] = await attributes('link[type="application/json+oembed"]');
  assert.deepEqual(others, []);
  assert.equal(discovered.rel, "alternate");
  assert.equal(discovered.href, `${GUIDE}oembed.json`);
  const [iframely] = await attributes("link[rel~=iframely]");
  assert.deepEqual([iframely.href, iframely.type], [`${GUIDE}embed/`, "text/html"]);
  assert.deepEqual(iframely.rel.split(" ").sort(), ["app", "iframely", "resizable"]);
  assert.deepEqual(
    (await attributes("link[rel=canonical]")).map(({ href }) => href),
    [GUIDE],
  );

  const card = Object.fromEntries(
    (await attributes('meta[property^="og:"]')).map((tag) => [tag.property, tag.content]),
  );
  assert.equal(card["og:type"], "website");
  assert.equal(card["og:url"], GUIDE);
  assert.equal(card["og:title"], await page.title());
  assert.ok(card["og:description"].length > 40);
  const [{ content: description }] = await attributes("meta[name=description]");
  assert.equal(card["og:description"], description);
  assert.equal((await attributes('meta[name="twitter:card"]'))[0].content, "summary_large_image");
  assert.ok(card["og:image"].startsWith(`${GUIDE}assets/`));

  const picture = await openPage(stage, t, card["og:image"]);
  const [width, height] = await picture.locator("img").evaluate((image) => [image.naturalWidth, image.naturalHeight]);
  assert.deepEqual([`${width}`, `${height}`], [card["og:image:width"], card["og:image:height"]]);
});

/** What a consumer of oEmbed gets. */
async function oembed(t) {
  const page = await openPage(
    stage,
    t,
    `${GUIDE}oembed.json?url=${encodeURIComponent(GUIDE)}&maxwidth=600&format=json`,
  );
  return JSON.parse(await page.locator("body").textContent());
}

test("oEmbed's answer is complete, and all its addresses are whole", async (t) => {
  const answer = await oembed(t);
  assert.deepEqual([answer.version, answer.type], ["1.0", "rich"]);
  for (const key of ["width", "height", "thumbnail_width", "thumbnail_height"])
    assert.equal(typeof answer[key], "number");
  assert.equal(answer.provider_url, GUIDE);
  assert.ok(answer.thumbnail_url.startsWith(`${GUIDE}assets/`));
  assert.ok(answer.title && answer.provider_name);
  assert.ok(answer.html.includes(` src="${GUIDE}embed/"`));
});

test("oEmbed's HTML, put into a page, carries a check through and fits a phone", async (t) => {
  const { html } = await oembed(t);
  stage.hosts.put(
    `${HELP}rich`,
    `<!doctype html><meta name="viewport" content="width=device-width"><title>Help</title><h1>Help</h1>${html}`,
  );
  const page = await openPage(stage, t, `${HELP}rich`, { viewport: { width: 320, height: 700 } });
  await checkIn(stage, await guideIn(page));
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
});

test("what WordPress makes of that HTML is the frame in docs/demo/wordpress-link.html", async (t) => {
  const { html } = await oembed(t);
  const page = await openPage(stage, t, `${HELP}none`);
  const frames = await page.evaluate(
    ([html, demo]) => {
      const frame = (text) => new DOMParser().parseFromString(text, "text/html").querySelector("iframe");
      // wp_filter_oembed_result: these attributes are kept, and three are its own.
      const kept = ["src", "width", "height", "frameborder", "marginwidth", "marginheight", "scrolling", "title"];
      const own = { class: "wp-embedded-content", sandbox: "allow-scripts", security: "restricted" };
      const filtered = Object.fromEntries(kept.map((name) => [name, frame(html).getAttribute(name)]));
      const there = frame(demo);
      const secret = there.dataset.secret;
      const expected = { ...filtered, src: `${filtered.src}#?secret=${secret}`, "data-secret": secret, ...own };
      const all = Object.entries(expected).filter(([, value]) => value !== null);
      return [
        Object.fromEntries(all),
        Object.fromEntries([...there.attributes].map((each) => [each.name, each.value])),
      ];
    },
    [html, await readFile("docs/demo/wordpress-link.html", "utf8")],
  );
  assert.deepEqual(frames[1], frames[0]);
});

test("without an address nothing is said, and placing a release again changes nothing", {
  timeout: 240_000,
}, async (t) => {
  const dir = await release(t);
  await place(dir);
  const without = await sums(dir);
  const html = await readFile(join(dir, "index.html"), "utf8");
  assert.doesNotMatch(html, /oembed|iframely|og:|twitter:|canonical|data-site/);
  assert.equal(without["oembed.json"], undefined);

  await place(dir, { site: GUIDE });
  const first = await sums(dir);
  assert.ok(first["oembed.json"]);
  await place(dir, { site: GUIDE });
  assert.deepEqual(await sums(dir), first);
  await place(dir, { site: "https://platform.example/help/guide/" });
  const moved = await readFile(join(dir, "index.html"), "utf8");
  assert.doesNotMatch(moved, /guide\.example/);
  assert.ok(moved.includes('href="https://platform.example/help/guide/oembed.json"'));
  await place(dir);
  assert.deepEqual(await sums(dir), without);
});

test("an address that is none, or an embedder that is none, is refused", async (t) => {
  const dir = await release(t);
  for (const site of [
    "http://guide.example/",
    "https://guide.example",
    "https://guide.example/?x",
    'https://guide.example/"><script>/',
    "https://guide.example:8443/",
    "javascript:alert(1)/",
  ]) {
    await assert.rejects(place(dir, { site }), /no https address/, site);
  }
  const config = join(dir, "config.json");
  const settings = JSON.parse(await readFile(config, "utf8"));
  for (const embedder of [
    "https://help.example/",
    "http://help.example",
    "*",
    "'self'",
    "https://help.example; script-src *",
  ]) {
    await writeFile(config, JSON.stringify({ ...settings, embedders: [embedder] }));
    await assert.rejects(place(dir), /no https origin/, embedder);
  }
});
