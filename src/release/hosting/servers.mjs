// Runs nginx and Caddy on this machine with the configuration of a release, for tests.

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import net from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { place } from "../place.mjs";
import { serve } from "../serve.mjs";
import { freePort } from "./port.mjs";

/** How long a server may take to start, in milliseconds. */
const PATIENCE = 10_000;

const isOpen = (port) =>
  new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });

/** Starts a program that listens on a port; gives its origin and how to end it. */
async function start(command, args, port, env = {}) {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece) => said.push(piece));
  for (const begun = Date.now(); !(await isOpen(port)); await wait(20)) {
    if (child.exitCode !== null || Date.now() - begun > PATIENCE) {
      child.kill();
      throw new Error(`${command} did not start: ${said.join("")}`);
    }
  }
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      child.kill();
      if (child.exitCode === null) await once(child, "exit");
    },
  };
}

/** nginx, with the files below `root` and what a release has for it. */
async function nginx(root, release, scratch) {
  const port = await freePort();
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  const config = `
    ${process.getuid?.() === 0 ? "user root;" : ""}
    daemon off; worker_processes 1; pid ${scratch}/pid; error_log ${scratch}/errors;
    events {}
    http {
      access_log off;
      ${temporary.map((name) => `${name}_temp_path ${scratch}/${name};`).join(" ")}
      server {
        listen 127.0.0.1:${port};
        root ${root};
        include ${release}/hosting/nginx.conf;
      }
    }`;
  await writeFile(join(scratch, "nginx.conf"), config);
  return start("nginx", ["-e", join(scratch, "errors"), "-c", join(scratch, "nginx.conf")], port);
}

/** Caddy, the same. */
async function caddy(root, release, scratch) {
  const port = await freePort();
  const config = `{\n\tadmin off\n}\nimport ${release}/hosting/Caddyfile\n`;
  await writeFile(join(scratch, "Caddyfile"), config);
  return start("caddy", ["run", "--adapter", "caddyfile", "--config", join(scratch, "Caddyfile")], port, {
    GUIDE_ADDRESS: `http://127.0.0.1:${port}`,
    GUIDE_ROOT: root,
    XDG_DATA_HOME: scratch,
    XDG_CONFIG_HOME: scratch,
  });
}

/** serve.mjs; it reads the rules at the root, as the hosts do that know _headers. */
async function own(root, release) {
  if (root !== release) for (const name of ["_headers", "404.html"]) await cp(join(release, name), join(root, name));
  return serve({ dir: root });
}

const servers = { nginx, caddy, "serve.mjs": own };

const isHere = (name) => name === "serve.mjs" || spawnSync(name, ["version"]).error === undefined;

/** The servers that can be run here, and why a test of another is left out. */
export const names = Object.keys(servers);
export const missing = Object.fromEntries(
  names.map((name) => [name, isHere(name) ? false : `${name} is not on this machine`]),
);

/**
 * Puts a copy of the release where a server serves it from and starts the server.
 *
 * @param {string} name one of `names`
 * @param {{ folder?: string, embedders?: string[] }} [options] `folder` begins and ends with a slash
 * @returns {Promise<{ origin: string, root: string, release: string, close: () => Promise<void> }>}
 */
export async function host(name, { folder = "/", embedders = [] } = {}) {
  const root = await mkdtemp(join(tmpdir(), "host-"));
  const scratch = await mkdtemp(join(tmpdir(), "server-"));
  const release = join(root, folder).replace(/\/$/, "");
  await mkdir(dirname(release), { recursive: true });
  await cp("dist", release, { recursive: true });
  const config = join(release, "config.json");
  await writeFile(config, JSON.stringify({ ...JSON.parse(await readFile(config, "utf8")), embedders }));
  await place(release, { site: `https://guide.example${folder}` });
  const server = await servers[name](root, release, scratch);
  const close = async () => {
    await server.close();
    for (const dir of [root, scratch]) await rm(dir, { recursive: true });
  };
  return { origin: server.origin, root, release, close };
}
