// Once the page is sealed, the browser stops every way out of it that a policy can stop: to other hosts, and to its own.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";
import { ways } from "./ways-out.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

/** How long a request that was not refused may take to be heard, in milliseconds. */
const SOON = 100;
const SOME_TIME = 5000;

let tries = 0;
/** An address for each attempt, because a browser asks for nothing twice. */
const address = (host) => {
  tries += 1;
  return `https://${host}/way-out-${tries}`;
};
async function comes(sign) {
  for (let waited = 0; waited < SOME_TIME; waited += 20) {
    if (await sign()) return true;
    await wait(20);
  }
  return false;
}
const said = (error) => error.message.split("\n")[0];
const heardOf = (to) => stage.hosts.log.filter(({ host, url }) => to === `https://${host}${url.replace("?", "")}`);

test("without a policy each of them leads out", async (t) => {
  await stage.serveChanged("open.test", async (dir) => {
    await writeFile(join(dir, "_headers"), "");
    await writeFile(join(dir, "index.html"), "<!doctype html><title>Open</title><body></body>");
  });
  const context = await stage.browser.newContext();
  t.after(() => context.close());
  const unheard = [];
  for (const [reached, host] of Object.entries({ own: "open.test", foreign: "evil.test" })) {
    for (const { name, go } of ways.filter(({ reaches }) => reaches.includes(reached))) {
      const page = await context.newPage();
      await page.goto("https://open.test/");
      const to = address(host);
      // Some never end, because the page is gone before; they were heard all the same.
      const gone = go(page, to).catch(said);
      if (!(await comes(() => heardOf(to).length > 0)))
        unheard.push(`${name} to ${host}: ${await Promise.race([gone, wait(SOON)])}`);
      await Promise.race([page.close(), wait(SOON)]);
    }
  }
  assert.deepEqual(unheard, []);
  t.diagnostic(`${ways.length} ways`);
});

test("a sealed page", async (t) => {
  const token = randomToken();
  await stage.graph.world("good", token);
  const guide = await stage.visit(t, "/#/step/4", { mayViolate: true });
  const { page } = guide;
  await guide.field.waitFor();
  await guide.seeKept();
  const since = stage.hosts.log.length;
  await page.evaluate(() => {
    window.refusals = [];
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
      window.refusals.push(effectiveDirective);
    });
    // A policy that was added holds even when what added it is gone.
    for (const policy of document.querySelectorAll("meta[http-equiv]")) policy.remove();
  });

  for (const host of ["app.test", "evil.test"]) {
    for (const { name, go, refusal } of ways) {
      await t.test(`is refused ${name} to ${host}`, async () => {
        // Behind another window nothing is drawn, and what a style names is not loaded.
        await page.bringToFront();
        const to = address(host);
        const told = [await go(page, to).catch(said)];
        const isTold = async () => {
          told.push(...(await page.evaluate(() => window.refusals.splice(0))));
          return told.some((text) => text?.includes(refusal));
        };
        assert.ok(await comes(isTold), `the browser told only: ${told}`);
        await wait(SOON);
        assert.deepEqual(heardOf(to), []);
        assert.equal(page.url(), "https://app.test/#/step/4");
      });
    }
  }

  await t.test("asks Meta all the same, and nobody else", async () => {
    // The tool that drives the browser still waits for the forms, until the page changes its address.
    for (const step of [5, 4]) {
      await page.evaluate((step) => {
        location.hash = `#/step/${step}`;
      }, step);
      await guide.seeScreen(`step-${step}`);
    }
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url()).host));
    assert.equal(await guide.checkPasted(token), "ready");
    const calls = await stage.graph.log();
    assert.deepEqual(
      asked,
      calls.map(() => "graph.facebook.com"),
    );
    assert.ok(calls.length > 0);
    const heard = stage.hosts.log.slice(since).filter(({ host }) => ["app.test", "evil.test"].includes(host));
    assert.deepEqual(heard, [], "in all that time");
    t.diagnostic(`${ways.length} ways to each of two hosts, ${calls.length} calls to Meta`);
  });
});

test("nothing complained", () => stage.assertQuiet());
