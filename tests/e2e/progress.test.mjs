// Ticks and choice outlive a visit, in the browser or in a file; what is damaged changes nothing; and no secret is kept.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { account, app, business, phone } from "./rows.mjs";
import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

const PROGRESS = "system-user-guide/progress@1";
const text = (...lines) => `${[PROGRESS, ...lines].join("\n")}\n`;
const NONE = Array(7).fill("todo");

/** Ticks steps on their screens, and goes back to the start. */
async function tick(guide, ...steps) {
  for (const step of steps) {
    await guide.go(`step-${step}`);
    await guide.page.locator('main .tick input[type="checkbox"]').check();
  }
  await guide.go("start");
}

/** Opens a file as the person's progress. */
const openFile = (guide, content) =>
  guide.page
    .locator("#progress-file")
    .setInputFiles({ name: "progress.txt", mimeType: "text/plain", buffer: Buffer.from(content) });
const seeKept = (guide, word) => guide.page.locator(`#keeping [data-kept="${word}"]`).waitFor();
const seeMemory = (guide, word) => guide.page.locator(`#keeping [data-memory="${word}"]`).waitFor();
const seeState = (guide, step, state) =>
  guide.page.locator(`[data-step="${step}"][data-state="${state}"]`).waitFor({ state: "attached" });

/** Puts this into the browser's storage, and loads the page again. */
async function remembering(guide, storage) {
  await guide.page.evaluate((storage) => {
    for (const [key, value] of Object.entries(storage)) localStorage.setItem(key, value);
  }, storage);
  await guide.page.reload();
  await guide.page.locator("#keeping").waitFor();
}

test("ticks survive a reload, and the way goes on with the first step that is open", async (t) => {
  const guide = await stage.visit(t);
  assert.match(await guide.page.locator('main [data-action="next"]').textContent(), /step 1$/);
  await tick(guide, 1, 2, 5);
  assert.deepEqual(await guide.remembered(), { [PROGRESS]: text("step 1", "step 2", "step 5") });
  await guide.page.reload();
  await guide.seeScreen("start");
  assert.deepEqual(await guide.steps(), ["done", "done", "todo", "todo", "done", "todo", "todo"]);
  assert.equal(await guide.page.locator('main [data-action="next"]').textContent(), "Go on with step 3");
  await guide.next();
  await guide.seeScreen("step-3");
});

test("a saved file brings ticks and choice to another browser", async (t) => {
  const { guide, token } = await stage.checked(t, "several-accounts");
  await guide.choose("account", account());
  await tick(guide, 1, 3);
  const saved = await guide.downloaded("save-progress");
  assert.equal(saved.text, text("step 1", "step 3", `account ${account()}`));
  assert.equal(saved.name, "system-user-guide-progress.txt");

  const other = await stage.visit(t);
  await tick(other, 7);
  await openFile(other, saved.text);
  await seeState(other, 3, "done");
  assert.deepEqual(await other.steps(), ["done", "todo", "done", "todo", "todo", "todo", "todo"]);
  assert.deepEqual(await other.remembered(), { [PROGRESS]: saved.text });
  await other.go("step-4");
  assert.equal(await other.checkPasted(token), "ready", "of the accounts only the chosen one counts");
  assert.equal(await other.chosen("account"), account());
});

test("what became of a file, and that all is forgotten, is said", async (t) => {
  const guide = await stage.visit(t);
  await guide.page.locator("#keeping").waitFor();
  const said = [];
  for (const [word, act] of [
    ["opened", () => openFile(guide, text("step 1"))],
    ["refused", () => openFile(guide, "nothing of ours")],
    ["forgotten", () => guide.press("forget-progress")],
  ]) {
    await act();
    await seeKept(guide, word).catch(() => said.push(`nothing is said of ${word}`));
  }
  assert.deepEqual(said, []);
});

