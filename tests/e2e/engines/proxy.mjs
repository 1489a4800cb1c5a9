// The network as a browser under test sees it: every name leads to a server of the test, and may be cut off.

import { once } from "node:events";
import http from "node:http";
import net from "node:net";

/**
 * Starts an HTTP proxy that opens tunnels to loopback only. Nothing is decrypted here: the browser speaks TLS with the
 * server behind it.
 *
 * @param {(host: string) => number} portOf the port that stands for a name
 */
export async function startProxy(portOf) {
  const tunnels = new Map();
  const cut = new Set();
  // What comes without encryption has no way out.
  const server = http.createServer((_, response) => response.writeHead(502).end());

  server.on("connect", ({ url }, socket, head) => {
    const host = url.slice(0, url.lastIndexOf(":"));
    socket.on("error", () => {});
    // Without a word: WebKit would take a refusal by the proxy for an answer of the host.
    if (cut.has(host)) return socket.destroy();
    const onward = net.connect(portOf(host), "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    tunnels.set(socket, host);
    socket.on("close", () => {
      tunnels.delete(socket);
      onward.destroy();
    });
    onward.on("error", () => socket.destroy());
    onward.on("close", () => socket.destroy());
  });

  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  return {
    port: server.address().port,

    /** Cuts a host off: open connections break, new ones are refused. */
    cut(host) {
      cut.add(host);
      for (const [socket, to] of tunnels) if (to === host) socket.destroy();
    },

    /** Lets a host be reached again. */
    mend: (host) => cut.delete(host),

    async close() {
      for (const socket of tunnels.keys()) socket.destroy();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
