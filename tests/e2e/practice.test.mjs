// Practice: the whole guide with recorded answers. It takes no token, sends nothing, and leaves everything as it was.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { account, phone } from "./rows.mjs";
import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

/** How each case ends, and what it is there to show; tests/practice.rs says the same of the recordings. */
const CASES = {
  good: ["ready"],
  "missing-permission": ["not-ready", "permission.whatsapp_business_messaging fail/missing"],
  "60-days": ["attention", "token.expiry warn/expires"],
  expired: ["not-ready", "token.valid fail/expired"],
  "not-assigned": ["not-ready", "account.readable fail/not-assigned"],
  "partial-control": ["not-ready", "account.control fail/partial"],
  admin: ["ready", "account.control pass/by-admin-role"],
  "several-accounts": ["not-ready", "account.found pass/several", "account.control fail/partial"],
};
const SCREENS = [
  "start",
  ...[1, 2, 3, 4, 5, 6, 7].map((step) => `step-${step}`),
  "finish",
  "accounts",
  "report",
  "privacy",
  "practice",
];
const RECORDINGS = /\/practice-\w+\.json$/;
const PROGRESS = "system-user-guide/progress@1";

const seePractice = (guide, name) => guide.page.locator(`[data-practice="${name}"]`).waitFor();
const practises = (guide) => guide.page.locator("[data-practice]").count();
const listed = (guide, name) => guide.page.locator(`[data-case="${name}"] [data-action="practise"]`);

/** What the page fetches after its first screen; the recordings are not the last of it. */
const LATER = [/\.later-\w+\.json$/, /\/names-\w+\.json$/, RECORDINGS];

/**
 * Opens the page with a practice in its address, and waits until all that it fetches has come, and all that its worker
 * keeps for times without a network.
 */
async function practising(t, name, { query = "", ...settings } = {}) {
  const guide = await stage.visit(t, `/${query}#/practice/${name}`, settings);
  await seePractice(guide, name);
  const came = (file) => guide.page.waitForFunction(hasCome, file);
  await Promise.all([...LATER.map(came), guide.seeKept()]);
  return guide;
}
const hasCome = (file) => performance.getEntriesByType("resource").some(({ name }) => file.test(name));

/** Chooses a case from the list. */
async function chooseCase(guide, name) {
  await guide.go("practice");
  await listed(guide, name).click();
  await seePractice(guide, name);
  await guide.seeScreen("step-4");
}

/** Checks the token of the practice. */
async function check(guide) {
  await guide.press("use-practice-token");
  await guide.seePaste("ok");
  await guide.check();
  return guide.verdict();
}

/** How the check ends, and which of the rows that a case is there for it has. */
async function outcome(guide, name) {
  const overall = await check(guide);
  const rows = Object.entries(await guide.rows()).map(([row, verdict]) => `${row.replace(/@.*/, "")} ${verdict}`);
  return [overall, ...CASES[name].slice(1).filter((row) => rows.includes(row))];
}

/** What a page asked for; the browser itself looks for its updates and the like at any time. */
const isOfPage = ({ headers }) => (headers["sec-fetch-site"] ?? "none") !== "none";

/** What the page has sent anywhere since this was called. */
async function listenForCalls() {
  await stage.graph.world("good", randomToken());
  const since = stage.hosts.log.length;
  return async () => [...(await stage.graph.log()), ...stage.hosts.log.slice(since).filter(isOfPage)].map(urlOf);
}
const urlOf = ({ url }) => url;

for (const name of Object.keys(CASES)) {
  test(`${name} ends as its name says, by its address and from the list, and nothing is sent`, async (t) => {
    const guide = await practising(t, name);
    const sent = await listenForCalls();
    await guide.go("step-4");
    assert.deepEqual(await outcome(guide, name), CASES[name], "by its address");
    await guide.press("end-practice");
    await chooseCase(guide, name);
    assert.deepEqual(await guide.rows(), {}, "it begins anew");
    assert.deepEqual(await outcome(guide, name), CASES[name], "from the list");
    assert.deepEqual(await sent(), []);
  });
}

test("its sign stands on every screen, and it works offline once it has come", async (t) => {
  const guide = await practising(t, "good");
  await guide.page.context().setOffline(true);
  for (const [name, [overall]] of Object.entries(CASES)) {
    await chooseCase(guide, name);
    assert.equal(await check(guide), overall, name);
  }
  for (const screen of [...SCREENS, "share"]) {
    await guide.go(screen);
    assert.ok(await guide.page.locator('[data-practice="several-accounts"]').isVisible(), screen);
  }
  await guide.press("end-practice");
  await guide.go("start");
  assert.equal(await practises(guide), 0);
});

