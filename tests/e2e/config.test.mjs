// A platform's own config.json: its name, permissions, fields, links and languages; and nothing starts with a bad one.

import assert from "node:assert/strict";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { account, phone } from "./rows.mjs";
import { setStage } from "./stage.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

const BRAND = "Harbour Chat";
const other = JSON.parse(await readFile("docs/config/other-brand.json", "utf8"));
const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>';
const REQUIRED = ["business_management", "whatsapp_business_messaging", "whatsapp_business_management"];

/** A token that lacks the permission which the other brand does not ask for. */
function withoutCatalog({ tokens: [token] }) {
  token.scopes = token.scopes.filter((scope) => scope !== "catalog_management");
}

const put = (content) => (dir) => writeFile(join(dir, "config.json"), content);

/** Serves a release with these settings, and with the logo that they name. */
const serve = (host, config) =>
  stage.serveChanged(host, async (dir) => {
    await put(JSON.stringify(config))(dir);
    await mkdir(join(dir, "brand"));
    await writeFile(join(dir, "brand", "harbour.svg"), LOGO);
  });

/** Where links out of the guide lead, by their words. */
const links = (guide) =>
  guide.page.$$eval('main a[href^="https:"]', (links) =>
    Object.fromEntries(links.map((link) => [link.firstChild.textContent, link.getAttribute("href")])),
  );

test("another brand's name stands everywhere, and eleapi's nowhere", async (t) => {
  await serve("brand.test", other);
  const { guide, overall } = await stage.checked(t, "good", { host: "brand.test", change: withoutCatalog });
  assert.equal(overall, "ready");
  const named = [];
  for (const name of ["start", ...[1, 2, 3, 4, 5, 6, 7].map((step) => `step-${step}`), "finish", "privacy"]) {
    await guide.go(name);
    await guide.page.evaluate(() => {
      for (const fold of document.querySelectorAll("main details")) fold.open = true;
    });
    const page = await guide.page.evaluate(() => `${document.title} ${document.body.textContent}`);
    assert.ok(!/eleapi/i.test(page), `${name}: ${/.{40}eleapi.{40}/i.exec(page)}`);
    if (page.includes(BRAND)) named.push(name);
  }
  assert.ok(
    ["start", "finish"].every((name) => named.includes(name)),
    `${named}`,
  );
  await guide.go("step-4");
  await guide.page.locator("main .substeps").getByText("harbour-connect").first().waitFor();
});

test("its logo is shown, and read by its name", async (t) => {
  await serve("logo.test", other);
  const guide = await stage.visit(t, "/", { host: "logo.test" });
  const logo = guide.page.locator("img.top__logo");
  assert.equal(await logo.getAttribute("alt"), BRAND);
  await guide.page.waitForFunction(() => document.querySelector("img.top__logo").naturalWidth > 0);
});

test("its links lead where it says, with its words", async (t) => {
  await serve("links.test", other);
  const guide = await stage.visit(t, "/", { host: "links.test" });
  await guide.seeScreen("start");
  const onStart = await links(guide);
  assert.equal(onStart["Add a payment method"], "https://harbour.example/docs/payment-method");
  assert.equal(onStart[`Get help from ${BRAND}`], "https://harbour.example/support");
  await guide.go("finish");
  await guide.page.locator("#hand-over").waitFor();
  const onFinish = await links(guide);
  assert.equal(onFinish["Connect the webhook"], "https://harbour.example/docs/webhook");
  assert.equal(onFinish["Open Harbour Chat and paste it there"], "https://app.harbour.example/channels/whatsapp");
});

test("its permissions are the only ones that are asked for, and a missing one is judged by them", async (t) => {
  await serve("permissions.test", other);
  const { guide, overall } = await stage.checked(t, "good", {
    host: "permissions.test",
    change: withoutCatalog,
  });
  const asked = await guide.page.$$eval(".substeps li code", (codes) => codes.map((code) => code.textContent));
  assert.deepEqual(
    asked.filter((name) => /_/.test(name)),
    REQUIRED,
  );
  assert.equal(overall, "ready", "what it does not ask for is not missed");
  const checked = Object.keys(await guide.rows()).filter((row) => /^permission\.(?!extra)/.test(row));
  assert.deepEqual(checked.sort(), REQUIRED.map((name) => `permission.${name}`).sort());

  const { guide: more } = await stage.checked(t, "good", { host: "permissions.test" });
  await more.assertRow("permission.extra", "warn/more-than-needed");
});

