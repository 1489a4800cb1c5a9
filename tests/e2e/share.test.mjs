// The screen that makes what a help center puts into its page: each text, put there as it was copied, shows what was chosen.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { GUIDE, guideIn, HELP, openPage, serveGuide } from "./embed-stage.mjs";
import { setStage } from "./stage.mjs";

let stage;
before(async () => {
  stage = await setStage();
  await serveGuide(stage);
});
after(() => stage?.close());

const HOST = new URL(GUIDE).host;
const choose = (guide, what, value) => guide.page.locator(`#share-${what}`).selectOption(value);

/** How the guide looks and where it is. */
const look = (guide) =>
  guide.page.evaluate(() => {
    const { lang, dataset } = document.documentElement;
    return { lang, theme: dataset.theme ?? "", screen: document.querySelector("main").dataset.screen };
  });

const chosen = { lang: "es", theme: "dark", screen: "step-4" };
async function chooseAll(guide) {
  await choose(guide, "language", "es");
  await choose(guide, "theme", "dark");
  await choose(guide, "screen", "#/step/4");
}

for (const what of ["element", "frame"]) {
  test(`the ${what} shows what was chosen in a page of the help center`, async (t) => {
    const guide = await stage.visit(t, "/#/share", { host: HOST });
    await chooseAll(guide);
    const snippet = await guide.copied(`copy-${what}`);
    stage.hosts.put(
      `${HELP}shared-${what}`,
      `<!doctype html><html lang="en"><title>Help</title><h1>Help</h1>${snippet}`,
    );
    const page = await openPage(stage, t, `${HELP}shared-${what}`, { locale: "fr", colorScheme: "light" });
    assert.deepEqual(await look(await guideIn(page)), chosen);
    const { href } = new URL(await page.locator("iframe").getAttribute("src"));
    assert.ok(href.startsWith(`${GUIDE}embed/?lang=es`), href);
  });
}

test("the link opens the guide as it was chosen", async (t) => {
  const guide = await stage.visit(t, "/#/share", { host: HOST });
  await chooseAll(guide);
  const link = await guide.copied("copy-link");
  assert.equal(link, `${GUIDE}?lang=es&theme=dark#/step/4`);
  const other = await stage.visit(t, link.slice(GUIDE.length - 1), { host: HOST, locale: "fr" });
  await other.seeScreen("step-4");
  assert.deepEqual(await look(other), chosen);
});

test("where nothing is chosen the visitor's own language and look stand", async (t) => {
  const guide = await stage.visit(t, "/#/share", { host: HOST });
  assert.equal(await guide.copied("copy-link"), GUIDE);
  stage.hosts.put(`${HELP}plain`, `<!doctype html><title>Help</title>${await guide.copied("copy-element")}`);
  const page = await openPage(stage, t, `${HELP}plain`, { locale: "fr" });
  const seen = await look(await guideIn(page));
  assert.deepEqual([seen.lang, seen.screen], ["fr", "start"]);
});

test("the preview follows the choices", async (t) => {
  const guide = await stage.visit(t, "/#/share", { host: HOST });
  await chooseAll(guide);
  await guide.page.locator('.share__preview[src$="theme=dark#/step/4"]').scrollIntoViewIfNeeded();
  const inside = guide.page.frameLocator(".share__preview");
  await inside.locator('html[lang="es"][data-theme="dark"] main[data-screen="step-4"]').waitFor();
  await choose(guide, "language", "ar");
  await inside.locator('html[lang="ar"] main[data-screen="step-4"]').waitFor();
});

test("it says which sites may show the guide, and where none may, that", async (t) => {
  const said = async (host) => {
    const guide = await stage.visit(t, "/#/share", { host });
    return guide.page.locator("[data-embedders]").textContent();
  };
  assert.match(await said(HOST), /: https:\/\/help\.test$/);
  assert.match(await said("app.test"), /^No site may/);
});

test("nothing complained", () => stage.assertQuiet());
