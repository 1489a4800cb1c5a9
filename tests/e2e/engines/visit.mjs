// A visit in any engine: what a person does, and what they see. Only the document's published attributes are used.

import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";

/** How long a visit waits for what it wants to see, in milliseconds. */
const PATIENCE = 15_000;

const ELSEWHERE = "https://elsewhere.test/";
const CONTROL = "\uE009";

/** The first such element that is shown, in the middle of the window. */
const shown = (selector) => {
  const element = [...document.querySelectorAll(selector)].find((each) => each.checkVisibility());
  element?.scrollIntoView({ block: "center", behavior: "instant" });
  return element ?? null;
};
const isShown = (selector) => [...document.querySelectorAll(selector)].some((each) => each.checkVisibility());

/** Whether such an element stays where it is. */
async function isAtRest(selector) {
  const place = () => {
    const { top, left } = document.querySelector(selector).getBoundingClientRect();
    return `${top} ${left} ${innerHeight}`;
  };
  const before = place();
  await new Promise((passed) => setTimeout(passed, 60));
  return place() === before;
}

/** Hears what goes wrong in the page from here on. */
function listen() {
  if (window.complaints) return;
  window.complaints = [];
  addEventListener("error", ({ message }) => window.complaints.push(`thrown: ${message}`));
  addEventListener("unhandledrejection", ({ reason }) => window.complaints.push(`rejected: ${reason}`));
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
    window.complaints.push(`${effectiveDirective} stopped ${blockedURI}`);
  });
}

/** A tab, or a frame in one. */
export class Visit {
  constructor(tab, { patience = PATIENCE, around } = {}) {
    this.tab = tab;
    this.patience = patience;
    this.around = around;
    this.frames = [];
    this.heard = [];
  }

  /** Calls a function in the page; arguments and answer are JSON. */
  run(fn, ...args) {
    return this.tab.run(fn, ...args);
  }

  /** Waits until a function of the page gives something that counts as true, and gives that. */
  async until(fn, ...args) {
    const end = performance.now() + this.patience;
    for (;;) {
      const answer = await this.run(fn, ...args).catch((error) => {
        // The page may be on its way to another address.
        if (performance.now() > end) throw error;
      });
      if (answer) return answer;
      if (performance.now() > end) throw new Error(`not seen: ${args.join(" ") || fn}`);
      await wait(50);
    }
  }

  // What a person does.

  async go(address) {
    await this.hear();
    await this.tab.go(address);
    await this.run(listen);
  }

  async reload() {
    await this.hear();
    await this.tab.reload();
    await this.run(listen);
  }

  /** Goes to another screen of the page that is there. */
  async screen(name) {
    await this.run((name) => location.assign(`#/${name.replace("step-", "step/")}`), name);
    await this.see(`main[data-screen="${name}"]`);
  }

  async click(selector) {
    await this.see(selector);
    await this.until(isAtRest, selector);
    await this.show(selector);
    await this.tab.click(shown, selector);
  }

  /** Scrolls the page around the guide to where an element is: a frame cannot do it everywhere. */
  async show(selector) {
    if (!this.around) return;
    const place = `(${shown})(${JSON.stringify(selector)}).getBoundingClientRect()`;
    const middle = await this.run(`() => { const { top, bottom } = ${place}; return (top + bottom) / 2; }`);
    const { visit, find } = this.around;
    await visit.until(
      `(middle) => {
        const place = () => (${find})().getBoundingClientRect().top + middle;
        scrollBy(0, place() - innerHeight / 2);
        return place() > 0 && place() < innerHeight;
      }`,
      middle,
    );
  }

  press(action) {
    return this.click(`main [data-action="${action}"]`);
  }

  /** Holds Control while a key is pressed. */
  withControl(key) {
    const [down, up] = ["keyDown", "keyUp"].map((type) => (value) => ({ type, value }));
    return this.tab.keys([down(CONTROL), down(key), up(key), up(CONTROL)]);
  }

  /** Copies a text from a page of somebody else. */
  async copy(text) {
    await this.go(ELSEWHERE);
    await this.run((text) => {
      document.body.innerHTML = "<textarea rows=9 cols=40></textarea>";
      document.querySelector("textarea").value = text;
    }, text);
    await this.click("textarea");
    await this.withControl("a");
    await this.withControl("c");
  }

  async paste() {
    const field = 'input[data-field="token"]';
    // A frame that is still growing may slip away from under the mouse.
    for (let tries = 0; tries < 5; tries += 1) {
      await this.click(field);
      if (await this.run((field) => document.activeElement?.matches(field), field)) break;
    }
    await this.withControl("v");
  }

  /** Asks Meta about what was copied; gives the answer in one word. */
  async check() {
    await this.see("html[data-seal=sealed]");
    await this.paste();
    await this.see('[data-paste="ok"]');
    for (let tries = 0; tries < 5; tries += 1) {
      await this.press("check");
      await wait(500);
      if ((await this.count("main [data-overall]")) > 0) break;
    }
    return this.verdict();
  }

  // What a person sees.

  see(selector) {
    return this.until(isShown, selector);
  }

  count(selector) {
    return this.run((selector) => document.querySelectorAll(selector).length, selector);
  }

  field() {
    return this.run(() => document.querySelector('input[data-field="token"]').value);
  }

  /** The answer in one word, once the check has ended. */
  verdict() {
    return this.until(() => {
      const { overall } = document.querySelector("main [data-overall]")?.dataset ?? {};
      return overall === "checking" ? undefined : overall;
    });
  }

  /** All rows as `check[@subject]: verdict/code`. */
  rows() {
    return this.run(() =>
      Object.fromEntries(
        [...document.querySelectorAll("[data-check]")].map(({ dataset: { check, subject, verdict, code } }) => [
          subject ? `${check}@${subject}` : check,
          `${verdict}/${code}`,
        ]),
      ),
    );
  }

  async assertRow(check, expected) {
    assert.equal((await this.rows())[check], expected, check);
  }

  steps() {
    return this.run(() => [...document.querySelectorAll("[data-step]")].map(({ dataset }) => dataset.state));
  }

  /** The guide inside this page, in the frame that a function finds; `patience` in milliseconds. */
  async inside(find, { patience = PATIENCE } = {}) {
    await this.until(`() => Boolean((${find})())`);
    const around = { visit: this, find };
    const frame = new Visit(await this.tab.frame(find), { patience, around });
    this.frames.push(frame);
    await frame.see("main[data-screen]");
    await frame.run(listen);
    return frame;
  }

  /** Notes what went wrong in the page that is there, and in the guide inside it. */
  async hear() {
    for (const frame of this.frames) this.heard.push(...(await frame.hear()));
    this.frames = [];
    this.heard.push(...((await this.run(() => window.complaints ?? []).catch(() => [])) ?? []));
    return this.heard;
  }

  /** Closes the tab, once; gives what went wrong in it. */
  async end() {
    if (this.ended) return [];
    this.ended = true;
    const heard = await this.hear();
    await this.tab.close();
    return heard;
  }
}
