// The simulated Graph API: what a test says of its world, and what it was asked.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";

const program = process.env.GRAPH_SERVER ?? "target/debug/examples/graph-server";

/** Starts the server, which ends with this process. Its certificate serves the other hosts of a test too. */
export async function startGraph() {
  const server = spawn(program, { stdio: ["pipe", "pipe", "inherit"] });
  const ready = await new Promise((started, failed) => {
    server.once("error", failed);
    server.once("exit", (code) => failed(new Error(`the simulated Graph ended with ${code} at its start`)));
    createInterface({ input: server.stdout }).once("line", (line) => started(JSON.parse(line)));
  });
  const [key, cert] = await Promise.all([readFile(ready.key), readFile(ready.cert)]);

  const control = async (path, message) => {
    const sent = message && { method: "POST", body: JSON.stringify(message) };
    const response = await fetch(`http://127.0.0.1:${ready.control_port}${path}`, sent);
    const answer = await response.json();
    if (!response.ok) throw new Error(`${path}: ${answer.error}`);
    return answer;
  };

  return {
    port: ready.port,
    spki: ready.spki,
    tls: { key, cert },

    /** Starts afresh: a named world in which this is the token; no faults, and an empty log. It may be changed before. */
    async world(name, token, change = () => {}) {
      const world = JSON.parse(await readFile(`src/simulator/worlds/${name}.json`, "utf8"));
      change(world);
      await control("/world", { world, tokens: { token } });
    },

    /** Scripts faults for the requests from here on; how they are written stands in tests/graph_server/fault.rs. */
    fault: (...faults) => control("/fault", { faults }),

    /** Every request since the start of the world. */
    log: () => control("/log"),

    /** Who is assigned to an account, and which apps it sends its messages to, after all that was asked. */
    account: async (id) => (await control("/world")).accounts.find((account) => account.id === id),

    /** The checks among them; what else arrives are calls without a token that look into a failure. */
    calls: async () => (await control("/log")).filter(({ method }) => method === "POST"),

    /** The changes that were asked for, in order, each as `account/edge`. */
    async changes() {
      const calls = (await control("/log")).filter(({ method }) => method === "POST");
      const items = calls.flatMap(({ body }) => JSON.parse(new URLSearchParams(body).get("batch")));
      return items.filter(({ method }) => method !== "GET").map(({ relative_url }) => relative_url);
    },

    async close() {
      const ended = once(server, "exit");
      server.stdin.end();
      await ended;
    },
  };
}
