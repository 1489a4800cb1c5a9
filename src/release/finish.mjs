// Finishes a release, as Trunk's post_build hook: final names from final bytes, integrity for every byte that runs,
// the page's own policy, the host's headers, compressed copies. What it cannot vouch for fails the build.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, extname, join } from "node:path";
import { minified, script, styles } from "./bundle.mjs";
import { metaPolicies } from "./headers.mjs";
import { isGate, isLater } from "./later.mjs";
import { place } from "./place.mjs";
import { features, prune } from "./prune.mjs";
import { split } from "./split.mjs";
import { staticGuide } from "./static-guide.mjs";

const dir = process.env.TRUNK_STAGING_DIR;
if (!dir) throw new Error("finish.mjs runs as Trunk's hook: use ./x build");

/** Ways of turning text into code or markup. None may reach the page, not even unused. */
const sinks = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcdoc|\beval\b|new Function\b/;

const digest = (algorithm, bytes, encoding) => createHash(algorithm).update(bytes).digest(encoding);
const fail = (message) => {
  throw new Error(message);
};

/** Puts bytes into assets/ under a name that changes with them. */
async function asset(name, bytes) {
  const extension = extname(name);
  const hashed = `${basename(name, extension)}-${digest("sha256", bytes, "hex").slice(0, 12)}${extension}`;
  await writeFile(join(dir, "assets", hashed), bytes);
  return { name: hashed, path: `assets/${hashed}`, integrity: `sha384-${digest("sha384", bytes, "base64")}` };
}

/** The folder where the build script has put the words: cargo tells, and finds nothing left to build. */
function wordsDir() {
  const args = "build --target wasm32-unknown-unknown --bin guide --profile wasm-release --message-format json";
  const options = { encoding: "utf8", maxBuffer: 2 ** 26, stdio: ["ignore", "pipe", "inherit"] };
  const said = execFileSync("cargo", args.split(" "), options).trim().split("\n").map(JSON.parse);
  const ours = ({ reason, package_id }) => reason === "build-script-executed" && /system-user-guide/.test(package_id);
  return (said.find(ours) ?? fail("cargo does not tell where the words are")).out_dir;
}

/** The WebAssembly must not tell where it was built. */
function assertNoPaths(wasm) {
  const builtIn = [`${process.cwd()}/`, `${homedir()}/`].filter((path) => path !== "//");
  for (const path of [...builtIn, "/.cargo/", "/usr/src/", "/usr/lib/rustlib/"]) {
    if (wasm.includes(path)) fail(`the WebAssembly contains a path of this machine: ${path}`);
  }
}

function assertNoSinks(name, bytes) {
  const found = sinks.exec(Buffer.from(bytes).toString());
  if (found) fail(`${name} contains ${found[0]}: see "Traps" in docs/development.md`);
}

/** Replaces the one place where a pattern stands. */
function replaceOnce(html, pattern, replacement) {
  if (html.split(pattern).length !== 2) fail(`index.html must contain exactly once: ${pattern}`);
  return html.replace(pattern, () => replacement);
}

await mkdir(join(dir, "assets"), { recursive: true });
const page = await readFile(join(dir, "index.html"), "utf8");

await prune(join(dir, "guide_bg.wasm"), join(dir, "guide.js"));
const halves = await split(join(dir, "guide_bg.wasm"), { isLater, isGate }, features);
for (const bytes of [halves.first, halves.later]) assertNoPaths(bytes);
const wasm = await asset("guide.wasm", halves.first);
const rest = await asset("guide.rest.wasm", halves.later);

const compiled = wordsDir();
const read = (name) => readFile(join(compiled, name), "utf8");
const word = async (name) => asset(name, Buffer.from(await read(name)));
const named = ({ name, integrity }) => [name, integrity];

/** Each language's two files, English first. */
const languages = {};
for (const tag of ["en", ...Object.keys(JSON.parse(await read("names.json")))]) {
  const [first, words] = [await word(`${tag}.json`), await word(`${tag}.later.json`)];
  languages[tag] = { first: named(first), words: named(words) };
}
const recordings = JSON.parse(await readFile("src/graph/practice/recordings.json", "utf8"));
const practice = await asset("practice.json", Buffer.from(JSON.stringify(recordings)));
const files = {
  WASM: named(wasm),
  REST: named(rest),
  NAMES: named(await word("names.json")),
  PRACTICE: named(practice),
  LANGUAGES: languages,
};

