// The static guide says what the words say, and nothing in them becomes markup.

import assert from "node:assert/strict";
import { test } from "node:test";
import { staticGuide } from "./static-guide.mjs";

const ui = {
  "nav.finish": "Done",
  "nav.label": "Steps",
  "nav.start": "Before you start",
  "nav.step_of": "Step {n} of {total}",
  "page.safe": "To Meta only.",
  "page.title": "Assign a system user",
  "step.minutes": { one: "About {n} minute", other: "About {n} minutes" },
  "step.new_tab": "opens in a new tab",
  "step.open_meta": "Open this page at Meta",
  "step.read_more": "Read more at Meta",
};

const metaPages = { apps: "https://meta.test/apps", users: "https://meta.test/users?a=1&b=2" };

/** One page with every part that a page can have. */
const everything = [
  "plain, {brand}",
  ["press ", ["b", "Add"], ", type ", ["c", "{system_user_name}"], ", open ", ["a", "meta:apps", "apps"], "."],
  { ol: ["first", { text: ["second ", ["b", "Never"]], more: [{ ul: ["inside"] }, { picture: "menu" }] }] },
  { picture: "button" },
  { h: ["A ", ["b", "heading"]] },
  { fold: ["A ", ["b", "fold"]], body: ["hidden", { ol: [["in ", ["a", "#/start", "the start"]]] }, { h: "deeper" }] },
  { ol: [["see ", ["a", "https://example.org/a?b=1&c=2", "this"]]] },
  { ul: ["bulleted", [["c", "{permission}"]]] },
];

const pages = {
  start: { title: "Connect to {brand}", body: ["begin"] },
  "steps/1": { title: "Open Meta", meta: "users", minutes: 1, read: "https://example.org/read", body: everything },
  "steps/4": { title: "Make a token", minutes: 8, body: [{ ol: ["one", "two"] }] },
  finish: { title: "All done" },
  privacy: { title: "What is kept", body: ["nothing"] },
};

const words = { language: "en", name: "English", direction: "ltr", pages, ui };
const guideOf = (changes = {}, others = {}) =>
  staticGuide({
    words: { ...words, ...changes },
    names: {},
    brand: "eleapi",
    systemUserName: "eleapi-connect",
    permissions: ["messaging", "management"],
    metaPages,
    ...others,
  });
/** A guide of the fourth step alone, with this body. */
const withBody = (body, others) => guideOf({ pages: { "steps/4": { title: "t", body } } }, others);

