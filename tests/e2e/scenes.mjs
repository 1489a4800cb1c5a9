// Every screen of the guide and every state a screen can be in, each with the way to it.

import { randomToken } from "./token.mjs";

const screen = (path, name) => async (stage, guide) => {
  await stage.graph.world("good", randomToken());
  await guide.open(path);
  await guide.seeScreen(name);
};

const pasting = (text) => async (_stage, guide) => {
  await guide.open("/#/step/4");
  await guide.paste(text);
  await guide.page.locator("[data-paste]").waitFor();
};

/** A check in a world, to its end or to where `then` takes it. */
const checking =
  (world, then = (guide) => guide.verdict(), faults = []) =>
  async (stage, guide) => {
    const token = randomToken();
    await stage.graph.world(world, token);
    if (faults.length > 0) await stage.graph.fault(...faults);
    await guide.open("/#/step/4");
    await guide.paste(token);
    await guide.check();
    await then(guide);
  };

const then =
  (...acts) =>
  async (guide) => {
    await guide.verdict();
    for (const act of acts) await guide.press(act);
  };
const unanswered = [{ at: "all", kind: "hang" }];

/** Name and way. A page is opened anew for each. */
export const scenes = {
  start: screen("/", "start"),
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7].map((step) => [`step-${step}`, screen(`/#/step/${step}`, `step-${step}`)]),
  ),
  finish: screen("/#/finish", "finish"),
  "paste-ok": pasting(randomToken()),
  "paste-repaired": pasting(`"Bearer ${randomToken()}"`),
  "paste-masked": pasting("EAAG••••••••••••wxyz"),
  checking: checking("good", (guide) => guide.seeChecking(), unanswered),
  cancelled: checking(
    "good",
    async (guide) => {
      await guide.seeChecking();
      await guide.press("cancel");
      await guide.verdict();
    },
    unanswered,
  ),
  ready: checking("good"),
  "ready-step-5": checking("good", then("next")),
  "ready-finish": checking("good", then("next", "next", "next", "next")),
  forgotten: checking("good", then("forget")),
  attention: checking("attention-60-days"),
  "not-ready": checking("partial-control"),
  "not-ready-expired": checking("expired"),
  "not-ready-step-7": checking("partial-control", then("next", "next", "next")),
  unproved: checking("debug-refused"),
  "meta-down": checking("meta-down"),
  "several-accounts": checking("several-accounts"),
  "hostile-text": checking("hostile-text"),
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
      for (const fold of document.querySelectorAll("details")) fold.open = true;
    }, dir);
    yield `${width}-${colorScheme}-${dir}`;
  }
}
