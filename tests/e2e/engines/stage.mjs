// The stage for another engine: the release on https://app.test, the simulated Graph on its real address, and a browser
// that finds both through a proxy. Nothing is intercepted, and the release is the shipped one.

import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startGraph } from "../graph.mjs";
import { startHosts } from "../hosts.mjs";
import { randomToken } from "../token.mjs";
import { startProxy } from "./proxy.mjs";
import { Visit } from "./visit.mjs";

export const GRAPH = "graph.facebook.com";
/** The page tries its own seal by asking its own host, which its rules then stop. */
const TRIAL = /https:\/\/[^/]+\/(?:embed\/)?version\.json/;

/** Sets the stage; `launch` starts the browser behind a proxy on this port. */
export async function setStage(launch) {
  const graph = await startGraph();
  const hosts = await startHosts(graph.tls);
  await hosts.add("app.test", "dist");
  const proxy = await startProxy((host) => (host === GRAPH ? graph.port : hosts.port));
  const copies = [];
  const visits = [];
  const excused = [];
  const closeServers = async () => {
    await Promise.all([proxy.close(), hosts.close(), graph.close()]);
    await Promise.all(copies.map((dir) => rm(dir, { recursive: true })));
  };
  const browser = await launch({ proxyPort: proxy.port }).catch(async (error) => {
    await closeServers();
    throw error;
  });

  const stage = {
    graph,
    hosts,
    proxy,
    browser,

    /** A tab in a profile of its own, which ends with the test. */
    async visit(t, address) {
      const tab = await browser.tab();
      const visit = new Visit(tab);
      t.after(() => visit.end());
      visits.push(visit);
      await tab.resize(1280, 900);
      if (address) await visit.go(address);
      return visit;
    },

    /** What this journey breaks on purpose is no complaint. */
    excuse: (pattern) => excused.push(pattern),

    /** Ends all visits; gives what went wrong in them, as far as this browser lets it be heard. */
    async complaints() {
      const heard = [];
      for (const visit of visits.splice(0)) heard.push(...(await visit.end()));
      heard.push(...browser.console.splice(0));
      const patterns = [TRIAL, ...excused.splice(0)];
      return heard.filter((text) => !patterns.some((pattern) => pattern.test(text)));
    },

    /** Checks a token of this world, pasted; gives the visit, the token and the answer. */
    async checked(t, world, { path = "#/step/4" } = {}) {
      const token = randomToken();
      await graph.world(world, token);
      const visit = await stage.visit(t);
      await visit.copy(token);
      await visit.go(`https://app.test/${path}`);
      return { visit, token, overall: await visit.check() };
    },

    /** Serves a changed copy of the release under another name; `change` gets its folder. */
    async serveChanged(name, change) {
      const dir = await mkdtemp(join(tmpdir(), "release-"));
      copies.push(dir);
      await cp("dist", dir, { recursive: true });
      await change(dir);
      await hosts.add(name, dir);
    },

    async close() {
      await browser.close();
      await closeServers();
    },
  };
  return stage;
}
