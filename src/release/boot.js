// Starts the guide: fetches the first half of the WebAssembly and runs it, then the half that only a check needs, then
// the words of verdicts. The bytes of all three must match the hashes written here by finish.mjs.
// finish.mjs bundles this file with wasm-bindgen's glue, so the one <script> with its integrity covers both.

import { initSync, restIsHere, takeWords } from "glue";

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

/** What may have changed when it happens: the connection, or that somebody waits for what is missing. */
const occasions = ["online", "words-wanted"];

const fetchFile = (file, integrity, options) =>
  fetch(new URL(file, import.meta.url), { integrity, ...options }).then((response) => {
    if (!response.ok) throw new Error(response.statusText);
    return response;
  });

/** Fetches until it has come: once now, and again whenever something may have changed. */
async function fetchLater(file, integrity, take) {
  const attempt = async (cache) => {
    for (const each of occasions) removeEventListener(each, again);
    try {
      await take(await fetchFile(file, integrity, { cache, priority: "low" }));
    } catch (error) {
      if (isFault(error)) return stop();
      for (const each of occasions) addEventListener(each, again);
    }
  };
  // Not from the cache: that may be where the wrong bytes are.
  const again = () => attempt("reload");
  await attempt("default");
}

/** The half of the program that only a check needs. It works on the memory of the first half. */
async function takeRest(response, first) {
  await WebAssembly.instantiate(await response.arrayBuffer(), { p: first });
  restIsHere();
}

async function boot() {
  if (typeof WebAssembly !== "object") return show("unsupported");
  let first;
  try {
    const response = await fetchFile(WASM_FILE, WASM_INTEGRITY);
    // The hash can be checked only when all bytes are there, so compiling them as they come would gain nothing.
    first = initSync({ module: await WebAssembly.compile(await response.arrayBuffer()) });
  } catch (error) {
    if (isFault(error)) return stop();
    // An engine too old for this module's instructions refuses to compile or link it.
    const old = error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError;
    return show(old ? "unsupported" : "failed");
  }
  await fetchLater(REST_FILE, REST_INTEGRITY, (response) => takeRest(response, first));
  await fetchLater(WORDS_FILE, WORDS_INTEGRITY, async (response) => takeWords(await response.text()));
}

boot();
