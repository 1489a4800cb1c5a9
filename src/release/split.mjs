// Splits a finished module in two: one that starts at once, and one with the functions that are needed later. The later
// one works on the memory, tables and globals of the first. Until it is there, calling one of its functions is a fault.
//
// The first calls the later one through the table of functions, whose slots the later one fills when it is instantiated;
// the later one imports what it calls in the first.

import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lists, parse, print } from "./wat.mjs";

/** Functions of fewer instructions are taken for small. */
const SMALL = 40;

const fail = (message) => {
  throw new Error(`split: ${message}`);
};

/** Parts of a module that this file knows how to share out. Any other may name functions in ways it does not know. */
const fields = new Set(["type", "import", "global", "memory", "data", "table", "elem", "export", "start", "func"]);

/** Instructions, and parts of them, that name nothing outside their own function. */
const plain = new RegExp(
  `^(?:[if](?:32|64)\\.\\w+|local\\.(?:get|set|tee)|memory\\.(?:size|grow|copy|fill)|${"param result local type then else block loop if br br_if br_table return unreachable nop drop select"
    .split(" ")
    .join("|")}|ref\\.(?:null|is_null)|tuple\\.(?:make|extract|drop))$`,
);

/** Instructions that name a table; `table.copy` and `table.init` are not among them. */
const ofTable = /^table\.(?:get|set|size|grow|fill)$/;

/** Puts a module in order: its fields by kind, its functions by name. */
function read(module) {
  const found = Object.fromEntries([...fields].map((kind) => [kind, []]));
  for (const field of module.slice(1)) {
    if (typeof field === "string") continue;
    (found[field[0]] ?? fail(`a module with (${field[0]} …)`)).push(field);
  }
  const bodies = new Map(found.func.map((func) => [func[1], func]));
  const imported = new Map();
  for (const [, , , what] of found.import) {
    if (what[0] !== "func") fail(`an imported ${what[0]}`);
    imported.set(what[1], what);
  }
  if (found.memory.length > 1) fail("more than one memory");
  return { ...found, bodies, imported };
}

/** What the instructions of a function name: functions they call, tables, globals. */
function named(func) {
  const names = { calls: new Set(), tables: new Set(), globals: new Set() };
  for (const [head, name] of lists(func.slice(2))) {
    if (head === "call") names.calls.add(name);
    else if (head === "call_indirect" || ofTable.test(head)) names.tables.add(name);
    else if (head === "global.get" || head === "global.set") names.globals.add(name);
    else if (typeof head === "string" && !plain.test(head)) fail(`${head} in ${func[1]}`);
  }
  return names;
}

/** The segments of the table of functions, with the numbers of their first slots. */
function segments({ elem }) {
  return elem.map(([, name, table, offset, kind, ...funcs]) => {
    const known = name.startsWith("$") && table[0] === "table" && offset[0] === "i32.const" && kind === "func";
    if (!known) fail(`a segment of another kind: ${print([name, table, offset, kind])}`);
    return { name, table: table[1], start: Number(offset[1]), funcs };
  });
}

/**
 * The functions that are chosen, and those that only they call.
 *
 * Names alone do not do, because compilers merge functions that come out alike, and only one name is left. So a chosen
 * function stays if anything calls it directly that is neither chosen nor a gate. Who calls it through the table nobody
 * sees; there it must be sure that the name tells all: only small functions come out alike, and none of them if they
 * call different ones.
 */
function choose(module, uses, { isLater, isGate, small = SMALL }) {
  const inTable = new Set(segments(module).flatMap(({ funcs }) => funcs));
  const outside = [...module.export.map(([, , [, name]]) => name), ...module.start.map(([, name]) => name)];
  const tied = new Set([...inTable, ...outside]);
  const callers = new Map([...module.bodies.keys()].map((name) => [name, []]));
  for (const [caller, { calls }] of uses) for (const name of calls) callers.get(name)?.push(caller);

  const isSmall = (name) => [...lists(module.bodies.get(name))].length < small;
  const named = [...callers.keys()].filter(isLater);
  const sure = new Set(named.filter((name) => !isSmall(name)));
  // A set gives what is added while it is walked through.
  for (const name of sure) for (const caller of callers.get(name)) if (isLater(caller)) sure.add(caller);

  const free = [...callers.keys()].filter((name) => !isLater(name) && !tied.has(name));
  const found = new Set([...named.filter((name) => sure.has(name) || !inTable.has(name)), ...free]);
  const belongs = (name) => {
    const by = callers.get(name);
    if (isLater(name)) return by.every((caller) => found.has(caller) || isGate(caller));
    return by.length > 0 && by.every((caller) => found.has(caller));
  };
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const name of found) if (!belongs(name)) found.delete(name);
  }
  return found;
}

const signature = (func) => func.filter(([part]) => part === "param" || part === "result");
/** Names of parameters belong to the function they are in. */
const types = (func) => signature(func).map(([part, ...of]) => [part, ...of.filter((each) => !each.startsWith("$"))]);