const BAD = {
  "an empty one": "",
  JSON: '{"step": 1}',
  "one of the next version": "system-user-guide/progress@2\nstep 1\n",
  "one of no version": "system-user-guide/progress@\nstep 1\n",
  "a step too many": text("step 8"),
  "step 0": text("step 0"),
  "a step that is no number": text("step one"),
  "a short id": text("account 12"),
  "an id with a letter in it": text("step 1", "account 50150000000000x"),
  "an id of a number with a sign": text("phone +601500000000001"),
  "an unknown line": text("step 1", "theme dark"),
  "a blank line": text("step 1", "", "step 2"),
  "one of 1 MB": text("step 1\n".repeat(150_000).trim()),
  binary: Buffer.from(Uint8Array.from({ length: 900 }, (_, index) => (index * 151) % 256)),
  "our first line, then binary": Buffer.concat([Buffer.from(text("step 1")), Buffer.from([0xff, 0xfe, 0, 1])]),
  "a token in it": text("step 1", `account ${randomToken()}`),
  "a token alone": randomToken(),
};

test("a file that holds no progress changes nothing and is said to", async (t) => {
  const guide = await stage.visit(t);
  const own = { [PROGRESS]: text("step 2", "step 6", `account ${account(2)}`) };
  const wrong = [];
  for (const [name, content] of Object.entries(BAD)) {
    await remembering(guide, own);
    await openFile(guide, content);
    await guide.page
      .locator('#keeping [data-kept="refused"]')
      .waitFor({ timeout: 2000 })
      .catch(() => wrong.push(`${name}: nothing is said`));
    const steps = (await guide.steps()).join();
    if (steps !== "todo,done,todo,todo,todo,done,todo") wrong.push(`${name}: ${steps}`);
    assert.deepEqual(await guide.remembered(), own, name);
    assert.equal((await guide.downloaded("save-progress")).text, own[PROGRESS], name);
  }
  assert.deepEqual(wrong, []);
});

test("what is forgotten is gone from the screen and from the browser", async (t) => {
  const guide = await stage.visit(t);
  await remembering(guide, { [PROGRESS]: text("step 1", "step 7", `account ${account(2)}`) });
  await guide.press("forget-progress");
  await seeState(guide, 7, "todo");
  assert.deepEqual(await guide.steps(), NONE);
  const left = Object.values(await guide.remembered()).join();
  assert.ok(!/step|account/.test(left.replace(PROGRESS, "")), left);
  await guide.page.reload();
  await guide.seeScreen("start");
  assert.deepEqual(await guide.steps(), NONE);
});

test("a browser that denies its storage is said to, and everything works until the page is closed", async (t) => {
  const guide = await stage.visit(t);
  await guide.page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  await guide.page.reload();
  await seeMemory(guide, "denied");
  await tick(guide, 1, 2);
  assert.deepEqual((await guide.steps()).slice(0, 3), ["done", "done", "todo"]);
  assert.equal((await guide.downloaded("save-progress")).text, text("step 1", "step 2"));
  await guide.page.locator(".menu summary").click();
  await guide.page.locator('[data-meta-language="es"]').click();
  await guide.page.locator('[data-meta-language="es"][aria-pressed="true"]').waitFor();
  const token = randomToken();
  await stage.graph.world("good", token);
  await guide.go("step-4");
  assert.equal(await guide.checkPasted(token), "ready");
  await guide.go("start");
  await seeMemory(guide, "denied");
});

test("a browser that is full is said to, and keeps what it kept before", async (t) => {
  const guide = await stage.visit(t);
  const own = { [PROGRESS]: text("step 2") };
  await remembering(guide, own);
  await guide.page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await guide.page.reload();
  await seeMemory(guide, "kept");
  await tick(guide, 1);
  await seeMemory(guide, "denied");
  assert.deepEqual((await guide.steps()).slice(0, 3), ["done", "done", "todo"]);
  assert.deepEqual(await guide.remembered(), own);
  await guide.page.reload();
  await guide.seeScreen("start");
  assert.deepEqual((await guide.steps()).slice(0, 3), ["todo", "done", "todo"]);
});

