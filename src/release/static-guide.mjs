// The whole guide as static markup, made of the same words as the app: to be read before any WebAssembly has come,
// without JavaScript, and on paper. Elements and classes are those of src/view, so that nothing jumps when it takes over.

/** As many as `Step::ALL` has. */
const stepCount = 7;

const fail = (message) => {
  throw new Error(`static guide: ${message}`);
};

/** Only `element` makes one. Every other string is text, and is escaped when it is put into an element. */
class Markup {
  constructor(html) {
    this.html = html;
  }
}

const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as it stands between tags, and between the double quotes of an attribute. */
const escaped = (text) => String(text).replace(/[&<>"]/g, (sign) => entities[sign]);

function element(name, attributes, ...inside) {
  const put = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const parts = inside.flat(Infinity).map((part) => (part instanceof Markup ? part.html : escaped(part)));
  return new Markup(`<${name}${put.join("")}>${parts.join("")}</${name}>`);
}

/** Names come from the words: `constructor` is none of ours. */
const own = (object, key) => (Object.hasOwn(object, key) ? object[key] : undefined);

/** As `is_web` in src/domain/web.rs: a host name, and nothing behind it that would need escaping. */
const isWeb = (address) =>
  /^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#](?:(?!["'<>\\^`{|}])[!-~])*)?$/i.test(address);

/** The lock of src/view/icon.rs. */
const lock = element(
  "svg",
  { class: "icon icon--lock", viewBox: "0 0 24 24", "aria-hidden": "true" },
  element("path", { d: "M6 10.5h12v10H6zM8.5 10.5V7a3.5 3.5 0 0 1 7 0v3.5M12 14.5v2" }),
);

const isRuns = (value) => typeof value === "string" || Array.isArray(value);

/**
 * The guide in the language of `words`, which the build script has written (src/content/build/json.rs); a page that is
 * not there is left out. `names` has Meta's names in this language by their English ones, `metaPages` the addresses of
 * pages at Meta by the names that the words use.
 */
export function staticGuide({ words, names, brand, systemUserName, permissions, metaPages }) {
  const { language, direction, pages, ui } = words;
  const plural = new Intl.PluralRules(language);
  const everywhere = { brand, system_user_name: systemUserName };

  /** A value is never read again: its own braces stay. */
  const fill = (text, values = everywhere) =>
    text.replace(/\{([^{}]*)\}/g, (hole, name) => own(values, name) ?? fail(`${hole} has no value`));

  /** A short string; `n` chooses the form of one that depends on a number. */
  function said(key, values = {}) {
    const forms = own(ui, key) ?? fail(`ui.toml has no ${key}`);
    const text = typeof forms === "string" ? forms : (own(forms, plural.select(values.n)) ?? forms.other);
    return fill(text, { ...everywhere, ...values });
  }

  const title = (path) => fill(pages[path].title);

  const steps = Array.from({ length: stepCount }, (_, index) => index + 1);
  const screens = [
    { path: "start", fragment: "/start", name: () => said("nav.start") },
    ...steps.map((step) => ({ path: `steps/${step}`, fragment: `/step/${step}`, name: title, step })),
    { path: "finish", fragment: "/finish", name: () => said("nav.finish") },
    { path: "privacy", fragment: "/privacy", name: title },
  ].filter(({ path }) => own(pages, path));

  /** A link out of the guide. */
  function out(address, text, look = {}) {
    if (!isWeb(address)) fail(`${address} is no https address`);
    const warning = element("span", { class: "hidden" }, ` (${said("step.new_tab")})`);
    return element("a", { ...look, href: address, target: "_blank", rel: "noopener noreferrer" }, text, warning);
  }

  const atMeta = (name) => own(metaPages, name) ?? fail(`${name} is no page at Meta`);

  function link(address, text) {
    if (address.startsWith("meta:")) return out(atMeta(address.slice("meta:".length)), text);
    if (!address.startsWith("#/")) return out(address, text);
    // A screen that is not made of words is in the app only.
    const isHere = screens.some(({ fragment }) => address === `#${fragment}`);
    return isHere ? element("a", { href: address }, text) : text;
  }

  /** Something on Meta's screen, in this language where its name is known. */
  function nameAtMeta(english) {
    const name = own(names, english);
    const foreign = name === undefined && language !== "en" ? { lang: "en", dir: "ltr" } : {};
    return element("strong", foreign, fill(name ?? english));
  }

  function run(run) {
    if (typeof run === "string") return fill(run);
    const [kind, first, second] = run;
    if (kind === "b") return nameAtMeta(first);
    // Ids and names of Meta's are read from left to right in every language.
    if (kind === "c") return element("code", { dir: "ltr" }, fill(first));
    if (kind === "a") return link(first, fill(second));
    return fail(`${JSON.stringify(run)} is no run of text`);
  }

  const runs = (text) => [text].flat().map(run);

  const entry = (item) =>
    isRuns(item) ? element("p", {}, runs(item)) : [element("p", {}, runs(item.text)), blocks(item.more)];

  /** An entry that is nothing but this placeholder stands once for each permission. */
  const each = (item) =>
    JSON.stringify(item) === '[["c","{permission}"]]' ? permissions.map((name) => [["c", name]]) : [item];

  const entries = (items) => items.map((item) => element("li", {}, entry(item)));

  function block(block) {
    if (isRuns(block)) return element("p", {}, runs(block));
    if (block.ol) return element("ol", {}, entries(block.ol));
    if (block.ul) return element("ul", {}, entries(block.ul.flatMap(each)));
    if (block.h) return element("h3", {}, runs(block.h));
    // Pictures only repeat what the words say.
    if (block.picture) return [];
    if (!block.fold) fail(`${JSON.stringify(block)} is no part of a page`);
    const body = element("div", { class: "fold__body" }, blocks(block.body));
    // A summary sets its parts side by side: a name in bold must not be a part of its own.
    const summary = element("summary", {}, element("span", {}, runs(block.fold)));
    return element("details", { class: "fold" }, summary, body);
  }

  const blocks = (body) => body.map(block);

  function substeps(items, step) {
    const numbered = items.map((item, index) =>
      element(
        "li",
        { class: "substeps__item" },
        element("span", { class: "substeps__number" }, `${step}.${index + 1}`),
        element("div", { class: "substeps__text" }, entry(item)),
      ),
    );
    return element("ol", { class: "substeps", role: "list" }, numbered);
  }

  /** A page's body. The first numbered list of a step has its sub-steps. */
  function prose(body, step) {
    const first = step && body.find(({ ol }) => ol);
    const parts = body.map((each) => (each === first ? substeps(each.ol, step) : block(each)));
    return element("div", { class: "prose" }, parts);
  }

  /** The page at Meta where it happens, how long it takes, and where to read more. */
  function facts({ meta, minutes, read }) {
    const parts = [
      meta && out(atMeta(meta), said("step.open_meta"), { class: "button" }),
      minutes && element("span", { class: "facts__minutes" }, said("step.minutes", { n: minutes })),
      read && out(read, said("step.read_more")),
    ].filter(Boolean);
    return parts.length > 0 ? element("div", { class: "facts" }, parts) : [];
  }

  function section({ path, fragment, step }) {
    const page = pages[path];
    const eyebrow = () => element("span", { class: "eyebrow" }, said("nav.step_of", { n: step, total: stepCount }));
    const heading = element("h2", {}, step ? [eyebrow(), " "] : [], title(path));
    return element("section", { id: fragment }, heading, facts(page), prose(page.body ?? [], step));
  }

  function listed({ path, fragment, name, step }) {
    const mark = element("span", { class: `progress__mark${step ? "" : " progress__mark--plain"}` }, step ?? "");
    return element("li", {}, element("a", { class: "progress__link", href: `#${fragment}` }, mark, " ", name(path)));
  }

  const header = element(
    "header",
    { class: "top" },
    element("h1", { class: "top__name" }, said("page.title")),
    element("p", { class: "top__safe" }, lock, said("page.safe")),
  );
  const nav = element(
    "nav",
    { class: "progress", "aria-label": said("nav.label") },
    element(
      "details",
      {},
      element("summary", { class: "progress__fold" }, said("nav.label")),
      element("ol", { class: "progress__list progress__list--open" }, screens.map(listed)),
    ),
  );
  // No <main>: that one is the app's, and whoever waits for the app waits for it.
  const main = element("div", { class: "static__pages", role: "main" }, screens.map(section));
  const about = { id: "static-guide", class: "static", lang: language, dir: direction };
  return element("div", about, header, element("div", { class: "layout" }, nav, main)).html;
}
