// The guide as a person uses it: what they do, and what they see. Only the document's published attributes are used.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";

const ELSEWHERE = "https://elsewhere.test";
const NOTHING_COPIED = "nothing was copied";

/** One tab with the guide in it. */
export class Guide {
  constructor(page, origin) {
    this.page = page;
    this.origin = origin;
    this.field = page.locator('input[data-field="token"]');
  }

  // What a person does.

  async open(path = "/") {
    await this.page.goto(this.origin + path);
    await this.page
      .locator("main[data-screen], #boot-status [data-reason]:not([hidden], [data-reason=loading])")
      .first()
      .waitFor();
  }

  /** Goes to a screen by its address. */
  async go(name) {
    await this.page.evaluate((name) => {
      location.hash = `#/${name.replace("step-", "step/")}`;
    }, name);
    await this.seeScreen(name);
  }

  press(action) {
    return this.page.locator(`main [data-action="${action}"]`).click();
  }

  next() {
    return this.press("next");
  }

  check() {
    return this.press("check");
  }

  /** Pastes with the keyboard, from the clipboard. */
  async paste(text, into = this.field) {
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await into.focus();
    await this.page.keyboard.press("ControlOrMeta+V");
  }

  pasteSecret(text) {
    return this.paste(text, this.page.locator('input[data-field="app-secret"]'));
  }

  /** Types key by key, without leaving the field. */
  async type(text) {
    await this.field.pressSequentially(text);
  }

  /** Says which account or phone is meant; without an id, that it is open. */
  choose(what, id = "") {
    return this.page.locator(`fieldset[data-choice="${what}"] input[value="${id}"]`).click();
  }

  /** Checks the same token again. */
  async checkAgain() {
    await this.press("check-again");
    return this.verdict();
  }

  /** Presses a button that copies; gives what is on the clipboard then, read by another site: this one may not. */
  async copied(action, press = () => this.press(action)) {
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), NOTHING_COPIED);
    await press();
    const context = this.page.context();
    const elsewhere = await context.newPage();
    await context.grantPermissions(["clipboard-read"], { origin: ELSEWHERE });
    await elsewhere.goto(ELSEWHERE);
    const read = () => elsewhere.evaluate(() => navigator.clipboard.readText());
    let text = await read();
    for (let tries = 0; text === NOTHING_COPIED && tries < 50; tries += 1) {
      await wait(20);
      text = await read();
    }
    await elsewhere.close();
    return text;
  }

  /** Presses a button that hands a file over; gives its name and text. */
  async downloaded(action) {
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.press(action)]);
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
  }

  /** Unfolds everything, and what is folded inside; but not the menu of languages, which would lie on top of the rest. */
  unfold() {
    return this.page.evaluate(async () => {
      for (let closed = [0]; closed.length > 0; ) {
        closed = [...document.querySelectorAll("details:not([open], .menu)")];
        for (const fold of closed) fold.open = true;
        // What is inside is made when it is asked for.
        await new Promise((made) => setTimeout(made));
      }
    });
  }

  /** Opens a report from its text, on the screen for it. */
  async readReport(text) {
    await this.page.locator('textarea[data-field="report"]').fill(text);
    await this.press("read-report");
  }

  /** Goes to another site and back, where the browser may have kept the page as it was. */
  async leaveAndReturn() {
    await this.page.goto(ELSEWHERE);
    // A page that was kept is not loaded again.
    await this.page.goBack({ waitUntil: "commit" });
    await this.page.locator("main[data-screen]").waitFor();
  }

  /** Goes through the screens from the start to the token's. */
  async walkToToken() {
    await this.seeScreen("start");
    await this.next();
    for (const step of [1, 2, 3]) {
      await this.seeScreen(`step-${step}`);
      await this.seeFocus("main h1");
      await this.next();
    }
    await this.seeScreen("step-4");
  }

  /** Goes on from the token's screen to the last one. */
  async finish() {
    for (const screen of ["step-5", "step-6", "step-7", "finish"]) {
      await this.next();
      await this.seeScreen(screen);
    }
  }

  /** Pastes a token and lets Meta be asked. */
  async checkPasted(token) {
    await this.paste(token);
    await this.seePaste("ok");
    await this.check();
    return this.verdict();
  }

  // What a person sees.

  seeScreen(name) {
    return this.page.locator(`main[data-screen="${name}"]`).waitFor();
  }

  seePaste(answer) {
    return this.page.locator(`[data-paste="${answer}"]`).waitFor();
  }

  /** The browser keeps the guide for times without a network; until then its worker asks for files. */
  seeKept() {
    return this.page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  }

  seeButton(action) {
    return this.page.locator(`main [data-action="${action}"]`).waitFor();
  }

  seeChange(stage) {
    return this.page.locator(`#change[data-change="${stage}"]`).waitFor();
  }

  seeCompared(how) {
    return this.page.locator(`[data-compared="${how}"]`).waitFor();
  }

  seeChecking() {
    return this.page.locator('main [data-overall="checking"]').waitFor();
  }

  async seeFocus(selector) {
    await this.page.waitForFunction((selector) => document.activeElement?.matches(selector), selector);
  }

  /** The answer in one word, once the check has ended. */
  async verdict({ timeout } = {}) {
    const summary = this.page.locator('main [data-overall]:not([data-overall="checking"])');
    await summary.waitFor({ timeout });
    return summary.getAttribute("data-overall");
  }

  /** All rows as `check[@subject]: verdict/code`. */
  async rows() {
    const rows = await this.page.$$eval("[data-check]", (rows) => rows.map((row) => ({ ...row.dataset })));
    return Object.fromEntries(
      rows.map(({ check, subject, verdict, code }) => [subject ? `${check}@${subject}` : check, `${verdict}/${code}`]),
    );
  }

  /** What the person chose among several accounts or phones; nothing where there is no choice. */
  async chosen(what) {
    const boxes = this.page.locator(`fieldset[data-choice="${what}"] input`);
    return (await boxes.evaluateAll((boxes) => boxes.find((box) => box.checked)?.value)) ?? null;
  }

  /** What the browser keeps for the next visit. */
  remembered() {
    return this.page.evaluate(() => ({ ...localStorage }));
  }

  /** The ids and the number that are ready to be handed over, as far as they are known. */
  handOver() {
    return this.page.$$eval("#hand-over [data-value]", (rows) =>
      Object.fromEntries(rows.map((row) => [row.dataset.value, row.querySelector("code")?.textContent ?? null])),
    );
  }

  /** The states of the seven steps, in order. */
  steps() {
    return this.page.$$eval("[data-step]", (steps) => steps.map((step) => step.dataset.state));
  }

  fieldText() {
    return this.field.inputValue();
  }

  /** What a screen reader announces by itself. */
  announced() {
    return this.page.locator('body > [role="status"]:not(#boot-status)').textContent();
  }

  /** The page still answers: its buttons work and the screen changes. */
  async assertAlive() {
    await this.seeScreen("step-4");
    await this.next();
    await this.seeScreen("step-5");
    await this.press("back");
    await this.seeScreen("step-4");
  }

  async assertRow(check, expected) {
    assert.equal((await this.rows())[check], expected, check);
  }
}
