// Every screen of the guide and every state a screen can be in, each with the way to it.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { checking, checkScenes } from "./check-scenes.mjs";
import { randomToken } from "./token.mjs";

/** A screen by its address, as far as `then` takes it. */
const screen =
  (path, name, then = () => {}) =>
  async (stage, guide) => {
    await stage.graph.world("good", randomToken());
    await guide.open(path);
    await guide.seeScreen(name);
    await then(guide);
  };

const see =
  (...selectors) =>
  async ({ page }) => {
    for (const selector of selectors) await page.locator(selector).first().waitFor();
  };

const pasting = (text) => async (_stage, guide) => {
  await guide.open("/#/step/4");
  await guide.paste(text);
  await guide.page.locator("[data-paste]").waitFor();
};

/** A token in the field, and then no network. */
const offline = (then) => async (_stage, guide) => {
  await guide.open("/#/step/4");
  await guide.paste(randomToken());
  await guide.page.context().setOffline(true);
  await see('[data-network="may-wait"]')(guide);
  await then?.(guide);
};

/** What a browser says when it has fetched a new version to keep; versions.test.mjs has a real one. */
const hasNewVersion = () => {
  const workers = navigator.serviceWorker;
  Object.defineProperty(workers, "controller", { value: {} });
  workers.register = async () => ({ waiting: {}, addEventListener() {} });
};

/** A made-up check, to its end. */
const practising = screen("/#/practice", "practice", async (guide) => {
  await guide.page.locator('[data-case="missing-permission"] [data-action="practise"]').click();
  await guide.press("use-practice-token");
  await guide.check();
  await guide.verdict();
});

/** A copy of the release with one file changed: what stands on the page then. */
const served = (name, file, change, selector) => async (stage, guide) => {
  await stage.serveChanged(name, async (dir) => {
    const path = join(dir, file);
    await writeFile(path, change(await readFile(path, "utf8")));
  });
  await guide.page.goto(`https://${name}/`);
  await see(selector)(guide);
};

/** Name and way. A page is opened anew for each. */
export const scenes = {
  start: screen("/", "start"),
  "start-with-progress": screen("/#/step/1", "step-1", async (guide) => {
    await guide.page.locator(".tick input").check();
    await guide.next();
    await guide.seeScreen("step-2");
    await guide.page.locator(".tick input").check();
    await guide.open("/?");
    await see('[data-step="2"][data-state="done"]')(guide);
  }),
  "progress-refused": screen("/", "start", async (guide) => {
    const file = { name: "shopping.txt", mimeType: "text/plain", buffer: Buffer.from("bread\n") };
    await guide.page.locator("#progress-file").setInputFiles(file);
    await see('[data-kept="refused"]')(guide);
  }),
  "storage-denied": async (_stage, guide) => {
    await guide.page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("denied", "SecurityError");
        },
      });
    });
    await guide.open("/?");
    await see('[data-memory="denied"]')(guide);
  },
  "unknown-address": screen("/#/step/9", "start", see("main > .notice--warn")),
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7].map((step) => [`step-${step}`, screen(`/#/step/${step}`, `step-${step}`)]),
  ),
  "send-open": screen("/#/step/6", "step-6", ({ page }) => page.locator(".send > summary").click()),
  finish: screen("/#/finish", "finish"),
  "seal-tried": screen("/#/step/4", "step-4", async (guide) => {
    await guide.press("try-seal");
    await see('[data-tried="pass"]')(guide);
  }),
  privacy: screen("/#/privacy", "privacy", see(".prose")),
  "privacy-sealed": screen("/#/step/4", "step-4", async (guide) => {
    await guide.press("privacy");
    await see('[data-screen="privacy"] .seal')(guide);
  }),
  share: screen("/#/share", "share", see(".share__preview")),
  "share-sealed": screen("/#/step/4", "step-4", async (guide) => {
    await guide.page.locator('html[data-seal="sealed"]').waitFor();
    await guide.page.evaluate(() => {
      location.hash = "#/share";
    });
    await see('[data-screen="share"] .notice')(guide);
  }),
  offline: offline(),
  "offline-waiting": offline((guide) => guide.press("wait-for-network")),
  "new-version": async (_stage, guide) => {
    await guide.page.addInitScript(hasNewVersion);
    await guide.open("/?");
    await see("[data-version]")(guide);
  },
  embed: screen("/embed/#/step/3?theme=auto", "step-3"),
  "embed-checked": async (stage, guide) => {
    const token = randomToken();
    await stage.graph.world("partial-control", token);
    await guide.open("/embed/#/step/4");
    await guide.field.fill(token);
    await guide.check();
    await guide.verdict();
  },
  practice: screen("/#/practice", "practice", see("[data-case]")),
  "practice-running": practising,
  "practice-finish": async (stage, guide) => {
    await practising(stage, guide);
    await guide.finish();
  },
  "language-menu-open": screen("/", "start", ({ page }) => page.locator(".menu > summary").click()),
  "language-unknown": screen("/?lang=xx", "start", see("main > .notice--warn")),
  "arabic-start": screen("/?lang=ar", "start", see("#keeping")),
  "arabic-step-4": screen("/?lang=ar#/step/4", "step-4", see(".seal")),
  "arabic-not-ready": checking("partial-control", undefined, [], undefined, "/?lang=ar#/step/4"),
  "hebrew-step-7": screen("/?lang=he#/step/7", "step-7"),
  "hindi-ready": checking("good", undefined, [], undefined, "/?lang=hi#/step/4"),
  "paste-ok": pasting(randomToken()),
  "paste-repaired": pasting(`"Bearer ${randomToken()}"`),
  "paste-masked": pasting("EAAG••••••••••••wxyz"),
  accounts: screen("/#/accounts", "accounts"),
  report: screen("/#/report", "report"),
  ...checkScenes,
  leaked: async (_stage, guide) => {
    await guide.open(`/?access_token=${randomToken()}`);
    await guide.page.locator('main [role="alert"]').waitFor();
  },
  stopped: async (_stage, guide) => {
    await guide.open("/");
    await guide.page.evaluate(() => {
      dispatchEvent(new ErrorEvent("error", { error: new WebAssembly.RuntimeError("unreachable") }));
    });
    await guide.page.locator('[data-reason="stopped"]').waitFor();
  },
  "config-refused": served("refused.test", "config.json", () => '{ "brand": 7 }', "[data-config]"),
  static: served("static.test", "index.html", (text) => text.replace(/<script[^>]*><\/script>/, ""), "#static-guide"),
};

const looks = [];
for (const width of [320, 1280]) {
  for (const colorScheme of ["light", "dark"]) {
    for (const dir of ["ltr", "rtl"]) looks.push({ width, colorScheme, dir });
  }
}

/** Shows a scene in each width, colour scheme and direction, with everything unfolded. */
export async function* everyLook(guide) {
  const { page } = guide;
  for (const { width, colorScheme, dir } of looks) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.evaluate((dir) => {
      document.documentElement.dir = dir;
    }, dir);
    await guide.unfold();
    yield `${width}-${colorScheme}-${dir}`;
  }
}
