// Serves dist/ as a static host would, with the headers of dist/_headers: `node src/release/serve.mjs [port]`.

import { readFile, stat } from "node:fs/promises";
import http from "node:http";
import https from "node:https";
import { extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { literal } from "./hosting/lines.mjs";
import { isServed, types } from "./hosting/types.mjs";

/**
 * Reads a `_headers` file into [pattern, [[name, value]]] rules. Placeholders (`:name`) and detached headers (`! Name`)
 * are refused: one host knows them and the next does not.
 */
export function parseHeaders(text) {
  const rules = [];
  for (const [index, line] of text.split("\n").entries()) {
    const content = line.trim();
    if (content === "" || content.startsWith("#")) continue;
    if (!/^\s/.test(line)) {
      if (!/^\/[^:\s]*$/.test(content)) throw new Error(`_headers:${index + 1}: not a plain path: ${content}`);
      rules.push([new RegExp(`^${content.split("*").map(literal).join(".*")}$`), []]);
      continue;
    }
    const header = /^([\w-]+):\s*(.+)$/.exec(content);
    if (!header || rules.length === 0) throw new Error(`_headers:${index + 1}: not a header: ${content}`);
    rules.at(-1)[1].push([header[1], header[2]]);
  }
  return rules;
}

/** The headers a host sends for a path: all that match, a repeated one joined with a comma. */
export function headersFor(rules, path) {
  const found = new Map();
  for (const [pattern, headers] of rules) {
    if (!pattern.test(path)) continue;
    for (const [name, value] of headers) {
      const key = name.toLowerCase();
      found.set(key, found.has(key) ? `${found.get(key)}, ${value}` : value);
    }
  }
  return found;
}

/** The file behind a path, or nothing: no listing, no dot files, no host configuration, no fallback page. */
async function fileFor(root, path) {
  const name = path.endsWith("/") ? `${path}index.html` : path;
  // An address that is no plain path would be answered without the headers of the file.
  if (path.includes("//")) return undefined;
  if (!isServed(name.slice(1)) || /[\0\\]/.test(name)) return undefined;
  const file = join(root, name);
  return (await stat(file).catch(() => undefined))?.isFile() ? file : undefined;
}

/**
 * Starts serving and answers `{ origin, close }`.
 *
 * @param {{ dir?: string, port?: number, host?: string, tls?: { key: string | Buffer, cert: string | Buffer } }} options
 */
export async function serve({ dir = "dist", port = 0, host = "127.0.0.1", tls } = {}) {
  const root = resolve(dir);
  const rules = parseHeaders(await readFile(join(root, "_headers"), "utf8"));

  const answer = async (request, response) => {
    const path = decodeURIComponent(new URL(`http://host${request.url}`).pathname);
    for (const [name, value] of headersFor(rules, path)) response.setHeader(name, value);
    if (request.method !== "GET" && request.method !== "HEAD") {
      return response.writeHead(405, { Allow: "GET, HEAD" }).end();
    }
    const found = await fileFor(root, path);
    const file = found ?? join(root, "404.html");
    const body = await readFile(file);
    response.writeHead(found ? 200 : 404, { "Content-Type": types[extname(file)], "Content-Length": body.length });
    response.end(request.method === "HEAD" ? undefined : body);
  };
  const listener = (request, response) => {
    answer(request, response).catch((error) => {
      const bad = error instanceof URIError || error instanceof TypeError;
      response.writeHead(bad ? 400 : 500, { "Content-Type": "text/plain; charset=utf-8" }).end();
    });
  };

  const server = tls ? https.createServer(tls, listener) : http.createServer(listener);
  await new Promise((started, failed) => server.once("error", failed).listen(port, host, started));
  const scheme = tls ? "https" : "http";
  return {
    origin: `${scheme}://${host}:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { origin } = await serve({ port: Number(process.argv[2] ?? 8081), host: "localhost" });
  console.log(`dist/ is served at ${origin}/`);
}
