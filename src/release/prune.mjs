// Takes out what WebAssembly and JavaScript offer each other and do not use, which no bundler sees across that border,
// and makes the rest as small as it gets.

import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What the module's instructions may be. */
export const features = [
  "--enable-bulk-memory",
  "--enable-nontrapping-float-to-int",
  "--enable-sign-ext",
  "--enable-mutable-globals",
  "--enable-reference-types",
  "--enable-multivalue",
];

const name = /^[\w$]+$/;
// The lowest kilobyte holds only the far end of Rust's stack, so no sum of addresses wraps around to it.
const smaller = ["-ocimfs", "200", "--low-memory-unused", "--flatten", "--rereloop", "-Oz", "-Oz"];

/** Every import, and every export that the glue mentions, is something to keep if it can be reached from a root. */
function graph(module, glue) {
  const imports = WebAssembly.Module.imports(module).map((each, index) => ({
    name: `import${index}`,
    import: [each.module, each.name],
  }));
  const exports = WebAssembly.Module.exports(module).map((each) => ({
    name: `export ${each.name}`,
    export: each.name,
    ...(glue.includes(`wasm.${each.name}`) && { root: true }),
  }));
  return JSON.stringify([...imports, ...exports]);
}

/** Drops the functions offered to the WebAssembly that it no longer imports. */
function withoutImports(glue, module) {
  const wanted = new Set(WebAssembly.Module.imports(module).map((each) => each.name));
  return glue.replace(/^ {8}([\w$]+): function\([\s\S]*?^ {8}\},\n/gm, (whole, each) =>
    !name.test(each) || wanted.has(each) ? whole : "",
  );
}

/** wasm-opt's list of new names, as it prints it while it shortens the old ones. */
function renamings(printed) {
  const { imports, exports } = JSON.parse(printed);
  return { imports: new Map(imports.map(([, from, to]) => [from, to])), exports: new Map(exports) };
}

/** Calls imports and exports by their short names; the long ones end in hashes, which no compression shortens. */
function withShortNames(glue, { imports, exports }) {
  return glue
    .replace(/^( {8})([\w$]+)(: function\()/gm, (_, indent, from, rest) => indent + (imports.get(from) ?? from) + rest)
    .replace(/"\.\/guide_bg\.js": import0/, "a: import0")
    .replace(/\bwasm\.([\w$]+)/g, (_, from) => `wasm.${exports.get(from) ?? from}`);
}

/** The WebAssembly and its glue, each without what the other does not use. */
export async function prune(wasmFile, glueFile) {
  const glue = await readFile(glueFile, "utf8");
  const dir = await mkdtemp(join(tmpdir(), "prune-"));
  try {
    const pruned = join(dir, "pruned.wasm");
    const graphFile = join(dir, "graph.json");
    await writeFile(graphFile, graph(new WebAssembly.Module(await readFile(wasmFile)), glue));
    // Names are kept for what comes after.
    const options = [...features, "-g"];
    execFileSync("wasm-metadce", [...options, wasmFile, "-f", graphFile, "-o", pruned], { stdio: "pipe" });
    // The second round finds what the first has laid bare; a third finds nothing.
    for (let round = 0; round < 2; round += 1) {
      execFileSync("wasm-opt", [...options, ...smaller, pruned, "-o", pruned], { stdio: "pipe" });
    }
    const lean = withoutImports(glue, new WebAssembly.Module(await readFile(pruned)));
    const shorten = [...options, "--minify-imports-and-exports-and-modules", pruned, "-o", wasmFile];
    await writeFile(glueFile, withShortNames(lean, renamings(execFileSync("wasm-opt", shorten, { encoding: "utf8" }))));
  } finally {
    await rm(dir, { recursive: true });
  }
}
