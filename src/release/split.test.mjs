// The two halves of a module do together what the whole does alone.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { isGate, isLater } from "./later.mjs";
import { split } from "./split.mjs";

const features = ["--enable-mutable-globals", "--enable-reference-types"];

/** Calls in both directions, directly and through the table; memory, a global and an import that both halves use. */
const whole = `(module
  (type $unary (func (param i32) (result i32)))
  (import "env" "double" (func $double (param i32) (result i32)))
  (memory $memory 1)
  (table $functions 4 4 funcref)
  (table $values 1 externref)
  (elem $0 (table $functions) (i32.const 1) func $late $early $thin)
  (global $count (mut i32) (i32.const 0))
  (data $0 (i32.const 8) "\\2a\\00\\00\\00")
  (export "memory" (memory $memory))
  (export "run" (func $gate))
  (export "indirect" (func $indirect))
  (func $gate (param $0 i32) (result i32) (i32.add (call $late (local.get $0)) (global.get $count)))
  (func $indirect (param $0 i32) (result i32)
    (call_indirect $functions (type $unary) (i32.const 5) (local.get $0)))
  (func $early (param $0 i32) (result i32) (i32.mul (local.get $0) (i32.const 3)))
  (func $thin (param $0 i32) (result i32) (call $late (local.get $0)))
  (func $late (param $0 i32) (result i32)
    (global.set $count (i32.add (global.get $count) (i32.const 1)))
    (i32.add (call $only_late (local.get $0)) (i32.load (i32.const 8))))
  (func $only_late (param $0 i32) (result i32) (call $early (call $double (local.get $0)))))`;

const oneOf =
  (...names) =>
  (name) =>
    names.includes(name);
const choice = { isLater: oneOf("$late", "$thin"), isGate: oneOf("$gate"), small: 0 };

async function halves(text, chosen = choice) {
  const dir = await mkdtemp(join(tmpdir(), "split-test-"));
  try {
    const [source, file] = [join(dir, "whole.wat"), join(dir, "whole.wasm")];
    await writeFile(source, text);
    execFileSync("wasm-as", [...features, "-g", source, "-o", file]);
    return { bytes: await readFile(file), ...(await split(file, chosen, features)) };
  } finally {
    await rm(dir, { recursive: true });
  }
}

const env = { double: (number) => 2 * number };
const start = async (bytes, imports) => (await WebAssembly.instantiate(bytes, imports)).instance.exports;

test("both halves together do what the whole does", async () => {
  const { bytes, first, later, names } = await halves(whole);
  assert.deepEqual([...names].sort(), ["$late", "$only_late", "$thin"], "and what only it calls goes along");
  const one = await start(bytes, { env });
  const other = await start(first, { env });
  await start(later, { p: other });
  for (const number of [0, 1, 7]) {
    assert.equal(other.run(number), one.run(number));
    for (const slot of [1, 2, 3]) assert.equal(other.indirect(slot), one.indirect(slot));
  }
});

test("the first half runs alone until it needs the second", async () => {
  const { first } = await halves(whole);
  const half = await start(first, { env });
  assert.equal(half.indirect(2), 15);
  assert.throws(() => half.run(1), WebAssembly.RuntimeError);
  assert.throws(() => half.indirect(1), WebAssembly.RuntimeError);
});

test("what is small and may be called through the table stays, unless it calls what nothing else does", async () => {
  await assert.rejects(halves(whole, { ...choice, small: 40 }), /nothing is chosen/);
  const { names } = await halves(whole, { ...choice, small: 6 });
  assert.ok(names.has("$thin"));
  await assert.rejects(halves(whole, { ...choice, isLater: oneOf("$thin"), small: 6 }), /nothing is chosen/);
});

test("what is called from elsewhere than through a gate stays, with all that it calls", async () => {
  const { names } = await halves(whole, { ...choice, isGate: () => false });
  assert.deepEqual([...names], ["$thin"]);
});

test("a module in an unknown shape is refused", async () => {
  for (const [from, to] of [
    ["(i32.load (i32.const 8))", "(ref.is_null (ref.func $early))"],
    ['(import "env" "double"', '(import "env" "other" (global $other i32)) (import "env" "double"'],
    ['(export "run" (func $gate))', '(export "run" (func $late))'],
  ]) {
    await assert.rejects(halves(whole.replace(from, to)), /split: /, to);
  }
});

test("names are told apart", () => {
  for (const [name, later] of [
    ['$"system_user_guide[0a1b]::view::results::row::row"', true],
    ['$"<system_user_guide[0a1b]::graph::call::Call>::body"', true],
    ['$"system_user_guide[0a1b]::view::results::summary::brief"', false],
    ['$"core[0a1b]::ptr::drop_in_place::<system_user_guide[0a1b]::graph::fetch::Deadline>"', false],
    ['$"system_user_guide[0a1b]::view::frame::frame"', false],
    ['$"sha2[0a1b]::sha256::compress256"', true],
  ]) {
    assert.equal(isLater(name), later, name);
  }
  assert.ok(isGate('$"<system_user_guide[0a1b]::app::App>::dispatch"'));
  assert.ok(!isGate('$"system_user_guide[0a1b]::content::decode::inlines"'));
});
