// A host is compared with a release: what is the same passes, and each thing that is not is named.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { host, missing, names } from "./hosting/servers.mjs";
import { everyFile, writeSums } from "./hosting/sums.mjs";

const program = fileURLToPath(new URL("verify.mjs", import.meta.url));

/** Runs verify.mjs as from a shell. */
async function verify(...args) {
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece) => said.push(piece));
  const [code] = await once(child, "close");
  return { code, lines: Buffer.concat(said).toString().trim().split("\n") };
}

const embedders = ["https://help.example"];

for (const name of names) {
  for (const folder of ["/", "/help/guide.2/"]) {
    test(`a release behind ${name} at ${folder} is the same`, { skip: missing[name] }, async (t) => {
      const site = await host(name, { folder, embedders });
      t.after(() => site.close());
      const { code, lines } = await verify(site.origin + folder, site.release);
      assert.deepEqual({ code, count: lines.length }, { code: 0, count: 1 }, lines.join("\n"));
      assert.match(lines[0], /serves this release/);
      assert.equal((await verify(site.origin + folder, join(site.release, "SHA384SUMS"))).code, 0);
    });
  }
}

describe("what differs is named", () => {
  let site;
  let good;
  let release;
  before(async () => {
    site = await host("serve.mjs", { embedders });
    release = await mkdtemp(join(tmpdir(), "release-"));
    await cp(site.release, release, { recursive: true });
    good = site.origin;
  });
  after(async () => {
    await site.close();
    await rm(release, { recursive: true });
  });

  /**
   * A host that passes on what the good one answers, after `change(answer, path, request)`; an answer is
   * `{ status, headers, body }`.
   */
  async function changed(t, change, { at = "127.0.0.1" } = {}) {
    const server = http.createServer(async (request, response) => {
      const got = await fetch(good + request.url, {
        method: request.method,
        headers: { "Accept-Encoding": "identity" },
      });
      const headers = Object.fromEntries(got.headers);
      for (const own of ["connection", "keep-alive", "date", "content-length", "transfer-encoding"])
        delete headers[own];
      const answer = { status: got.status, headers, body: Buffer.from(await got.arrayBuffer()) };
      const path = new URL(request.url, good).pathname;
      await change(answer, path, request);
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
    server.listen(0, at);
    await once(server, "listening");
    t.after(() => {
      server.closeAllConnections();
      server.close();
    });
    return `http://${at}:${server.address().port}/`;
  }

  const asset = async () => (await everyFile(release)).find((path) => /^assets\/boot-\w+\.js$/.test(path));

  /** Each: what the host does, and the one line that is said. */
  const cases = {
    "a byte": [
      (answer, path) => path === "/embed.js" && answer.body.writeUInt8(answer.body[9] ^ 1, 9),
      /^\/embed\.js: has other bytes than the release$/,
    ],
    "a byte of a page that is asked for by its folder": [
      (answer, path) => path === "/" && answer.body.writeUInt8(answer.body[9] ^ 1, 9),
      /^\/: has other bytes than the release$/,
    ],
    "a byte of a compressed copy": [
      (answer, path, { headers }) => {
        if (path !== "/sw.js" || headers["accept-encoding"] !== "br") return;
        answer.body = brotliCompressSync(Buffer.concat([answer.body, Buffer.from(" ")]));
        answer.headers["content-encoding"] = "br";
      },
      /^\/sw\.js: has other bytes than the release$/,
    ],
    "a compressed copy that is none": [
      (answer, path, { headers }) => {
        if (path === "/sw.js" && headers["accept-encoding"] === "gzip") answer.headers["content-encoding"] = "gzip";
      },
      /^\/sw\.js: does not arrive whole$/,
    ],
    "a header that is missing": [
      (answer, path) => path === "/version.json" && delete answer.headers["x-content-type-options"],
      /^\/version\.json: the header X-Content-Type-Options is missing$/,
    ],
    "a header of the page with nothing": [
      (answer) => answer.status === 404 && delete answer.headers["referrer-policy"],
      /^\/assets\/not-there-\w+\.js, \/not-there\/: the header Referrer-Policy is missing$/,
    ],
    "a header that is another": [
      (answer, path) => {
        if (path === "/sw.js") answer.headers["cache-control"] = "max-age=86400";
      },
      /^\/sw\.js: the header Cache-Control is "max-age=86400" instead of "no-cache"$/,
    ],
    "a policy sent twice": [
      (answer, path) => {
        if (path === "/config.json") answer.headers["content-security-policy"] += ", default-src 'self'";
      },
      /^\/config\.json: the header Content-Security-Policy is ".*, default-src 'self'" instead of /,
    ],
    "a header that forbids the frame": [
      (answer, path) => {
        if (path.startsWith("/embed/")) answer.headers["x-frame-options"] = "DENY";
      },
      /^\/embed\/index\.html, \/embed\/: the header X-Frame-Options should not be there$/,
    ],
    "a cookie": [
      (answer, path) => {
        if (path === "/index.html") answer.headers["set-cookie"] = "a=b";
      },
      /^\/index\.html: the header Set-Cookie should not be there$/,
    ],
    "an embedder": [
      (answer, path) => {
        if (!path.startsWith("/embed/")) return;
        const policy = answer.headers["content-security-policy"];
        answer.headers["content-security-policy"] = policy.replace("https://help.example", "https://other.example");
      },
      /^\/embed\/index\.html, \/embed\/: the header Content-Security-Policy is .*/,
    ],
    "a type": [
      (answer, path) => {
        if (path.endsWith(".wasm")) answer.headers["content-type"] = "application/octet-stream";
      },
      /^\/assets\/.*\.wasm.*: the type is application\/octet-stream instead of application\/wasm$/,
    ],
    "a file that is missing": [
      async (answer, path) => {
        if (path === `/${await asset()}`) answer.status = 404;
      },
      /^\/assets\/boot-\w+\.js: is missing$/,
    ],
    "a file that leads to another host": [
      (answer, path) => {
        if (path === "/embed.js")
          Object.assign(answer, { status: 302 }).headers.location = "https://cdn.example/embed.js";
      },
      /^\/embed\.js: leads to https:\/\/cdn\.example\/embed\.js instead of being there$/,
    ],
    "a folder without its slash": [
      (answer, path) => {
        if (path === "/embed/") Object.assign(answer, { status: 308 }).headers.location = "/embed";
      },
      /^\/embed\/: leads to http:\/\/127\.0\.0\.1:\d+\/embed instead of being there$/,
    ],
    "the page for whatever is asked": [
      async (answer) => {
        if (answer.status !== 404) return;
        Object.assign(answer, { status: 200, body: await readFile(join(release, "index.html")) });
      },
      /^addresses where nothing is: are answered with 200 instead of 404$/,
    ],
    "the whole host, which leads to another": [
      (answer, path) => {
        if (path === "/") Object.assign(answer, { status: 301 }).headers.location = "https://elsewhere.example/";
      },
      /^\/: leads to another host: https:\/\/elsewhere\.example\/$/,
    ],
    "a server in trouble": [
      (answer, path) => {
        if (path === "/version.json") answer.status = 500;
      },
      /^\/version\.json: is answered with 500$/,
    ],
  };

  for (const [what, [change, expected]] of Object.entries(cases)) {
    test(what, async (t) => {
      const { code, lines } = await verify(await changed(t, change), release);
      assert.equal(lines.length, 1, lines.join("\n"));
      assert.match(lines[0], expected);
      assert.equal(code, 1);
    });
  }

  test("what makes no difference is let be", async (t) => {
    const address = await changed(t, (answer, path, { headers }) => {
      Object.assign(answer.headers, { server: "some", etag: '"1"', "x-powered-by": "some", nel: "{}", vary: "Accept" });
      if (path.endsWith("index.html")) Object.assign(answer, { status: 308 }).headers.location = path.slice(0, -10);
      if (path.endsWith(".js")) answer.headers["content-type"] = "application/javascript";
      const policy = answer.headers["permissions-policy"];
      answer.headers["permissions-policy"] = policy.replaceAll(", ", ",");
      if (headers["accept-encoding"] === "gzip" && answer.status === 200) {
        answer.body = gzipSync(answer.body, { level: 1 });
        answer.headers["content-encoding"] = "gzip";
      }
    });
    const { code, lines } = await verify(address, release);
    assert.equal(code, 0, lines.join("\n"));
  });

  test("one line is enough for what is wrong with every file", async (t) => {
    const address = await changed(t, (answer) => delete answer.headers["referrer-policy"]);
    const { code, lines } = await verify(address, release);
    assert.equal(lines.length, 1);
    assert.match(lines[0], /^\/\S+, \/\S+, \/\S+ and \d+ more: the header Referrer-Policy is missing$/);
    assert.equal(code, 1);
  });

  test("settings changed on the host alone are a difference", async (t) => {
    const address = await changed(t, (answer, path) => {
      if (path === "/config.json") answer.body = Buffer.from('{"embedders":["https://other.example"]}');
    });
    const { code, lines } = await verify(address, release);
    assert.deepEqual(lines, ["/config.json: has other bytes than the release"]);
    assert.equal(code, 1);
  });

  test("what cannot be compared ends with 2 and says why", async (t) => {
    const other = await mkdtemp(join(tmpdir(), "release-"));
    t.after(() => rm(other, { recursive: true }));
    await cp(release, other, { recursive: true });
    await appendFile(join(other, "config.json"), " ");
    const lame = await changed(t, (answer, path) => {
      if (path === "/config.json") answer.body = Buffer.from("{");
    });
    const alone = join(other, "alone");
    await cp(join(release, "SHA384SUMS"), join(alone, "SHA384SUMS"));
    const broken = join(other, "broken");
    await writeFile(broken, "what is this\n");
    const unsure = {
      "which address": [],
      "cannot be reached": ["http://127.0.0.1:1/", release],
      "end in a slash": [`${good}/index.html`, release],
      "neither http nor https": ["file:///", release],
      "Invalid URL": ["guide.example", release],
      "no such file": [`${good}/`, join(other, "none")],
      "run ./x place": [`${good}/`, other],
      "not a sum and a path": [`${good}/`, broken],
      "readable config.json": [lame, join(alone, "SHA384SUMS")],
    };
    for (const [said, args] of Object.entries(unsure)) {
      const { code, lines } = await verify(...args);
      assert.equal(code, 2, said);
      assert.match(lines.join(), new RegExp(`^not compared: .*${said}`), said);
    }
  });

  test("http that leads to https is followed, and the files are compared there", async (t) => {
    const asked = [];
    const address = await changed(t, (answer, path, { socket }) => {
      asked.push(path);
      Object.assign(answer, { status: 301 }).headers.location = `https://127.0.0.1:${socket.localPort}${path}`;
    });
    const { code, lines } = await verify(address, release);
    assert.equal(code, 2);
    assert.match(lines.join(), /not compared: https:\/\/127\.0\.0\.1:\d+\/\S+ cannot be reached/);
    assert.deepEqual(asked, ["/"]);
  });

  test("http that stays http is a difference, but for a server on this machine", async (t) => {
    // An address that leads to this machine and does not look so.
    const address = await changed(t, () => {}, { at: "0.0.0.0" });
    const { code, lines } = await verify(address, release);
    assert.deepEqual(lines, ["/: does not lead from http to https"]);
    assert.equal(code, 1);
  });

  test("the release's own files are the measure, not the ones beside them", async (t) => {
    const other = await mkdtemp(join(tmpdir(), "release-"));
    t.after(() => rm(other, { recursive: true }));
    await cp(release, other, { recursive: true });
    await writeFile(join(other, "assets/extra.js"), "");
    await writeSums(other);
    const { code, lines } = await verify(`${good}/`, other);
    assert.deepEqual(lines, ["/assets/extra.js: is missing"]);
    assert.equal(code, 1);
  });
});
