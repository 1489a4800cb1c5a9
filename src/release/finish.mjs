// Finishes a release, as Trunk's post_build hook: final names from final bytes, integrity for every byte that runs,
// the page's own policy, the host's headers, compressed copies. What it cannot vouch for fails the build.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { script, styles } from "./bundle.mjs";
import { headersFile, metaPolicy } from "./headers.mjs";
import { isGate, isLater } from "./later.mjs";
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

/** Writes .br and .gz beside each file that gets smaller by it. */
async function compress() {
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath ?? entry.path, entry.name);
    if (!entry.isFile() || entry.name.startsWith("_") || /\.(br|gz|png|woff2)$/.test(entry.name)) continue;
    const bytes = await readFile(file);
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    await writeFile(`${file}.br`, brotliCompressSync(bytes, { params }));
    await writeFile(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  }
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
  const [first, words] = [await word(`${tag}.json`), await word(`${tag}.verdicts.json`)];
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

const text = JSON.parse(await read("en.json"));
const config = JSON.parse(await readFile("docs/config/eleapi.json", "utf8"));
const staticText = staticGuide({
  words: text,
  names: {},
  brand: config.brand.name,
  systemUserName: config.system_user_name,
  permissions: config.permissions.map(({ name }) => name),
  metaPages: JSON.parse(await read("meta_pages.json")),
});

/** The name of the build stands for all of it: boot.js holds the hashes of whatever it fetches. */
const build = digest("sha256", [page, staticText, boot.name, css.name, icon].join("\n"), "hex").slice(0, 12);

const charset = '<meta charset="utf-8">';
let html = replaceOnce(
  page,
  charset,
  `${charset}
  <meta http-equiv="Content-Security-Policy" content="${metaPolicy}">
  <meta name="build" content="${build}">`,
);
html = replaceOnce(html, 'href="style/icon.svg"', `href="${icon}"`);
html = replaceOnce(html, 'href="style/main.css"', `href="${css.path}" integrity="${css.integrity}" crossorigin`);
html = replaceOnce(html, 'src="boot.js"', `src="${boot.path}" integrity="${boot.integrity}" crossorigin`);

html = replaceOnce(html, '<div id="static-guide"></div>', staticText);

await writeFile(join(dir, "index.html"), html);
await copyFile("docs/config/eleapi.json", join(dir, "config.json"));
await copyFile("src/release/404.html", join(dir, "404.html"));
await writeFile(join(dir, "version.json"), `${JSON.stringify({ build })}\n`);
await writeFile(join(dir, "_headers"), headersFile());
for (const source of ["guide.js", "guide_bg.wasm", "snippets", "style"]) {
  await rm(join(dir, source), { recursive: true, force: true });
}
await compress();
