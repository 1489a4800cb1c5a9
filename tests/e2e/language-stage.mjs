// Guides in other languages than English, and what is said on their screens.

import assert from "node:assert/strict";
import { account } from "./rows.mjs";
import { fill, language } from "./spoken.mjs";
import { randomToken } from "./token.mjs";

const WORLD = "partial-control";
export const english = await language("en");

/** A visit, and every later one of the same guide, waits for the language: before it the page says that it is loading. */
export async function visit(stage, t, path, settings) {
  const guide = await stage.visit(t, path, settings);
  const open = guide.open.bind(guide);
  guide.open = async (path) => {
    await open(path);
    await guide.page.locator("main[data-screen]").waitFor();
  };
  await guide.page.locator("main[data-screen]").waitFor();
  return guide;
}

/** A phone: the menu of languages stands in the page there. */
export const PHONE = { viewport: { width: 420, height: 900 } };

export const notice = (guide) => guide.page.locator('main > .notice--warn[role="status"]');

/** The title of the first screen, as a platform without settings of its own says it. */
export const begins = ({ pages }) => fill(pages.start.title, { brand: "eleapi" });

export const heading = (guide) => guide.page.locator("main h1");

export const spoken = (guide) => guide.page.evaluate(() => document.documentElement.lang);

/** Checks a token of the same world each time, and sees its verdict in these words. */
export async function seeVerdict(stage, guide, words) {
  const token = randomToken();
  await stage.graph.world(WORLD, token);
  await guide.go("step-4");
  assert.equal(await guide.checkPasted(token), "not-ready");
  const page = words.pages["verdicts/account.control/partial"];
  await guide.page.getByText(words.ui["overall.not_ready"], { exact: true }).first().waitFor();
  const title = guide.page.locator(`[data-check="account.control"][data-subject="${account()}"] .row__title`);
  for (const piece of page.title.split("{account}").filter(Boolean)) await title.getByText(piece).waitFor();
}

/** What pages asked hosts for since. What a browser asks by itself comes from no site, as does an address typed in. */
export const sentSince = (stage, heard) =>
  stage.hosts.log
    .slice(heard)
    .filter(({ headers }) => headers["sec-fetch-site"] !== "none")
    .map(({ host, url }) => host + url);
