// What is looked at on a page so that everybody can use it. Each inspection gives what is wrong, in words.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WCAG = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };

/** The rules a page breaks, with the elements that break them. */
export async function violations({ page }) {
  if (await page.evaluate(() => !("axe" in window))) await page.evaluate(axe);
  return page.evaluate(async (runOnly) => {
    const { violations } = await window.axe.run(document, { runOnly, resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  }, WCAG);
}

/** Whether a page is wider than its window. */
export const sideways = ({ page }) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.scrollingElement;
    return scrollWidth > clientWidth ? [`scrolls sideways by ${scrollWidth - clientWidth} px`] : [];
  });

/** One first heading, in the main part where there is one, and no level left out below it. */
export const headings = ({ page }) =>
  page.evaluate(() => {
    const wrong = [];
    const all = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((each) => each.checkVisibility());
    const main = document.querySelector("main");
    const first = all.filter((each) => each.localName === "h1");
    if (document.querySelector("main, #static-guide") && first.length !== 1) wrong.push(`${first.length} h1`);
    if (main && !first.every((each) => main.contains(each))) wrong.push("the h1 is not in main");
    let before = 0;
    for (const each of all) {
      const level = Number(each.localName[1]);
      if (level > before + 1) wrong.push(`h${level} after h${before}: ${each.textContent}`);
      before = level;
    }
    return wrong;
  });

/** The names of the steps in the list, as assistive tools hear them, hold the steps' numbers. */
export async function stepNames({ page }) {
  const list = page.locator("nav.progress");
  if ((await page.locator("[data-step]").count()) === 0) return [];
  const heard = await list.ariaSnapshot();
  const language = await page.locator("html").getAttribute("lang");
  const number = new Intl.NumberFormat(language);
  const names = [...heard.matchAll(/link "([^"]*)"/g)].map(([, name]) => name).slice(1, 8);
  return names
    .filter((name, index) => !name.includes(number.format(index + 1)) && !name.includes(index + 1))
    .map((name) => `a step's name has no number: ${name}`);
}

/** Everything that can be pressed is at least 24 px wide and high, but for links within running words. */
export const targets = ({ page }) =>
  page.evaluate(() => {
    const inWords = (link) =>
      link.localName === "a" &&
      getComputedStyle(link).display === "inline" &&
      link.parentElement.textContent.trim() !== link.textContent.trim();
    return [...document.querySelectorAll("a[href], button, summary, input, textarea, select")]
      .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.matches(".skip") && !inWords(each))
      .map((each) => [each, each.getBoundingClientRect()])
      .filter(([, { width, height }]) => width < 24 || height < 24)
      .map(([each, { width, height }]) => `${width} × ${height} px: ${each.outerHTML.slice(0, 120)}`);
  });

/** Where less motion is wanted, nothing moves for longer than a hundredth of a second. */
export const motion = ({ page }) =>
  page.evaluate(() => {
    const seconds = (times) =>
      times.split(",").map((time) => Number.parseFloat(time) * (time.endsWith("ms") ? 1e-3 : 1));
    const wrong = [];
    for (const each of document.querySelectorAll("*")) {
      for (const part of [null, "::before", "::after"]) {
        const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(each, part);
        const longest = Math.max(...seconds(transitionDuration), ...seconds(animationDuration));
        if (longest > 0.01) wrong.push(`${each.localName}.${each.className}${part ?? ""} moves for ${longest} s`);
        if (scrollBehavior === "smooth") wrong.push(`${each.localName} scrolls smoothly`);
      }
    }
    return wrong;
  });

/** In the person's own few colours: what is told by colour otherwise is told by a line, and words are seen. */
export async function forcedColors({ page }) {
  await page.emulateMedia({ forcedColors: "active" });
  const wrong = await page.evaluate(() => {
    const wrong = [];
    const style = (each) => getComputedStyle(each);
    const all = (selector) => [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility());
    const paper = style(document.documentElement).backgroundColor;
    const isLine = (width, kind, color) => Number.parseFloat(width) >= 1 && kind !== "none" && color !== paper;
    const outlined = (each) => {
      const { outlineWidth, outlineStyle, outlineColor } = style(each);
      return isLine(outlineWidth, outlineStyle, outlineColor);
    };
    const bordered = (each) => {
      const { borderTopWidth, borderTopStyle, borderTopColor } = style(each);
      return isLine(borderTopWidth, borderTopStyle, borderTopColor);
    };
    /** What can be seen of a box without its colours. */
    const lines = (each) => {
      const { outlineStyle, outlineWidth, borderStyle, borderWidth, textDecorationLine } = style(each);
      // The browser does not draw the page's own gradients then, though it still tells of them.
      const drawn = style(each).forcedColorAdjust === "none" ? style(each).backgroundImage : "";
      const marks = ["::before", "::after"].map((part) => getComputedStyle(each, part).content);
      return [outlineStyle, outlineWidth, borderStyle, borderWidth, textDecorationLine, drawn, ...marks].join();
    };
    const below = (each) => {
      const { backgroundColor } = style(each);
      return !each.parentElement || !backgroundColor.endsWith(", 0)") ? backgroundColor : below(each.parentElement);
    };
    for (const each of all("body *")) {
      const hasWords = [...each.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
      if (hasWords && style(each).color === below(each)) wrong.push(`words are not seen: ${each.textContent}`);
    }
    for (const each of all(".picture__thing--lit")) {
      if (!outlined(each)) wrong.push(`a lit part of a picture has no outline: ${each.textContent}`);
    }
    for (const each of all(".picture__slide, .picture__dot, .picture__tick")) {
      if (!bordered(each)) wrong.push(`a switch of a picture has no border: ${each.className}`);
    }
    const shapes = {};
    for (const mark of all(".icon")) {
      if (style(mark).stroke === paper || style(mark).stroke === "none") wrong.push(`${mark.classList} is not seen`);
      const shape = mark.querySelector("path").getAttribute("d");
      shapes[shape] ??= mark.classList[1];
      if (shapes[shape] !== mark.classList[1]) wrong.push(`${mark.classList} looks like ${shapes[shape]}`);
    }
    for (const [here, others] of [
      [".languages__one[aria-current]", "a.languages__one:not([aria-current])"],
      ['.languages__one[aria-pressed="true"]', '.languages__one[aria-pressed="false"]'],
      [".progress__link[aria-current]", ".progress__link:not([aria-current])"],
      [".picture__slide--on", ".picture__slide:not(.picture__slide--on)"],
    ]) {
      const [current] = all(here);
      const [other] = all(others);
      if (current && other && lines(current) === lines(other)) wrong.push(`${here} looks like the others`);
    }
    for (const each of all(".summary, .notice, .card, .seal, .practice, .button")) {
      if (!bordered(each)) wrong.push(`no border: ${each.className}`);
    }
    return wrong;
  });
  await page.emulateMedia({ forcedColors: "none" });
  return wrong;
}
