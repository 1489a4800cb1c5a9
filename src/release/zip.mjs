// Packs dist/ into one file, system-user-guide-<build>.zip. The same release gives the same bytes, whenever and wherever
// it is packed: `node src/release/zip.mjs [dist]`.

import { readFile, writeFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { zipSync } from "fflate";
import { everyFile, unlike } from "./hosting/sums.mjs";

/** The earliest time that a zip can name, in whatever zone it is read. */
const mtime = new Date(1980, 0, 1);
const isPacked = (path) => [".br", ".gz", ".png", ".webp", ".woff2"].includes(extname(path));

/**
 * @param {string} dir a release that place.mjs has made ready
 * @returns {Promise<{ name: string, bytes: Uint8Array }>}
 */
export async function zip(dir) {
  const wrong = await unlike(dir);
  if (wrong.length > 0)
    throw new Error(`changed since its sums were written, so run ./x place first: ${wrong.join(", ")}`);
  const { build } = JSON.parse(await readFile(join(dir, "version.json"), "utf8"));
  const folder = `system-user-guide-${build}`;
  const entries = {};
  for (const path of [...(await everyFile(dir)), "SHA384SUMS"]) {
    entries[`${folder}/${path}`] = [await readFile(join(dir, path)), { level: isPacked(path) ? 0 : 9, mtime }];
  }
  return { name: `${folder}.zip`, bytes: zipSync(entries) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const { name, bytes } = await zip(process.argv[2] ?? "dist");
    await writeFile(name, bytes);
    console.log(`${basename(name)}: ${bytes.length.toLocaleString("en")} bytes`);
  } catch (error) {
    console.error(`zip: ${error.message}`);
    process.exitCode = 1;
  }
}
