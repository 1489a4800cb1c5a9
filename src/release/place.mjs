// Makes a release ready for its place: the platform's settings, who may show it, the headers of each kind of host, the
// address for link previews, the worker that keeps it, compressed copies and sums. It may be run again on the same
// folder: `node src/release/place.mjs dist [https://guide.your-platform.com/] [config.json] [--without-worker]`.

import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync, gzipSync } from "node:zlib";
import { minified } from "./bundle.mjs";
import { sandbox } from "./headers.mjs";
import { hostFiles } from "./hosting/formats.mjs";
import { everyFile, writeSums } from "./hosting/sums.mjs";
import { isServed } from "./hosting/types.mjs";

/** This folder, wherever the program is started from. */
const here = fileURLToPath(new URL(".", import.meta.url));

const fail = (message) => {
  throw new Error(message);
};
const integrity = (bytes) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;

/** An origin as `embedders` has it, as in src/domain/placement.rs. */
const isOrigin = (origin) => /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(origin);

/** Every file of a release by its path, but for what is made of the others: compressed copies and sums. */
export const files = async (dir) => (await everyFile(dir)).filter((path) => !/\.(br|gz)$/.test(path));

/** What link previews and help centers read: they need whole addresses. */
function siteTags(site, card, html) {
  const title = /<title>(.*)<\/title>/.exec(html)[1];
  const description = /<meta name="description" content="([^"]*)">/.exec(html)[1];
  const properties = {
    type: "website",
    title,
    description,
    url: site,
    image: site + card,
    "image:width": "1200",
    "image:height": "630",
  };
  return [
    `<link rel="canonical" href="${site}">`,
    `<link rel="alternate" type="application/json+oembed" href="${site}oembed.json" title="${title}">`,
    `<link rel="iframely app resizable" type="text/html" href="${site}embed/" media="(min-height: 600px)">`,
    ...Object.entries(properties).map(([name, value]) => `<meta property="og:${name}" content="${value}">`),
    '<meta name="twitter:card" content="summary_large_image">',
  ].map((tag) => `\n  ${tag.replace(/^<(\w+)/, "<$1 data-site")}`);
}

/** The answer to those who ask how a link to the guide is shown inside a page (oEmbed 1.0). */
const oembed = (site, card) => ({
  version: "1.0",
  type: "rich",
  title: "System User Guide",
  provider_name: "System User Guide",
  provider_url: site,
  width: 720,
  height: 900,
  thumbnail_url: site + card,
  thumbnail_width: 1200,
  thumbnail_height: 630,
  html: `<iframe src="${site}embed/" title="System User Guide" sandbox="${sandbox}" allow="clipboard-write" width="720" height="900" frameborder="0" style="width:100%"></iframe>`,
});

/** Writes .br and .gz beside each file that gets smaller by it, and takes away those of files that are gone. */
async function compress(dir) {
  const paths = await files(dir);
  for (const path of await everyFile(dir)) {
    if (/\.(br|gz)$/.test(path) && !paths.includes(path.slice(0, -3))) await rm(join(dir, path));
  }
  for (const path of paths.filter((path) => isServed(path) && !/\.(png|webp|woff2)$/.test(path))) {
    const bytes = await readFile(join(dir, path));
    await keepCopy(join(dir, `${path}.br`), bytes, brotliCompressSync, brotliDecompressSync, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    });
    await keepCopy(join(dir, `${path}.gz`), bytes, gzipSync, gunzipSync, { level: 9 });
  }
}

/** Writes a compressed copy, unless the one that is there holds these bytes: the best compression takes seconds. */
async function keepCopy(path, bytes, pack, unpack, options) {
  try {
    if (unpack(await readFile(path)).equals(bytes)) return;
  } catch {
    // There is none, or it is damaged.
  }
  await writeFile(path, pack(bytes, options));
}

/**
 * Makes the release in `dir` ready. `config` is a file, by default the one that is there; without `site`, an https
 * address that ends in a slash, there are no link previews, and the hosts' configuration is for a guide at the root. With
 * `worker` false, sw.js is the one that takes away what earlier ones have kept, and itself.
 *
 * @param {string} dir
 * @param {{ config?: string, site?: string, card?: string, worker?: boolean }} options
 */
export async function place(dir, { config, site, card, worker = true } = {}) {
  if (site && !/^https:\/\/[a-z0-9.-]+\/([\w.-]+\/)*$/.test(site))
    fail(`no https address that ends in a slash: ${site}`);
  const { embedders } = JSON.parse(await readFile(config ?? join(dir, "config.json"), "utf8"));
  if (embedders?.length === 0) fail("config.json: embedders: an empty list: leave the key out");
  const wrong = embedders?.find((origin) => !isOrigin(origin));
  if (wrong !== undefined) fail(`config.json: embedders: no https origin: ${wrong}`);
  if (config) await copyFile(config, join(dir, "config.json"));

  const page = join(dir, "index.html");
  let html = (await readFile(page, "utf8")).replace(/\n *<\w+ data-site[^>]*>/g, "");
  const picture = card ?? `assets/${(await readdir(join(dir, "assets"))).find((name) => /^card-\w+\.png$/.test(name))}`;
  await rm(join(dir, "oembed.json"), { force: true });
  if (site) {
    html = html.replace(/\n<\/head>/, `${siteTags(site, picture, html).join("")}\n</head>`);
    await writeFile(join(dir, "oembed.json"), `${JSON.stringify(oembed(site, picture), undefined, 2)}\n`);
  }
  await writeFile(page, html);
  await mkdir(join(dir, "hosting"), { recursive: true });
  for (const [path, text] of Object.entries(hostFiles(embedders ?? [], site))) await writeFile(join(dir, path), text);
  const nothingHere = join(dir, "404.html");
  const home = site ? new URL(site).pathname : "/";
  await writeFile(nothingHere, (await readFile(nothingHere, "utf8")).replace(/<a href="[^"]*">/, `<a href="${home}">`));

  const kept = (await files(dir)).filter((path) => /^assets\/(?!card-)|^manifest\.webmanifest$/.test(path));
  const list = await Promise.all(kept.map(async (path) => [path, integrity(await readFile(join(dir, path)))]));
  list.unshift(["./", integrity(html)], ["config.json"]);
  const settings = await readFile(join(dir, "config.json"), "utf8");
  const define = {
    FILES: JSON.stringify(list),
    VERSION: JSON.stringify(integrity(JSON.stringify([list, settings])).slice(7, 19)),
    PREFIX: '"system-user-guide:"',
  };
  const source = join(here, "worker", worker ? "sw.js" : "kill.js");
  await writeFile(join(dir, "sw.js"), await minified(source, define));
  await compress(dir);
  await writeSums(dir);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [dir, ...rest] = process.argv.slice(2);
  const site = rest.find((argument) => argument.includes("://"));
  const config = rest.find((argument) => argument !== site && !argument.startsWith("--"));
  const worker = !rest.includes("--without-worker");
  try {
    await place(dir, { site, config, worker });
    console.log(`${dir} is ready${site ? ` for ${site}` : ""}${worker ? "" : ", without a worker"}`);
  } catch (error) {
    console.error(`place: ${error.message}`);
    process.exitCode = 1;
  }
}
