// Compares what a host serves with a release, byte by byte and header by header:
// `node src/release/verify.mjs https://guide.your-platform.com/ [dist or a SHA384SUMS]`.
// Ends with 0 if it is the release, with 1 if it differs, and with 2 if that could not be found out.

import { readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { rules } from "./headers.mjs";
import { ask, askForFile } from "./hosting/ask.mjs";
import { fileDifferences, headerDifferences } from "./hosting/differences.mjs";
import { effective, inFolder } from "./hosting/effective.mjs";
import { parseSums, sum } from "./hosting/sums.mjs";
import { isServed } from "./hosting/types.mjs";

/** Each kind of compressed copy is a file of its own on the host, and may be an older one. */
const encodings = ["identity", "gzip", "br"];

/** What nobody has put on the host. */
const nowhere = ["assets/not-there-0123456789ab.js", "not-there/"];

const isLoopback = ({ hostname }) => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);

/** The release: the sums of what a host serves, and the settings beside them, if they are there. */
async function readRelease(place) {
  const path = (await stat(place)).isDirectory() ? join(place, "SHA384SUMS") : place;
  const sums = parseSums(await readFile(path, "utf8"));
  const config = await readFile(join(dirname(path), "config.json")).catch(() => undefined);
  if (config && sum(config) !== sums.get("config.json")) {
    throw new Error("config.json has changed since the release was made ready: run ./x place first");
  }
  // The page for what is not there has an address that hosts choose themselves.
  const served = [...sums].filter(([path]) => isServed(path) && path !== "404.html");
  return { files: served.map(([path, hash]) => ({ path, hash })), config };
}

/** The address without its redirect to https, and what is wrong with it. */
async function settle(address) {
  const base = new URL(address);
  if (!/^https?:$/.test(base.protocol)) throw new Error(`neither http nor https: ${address}`);
  if (!base.pathname.endsWith("/") || base.search || base.hash) {
    throw new Error(`the address has to end in a slash: ${address}`);
  }
  const { leadsTo } = await ask(base.href);
  const isUpgrade = base.protocol === "http:" && leadsTo?.protocol === "https:";
  if (isUpgrade && leadsTo.hostname === base.hostname && leadsTo.pathname === base.pathname) {
    return { base: new URL(leadsTo.pathname, leadsTo) };
  }
  if (leadsTo && leadsTo.origin !== base.origin) return { base, wrong: `leads to another host: ${leadsTo.href}` };
  const isOpen = base.protocol === "http:" && !isLoopback(base);
  return { base, wrong: isOpen && !leadsTo ? "does not lead from http to https" : undefined };
}

function embeddersOf(settings) {
  try {
    return JSON.parse(settings).embedders ?? [];
  } catch {
    throw new Error("neither the release nor the host has a readable config.json");
  }
}

/**
 * Compares a host with a release.
 *
 * @param {string} address of the deployed guide
 * @param {string} release the folder of the release, or its SHA384SUMS alone
 * @param {(path: string, found: string[]) => void} note is told what differs
 * @returns {Promise<string>} what was compared
 * @throws {Error} where that could not be done
 */
export async function verify(address, release, note) {
  const { files, config } = await readRelease(release);
  const { base, wrong } = await settle(address);
  const result = `${base.href} serves this release: ${files.length} files and their headers are the same`;
  if (wrong) note(base.pathname, [wrong]);
  if (wrong?.startsWith("leads")) return result;

  // Without the settings at hand the host's own will do: they have a sum too.
  const settings = config ?? (await ask(new URL("config.json", base).href)).bytes;
  const table = inFolder(base.pathname, rules(embeddersOf(settings)));
  const compare = async (file, path) => {
    const address = new URL(path, base);
    const headers = effective(table, address.pathname);
    for (const encoding of encodings) {
      note(address.pathname, fileDifferences(await askForFile(address.href, encoding), { ...file, headers }));
    }
  };
  for (const file of files) {
    await compare(file, file.path);
    // Nobody asks for a page by the name of its file.
    if (/(^|\/)index\.html$/.test(file.path)) await compare(file, file.path.replace(/index\.html$/, "") || "./");
  }
  for (const path of nowhere) {
    const { pathname, href } = new URL(path, base);
    const { status, headers } = await ask(href);
    if (status === 404) note(pathname, headerDifferences(headers, effective(table, `${base.pathname}a-file`)));
    else note("addresses where nothing is", [`are answered with ${status} instead of 404`]);
  }
  return result;
}

/** One line for a difference, however many files have it. */
function line(what, paths) {
  const [few, more] = [[...paths].slice(0, 3), paths.size - 3];
  return `${few.join(", ")}${more > 0 ? ` and ${more} more` : ""}: ${what}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [address, release = "dist"] = process.argv.slice(2);
  const differences = new Map();
  const note = (path, found) => {
    for (const what of found) differences.set(what, (differences.get(what) ?? new Set()).add(path));
  };
  try {
    if (!address) throw new Error("which address? For example: ./x verify https://guide.your-platform.com/");
    const result = await verify(address, release, note);
    if (differences.size === 0) console.log(result);
    else process.exitCode = 1;
  } catch (error) {
    console.error(`not compared: ${error.message}`);
    process.exitCode = 2;
  }
  for (const [what, paths] of differences) console.log(line(what, paths));
}
