// SHA384SUMS: the sum of every file of a release, in the form that `sha384sum -c` reads.

import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";

const NAME = "SHA384SUMS";

/** The SHA-384 of bytes, in hexadecimal. */
export const sum = (bytes) => createHash("sha384").update(bytes).digest("hex");

/** Every file of a release by its path, sorted; the sums are none of them. */
export async function everyFile(dir) {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, path, name }) => relative(dir, join(parentPath ?? path, name)).replaceAll("\\", "/"))
    .filter((path) => path !== NAME)
    .sort();
}

/** Writes SHA384SUMS for the files in a folder. */
export async function writeSums(dir) {
  const paths = await everyFile(dir);
  const lines = await Promise.all(paths.map(async (path) => `${sum(await readFile(join(dir, path)))}  ${path}\n`));
  await writeFile(join(dir, NAME), lines.join(""));
}

/**
 * Reads the text of a SHA384SUMS.
 *
 * @param {string} text
 * @returns {Map<string, string>} path to sum
 */
export function parseSums(text) {
  const lines = text.split("\n").filter((line) => line !== "");
  if (lines.length === 0) throw new Error("SHA384SUMS is empty");
  return new Map(
    lines.map((line) => {
      const [, hash, path] = /^([0-9a-f]{96}) [ *](.+)$/.exec(line) ?? [];
      if (!hash) throw new Error(`SHA384SUMS: not a sum and a path: ${line}`);
      return [path, hash];
    }),
  );
}

/** The paths of a folder whose file is not the one of its SHA384SUMS: changed, missing, or not named there. */
export async function unlike(dir) {
  const sums = parseSums(await readFile(join(dir, NAME), "utf8"));
  const paths = new Set([...sums.keys(), ...(await everyFile(dir))]);
  const wrong = [];
  for (const path of paths) {
    const bytes = await readFile(join(dir, path)).catch(() => undefined);
    if (!bytes || sum(bytes) !== sums.get(path)) wrong.push(path);
  }
  return wrong;
}