test("what another version keeps is said and left as it was, byte for byte", async (t) => {
  for (const key of ["system-user-guide/progress@2", "system-user-guide/progress@10", "system-user-guide/progress"]) {
    const theirs = { [key]: '{"steps":[1,2,3],\u0000"x":"\ud83d\ude00"}\r\n' };
    const guide = await stage.visit(t);
    await remembering(guide, theirs);
    await seeMemory(guide, "other-version");
    assert.deepEqual(await guide.steps(), NONE, key);
    await tick(guide, 4);
    await seeMemory(guide, "other-version");
    assert.deepEqual(await guide.remembered(), { ...theirs, [PROGRESS]: text("step 4") }, key);
    await guide.press("forget-progress");
    await seeState(guide, 4, "todo");
    assert.equal((await guide.remembered())[key], theirs[key], key);
  }
});

test("what is damaged in the browser counts as nothing", async (t) => {
  const guide = await stage.visit(t);
  for (const damaged of [BAD["a step too many"], BAD["a short id"], BAD["a token in it"], "", "null"]) {
    await remembering(guide, { [PROGRESS]: damaged });
    assert.deepEqual(await guide.steps(), NONE, damaged);
  }
  await tick(guide, 1);
  assert.deepEqual(await guide.remembered(), { [PROGRESS]: text("step 1") });
});

test("after a whole journey the browser keeps ticks, choice and the guide itself, and nothing else", async (t) => {
  const { guide, token } = await stage.checked(t, "several-accounts");
  await guide.choose("account", account());
  await guide.page.locator('[data-overall="ready"]').waitFor();
  for (const step of [4, 5]) {
    await guide.go(`step-${step}`);
    await guide.page.locator('main .tick input[type="checkbox"]').check();
  }
  await guide.go("finish");
  assert.equal(await guide.copied("copy-token"), token);
  await guide.copied("copy-json");
  const kept = await guide.page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases: await indexedDB.databases(),
    cookies: document.cookie,
  }));
  const local = { [PROGRESS]: text("step 4", "step 5", `account ${account()}`) };
  assert.deepEqual(kept, { local, session: {}, databases: [], cookies: "" });

  await guide.seeKept();
  const files = await guide.page.evaluate(async () => {
    const [name, ...others] = await caches.keys();
    const cache = await caches.open(name);
    const addresses = (await cache.keys()).map(({ url }) => url);
    const texts = await Promise.all(addresses.map(async (address) => (await cache.match(address)).text()));
    return { others, addresses, text: texts.join("\n") };
  });
  assert.deepEqual(files.others, []);
  const isOurs = /^https:\/\/app\.test\/(config\.json|manifest\.webmanifest|assets\/[\w-]+[\w.-]*)?$/;
  assert.deepEqual(
    files.addresses.filter((address) => !isOurs.test(address)),
    [],
  );
  assert.ok(!files.text.includes(token.slice(4, 24)));
});

test("the link for somebody else carries language, ids and step only, and opens the same step for them", async (t) => {
  const ids = `app=${app}&business=${business}&waba=${account()}&phone=${phone()}`;
  const token = randomToken();
  await stage.graph.world("good", token);
  const guide = await stage.visit(t, `/?theme=dark&lang=es&utm=x&${ids}#/step/4`);
  assert.equal(await guide.checkPasted(token), "ready");
  for (const step of [1, 2, 3, 4, 5, 6, 7]) {
    await guide.go(`step-${step}`);
    const link = await guide.page.locator("main details.send code[data-link]").textContent();
    assert.equal(link, `https://app.test/?lang=es&${ids}#/step/${step}`);
  }
  await guide.page.locator("main details.send summary").click();
  const link = await guide.copied("copy-link");
  const other = await stage.visit(t, link.replace("https://app.test", ""));
  await other.seeScreen("step-7");
  assert.equal(await other.page.locator("html").getAttribute("lang"), "es");
  assert.equal(await other.page.locator("main details.send code[data-link]").textContent(), link, "ids and all");
  assert.deepEqual(await other.steps(), ["todo", "todo", "todo", "todo", "todo", "todo", "current"]);
});

test("a link carries no ids that nobody gave", async (t) => {
  const { guide } = await stage.checked(t, "good");
  await guide.go("step-6");
  assert.equal(
    await guide.page.locator("main details.send code[data-link]").textContent(),
    "https://app.test/?lang=en#/step/6",
  );
});

test("nothing complained", () => stage.assertQuiet());