test("until the recordings have come it says so, and no check ends badly for want of them", async (t) => {
  const held = stage.hosts.hold(RECORDINGS);
  t.after(held.release);
  const guide = await stage.visit(t, "/#/practice/good");
  await seePractice(guide, "good");
  await held.asked;
  await guide.go("step-4");
  await guide.page.locator('#token [role="status"]').getByText("loading").waitFor();
  // Either there is no check yet, or it waits.
  const early = guide.page.locator('main [data-action="check"]');
  if ((await early.count()) > 0 && (await early.isEnabled())) await early.click();
  await wait(1500);
  assert.equal(await guide.page.locator('[data-overall="unproved"]').count(), 0, "nothing is said of the connection");
  held.release();
  await guide.page.locator('#token [role="status"]').getByText("loading").waitFor({ state: "detached" });
  assert.equal(await check(guide), "ready");
});

test("there is no field for a token, and one that is pasted all the same goes nowhere", async (t) => {
  const guide = await practising(t, "expired");
  const token = randomToken();
  const sent = await listenForCalls();
  const pasteInto = async (selector) => {
    await guide.page.evaluate((text) => navigator.clipboard.writeText(text), token);
    if (selector) await guide.page.locator(selector).focus();
    await guide.page.keyboard.press("ControlOrMeta+V");
  };
  for (const screen of SCREENS) {
    await guide.go(screen);
    await guide.seeFocus("main h1");
    assert.equal(await guide.page.locator("input[data-field], input[type=password]").count(), 0, screen);
    await pasteInto();
  }
  await guide.go("report");
  await pasteInto('textarea[data-field="report"]');
  await guide.press("read-report");
  await guide.page.locator("[data-report-error]").waitFor();
  await guide.go("step-4");
  await pasteInto();
  for (const button of await guide.page.locator("#token button").all()) {
    await button.focus();
    await pasteInto();
  }
  await guide.check();
  assert.equal(await guide.verdict(), "not-ready", "the practice has its own token");
  await guide.unfold();
  const kept = await guide.page.evaluate(() =>
    [document.documentElement.outerHTML, JSON.stringify({ ...localStorage, ...sessionStorage }), location.href].join(),
  );
  assert.ok(!kept.includes(token.slice(8, 32)));
  assert.deepEqual(await sent(), []);
  assert.equal(await guide.page.locator("html").getAttribute("data-seal"), "open", "and nothing had to be sealed");
});

/** Changes the one file of this kind; gives its hash before and after, for the file that names it. */
async function rewrite(dir, kind, change) {
  const name = (await readdir(dir)).find((name) => kind.test(name));
  const path = join(dir, name);
  const before = await readFile(path, "utf8");
  const after = change(before);
  assert.notEqual(after, before, `something in ${name} is changed`);
  await writeFile(path, after);
  return [before, after].map((text) => `sha384-${createHash("sha384").update(text).digest("base64")}`);
}

test("no change at Meta is offered, even where one would be with a real token", async (t) => {
  // In no recorded case there is a change to offer: here the app does not hear of the account's messages.
  await stage.serveChanged("unheard.test", async (dir) => {
    const assets = join(dir, "assets");
    const [old, changed] = await rewrite(assets, /^practice-\w+\.json$/, (text) => {
      const cases = JSON.parse(text);
      cases.good[`${account()}/subscribed_apps?limit=100`].body = '{"data":[]}';
      return JSON.stringify(cases);
    });
    const [oldBoot, changedBoot] = await rewrite(assets, /^boot-\w+\.js$/, (text) => text.replace(old, changed));
    await rewrite(dir, /^index\.html$/, (text) => text.replace(oldBoot, changedBoot));
  });
  const offers = (guide) => guide.page.locator('[data-action="assign"], [data-action="subscribe"]').count();
  const open = (guide) =>
    // The menus at the top would lie over the rest.
    guide.page.evaluate(() => {
      for (const fold of document.querySelectorAll("main details")) fold.open = true;
    });
  const real = await stage.checked(t, "good", {
    change: ({ accounts: [one] }) => {
      one.subscribed_apps = [];
    },
  });
  await open(real.guide);
  assert.equal(await offers(real.guide), 1, "with a real token it is");

  const guide = await stage.visit(t, "/#/practice/good", { host: "unheard.test" });
  await seePractice(guide, "good");
  await guide.go("step-4");
  assert.equal(await check(guide), real.overall);
  await open(guide);
  assert.equal((await guide.rows())[`account.webhook@${account()}`], "warn/none");
  assert.equal(await offers(guide), 0);
});

