// The programs of the engines: where they are, and how they start.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";

// A test that is broken off leaves no browser behind.
process.once("SIGTERM", () => process.exit(1));

/** The first of these programs, names or whole paths, that is on this machine. */
export async function find(...names) {
  const folders = process.env.PATH.split(delimiter);
  const paths = names.flatMap((name) => (name.startsWith("/") ? [name] : folders.map((folder) => join(folder, name))));
  for (const path of paths) {
    const runs = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runs) return path;
  }
  return undefined;
}

/**
 * Starts a program and hears it: `line` gets each line that it writes.
 *
 * @param {string} path
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, line?: (text: string) => void }} options
 */
export function start(path, args, { env = {}, line = () => {} } = {}) {
  const child = spawn(path, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const lines = [];
  const waiting = new Set();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (text) => {
      lines.push(text);
      line(text);
      for (const look of waiting) look(text);
    });
  }
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));

  return {
    /** The first line that matches, if it comes within 30 s. */
    said: (pattern) =>
      new Promise((found, failed) => {
        const fail = (why) =>
          failed(new Error(`${path} ${why} before it said ${pattern}: ${lines.slice(-5).join(" / ")}`));
        const late = setTimeout(fail, 30_000, "was silent");
        const look = (text) => {
          const match = pattern.exec(text);
          if (!match) return;
          clearTimeout(late);
          waiting.delete(look);
          found(match);
        };
        waiting.add(look);
        child.once("error", (error) => fail(`did not start (${error.message})`));
        child.once("exit", (code) => fail(`ended with ${code}`));
        for (const text of lines) look(text);
      }),

    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill();
      const late = setTimeout(end, 5000);
      await ended;
      clearTimeout(late);
    },
  };
}