/** The two modules as text. */
function divide(text, choice) {
  const module = read(parse(text));
  const { bodies, imported } = module;
  const uses = new Map([...bodies].map(([name, func]) => [name, named(func)]));
  const later = choose(module, uses, choice);
  if (later.size === 0) fail("nothing is chosen");
  for (const [, , [, name]] of module.export) if (later.has(name)) fail(`${name} is chosen, and exported`);
  for (const [, name] of module.start) if (later.has(name)) fail(`${name} is chosen, and runs at the start`);
  for (const field of [...module.global, ...module.data, ...module.table]) {
    for (const [head] of lists(field)) if (/^ref\.func$|^elem$/.test(head)) fail(`${head} in ${field[0]} ${field[1]}`);
  }

  // The table, and the slots that functions have in it or get behind all others.
  const parts = segments(module);
  const tables = new Set(parts.map(({ table }) => table));
  if (tables.size !== 1) fail(`${tables.size} tables of functions`);
  const [tableName] = tables;
  const table = module.table.find(([, name]) => name === tableName);
  for (const func of bodies.values()) {
    for (const [head, name] of lists(func)) {
      if (ofTable.test(head) && name === tableName && head !== "table.get") fail(`${head} on the table of functions`);
    }
  }
  const slots = new Map();
  for (const { start, funcs } of parts) {
    funcs.forEach((name, index) => {
      if (later.has(name)) slots.set(name, [...(slots.get(name) ?? []), start + index]);
    });
  }
  let size = Number(table[2]);
  const slotOf = (name) => {
    if (!slots.has(name)) slots.set(name, [size++]);
    return slots.get(name)[0];
  };

  const redirected = (node) => {
    if (typeof node === "string") return node;
    const [head, name, ...rest] = node;
    if (head !== "call" || !later.has(name)) return node.map(redirected);
    const slot = ["i32.const", `${slotOf(name)}`];
    return ["call_indirect", tableName, ...types(bodies.get(name)), ...rest.map(redirected), slot];
  };
  const staying = module.func.filter(([, name]) => !later.has(name)).map(redirected);
  const moved = module.func.filter(([, name]) => later.has(name));

  // What the later module names of the first. Digits are free: the exports' own names begin with letters.
  const shared = [];
  const share = (kind, name, declared) => shared.push({ as: `"${shared.length}"`, kind, name, declared });
  const needed = (of) => new Set(moved.flatMap(([, name]) => [...uses.get(name)[of]]));
  const limits = module.table.map((each) => {
    if (each !== table) return each;
    // A table that has a largest size gets as much more room.
    const bounds = each.slice(2, -1).map((bound) => `${Number(bound) + size - Number(table[2])}`);
    return [...each.slice(0, 2), ...bounds, each.at(-1)];
  });
  for (const [kind, name, ...declared] of module.memory) share(kind, name, declared);
  const neededTables = needed("tables").add(tableName);
  for (const [kind, name, ...declared] of limits) if (neededTables.has(name)) share(kind, name, declared);
  const neededGlobals = needed("globals");
  for (const [kind, name, type] of module.global) if (neededGlobals.has(name)) share(kind, name, [type]);
  for (const name of needed("calls")) {
    if (!later.has(name)) share("func", name, types(imported.get(name) ?? bodies.get(name) ?? fail(`no ${name}`)));
  }
  const taken = module.export.map(([, name]) => name).find((name) => /^"\d+"$/.test(name));
  if (taken) fail(`an export is called ${taken}`);

  const hole = "$not there yet".replaceAll(" ", "_");
  const held = parts.map(({ name, start, funcs }) => [
    ...["elem", name, ["table", tableName], ["i32.const", `${start}`], "func"],
    ...funcs.map((each) => (later.has(each) ? hole : each)),
  ]);
  const filled = [...slots].flatMap(([name, numbers]) => numbers.map((number) => [number, name]));
  const first = [
    ...["module", ...module.type, ...module.import, ...module.global, ...module.memory, ...module.data, ...limits],
    ...[...held, ...module.export, ...shared.map(({ as, kind, name }) => ["export", as, [kind, name]])],
    ...[...module.start, ...staying, ["func", hole, ["unreachable"]]],
  ];
  const second = [
    ...["module", ...module.type],
    ...shared.map(({ as, kind, name, declared }) => ["import", '"p"', as, [kind, name, ...declared]]),
    ...runs(filled).map(([start, funcs], index) => {
      return ["elem", `$${index}`, ["table", tableName], ["i32.const", `${start}`], "func", ...funcs];
    }),
    ...moved,
  ];
  return { first: print(first), later: print(second), names: later };
}

/** Neighbouring slots together: `[[first slot, names]]`. */
function runs(filled) {
  const found = [];
  for (const [number, name] of filled.sort(([a], [b]) => a - b)) {
    const last = found.at(-1);
    if (last && last[0] + last[1].length === number) last[1].push(name);
    else found.push([number, [name]]);
  }
  return found;
}

/** Splits a file that still has its names. The two modules have none any more. */
export async function split(file, choice, features) {
  const dir = await mkdtemp(join(tmpdir(), "split-"));
  const run = (tool, ...args) => execFileSync(tool, [...features, ...args], { encoding: "utf8", maxBuffer: 2 ** 28 });
  try {
    const { names, ...texts } = divide(run("wasm-dis", file), choice);
    const bytes = {};
    for (const [part, text] of Object.entries(texts)) {
      const [source, target] = [join(dir, `${part}.wat`), join(dir, `${part}.wasm`)];
      await writeFile(source, text);
      run("wasm-as", source, "-o", target);
      bytes[part] = await readFile(target);
    }
    return { ...bytes, names };
  } finally {
    await rm(dir, { recursive: true });
  }
}
