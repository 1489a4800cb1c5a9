// What place.mjs makes of a release: settings, address and hosts' configuration, as often as it is run.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { everyFile, unlike } from "./hosting/sums.mjs";

const program = fileURLToPath(new URL("place.mjs", import.meta.url));

/** A copy of the release; `place` runs the program on it and `read` gives one of its files. */
async function copy(t) {
  const dir = await mkdtemp(join(tmpdir(), "release-"));
  t.after(() => rm(dir, { recursive: true }));
  await cp("dist", dir, { recursive: true });
  const place = (...args) => spawnSync(process.execPath, [program, dir, ...args], { encoding: "utf8" });
  return { dir, place, read: (path) => readFile(join(dir, path), "utf8") };
}

const CONFIGURATION = ["_headers", "vercel.json", "hosting/nginx.conf", "hosting/Caddyfile"];

test("who may show the guide stands in the configuration of every host", async (t) => {
  const { place, read } = await copy(t);
  for (const [config, count] of [
    ["docs/config/other-brand.json", 2],
    ["docs/config/eleapi.json", 0],
  ]) {
    assert.equal(place(config).status, 0);
    for (const path of CONFIGURATION) {
      assert.equal(
        (await read(path)).split("frame-ancestors 'self' https://help.harbour.example;").length - 1,
        count,
        path,
      );
    }
  }
});

test("a folder stands in the configuration of every host, and goes again", async (t) => {
  const { place, read } = await copy(t);
  const placed = place("https://www.shop.example/help/guide/");
  assert.equal(placed.status, 0, placed.stderr);
  for (const path of CONFIGURATION) assert.match(await read(path), /\/help\/guide\/embed\//, path);
  // The rest of the host is not the guide's to speak for.
  for (const path of CONFIGURATION) assert.doesNotMatch(await read(path), /includeSubDomains|preload/, path);
  assert.match(await read("404.html"), /<a href="\/help\/guide\/">/);
  assert.match(await read("hosting/Caddyfile"), /GUIDE_ADDRESS:www\.shop\.example}/);
  assert.equal(place().status, 0);
  for (const path of CONFIGURATION) assert.doesNotMatch(await read(path), /help\/guide/, path);
  for (const path of CONFIGURATION) assert.match(await read(path), /includeSubDomains; preload/, path);
  assert.match(await read("404.html"), /<a href="\/">/);
});

test("every compressed copy holds the file beside it, whatever was there before", async (t) => {
  const { dir, place } = await copy(t);
  await writeFile(join(dir, "config.json.br"), "damaged");
  await cp(join(dir, "sw.js.gz"), join(dir, "embed.js.gz"));
  await writeFile(join(dir, "gone.js.br"), "");
  assert.equal(place("docs/config/other-brand.json").status, 0);
  const paths = await everyFile(dir);
  assert.ok(!paths.includes("gone.js.br"));
  for (const path of paths.filter((path) => /\.(br|gz)$/.test(path))) {
    const unpack = path.endsWith(".br") ? brotliDecompressSync : gunzipSync;
    assert.deepEqual(unpack(await readFile(join(dir, path))), await readFile(join(dir, path.slice(0, -3))), path);
  }
  assert.deepEqual(await unlike(dir), []);
});

test("without a worker there is the one that takes away, and it can be taken back", async (t) => {
  const { place, read } = await copy(t);
  const worker = await read("sw.js");
  assert.equal(place("--without-worker").status, 0);
  assert.match(await read("sw.js"), /unregister/);
  assert.doesNotMatch(await read("sw.js"), /"fetch"/);
  assert.equal(place().status, 0);
  assert.equal(await read("sw.js"), worker);
});

test("what cannot be used is refused in one line", async (t) => {
  const { dir, place } = await copy(t);
  assert.equal(place().status, 0);
  const bad = join(dir, "../", `${dir.split("/").at(-1)}.json`);
  const none = `${bad}.none`;
  t.after(() => Promise.all([rm(bad), rm(none)]));
  await writeFile(bad, JSON.stringify({ embedders: ["https://help.example; } evil"] }));
  await writeFile(none, JSON.stringify({ embedders: [] }));
  for (const [said, ...args] of [
    ["no https address that ends in a slash", "https://guide.example/help"],
    ["no https address that ends in a slash", "http://guide.example/"],
    ["no https address that ends in a slash", "https://guide.example/{}/"],
    ["embedders: no https origin", bad],
    ["embedders: an empty list", none],
    ["no such file", "none.json"],
  ]) {
    const { status, stderr } = place(...args);
    assert.equal(status, 1, said);
    assert.match(stderr, new RegExp(`^place: .*${said}.*\n$`), args.join());
  }
  assert.deepEqual(await unlike(dir), [], "and nothing is changed");
});