const tag = /<(\/?)([a-z][a-z0-9]*)((?: [A-Za-z-]+="[^"<>]*")*)>/g;
const decoded = (text) =>
  text.replace(/&(lt|gt|quot|amp);/g, (_, name) => ({ lt: "<", gt: ">", quot: '"', amp: "&" })[name]);

/**
 * Reads markup as strictly as a machine can: what is not a whole tag must be text without any sign of markup, and every
 * element is closed in its turn. Gives the elements with their attributes and all text in them, in document order.
 */
function read(html) {
  const elements = [];
  const open = [];
  let end = 0;
  const take = (text) => {
    assert.doesNotMatch(text, /[<>"]|&(?!(?:lt|gt|quot|amp);)/);
    for (const element of open) element.text += decoded(text);
  };
  for (const match of html.matchAll(tag)) {
    take(html.slice(end, match.index));
    end = match.index + match[0].length;
    const [, closes, name, put] = match;
    if (closes) {
      assert.equal(open.pop()?.name, name);
      continue;
    }
    const pairs = [...put.matchAll(/ ([A-Za-z-]+)="([^"]*)"/g)].map(([, key, value]) => [key, decoded(value)]);
    const element = { name, attributes: Object.fromEntries(pairs), text: "", inside: open.map((each) => each.name) };
    elements.push(element);
    open.push(element);
  }
  take(html.slice(end));
  assert.equal(open.length, 0);
  return elements;
}

const named = (elements, ...names) => elements.filter(({ name }) => names.includes(name));
const ofClass = (elements, name) => elements.filter(({ attributes }) => attributes.class?.split(" ").includes(name));
const texts = (elements) => elements.map(({ text }) => text);

/** Each text in a value, with a copy of the value in which this text is another one. */
function* replaced(value, other) {
  if (typeof value === "string") yield [value, other];
  if (typeof value !== "object" || value === null) return;
  for (const [key, inside] of Object.entries(value)) {
    for (const [text, changed] of replaced(inside, other)) {
      yield [text, Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed }];
    }
  }
}

test("the guide is one element that says its language", () => {
  const elements = read(guideOf());
  const { inside, attributes } = elements[0];
  assert.deepEqual(inside, []);
  assert.deepEqual(attributes, { id: "static-guide", class: "static", lang: "en", dir: "ltr" });
  assert.equal(elements.filter(({ inside }) => inside.length === 0).length, 1);
});

test("a language that is written from right to left says so, and ids in it are read from left to right", () => {
  const elements = read(guideOf({ language: "ar", direction: "rtl" }));
  const { lang, dir } = elements[0].attributes;
  assert.deepEqual([lang, dir], ["ar", "rtl"]);
  for (const { attributes } of named(elements, "code")) assert.equal(attributes.dir, "ltr");
});

test("every page is a section where the app's own fragments lead, and the list leads to each", () => {
  const elements = read(guideOf());
  const ids = ["/start", "/step/1", "/step/4", "/finish", "/privacy"];
  assert.deepEqual(
    named(elements, "section").map(({ attributes }) => attributes.id),
    ids,
  );
  const links = elements.filter(({ name, inside }) => name === "a" && inside.includes("nav"));
  assert.deepEqual(
    links.map(({ attributes, text }) => [attributes.href, text]),
    [
      ["#/start", " Before you start"],
      ["#/step/1", "1 Open Meta"],
      ["#/step/4", "4 Make a token"],
      ["#/finish", " Done"],
      ["#/privacy", " What is kept"],
    ],
  );
});

test("a page that is not there is left out, and whatever led to it is plain text", () => {
  const elements = read(withBody([["a", ["a", "#/finish", "the end"], ["a", "#/step/4", "here"]]]));
  assert.equal(named(elements, "section").length, 1);
  const links = named(elements, "a").map(({ attributes }) => attributes.href);
  assert.deepEqual(links, ["#/step/4", "#/step/4"]);
  assert.equal(ofClass(elements, "prose")[0].text, "athe endhere");
});

test("no id stands twice, and every link within the page has its target", () => {
  const elements = read(guideOf());
  const ids = elements.flatMap(({ attributes }) => attributes.id ?? []);
  assert.equal(new Set(ids).size, ids.length);
  const hrefs = named(elements, "a").map(({ attributes }) => attributes.href);
  const within = hrefs.filter((href) => href.startsWith("#"));
  assert.ok(within.length > 5);
  for (const href of within) assert.ok(ids.includes(href.slice(1)), href);
});

test("headings go down one level at a time, from one h1", () => {
  const levels = named(read(guideOf()), "h1", "h2", "h3", "h4").map(({ name }) => Number(name[1]));
  assert.deepEqual(levels, [1, 2, 2, 3, 3, 2, 2, 2]);
});

test("a step says which one it is, how long it takes, and where it happens", () => {
  const elements = read(guideOf());
  const titles = texts(named(elements, "h2"));
  assert.deepEqual(titles, [
    "Connect to eleapi",
    "Step 1 of 7 Open Meta",
    "Step 4 of 7 Make a token",
    "All done",
    "What is kept",
  ]);
  assert.deepEqual(texts(ofClass(elements, "facts__minutes")), ["About 1 minute", "About 8 minutes"]);
  const [meta, read_more] = elements.filter(
    ({ name, inside }) => name === "a" && inside.includes("section") && inside.at(-1) === "div",
  );
  assert.equal(meta.text, "Open this page at Meta (opens in a new tab)");
  assert.equal(meta.attributes.href, metaPages.users);
  assert.equal(meta.attributes.class, "button");
  assert.equal(read_more.text, "Read more at Meta (opens in a new tab)");
  assert.equal(read_more.attributes.href, "https://example.org/read");
});

test("a number has the form that the language gives it", () => {
  const minutes = { zero: "z{n}", one: "o{n}", two: "t{n}", few: "f{n}", many: "m{n}", other: "x{n}" };
  const formOf = (language, forms, count) => {
    const page = { "steps/4": { title: "t", minutes: count } };
    return texts(ofClass(read(guideOf({ language, pages: page, ui: { ...ui, "step.minutes": forms } })), "facts"))[0];
  };
  for (const [language, forms, count, said] of [
    ["ar", minutes, 2, "t2"],
    ["ar", minutes, 3, "f3"],
    ["ar", minutes, 11, "m11"],
    ["fr", minutes, 1, "o1"],
    ["id", { other: "x{n}" }, 1, "x1"],
    ["he", { one: "o{n}", other: "x{n}" }, 2, "x2"],
    ["en", "for {n}", 5, "for 5"],
  ]) {
    assert.equal(formOf(language, forms, count), said, `${language} ${count}`);
  }
});

test("the first numbered list of a step is numbered with the step, and no other list", () => {
  const elements = read(guideOf());
  assert.deepEqual(texts(ofClass(elements, "substeps__number")), ["1.1", "1.2", "4.1", "4.2"]);
  assert.deepEqual(texts(ofClass(elements, "substeps__item")), [
    "1.1first",
    "1.2second Neverinside",
    "4.1one",
    "4.2two",
  ]);
  const numbered = elements.filter(({ name, inside }) => name === "ol" && inside.includes("section"));
  assert.deepEqual(
    numbered.map(({ attributes, text }) => attributes.class ?? text),
    ["substeps", "in the start", "see this (opens in a new tab)", "substeps"],
  );
  const elsewhere = read(guideOf({ pages: { start: { title: "t", body: [{ ol: ["one"] }] } } }));
  assert.deepEqual(ofClass(elsewhere, "substeps"), []);
});

test("every part of a page is there, in its order", () => {
  const prose = ofClass(read(guideOf()), "prose")[1];
  const told = [
    "plain, eleapi",
    "press Add, type eleapi-connect, open apps (opens in a new tab).",
    "1.1first1.2second Neverinside",
    "A heading",
    "A foldhiddenin the startdeeper",
    "see this (opens in a new tab)",
    "bulletedmessagingmanagement",
  ];
  assert.equal(prose.text, told.join(""));
});

test("a fold is closed and has its title", () => {
  const elements = read(guideOf());
  const folds = ofClass(elements, "fold");
  assert.deepEqual(
    folds.map(({ name, attributes }) => [name, "open" in attributes]),
    [["details", false]],
  );
  assert.equal(texts(named(elements, "summary")).at(-1), "A fold");
  const title = named(elements, "strong").find(({ text }) => text === "fold");
  assert.deepEqual(title.inside.slice(-2), ["summary", "span"], "its words wrap as one");
  assert.equal(ofClass(elements, "fold__body")[0].inside.at(-1), "details");
});

test("a picture is left out, and a list of permissions names each of them", () => {
  const pictured = read(withBody([{ picture: "menu" }, { ol: [{ text: "one", more: [{ picture: "menu" }] }] }]));
  assert.equal(ofClass(pictured, "prose")[0].text, "4.1one");
  const list = { ul: ["read", [["c", "{permission}"]]] };
  const listed = read(withBody([list], { permissions: ["a_b", "<c>"] }));
  assert.deepEqual(texts(named(listed, "code")), ["a_b", "<c>"]);
  assert.deepEqual(texts(named(listed, "li")).slice(-3), ["read", "a_b", "<c>"]);
});

test("links out open in a tab of their own that cannot reach back, links within do not", () => {
  for (const { attributes } of named(read(guideOf()), "a")) {
    const isOut = attributes.href.startsWith("https://");
    assert.ok(isOut || attributes.href.startsWith("#/"), attributes.href);
    assert.equal(attributes.target, isOut ? "_blank" : undefined);
    assert.equal(attributes.rel, isOut ? "noopener noreferrer" : undefined);
  }
});

test("a name at Meta is said in this language, or else marked as English", () => {
  const body = [
    ["b", "Add"],
    ["b", "Never"],
    ["b", "constructor"],
  ].map((run) => [run]);
  const strong = (language, names) =>
    named(read(guideOf({ language, pages: { start: { title: "t", body } } }, { names })), "strong").map(
      ({ text, attributes }) => [text, attributes.lang, attributes.dir],
    );
  assert.deepEqual(strong("es", { Add: "Agregar <x>" }), [
    ["Agregar <x>", undefined, undefined],
    ["Never", "en", "ltr"],
    ["constructor", "en", "ltr"],
  ]);
  assert.deepEqual(
    strong("en", {}).map(([, ...marks]) => marks),
    [
      [undefined, undefined],
      [undefined, undefined],
      [undefined, undefined],
    ],
  );
});

test("a value with braces in it is not read again", () => {
  const elements = read(withBody(["{brand}"], { brand: "{system_user_name} {n}" }));
  assert.equal(ofClass(elements, "prose")[0].text, "{system_user_name} {n}");
});

const hostile = `"'><script>alert(1)</script><img src=x onerror="alert(1)">&lt;b&gt; & </p></section>`;

test("hostile text stays text wherever it stands", () => {
  const addresses = /^(?:https:|#|meta:|apps$|users$)/;
  const kinds = ["a", "b", "c", "button", "menu", "{permission}"];
  const allowed = new Set(read(guideOf()).map(({ name }) => name));
  const attributes = new Set(read(guideOf()).flatMap((element) => Object.keys(element.attributes)));
  let places = 0;
  const options = { names: { Add: "Agregar" }, brand: "eleapi", systemUserName: "eleapi-connect" };
  for (const [text, changed] of replaced({ words: { pages, ui }, ...options }, hostile)) {
    if (addresses.test(text) || kinds.includes(text)) continue;
    const elements = read(guideOf(changed.words, { ...changed, words: { ...words, ...changed.words } }));
    assert.ok(elements[0].text.includes(hostile), text);
    for (const element of elements) {
      assert.ok(allowed.has(element.name), `${element.name} in place of ${text}`);
      for (const key of Object.keys(element.attributes)) assert.ok(attributes.has(key), `${key} in place of ${text}`);
    }
    places += 1;
  }
  assert.ok(places > 40, `${places} places`);
});

test("hostile values of the language's own attributes stay in them", () => {
  assert.equal(read(guideOf({ direction: hostile }))[0].attributes.dir, hostile);
  assert.throws(() => guideOf({ language: hostile }), RangeError);
});

test("an address that is not a whole https address stops the build", () => {
  const refused = /is no https address/;
  for (const address of [
    "",
    "javascript:alert(1)",
    "data:text/html,x",
    "http://example.org",
    "//example.org",
    "https://localhost",
    "https://someone@example.org",
    "https://example.org:8443/",
    'https://example.org/"onclick="alert(1)',
    "https://example.org/a b",
    "https://example.org/<b>",
    "https://example.org/{brand}",
    "#start",
    hostile,
  ]) {
    assert.throws(() => withBody([["a ", ["a", address, "link"]]]), refused, `linked: ${address}`);
    assert.throws(
      () => withBody([["a ", ["a", "meta:apps", "link"]]], { metaPages: { apps: address } }),
      refused,
      `at Meta: ${address}`,
    );
    if (address === "") continue;
    assert.throws(() => guideOf({ pages: { start: { title: "t", read: address } } }), refused, `to read: ${address}`);
  }
});

test("what nobody knows stops the build", () => {
  for (const [what, make, message] of [
    ["a page at Meta in words", () => withBody([[["a", "meta:nowhere", "x"]]]), /nowhere is no page at Meta/],
    ["a page at Meta in a head", () => guideOf({ pages: { start: { title: "t", meta: "nowhere" } } }), /nowhere/],
    [
      "a page at Meta named like a method",
      () => withBody([[["a", "meta:constructor", "x"]]]),
      /constructor is no page/,
    ],
    ["a placeholder", () => withBody(["{app}"]), /\{app\} has no value/],
    ["a placeholder of short strings on a page", () => withBody(["{n}"]), /\{n\} has no value/],
    ["a placeholder in a title", () => guideOf({ pages: { start: { title: "{date}" } } }), /\{date\} has no value/],
    ["a placeholder in bold", () => withBody([[["b", "{date}"]]]), /\{date\} has no value/],
    ["a placeholder in code", () => withBody([[["c", "{date}"]]]), /\{date\} has no value/],
    ["a placeholder in a link", () => withBody([[["a", "#/step/4", "{date}"]]]), /\{date\} has no value/],
    ["the placeholder of permissions elsewhere", () => withBody(["{permission}"]), /\{permission\} has no value/],
    ["a placeholder named like a method", () => withBody(["{toString}"]), /\{toString\} has no value/],
    ["a placeholder in a short string", () => guideOf({ ui: { ...ui, "page.title": "{x}" } }), /\{x\} has no value/],
    ["a brand that is not given", () => guideOf({}, { brand: undefined }), /\{brand\} has no value/],
    ["a short string", () => guideOf({ ui: {} }), /ui\.toml has no page\.title/],
    ["a part of a page", () => withBody([{ table: [] }]), /is no part of a page/],
    ["a run of text", () => withBody([[["i", "x"]]]), /is no run of text/],
  ]) {
    assert.throws(make, message, what);
  }
});

test("no white space is sent but what stands between words", () => {
  assert.doesNotMatch(guideOf(), />\s\s+|\s\s+<|\n/);
});