test("its end gives the person's own ticks and choice back, and empties the results", async (t) => {
  const own = `${PROGRESS}\nstep 1\nstep 3\naccount ${account(2)}\nphone ${phone(2)}\n`;
  const guide = await stage.visit(t);
  await guide.page.evaluate(([key, text]) => localStorage.setItem(key, text), [PROGRESS, own]);
  await guide.page.reload();
  await guide.seeScreen("start");
  const before = await guide.steps();
  assert.deepEqual(before, ["done", "todo", "done", "todo", "todo", "todo", "todo"]);

  await chooseCase(guide, "several-accounts");
  assert.deepEqual(
    await guide.steps(),
    ["todo", "todo", "todo", "current", "todo", "todo", "todo"],
    "it takes none along",
  );
  assert.equal(await check(guide), "not-ready");
  assert.equal(await guide.chosen("account"), "");
  await guide.choose("account", account(1));
  for (const step of [2, 5, 6]) {
    await guide.go(`step-${step}`);
    await guide.page.locator("main .tick input").check();
  }
  assert.deepEqual(await guide.remembered(), { [PROGRESS]: own }, "nothing of it is remembered");

  await guide.press("end-practice");
  await guide.seeScreen("practice");
  assert.equal(await practises(guide), 0);
  await guide.go("start");
  assert.deepEqual(await guide.steps(), before);
  assert.equal((await guide.downloaded("save-progress")).text, own);
  await guide.go("accounts");
  assert.equal(await guide.chosen("account"), null);
  await guide.go("finish");
  assert.deepEqual(await guide.handOver(), {});
  await guide.go("step-4");
  assert.deepEqual(await guide.rows(), {});
  assert.deepEqual(await guide.remembered(), { [PROGRESS]: own });
});

test("what practice says of a person's own progress is true", async (t) => {
  const own = `${PROGRESS}\nstep 1\nstep 3\n`;
  const guide = await stage.visit(t);
  await guide.page.evaluate(([key, text]) => localStorage.setItem(key, text), [PROGRESS, own]);
  await guide.page.reload();
  await guide.seeScreen("start");
  await chooseCase(guide, "good");
  await guide.go("start");
  const forget = guide.page.locator('main [data-action="forget-progress"]');
  // Either it is not offered while somebody practises, or it does what it says.
  if ((await forget.count()) === 0) return;
  await forget.click();
  await guide.page.locator('[data-kept="forgotten"]').waitFor();
  await guide.press("end-practice");
  await guide.go("start");
  assert.deepEqual(await guide.steps(), Array(7).fill("todo"));
});

test("a case that there is none of is said, and the others are offered", async (t) => {
  for (const name of ["nothing", "Good", "good/1", "__proto__", ""]) {
    const guide = await stage.visit(t, `/#/practice/${name}`);
    await guide.seeScreen("practice");
    await guide.page.locator("main").getByText("There is no such case.").waitFor();
    assert.equal(await practises(guide), 0, name);
    const cases = await guide.page.$$eval("[data-case]", (cases) => cases.map(({ dataset }) => dataset.case));
    assert.deepEqual(cases, Object.keys(CASES), name);
  }
});

test("a sealed page can load no recordings and asks to be loaded again", async (t) => {
  const guide = await stage.visit(t, "/#/step/4");
  await guide.field.waitFor();
  for (const path of ["#/practice", "#/practice/good"]) {
    await guide.page.evaluate((path) => {
      location.hash = path;
    }, path);
    await guide.seeScreen("practice");
    await guide.page.locator("main").getByText("This page is sealed.").waitFor();
    assert.equal(await guide.page.locator("[data-case]").count(), 0, path);
    assert.equal(await practises(guide), 0, path);
  }
  await guide.press("load-again");
  await guide.page.locator('html[data-seal="open"]').waitFor();
  await chooseCase(guide, "good");
  assert.equal(await check(guide), "ready");
});

test("ids in the address play no part", async (t) => {
  const strange = "509999999999999";
  const query = `?app=${strange}&business=${strange}&waba=${strange}&phone=${strange}`;
  const guide = await practising(t, "good", { query });
  await guide.go("step-4");
  assert.equal(await check(guide), "ready");
  await guide.unfold();
  const said = await guide.page.locator("main").evaluate((main) => main.outerHTML);
  assert.ok(!said.includes(strange), "neither a row nor a link to Meta knows of them");
  await guide.finish();
  assert.equal((await guide.handOver()).waba_id, account());
});

test("after it the page is sealed for the real token, and what is checked then is real", async (t) => {
  const guide = await practising(t, "expired");
  await guide.go("step-4");
  assert.equal(await check(guide), "not-ready");
  await guide.press("end-practice");
  await guide.seeScreen("practice");
  assert.equal(await guide.page.locator("html").getAttribute("data-seal"), "open");
  await guide.go("step-4");
  await guide.page.locator('html[data-seal="sealed"]').waitFor();
  const token = randomToken();
  await stage.graph.world("good", token);
  assert.equal(await guide.checkPasted(token), "ready");
  assert.equal((await stage.graph.calls()).length, 2);

  const sent = await listenForCalls();
  await chooseCase(guide, "expired");
  assert.equal(await check(guide), "not-ready", "its recordings are here already");
  assert.deepEqual(await sent(), []);
});

test("what is sent is really heard", async (t) => {
  const guide = await practising(t, "good");
  const sent = await listenForCalls();
  await guide.page.evaluate(async () => {
    await fetch("/version.json");
    await fetch("https://graph.facebook.com/v25.0/me").catch(() => {});
  });
  assert.deepEqual(await sent(), ["/v25.0/me", "/version.json"]);
});

test("nothing complained", () => stage.assertQuiet());
