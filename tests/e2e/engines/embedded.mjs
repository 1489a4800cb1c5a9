// The journeys inside pages of somebody else.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { GUIDE, HELP, helpPage, serveGuide } from "../embed-stage.mjs";
import { randomToken } from "../token.mjs";

const EVIL = "https://evil.test/";
const element = () => document.querySelector("system-user-guide")?.shadowRoot?.querySelector("iframe");
const frame = () => document.querySelector("iframe");
const framing = (address) =>
  `<!doctype html><title>x</title><iframe src="${address}" width="600" height="600"></iframe>`;

/** Every id and name of a world that is long enough to be told from other text. */
async function idsOf(world) {
  const text = await readFile(`src/simulator/worlds/${world}.json`, "utf8");
  return [...text.matchAll(/"([^"]*\d{8,}[^"]*)"/g)].map(([, id]) => id);
}

export const embedded = {
  "a help center with the guide in it: a check to its end, of which the page hears the answer alone": async (
    t,
    stage,
  ) => {
    await serveGuide(stage);
    const token = randomToken();
    await stage.graph.world("good", token);
    stage.hosts.put(`${HELP}article`, helpPage('step="4"'));
    const visit = await stage.visit(t);
    await visit.copy(token);
    await visit.go(`${HELP}article`);
    const guide = await visit.inside(element);
    assert.equal(await guide.check(), "ready");
    await visit.until(() => window.heard.some(([name, { overall }]) => name === "state" && overall === "ready"));
    const told = JSON.stringify(await visit.run(() => [window.messages, window.heard]));
    for (const secret of [token.slice(0, 24), token.slice(-24), ...(await idsOf("good"))]) {
      assert.ok(!told.includes(secret), `the page heard ${secret}`);
    }
    assert.equal(await guide.run(() => self.origin), "null");
    const calls = await stage.graph.calls();
    assert.ok(calls.length > 0 && calls.every(({ headers }) => headers.origin === "null" && !headers.referer));

    const heights = [];
    for (const screen of ["step-4", "start", "step-7"]) {
      await guide.screen(screen);
      const content = () => guide.run(() => Math.ceil(document.body.getBoundingClientRect().height));
      const outside = `() => (${element})().getBoundingClientRect().height`;
      await visit.until(`(wanted) => (${outside})() === wanted`, await content());
      heights.push(await content());
    }
    assert.ok(new Set(heights).size === 3 && heights.every((height) => height > 300), heights.join());
    t.diagnostic(`the frame was ${heights.join(", ")} px tall`);
  },

  "a page that may not show the guide shows nothing of it": async (t, stage) => {
    stage.excuse(/frame-ancestors/);
    for (const [at, path, expected] of [
      [HELP, "embed/", true],
      [HELP, "", false],
      [EVIL, "embed/", false],
      [EVIL, "", false],
    ]) {
      stage.hosts.put(`${at}frame`, framing(GUIDE + path));
      const visit = await stage.visit(t, `${at}frame`);
      const shown = await visit.inside(frame, { patience: expected ? undefined : 2500 }).then(
        () => true,
        () => false,
      );
      assert.equal(shown, expected, `${at} /${path}`);
      await visit.end();
    }
  },

  "on a host without headers, or with wrong ones, a page that may not show the guide gets no token": async (
    t,
    stage,
  ) => {
    const open = "Access-Control-Allow-Origin: *\n  Access-Control-Expose-Headers: Content-Security-Policy";
    for (const [host, headers] of [
      ["bare.example", open],
      ["wrong.example", `${open}\n  Content-Security-Policy: frame-ancestors https:`],
    ]) {
      await stage.serveChanged(host, (dir) => writeFile(join(dir, "_headers"), `/*\n  ${headers}\n`));
      for (const path of ["", "embed/"]) {
        stage.hosts.put(`${EVIL}bare`, framing(`https://${host}/${path}#/step/4`));
        const visit = await stage.visit(t, `${EVIL}bare`);
        const guide = await visit.inside(frame);
        await guide.see("[data-framed]");
        assert.equal(await guide.count('input[data-field="token"]'), 0, host + path);
        assert.equal(await guide.run(() => document.documentElement.dataset.seal), "open");
        await visit.end();
      }
    }
  },
};