test("whether a permission is needed is for the settings to say", async (t) => {
  const missing = (need) => ({
    permissions: [
      { name: "business_management", need },
      { name: "whatsapp_business_messaging", need: "required" },
      { name: "whatsapp_business_management", need: "required" },
      { name: "catalog_management", need },
    ],
  });
  const rows = {};
  for (const need of ["required", "optional"]) {
    await serve(`${need}.test`, missing(need));
    const { guide } = await stage.checked(t, "good", {
      host: `${need}.test`,
      change: withoutCatalog,
    });
    rows[need] = (await guide.rows())["permission.catalog_management"];
  }
  assert.deepEqual(rows, { required: "fail/missing", optional: "warn/missing-optional" });
});

test("its fields are handed over in its order, and only these", async (t) => {
  await serve("fields.test", other);
  const backwards = { ...other, hand_over: { fields: ["display_phone_number", "phone_number_id", "waba_id"] } };
  await serve("backwards.test", backwards);
  const values = { waba_id: account(), phone_number_id: phone(), display_phone_number: "+1 555-010-0001" };
  for (const [host, fields, tokens] of [
    ["fields.test", ["waba_id", "phone_number_id"], 1],
    ["backwards.test", ["display_phone_number", "phone_number_id", "waba_id"], 0],
  ]) {
    const { guide } = await stage.checked(t, "good", { host });
    await guide.finish();
    const expected = fields.map((field) => [field, values[field]]);
    assert.deepEqual(Object.entries(await guide.handOver()), expected, host);
    assert.deepEqual(Object.entries(JSON.parse(await guide.copied("copy-json"))), expected, host);
    assert.equal(await guide.page.locator('[data-action="copy-token"]').count(), tokens, host);
  }
});

test("its languages are the only ones on offer, and a browser's other wish counts for nothing", async (t) => {
  await serve("languages.test", other);
  const spoken = async (path, locale) => {
    const guide = await stage.visit(t, path, { host: "languages.test", locale });
    await guide.seeScreen("start");
    const offered = await guide.page.$$eval("[data-language]", (all) => all.map(({ dataset }) => dataset.language));
    assert.deepEqual(offered.sort(), ["en", "es", "pt-BR"]);
    const said = await guide.page.locator("main .notice--warn[role=status]").count();
    return [await guide.page.locator("html").getAttribute("lang"), said];
  };
  assert.deepEqual(await spoken("/", "fr-FR"), ["en", 0]);
  assert.deepEqual(await spoken("/", "es-AR"), ["es", 0]);
  assert.deepEqual(await spoken("/?lang=pt-BR", "es-AR"), ["pt-BR", 0]);
  assert.deepEqual(await spoken("/?lang=fr", "en-GB"), ["en", 1], "a link's wish that is none is said");
});

test("its version of the Graph is in the address of every call", async (t) => {
  for (const version of ["v24.0", "v26.0"]) {
    await serve(`${version}.test`, { ...other, graph_version: version });
    await stage.checked(t, "good", { host: `${version}.test` });
    const calls = await stage.graph.calls();
    assert.equal(calls.length, 2, version);
    for (const { url } of calls) assert.ok(url.startsWith(`/${version}`), `${version}: ${url}`);
  }
});

/** A file with one thing changed in other-brand.json. */
const but = (change) => {
  const config = structuredClone(other);
  change(config);
  return JSON.stringify(config);
};

