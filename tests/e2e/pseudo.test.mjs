// Every scene in a language made of long, bracketed words: nothing is left untranslated, and nothing is cut off.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { PLACE, pseudo, speakPseudo, unbracketed } from "./pseudo.mjs";
import { scenes } from "./scenes.mjs";
import { shown } from "./spoken.mjs";
import { setStage } from "./stage.mjs";

const HOST = "pseudo.test";
const WIDTHS = [320, 1280];

let stage;
before(async () => {
  stage = await setStage();
  await stage.serveChanged(HOST, speakPseudo);
});
after(() => stage?.close());

const { permissions, system_user_name, brand } = JSON.parse(await readFile("dist/config.json", "utf8"));

/** What is no word of any language: the platform's own values in pictures and texts. */
const values = ["EAA…", system_user_name, brand.name, ...permissions.map(({ name }) => name)];

/** Places in which there is something else than the guide's own words. */
const kinds = {
  code: "ids and values to copy",
  report: "codes and ids, for support",
  menu: "each language's own name for itself",
  original: "English names, beside Meta's own",
  foreign: "names and words of others",
};

const isTranslated = ([text, , kind]) =>
  kind in kinds || values.includes(text.trim()) || !/\p{L}/u.test(unbracketed(text));

/** Texts that are cut off, and whatever makes the page wider than the window. */
const cut = (page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const found = scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide`] : [];
    const describe = (element) =>
      `${element.localName}.${[...element.classList].join(".")} ${element.textContent.slice(0, 80)}`;
    for (const element of document.body.querySelectorAll("*")) {
      // What only assistive tools read is meant to be cut off.
      if (!element.checkVisibility({ visibilityProperty: true }) || element.closest(".hidden, .skip, svg")) continue;
      const { overflowX, overflowY, display } = getComputedStyle(element);
      if (!/\p{L}/u.test(element.textContent) || display === "inline" || display === "contents") continue;
      const hides = (overflow) => overflow === "hidden" || overflow === "clip";
      const wide = element.scrollWidth > element.clientWidth + 1;
      const tall = element.scrollHeight > element.clientHeight + 1;
      if ((hides(overflowX) && wide) || (hides(overflowY) && tall)) found.push(`cut off: ${describe(element)}`);
      // Words that run out of their box run into the next one. On a phone pictures are wider than the words around them.
      else if (overflowX === "visible" && wide && !element.querySelector(".picture"))
        found.push(`runs out: ${describe(element)}`);
    }
    return found;
  });

/** Opens every address of a scene in the language, on the host that speaks it. */
function speaking(guide) {
  const open = guide.open.bind(guide);
  guide.open = (path = "/") => {
    const url = new URL(path, guide.origin);
    const query = [`lang=${PLACE}`, url.search.slice(1)].filter(Boolean).join("&");
    return open(`${url.pathname}?${query}${url.hash}`);
  };
  return guide;
}

/**
 * Left out are scenes that speak a language of their own: a guide that has stopped and one that has not started are part of
 * the page without a program, which is English.
 */
const ownLanguage = /^(?:stopped|static|config-refused|language-unknown|(?:arabic|hebrew|hindi)-.+)$/;
const spoken = Object.fromEntries(Object.entries(scenes).filter(([name]) => !ownLanguage.test(name)));

const more = {
  privacy: "/#/privacy",
  practice: "/#/practice",
  "practice-unknown": "/#/practice/nothing",
  lost: "/#/nowhere",
};
for (const [name, path] of Object.entries(more)) {
  spoken[name] = async (_stage, guide) => {
    await guide.open(path);
    await guide.page.locator("main .cases, main .prose").first().waitFor();
  };
}

spoken["practice-checked"] = async (_stage, guide) => {
  await guide.open("/#/practice/partial-control");
  await guide.page.locator("[data-practice]").waitFor();
  await guide.page.evaluate(() => {
    location.hash = "#/step/4";
  });
  await guide.press("use-practice-token");
  await guide.check();
  await guide.verdict();
};

let looked = 0;
for (const [name, arrange] of Object.entries(spoken)) {
  test(`${name} is translated and fits`, async (t) => {
    const guide = speaking(await stage.visit(t, `/?lang=${PLACE}`, { host: HOST, reducedMotion: "reduce" }));
    await arrange(stage, guide);
    // The names come last, and with them everything is drawn.
    await guide.page.waitForFunction(() =>
      performance.getEntries().some(({ name }) => /\/names-\w+\.json$/.test(name)),
    );
    assert.match(await guide.page.locator("main h1").textContent(), /⟦/, "the language is spoken");
    const faults = new Set();
    for (const width of WIDTHS) {
      await guide.page.setViewportSize({ width, height: 900 });
      await guide.unfold();
      const steps = guide.page.locator('.progress__fold[aria-expanded="false"]');
      if (await steps.isVisible()) await steps.click();
      const texts = await shown(guide.page);
      looked += texts.length;
      for (const text of texts) if (!isTranslated(text)) faults.add(`not translated: ${text.join(" | ")}`);
      for (const fault of await cut(guide.page)) faults.add(`${width}: ${fault}`);
    }
    assert.deepEqual([...faults], []);
  });
}

test("a text that is not translated and one that is cut off are found", async (t) => {
  const guide = speaking(
    await stage.visit(t, `/?lang=${PLACE}`, { host: HOST, viewport: { width: 320, height: 900 } }),
  );
  await guide.page.locator("main .plan").evaluate((plan, long) => {
    const forgotten = document.createElement("p");
    forgotten.textContent = `Forgotten ${long}`;
    const tight = document.createElement("p");
    tight.className = "row__state";
    tight.style.setProperty("overflow", "hidden");
    tight.style.setProperty("white-space", "nowrap");
    tight.textContent = long.repeat(9);
    plan.append(forgotten, tight);
  }, pseudo("something long"));
  const faults = (await shown(guide.page)).filter((text) => !isTranslated(text)).map(([text]) => text);
  assert.deepEqual(faults, [`Forgotten ${pseudo("something long")}`]);
  assert.equal((await cut(guide.page)).filter((fault) => fault.startsWith("cut off: p.row__state")).length, 1);
});

test("many texts were looked at", (t) => {
  t.diagnostic(`${looked} texts`);
  assert.ok(looked > 10_000, `${looked}`);
});

test("nothing complained", () => stage.assertQuiet());
