// Takes out what wasm-bindgen exports and nothing calls: classes that a library compiled in offers to JavaScript keep
// code alive on both sides, and no bundler sees across that border. Saves about a tenth of the download.

import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const name = /^[\w$]+$/;
const smaller = ["--flatten", "--rereloop", "-Oz", "-Oz"];

/** Cuts the classes that the glue exports, and what hangs on them at the top level. */
function withoutClasses(glue) {
  const classes = [...glue.matchAll(/^export class (\w+) \{$/gm)].map((match) => match[1]);
  let rest = glue.replace(/^export class \w+ \{\n[\s\S]*?^\}\n/gm, "");
  for (const each of classes) {
    rest = rest
      .replace(new RegExp(`^if \\(Symbol\\.dispose\\) ${each}\\..*\\n`, "m"), "")
      .replace(new RegExp(`^const ${each}Finalization = [\\s\\S]*?;\\n`, "m"), "");
    if (rest.includes(each)) throw new Error(`prune.mjs: ${each} is still in use`);
  }
  return rest;
}

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
  const glue = withoutClasses(await readFile(glueFile, "utf8"));
  const dir = await mkdtemp(join(tmpdir(), "prune-"));
  try {
    const pruned = join(dir, "pruned.wasm");
    const graphFile = join(dir, "graph.json");
    await writeFile(graphFile, graph(new WebAssembly.Module(await readFile(wasmFile)), glue));
    const features = ["--enable-bulk-memory", "--enable-nontrapping-float-to-int", "--enable-sign-ext"];
    const more = ["--enable-mutable-globals", "--enable-reference-types", "--enable-multivalue"];
    execFileSync("wasm-metadce", [...features, ...more, wasmFile, "-f", graphFile, "-o", pruned], { stdio: "pipe" });
    // The second round finds what the first has laid bare; a third finds nothing.
    for (let round = 0; round < 2; round += 1) {
      execFileSync("wasm-opt", [...features, ...more, ...smaller, pruned, "-o", pruned], { stdio: "pipe" });
    }
    const lean = withoutImports(glue, new WebAssembly.Module(await readFile(pruned)));
    const shorten = [...features, ...more, "--minify-imports-and-exports-and-modules", pruned, "-o", wasmFile];
    await writeFile(glueFile, withShortNames(lean, renamings(execFileSync("wasm-opt", shorten, { encoding: "utf8" }))));
  } finally {
    await rm(dir, { recursive: true });
  }
}
