// Bundles the hand-written and generated sources of the page with esbuild.

import { resolve } from "node:path";
import { build } from "esbuild";

const common = {
  bundle: true,
  minify: true,
  write: false,
  legalComments: "none",
  charset: "utf8",
  logLevel: "warning",
};

const onlyOutput = ({ outputFiles }) => outputFiles[0].contents;

/** boot.js and wasm-bindgen's glue as one module that knows name and hash of what it fetches. */
export async function script({ glue, files }) {
  const result = await build({
    ...common,
    entryPoints: [resolve("src/release/boot.js")],
    alias: { glue: resolve(glue) },
    define: Object.fromEntries(Object.entries(files).map(([name, value]) => [name, JSON.stringify(value)])),
    format: "esm",
    target: "es2022",
  });
  return onlyOutput(result);
}

/** A style sheet and all that it imports as one. A `url()` is refused until a font or picture needs a place here. */
export async function styles(entry) {
  return onlyOutput(await build({ ...common, entryPoints: [resolve(entry)], target: "esnext" }));
}

/** A script that stands by itself, with these values in it. */
export async function minified(entry, define = {}) {
  return onlyOutput(await build({ ...common, entryPoints: [resolve(entry)], define, target: "es2022" }));
}
