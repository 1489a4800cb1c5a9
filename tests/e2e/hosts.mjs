// All hosts but Meta's: those a test serves, and the rest of the world, which is out of order but writes everything down.

import http from "node:http";
import https from "node:https";
import { serve } from "../../src/release/serve.mjs";

/** Starts one server that stands for every host; the browser is told to look for all names here. */
export async function startHosts(tls) {
  const sites = new Map();
  const pages = new Map();
  const log = [];
  const holds = [];

  const server = https.createServer(tls, (request, response) => {
    const pieces = [];
    request.on("data", (piece) => pieces.push(piece));
    request.on("end", async () => {
      const { method, url, headers } = request;
      const body = Buffer.concat(pieces);
      const entry = { host: headers.host, method, url, headers, body: body.toString(), asked: performance.now() };
      log.push(entry);
      response.on("finish", () => {
        entry.answered = performance.now();
      });
      for (const { asked, released } of holds.filter(({ pattern }) => pattern.test(url))) {
        asked(entry);
        await released;
      }
      const page = pages.get(headers.host + new URL(`http://host${url}`).pathname);
      if (page) {
        response.writeHead(page.status, { "Content-Type": "text/html; charset=utf-8", ...page.headers });
        return response.end(page.html);
      }
      const site = sites.get(headers.host);
      if (!site) return response.writeHead(404, { "Content-Type": "text/plain" }).end("There is nothing here.");
      // Several slashes are one, as with nginx.
      forward(site.origin, { method, url: url.replace(/^\/+/, "/"), headers, body }, response);
    });
  });
  await new Promise((started, failed) => server.once("error", failed).listen(0, "127.0.0.1", started));

  return {
    port: server.address().port,

    /** Every request since the start. */
    log,

    /** Holds answers back from now on: `asked` is the first request for such an address, `release` lets them go. */
    hold(pattern) {
      const hold = { pattern };
      const asked = new Promise((resolve) => {
        hold.asked = resolve;
      });
      hold.released = new Promise((resolve) => {
        hold.release = resolve;
      });
      holds.push(hold);
      return { asked, release: hold.release };
    },

    /** Puts a page of somebody else at an address. */
    put(address, html, headers = {}, status = 200) {
      const { host, pathname } = new URL(address);
      pages.set(host + pathname, { html, headers, status });
    },

    /** Serves a release under a name, with the headers that belong to it. */
    async add(name, dir) {
      sites.set(name, await serve({ dir }));
    },

    async close() {
      server.closeAllConnections();
      await Promise.all([...sites.values()].map((site) => site.close()));
      await new Promise((closed) => server.close(closed));
    },
  };
}

function forward(origin, { method, url, headers, body }, response) {
  const onward = http.request(`${origin}${url}`, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  onward.on("error", () => response.writeHead(502).end());
  onward.end(body);
}
