// Starts the guide: fetches the first half of the WebAssembly, the platform's settings and a language, and runs it; then
// the other half, the words that come later and the names on Meta's screens. The bytes of all but the
// settings must match the hashes written here by finish.mjs.
// finish.mjs bundles this file with wasm-bindgen's glue, so the one <script> with its integrity covers both.

import { begin, initSync, newVersion, restIsHere, takeNames, takePractice, takeWords } from "glue";
import { choose, english } from "./language.mjs";

const status = document.getElementById("boot-status");

/** Shows one of the messages that stand hidden in the page; they are there so that the words are not in code. */
function show(reason) {
  for (const message of status.querySelectorAll("[data-reason]")) {
    message.hidden = message.dataset.reason !== reason;
  }
}

/** A fault ends the WebAssembly for good: what it drew goes too, so that no old verdict and no token stays behind. */
function stop() {
  document.body.replaceChildren(status);
  show("stopped");
}

const isFault = (error) => error instanceof WebAssembly.RuntimeError;

addEventListener("error", ({ error }) => isFault(error) && stop());
addEventListener("unhandledrejection", ({ reason }) => isFault(reason) && stop());

const fetchFile = ([file, integrity], options) =>
  fetch(new URL(file, import.meta.url), { integrity, ...options }).then((response) => {
    if (!response.ok) throw new Error(response.statusText);
    return response;
  });

/**
 * Fetches until it has come: now, and again whenever something may have changed, which is when the browser is online
 * again, or at an event by which somebody says that they wait.
 */
async function fetchLater(file, take, ...wanted) {
  const occasions = ["online", ...wanted];
  const attempt = async (cache) => {
    for (const each of occasions) removeEventListener(each, again);
    try {
      await take(await fetchFile(file, { cache, priority: "low" }));
    } catch (error) {
      if (isFault(error)) return stop();
      for (const each of occasions) addEventListener(each, again);
    }
  };
  // Not from the cache: that may be where the wrong bytes are.
  const again = () => attempt("reload");
  await attempt("default");
}

/** The other half of the program (later.mjs). It works on the memory of the first half. */
async function takeRest(response, first) {
  await WebAssembly.instantiate(await response.arrayBuffer(), { p: first });
  restIsHere();
}

/** What the platform has set; nothing where it has no such file. */
async function fetchConfig() {
  const response = await fetch(new URL("../config.json", import.meta.url), { cache: "no-cache" });
  if (response.ok) return response.text();
  if (response.status === 404) return undefined;
  throw new Error(response.statusText);
}

/** A list in the settings, empty where there is none. Whether they are right is for the guide to say. */
function listed(config, key) {
  try {
    return JSON.parse(config)[key].filter(Boolean);
  } catch {
    return [];
  }
}

/** The languages on offer: those of the settings, or all. */
function offered(config) {
  const all = Object.keys(LANGUAGES);
  const some = listed(config, "languages").filter((language) => all.includes(language));
  return some.length > 0 ? some : all;
}

/** Inside another page nothing is remembered, and nothing is kept for times without a network. */
const isAlone = document.documentElement.dataset.surface !== "embed" && top === window;

/** A browser that denies its storage has no choice to remember. */
function remembered() {
  try {
    return isAlone && localStorage.getItem("system-user-guide/language");
  } catch {
    return null;
  }
}

const asked = new URLSearchParams(location.search).get("lang");
const wishes = [remembered(), ...navigator.languages];

const fetchLanguage = (language) => fetchFile(LANGUAGES[language].first).then((response) => response.text());

/** The language's file as text, or English instead, and what became of the wish. */
async function language(config) {
  // The settings seldom leave a language out, so the file is on its way before they are here.
  const guess = choose(asked, wishes, Object.keys(LANGUAGES)).language;
  const early = fetchLanguage(guess).catch(() => undefined);
  const { language, unknown } = choose(asked, wishes, offered(await config));
  const text = await (language === guess ? early : fetchLanguage(language).catch(() => undefined));
  if (text !== undefined) return { language, text, notice: unknown ? "unknown" : "" };
  return { language: english, text: await fetchLanguage(english), notice: "missing" };
}

