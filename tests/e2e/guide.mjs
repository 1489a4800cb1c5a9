// The guide as a person uses it: what they do, and what they see. Only the document's published attributes are used.

import assert from "node:assert/strict";

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
    await this.page.locator("main[data-screen], #boot-status [data-reason]:not([hidden])").first().waitFor();
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
  async paste(text) {
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await this.field.focus();
    await this.page.keyboard.press("ControlOrMeta+V");
  }

  /** Types key by key, without leaving the field. */
  async type(text) {
    await this.field.pressSequentially(text);
  }

  /** Goes to another site and back, where the browser may have kept the page as it was. */
  async leaveAndReturn() {
    await this.page.goto("https://elsewhere.test/");
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

  seeButton(action) {
    return this.page.locator(`main [data-action="${action}"]`).waitFor();
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

  /** The states of the seven steps, in order. */
  steps() {
    return this.page.$$eval("[data-step]", (steps) => steps.map((step) => step.dataset.state));
  }

  fieldText() {
    return this.field.inputValue();
  }

  /** What a screen reader announces by itself. */
  announced() {
    return this.page.locator('body > [role="status"]').textContent();
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