const bootBytes = await script({ glue: join(dir, "guide.js"), files });
assertNoSinks("boot.js", bootBytes);
const boot = await asset("boot.js", bootBytes);

const css = await asset("main.css", await styles(join(dir, "style/main.css")));
/** Inside the page: browsers ask for it again at every change of the address, and a sealed page asks its host nothing. */
const icon = `data:image/svg+xml,${encodeURIComponent((await readFile(join(dir, "style/icon.svg"), "utf8")).trim())}`;

const words = JSON.parse(await read("en.json"));
const wordsLater = JSON.parse(await read("en.later.json"));
const config = JSON.parse(await readFile("docs/config/eleapi.json", "utf8"));
const staticText = staticGuide({
  words: { ...words, pages: { ...words.pages, ...wordsLater.pages } },
  names: {},
  brand: config.brand.name,
  systemUserName: config.system_user_name,
  permissions: config.permissions.map(({ name }) => name),
  metaPages: JSON.parse(await read("meta_pages.json")),
});

const icons = [];
for (const [file, sizes, purpose] of [
  ["icon-192.png", "192x192", "any"],
  ["icon-512.png", "512x512", "any"],
  ["icon-maskable.png", "512x512", "maskable"],
]) {
  const { path } = await asset(file, await readFile(join("style/icons", file)));
  icons.push({ src: path, type: "image/png", sizes, purpose });
}
const card = await asset("card.png", await readFile("style/icons/card.png"));
const manifest = {
  id: "./",
  name: "System User Guide",
  short_name: "System User",
  description: words.ui["page.title"],
  start_url: "./",
  scope: "./",
  display: "minimal-ui",
  background_color: "#faf9f6",
  theme_color: "#0b5fa8",
  icons,
};
await writeFile(join(dir, "manifest.webmanifest"), `${JSON.stringify(manifest, undefined, 2)}\n`);

/** The name of the build stands for all of it: boot.js holds the hashes of whatever it fetches. */
const build = digest("sha256", [page, staticText, boot.name, css.name, icon].join("\n"), "hex").slice(0, 12);

/** A page of the release; `up` leads from it to the folder of the guide. */
function finished({ policy, up, text }) {
  const charset = '<meta charset="utf-8">';
  let html = replaceOnce(
    page,
    charset,
    `${charset}
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="build" content="${build}">`,
  );
  html = replaceOnce(html, 'href="style/icon.svg"', `href="${icon}"`);
  html = replaceOnce(html, 'href="style/main.css"', `href="${up}${css.path}" integrity="${css.integrity}" crossorigin`);
  html = replaceOnce(html, 'src="boot.js"', `src="${up}${boot.path}" integrity="${boot.integrity}" crossorigin`);
  return replaceOnce(html, '<div id="static-guide"></div>', text);
}

await writeFile(join(dir, "index.html"), finished({ policy: metaPolicies.page, up: "", text: staticText }));

// The page around it says the same before the guide comes; without JavaScript the text is here too.
let embed = finished({ policy: metaPolicies.embed, up: "../", text: `<noscript>${staticText}</noscript>` });
embed = replaceOnce(embed, '<html lang="en">', '<html lang="en" data-surface="embed">');
embed = replaceOnce(
  embed,
  '\n  <link rel="manifest" href="manifest.webmanifest">',
  '\n  <meta name="robots" content="noindex">',
);
await mkdir(join(dir, "embed"));
await writeFile(join(dir, "embed/index.html"), embed);
await writeFile(join(dir, "embed.js"), await minified("src/release/embed/embed.js"));
for (const file of ["embed.d.ts", "custom-elements.json"]) await copyFile(`src/release/embed/${file}`, join(dir, file));

await copyFile("src/release/404.html", join(dir, "404.html"));
await writeFile(join(dir, "version.json"), `${JSON.stringify({ build })}\n`);
for (const source of ["guide.js", "guide_bg.wasm", "snippets", "style"]) {
  await rm(join(dir, source), { recursive: true, force: true });
}
await place(dir, { config: "docs/config/eleapi.json", card: card.path });