/** The recorded answers come when somebody practises, which may be at once; reading them takes the later half. */
let practiceIsWanted = false;
addEventListener(
  "practice-wanted",
  () => {
    practiceIsWanted = true;
  },
  { once: true },
);
const fetchPractice = () =>
  fetchLater(PRACTICE, async (response) => takePractice(await response.text()), "practice-wanted");

/** Has the guide kept for times without a network, and tells it of a new version that is ready to take over. */
async function keep() {
  const workers = navigator.serviceWorker;
  if (!isAlone || !workers) return;
  const address = new URL("../sw.js", import.meta.url).href;
  const policy = globalThis.trustedTypes?.createPolicy("guide-worker", { createScriptURL: () => address });
  const script = policy ? policy.createScriptURL("") : address;
  const registration = await workers.register(script, { updateViaCache: "none" });
  if (!workers.controller) return;
  let wanted = false;
  workers.addEventListener("controllerchange", () => {
    const changed = () => (wanted ? location.reload() : newVersion(true));
    const { controller } = workers;
    // Only when the other worker has done what it came for: one that takes itself away would else stay.
    if (controller?.state === "activating") controller.addEventListener("statechange", changed, { once: true });
    else changed();
  });
  const see = () => registration.waiting && newVersion(false);
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", see));
  see();
  addEventListener("version-wanted", () => {
    wanted = true;
    if (registration.waiting) registration.waiting.postMessage("take-over");
    else location.reload();
  });
}

/**
 * Firefox does not tell which pages are around a frame. Then the host's header alone keeps strangers away, and where it
 * does not, anybody may be around this page: the guide reads that from the document, and takes no token.
 */
async function lookAround(config) {
  if (top === window || location.ancestorOrigins) return;
  const response = await fetch(location.href.replace(/[?#].*/, ""), { method: "HEAD", cache: "no-cache" });
  const policy = response.headers.get("Content-Security-Policy") ?? "";
  const may = ["'self'", ...listed(await config, "embedders")];
  const lists = policy.matchAll(/(?:^|[;,])\s*frame-ancestors\s+([^;,]+)/gi);
  const isKept = ([, list]) =>
    list
      .trim()
      .split(/\s+/)
      .every((source) => may.includes(source));
  if (!response.ok || ![...lists].some(isKept)) document.documentElement.dataset.around = "anybody";
}

async function boot() {
  if (typeof WebAssembly !== "object") return show("unsupported");
  show("loading");
  let first;
  let spoken;
  try {
    // The hash can be checked only when all bytes are there, so compiling them as they come would gain nothing.
    const module = fetchFile(WASM).then(async (response) => WebAssembly.compile(await response.arrayBuffer()));
    const config = fetchConfig();
    const around = lookAround(config);
    // Whichever of them fails first is what is said; the others have nothing to add.
    for (const each of [module, config, around]) each.catch(() => {});
    spoken = await language(config);
    first = initSync({ module: await module });
    await around;
    show();
    let begun = begin(spoken.text, spoken.notice, await config);
    if (begun === "words") {
      spoken = { language: english, text: await fetchLanguage(english) };
      begun = begin(spoken.text, "missing", await config);
    }
    if (begun === "config") return;
    if (begun !== "started") return show("failed");
  } catch (error) {
    if (isFault(error)) return stop();
    // An engine too old for this module's instructions refuses to compile or link it.
    const old = error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError;
    return show(old ? "unsupported" : "failed");
  }
  await fetchLater(REST, (response) => takeRest(response, first));
  // Before the page is sealed, which forbids it. Without it the guide works all the same, as long as there is a network.
  keep().catch(() => {});
  if (practiceIsWanted) fetchPractice();
  else addEventListener("practice-wanted", fetchPractice, { once: true });
  await fetchLater(LANGUAGES[spoken.language].words, async (response) => takeWords(await response.text()));
  await fetchLater(NAMES, async (response) => takeNames(await response.text()));
}

boot();
