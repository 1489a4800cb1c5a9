// Starts the guide: fetches the WebAssembly, whose bytes must match the hash written here by finish.mjs, and runs it.
// finish.mjs bundles this file with wasm-bindgen's glue, so the one <script> with its integrity covers both.

import { initSync } from "glue";

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

async function boot() {
  if (typeof WebAssembly !== "object") return show("unsupported");
  try {
    const response = await fetch(new URL(WASM_FILE, import.meta.url), { integrity: WASM_INTEGRITY });
    if (!response.ok) return show("failed");
    // The hash can be checked only when all bytes are there, so compiling them as they come would gain nothing.
    initSync({ module: await WebAssembly.compile(await response.arrayBuffer()) });
  } catch (error) {
    if (isFault(error)) return stop();
    // An engine too old for this module's instructions refuses to compile or link it.
    const old = error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError;
    show(old ? "unsupported" : "failed");
  }
}

boot();