/** What is wrong, the file, and the key that has to be named. */
const BAD = {
  "not JSON": ["brand: Harbour Chat", ""],
  "cut off": [JSON.stringify(other).slice(0, -1), ""],
  "an empty file": ["", ""],
  "a list": ["[]", ""],
  "a page instead of the file": ["<!doctype html><title>x</title>", ""],
  "an unknown key": [but((config) => Object.assign(config, { colour: "red" })), "colour"],
  "another host for the token": [
    but((config) => Object.assign(config, { graph_origin: "https://evil.test" })),
    "graph_origin",
  ],
  "an unknown key inside": [but(({ brand }) => Object.assign(brand, { color: "red" })), "brand.color"],
  "a wrong type": [but((config) => Object.assign(config, { languages: "en" })), "languages"],
  "no name": [but(({ brand }) => delete brand.name), "brand.name"],
  "a missing label": [but(({ links }) => delete links.next.label), "links.next.label"],
  "a missing label beside the token": [but(({ hand_over }) => delete hand_over.paste_label), "hand_over.paste_label"],
  "an http link": [
    but(({ brand }) => Object.assign(brand, { support_url: "http://harbour.example" })),
    "brand.support_url",
  ],
  "a javascript: link": [
    but(({ links }) => Object.assign(links.next, { url: "javascript:document.title=1" })),
    "links.next.url",
  ],
  "a link with markup in it": [
    but(({ hand_over }) => Object.assign(hand_over, { paste_url: 'https://a.test/"><script>' })),
    "hand_over.paste_url",
  ],
  "a logo elsewhere": [but(({ brand }) => Object.assign(brand, { logo: "https://evil.test/x.svg" })), "brand.logo"],
  "a logo above": [but(({ brand }) => Object.assign(brand, { logo: "../x.svg" })), "brand.logo"],
  "a permission twice": [but(({ permissions }) => permissions.push(permissions[0])), "permissions"],
  "a permission without its need": [but(({ permissions }) => delete permissions[1].need), "permissions.1.need"],
  "a field that is none": [but(({ hand_over }) => hand_over.fields.push("app_secret")), "hand_over.fields.3"],
  "a version that is a way": [but((config) => Object.assign(config, { graph_version: "v25.0/../x" })), "graph_version"],
  "a key twice": [`{"graph_version": "v25.0", "graph_version": "v24.0"}`, "graph_version"],
};

const staticText = (page) => page.locator("#static-guide");

for (const [index, [name, [content, key]]] of Object.entries(BAD).entries()) {
  test(`${name}: the page says which key is wrong, does not start, and stays readable`, async (t) => {
    const host = `bad-${index}.test`;
    await stage.serveChanged(host, put(content));
    // The guide's own way to open a page would wait for it to start.
    const { page } = await stage.visit(t);
    await page.goto(`https://${host}/`);
    const said = page.locator("[data-config]");
    await said.waitFor();
    assert.equal(await said.getAttribute("data-config"), key);
    const place = await said.boundingBox();
    assert.ok(place.y + place.height < 300, "it stands at the top, where people look");
    assert.equal(await said.getAttribute("role"), "alert");
    const text = await said.textContent();
    assert.ok(text.includes("config.json") && text.includes(key), text);
    assert.ok(await said.isVisible());
    assert.equal(await page.locator("main, input, [data-action]").count(), 0, "nothing has started");
    assert.ok(await staticText(page).getByText("Create the system user and its token").last().isVisible());
    assert.equal(
      await page.locator("#boot-status [data-reason]:visible").count(),
      0,
      "nothing else is said to be wrong",
    );
  });
}

test("without a file it is eleapi's guide", async (t) => {
  await stage.serveChanged("without.test", (dir) => rm(join(dir, "config.json")));
  const guide = await stage.visit(t, "/", { host: "without.test" });
  await guide.seeScreen("start");
  assert.match(await guide.page.locator("main h1").textContent(), /eleapi$/);
  const { guide: checked, overall } = await stage.checked(t, "good", { host: "without.test" });
  assert.equal(overall, "ready");
  await checked.assertRow("permission.catalog_management", "pass/proved");
});

test("a server that cannot give it is said, and the guide stays readable", async (t) => {
  const guide = await stage.visit(t);
  await guide.page.route("**/config.json", (route) => route.fulfill({ status: 500, body: "out of order" }));
  await guide.page.reload();
  await guide.page.locator('#boot-status [data-reason="failed"]').waitFor();
  assert.equal(await guide.page.locator("main").count(), 0);
  assert.ok(await staticText(guide.page).isVisible());
});

test("nothing complained", () => stage.assertQuiet());
