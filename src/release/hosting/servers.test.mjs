// nginx and Caddy with the configuration that place.mjs writes, and serve.mjs: each answers as the table of headers says.

import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { rules } from "../headers.mjs";
import { files } from "../place.mjs";
import { effective, inFolder } from "./effective.mjs";
import { host, missing, names } from "./servers.mjs";
import { isServed, types } from "./types.mjs";

const embedders = ["https://help.example", "https://www.shop.example"];
const everyName = [...new Set(rules(embedders).flatMap(([, headers]) => Object.keys(headers)))];

/** The answer has these headers of the table, and none of the others that the table knows. */
function assertHeaders(answer, expected, what) {
  for (const name of everyName) assert.equal(answer.headers.get(name), expected[name] ?? null, `${what}: ${name}`);
}

for (const name of names) {
  for (const folder of ["/", "/help/guide.2/"]) {
    describe(`${name} at ${folder}`, { skip: missing[name] }, () => {
      const table = inFolder(folder, rules(embedders));
      const headersOf = (path) => effective(table, path);
      let site;
      let served;
      const ask = (path, options = {}) => {
        const headers = { "Accept-Encoding": "identity", ...options.headers };
        return fetch(site.origin + path, { redirect: "manual", ...options, headers });
      };
      /** Each path that is answered with a file, and that file. */
      const addresses = () => [
        ...served.map((path) => [folder + path, path]),
        [folder, "index.html"],
        [`${folder}embed/`, "embed/index.html"],
      ];

      before(async () => {
        site = await host(name, { folder, embedders });
        served = (await files(site.release)).filter(isServed);
        await mkdir(join(site.release, ".git"));
        await writeFile(join(site.release, ".git/config.json"), "{}");
      });
      after(() => site?.close());

      for (const encoding of ["identity", "gzip", "br"]) {
        test(`every file comes whole, with its type and the headers of its path, asked for as ${encoding}`, async (t) => {
          let packed = 0;
          for (const [address, path] of addresses()) {
            const answer = await ask(address, { headers: { "Accept-Encoding": encoding } });
            assert.equal(answer.status, 200, address);
            assert.deepEqual(
              Buffer.from(await answer.arrayBuffer()),
              await readFile(join(site.release, path)),
              address,
            );
            assert.equal(answer.headers.get("content-type"), types[extname(path)], address);
            assertHeaders(answer, headersOf(address), address);
            const as = answer.headers.get("content-encoding");
            if (as === null) continue;
            packed += 1;
            assert.equal(as, encoding, address);
            assert.match(answer.headers.get("vary"), /accept-encoding/i, address);
          }
          t.diagnostic(`${addresses().length} addresses, ${packed} of them compressed`);
          const packs = { nginx: ["gzip"], caddy: ["gzip", "br"], "serve.mjs": [] }[name];
          assert.equal(packed > 0, packs.includes(encoding));
        });
      }

      test("HEAD is answered with the same headers and without the file", async () => {
        for (const [address] of addresses()) {
          const answer = await ask(address, { method: "HEAD" });
          assert.equal(answer.status, 200, address);
          assertHeaders(answer, headersOf(address), address);
          assert.equal((await answer.arrayBuffer()).byteLength, 0);
        }
      });

      test("what the browser has already comes with the headers too", { skip: name === "serve.mjs" }, async () => {
        for (const [address] of addresses()) {
          const etag = (await ask(address)).headers.get("etag");
          const answer = await ask(address, { headers: { "If-None-Match": etag } });
          assert.equal(answer.status, 304, address);
          assertHeaders(answer, headersOf(address), address);
        }
      });

      test("nothing can be written", async () => {
        for (const method of ["POST", "PUT", "DELETE"]) {
          for (const path of [
            "",
            "config.json",
            "embed/",
            `assets/${served.find((path) => /^assets/.test(path)).slice(7)}`,
          ]) {
            const answer = await ask(folder + path, { method });
            assert.equal(answer.status, 405, `${method} ${path}`);
            for (const [header, value] of Object.entries(headersOf(`${folder}a-file`))) {
              assert.equal(answer.headers.get(header), value, `${method} ${path}: ${header}`);
            }
          }
        }
      });

      test("what is not there is not found, and no browser keeps that for long", async () => {
        const page = await readFile(join(site.release, "404.html"), "utf8");
        for (const path of [
          "none.js",
          "assets/none.js",
          "assets/none.webmanifest",
          "embed/none.html",
          "none",
          "none/",
        ]) {
          const answer = await ask(folder + path);
          assert.equal(answer.status, 404, path);
          assert.equal(await answer.text(), page, path);
          assert.equal(answer.headers.get("content-type"), types[".html"], path);
          const like = name === "serve.mjs" ? path : "404.html";
          assertHeaders(answer, headersOf(folder + like), path);
        }
      });

      test("nobody sees a listing, a hidden file, or what only the host reads", async () => {
        const paths = [
          "assets",
          "assets/",
          "hosting/",
          "_headers",
          "vercel.json",
          "hosting/nginx.conf",
          "hosting/Caddyfile",
        ];
        for (const path of [
          ...paths,
          ".git/config.json",
          "SHA384SUMS",
          "embed.d.ts",
          "index.html.br",
          "index.html.gz",
        ]) {
          assert.equal((await ask(folder + path)).status, 404, path);
        }
      });

      test("the server does not tell its version", async () => {
        for (const path of ["", "none.js"]) {
          assert.doesNotMatch(`${(await ask(folder + path)).headers.get("server")}`, /\d/);
        }
      });

      const isRoot = folder === "/" || name === "serve.mjs";
      test("the folder's name leads into it, and other pages of the host are left alone", {
        skip: isRoot,
      }, async () => {
        const answer = await ask(folder.slice(0, -1));
        assert.ok([301, 302].includes(answer.status));
        assert.equal(
          new URL(answer.headers.get("location"), `${site.origin}${folder}`).href,
          `${site.origin}${folder}`,
        );
        const other = await ask("/other.html");
        assert.equal(other.status, 404);
        assertHeaders(other, {}, "another page");
      });
    });
  }
}
