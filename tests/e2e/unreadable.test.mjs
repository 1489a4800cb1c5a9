// Replies that are none: whatever bytes arrive, the guide says that it cannot read them, keeps small, and goes on.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { memoryOf } from "./memory.mjs";
import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

const MEBIBYTE = 1024 * 1024;
/** The questions of the first call. */
const QUESTIONS = 10;

const json = (value) => ({ kind: "literal", body: JSON.stringify(value) });
const items = (item) => json(Array(QUESTIONS).fill(item));
const item = (body) => ({ code: 200, body: JSON.stringify(body) });

/** Replies that say nothing at all. */
const riddles = {
  "a page of HTML": { kind: "html", status: 200, cors: true },
  "half a JSON text": { kind: "literal", body: '[{"code":200,"body":"{\\"id\\":\\"4015' },
  "no JSON": { kind: "not-json" },
  "no body": { kind: "literal", body: "" },
  "no content": { kind: "no-content" },
  "a body that breaks off": { kind: "close-in-body" },
  "a body that is torn": { kind: "reset-in-body" },
  "fewer bytes than promised": { kind: "truncated" },
  "lists 200 deep": { kind: "deep", depth: 200 },
  "lists 100,000 deep": { kind: "deep", depth: 100_000 },
  "50 MB": { kind: "big", megabytes: 50 },
  "a body without end": { kind: "endless" },
  "a number": json(1e99),
  null: json(null),
  "an empty list": json([]),
  "a list too short": json([item({ id: "401500000000001" })]),
  "bytes that are no text": { kind: "literal", body_base64: "//79/AD/" },
};

/** Replies of the right shape with the wrong things in them. */
const wrongTypes = {
  "nothing but null": items(null),
  "numbers for items": items(7),
  "texts for items": items("{}"),
  "a body that is no text": items({ code: 200, body: { id: "401500000000001" } }),
  "a body that is no JSON": items({ code: 200, body: "<html>" }),
  "a status that is a text": items({ code: "200", body: "{}" }),
  "numbers where texts belong": items(item({ id: 1.5, name: 7, data: 7 })),
  "lists where texts belong": items(
    item({ id: [], name: {}, data: { is_valid: "yes", scopes: 5, expires_at: "never" } }),
  ),
  "an error that is a text": items({ code: 400, body: '{"error":"no"}' }),
  "an error without a number": items({ code: 400, body: '{"error":{"message":"no","code":"190"}}' }),
  "a lone surrogate": { kind: "literal", body: `[${Array(QUESTIONS).fill('{"code":200,"body":"\\ud800"}')}]` },
};

test("no reply breaks the page, and none counts as proof", async (t) => {
  const token = randomToken();
  const guide = await stage.visit(t, "/#/step/4");
  const before = await memoryOf(guide.page);
  const all = { ...riddles, ...wrongTypes };
  for (const [name, fault] of Object.entries(all)) {
    await stage.graph.world("good", token);
    await stage.graph.fault({ at: "all", ...fault });
    await guide.paste(token);
    await guide.check();
    assert.equal(await guide.verdict(), "unproved", name);
    const rows = await guide.rows();
    assert.equal(
      rows.connection in { "unknown/unreadable-reply": 1, "pass/ok": 1 },
      true,
      `${name}: ${rows.connection}`,
    );
    if (name in riddles) assert.equal(rows.connection, "unknown/unreadable-reply", name);
    const { connection: _, ...others } = rows;
    assert.deepEqual(
      Object.values(others).filter((row) => !row.startsWith("unknown/")),
      [],
      name,
    );
    assert.equal((await stage.graph.calls()).length, 1, `${name} is not asked for again`);
    await guide.assertAlive();
  }
  const now = await memoryOf(guide.page);
  const grown = { wasm: now.wasm - before.wasm, script: now.script - before.script };
  const mebibytes = (bytes) => (bytes / MEBIBYTE).toFixed(1);
  t.diagnostic(
    `${Object.keys(all).length} replies; MiB grown: WebAssembly ${mebibytes(grown.wasm)}, script ${mebibytes(grown.script)}`,
  );
  assert.ok(grown.wasm <= 8 * MEBIBYTE && grown.script <= 8 * MEBIBYTE, "memory stays small");
});

test("a body without end is not read on", async (t) => {
  const token = randomToken();
  await stage.graph.world("good", token);
  await stage.graph.fault({ at: "all", kind: "endless" });
  const guide = await stage.visit(t, "/#/step/4");
  await guide.paste(token);
  await guide.check();
  assert.equal(await guide.verdict(), "unproved");
  for (let tries = 0; tries < 50 && !(await stage.graph.log())[0].answered; tries += 1) await wait(100);
  assert.match((await stage.graph.log())[0].answered, /reset|broken|closed|abort/i, "the browser has hung up");
});

test("nothing complained", () => stage.assertQuiet());
