// The zip of a release: whole, and the same whenever and wherever it is made.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFile, cp, mkdtemp, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { unzipSync } from "fflate";
import { everyFile, parseSums, sum, unlike } from "./hosting/sums.mjs";
import { place } from "./place.mjs";

const program = fileURLToPath(new URL("zip.mjs", import.meta.url));

/** A copy of the release that ends with the test. */
async function copy(t) {
  const dir = await mkdtemp(join(tmpdir(), "release-"));
  t.after(() => rm(dir, { recursive: true }));
  await cp("dist", join(dir, "dist"), { recursive: true });
  await place(join(dir, "dist"));
  return dir;
}

const pack = (cwd, zone) =>
  execFileSync(process.execPath, [program], { cwd, env: { ...process.env, TZ: zone }, stdio: "pipe" });

let build;
before(async () => {
  build = JSON.parse(await readFile("dist/version.json", "utf8")).build;
});

test("the same release gives the same bytes, at another time and in another time zone", async (t) => {
  const dir = await copy(t);
  const name = join(dir, `system-user-guide-${build}.zip`);
  pack(dir, "UTC");
  const first = await readFile(name);
  for (const path of await everyFile(join(dir, "dist"))) await utimes(join(dir, "dist", path), 1e9, 1e9);
  await rm(name);
  pack(dir, "Pacific/Auckland");
  assert.equal(sum(await readFile(name)), sum(first));
});

test("it holds every file of the release in one folder, and their sums are right", async (t) => {
  const dir = await copy(t);
  pack(dir, "UTC");
  const entries = unzipSync(await readFile(join(dir, `system-user-guide-${build}.zip`)));
  const folder = `system-user-guide-${build}/`;
  const sums = parseSums(Buffer.from(entries[`${folder}SHA384SUMS`]).toString());
  assert.deepEqual([...sums.keys()].sort(), await everyFile(join(dir, "dist")));
  assert.deepEqual(Object.keys(entries).sort(), [...sums.keys(), "SHA384SUMS"].map((path) => folder + path).sort());
  for (const [path, hash] of sums) assert.equal(sum(entries[folder + path]), hash, path);
});

test("sha384sum agrees with the sums, also when the release is made ready again", async (t) => {
  const dist = join(await copy(t), "dist");
  const agrees = () =>
    execFileSync("sha384sum", ["--check", "--strict", "--quiet", "SHA384SUMS"], { cwd: dist, stdio: "pipe" });
  agrees();
  await place(dist, { config: resolve("docs/config/other-brand.json"), site: "https://guide.example/help/" });
  agrees();
  assert.deepEqual(await unlike(dist), []);
  await place(dist);
  agrees();
  const paths = await everyFile(dist);
  assert.ok(!paths.some((path) => path.startsWith("oembed.json")), "no copy of a file that is gone");
});

test("a release that was changed by hand is not packed", async (t) => {
  const dir = await copy(t);
  await appendFile(join(dir, "dist/config.json"), "\n");
  await writeFile(join(dir, "dist/stray.txt"), "");
  await rm(join(dir, "dist/sw.js.gz"));
  assert.throws(() => pack(dir, "UTC"), /run \.\/x place first: config\.json, sw\.js\.gz, stray\.txt/);
});
