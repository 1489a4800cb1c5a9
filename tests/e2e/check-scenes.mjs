// The states a check, a change, a comparison and a report can be in, each with the way to it.

import { account } from "./rows.mjs";
import { randomToken } from "./token.mjs";

/** A check in a world, to its end or to where `then` takes it; `change` changes the world before. */
export const checking =
  (world, then = (guide) => guide.verdict(), faults = [], change = undefined, path = "/#/step/4") =>
  async (stage, guide) => {
    const token = randomToken();
    await stage.graph.world(world, token, change);
    if (faults.length > 0) await stage.graph.fault(...faults);
    await guide.open(path);
    await guide.paste(token);
    await guide.check();
    await then(guide, stage);
  };

const then =
  (...acts) =>
  async (guide) => {
    await guide.verdict();
    for (const act of acts) await guide.press(act);
  };
const to = (path, screen) => async (guide) => {
  await guide.verdict();
  await guide.page.evaluate((path) => {
    location.hash = path;
  }, path);
  await guide.seeScreen(screen);
};

/** A change, as far as it comes when this happens to it. */
const changing = (stage, ...faults) =>
  checking(
    "admin",
    async (guide, { graph }) => {
      await guide.verdict();
      await guide.press("assign");
      await guide.seeChange("asking");
      if (stage === "asking") return;
      if (faults.length > 0) await graph.fault(...faults);
      await guide.press("confirm");
      await guide.seeChange(stage);
    },
    [],
    ({ accounts: [one] }) => {
      one.assigned[0].tasks = ["MANAGE_TEMPLATES", "MESSAGING"];
      one.subscribed_apps = [];
    },
  );

/** A comparison with a token that reaches less. */
const comparing = (how) => {
  const other = randomToken();
  return checking(
    "several-accounts",
    async (guide) => {
      await guide.verdict();
      await guide.press("compare");
      await guide.seeCompared("waiting");
      if (how === "waiting") return;
      await guide.checkPasted(other);
      await guide.seeCompared(how);
    },
    [],
    ({ tokens }) => {
      const targets = { whatsapp_business_management: [account(2)] };
      tokens.push({ ...tokens[0], text: other, targets, scopes: tokens[0].scopes.slice(0, -1) });
    },
  );
};

/** A report on the screen for it. */
const reporting = (change) =>
  checking("several-accounts", async (guide) => {
    await guide.verdict();
    const report = await guide.copied("copy-report-json");
    await guide.press("open-report");
    await guide.readReport(change(report));
    await guide.page.locator('[data-report-error], [data-action="close-report"]').waitFor();
  });

const secret = (text) =>
  checking("secret-required", async (guide) => {
    await guide.verdict();
    await guide.page.locator('input[data-field="app-secret"]').waitFor();
    if (!text) return;
    await guide.pasteSecret(text);
    await guide.page.locator(".secret .notice--fail").waitFor();
  });

const unanswered = [{ at: "all", kind: "hang" }];

/** Name and way. */
export const checkScenes = {
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
  "seal-list-open": checking("good", async (guide) => {
    await guide.verdict();
    await guide.page.locator(".seal details > summary").click();
    await guide.page.locator("[data-sent]").first().waitFor();
  }),
  forgotten: checking("good", then("forget")),
  attention: checking("attention-60-days"),
  "not-ready": checking("partial-control"),
  "not-ready-expired": checking("expired"),
  "not-ready-step-7": checking("partial-control", then("next", "next", "next")),
  unproved: checking("debug-refused"),
  "meta-down": checking("meta-down"),
  "several-accounts": checking("several-accounts"),
  "choice-made": checking("several-accounts", async (guide) => {
    await guide.verdict();
    await guide.choose("account", account());
    await guide.page.locator('[data-overall="ready"]').waitFor();
  }),
  "account-states": checking("account-states"),
  "phone-states": checking("phone-states"),
  "accounts-one": checking("good", to("#/accounts", "accounts")),
  "accounts-several": checking("several-accounts", to("#/accounts", "accounts")),
  "change-asking": changing("asking"),
  "change-done": changing("done"),
  "change-unknown": changing("unknown", { at: "all", kind: "not-json" }),
  secret: secret(),
  "secret-none": secret("not an app secret"),
  "report-opened": reporting((text) => text),
  "report-strange": reporting((text) => text.replace('"account.found"', '"account.novelty"')),
  "report-error": reporting((text) => text.slice(1)),
  "hand-over-copied": checking("good", async (guide) => {
    await guide.verdict();
    await guide.finish();
    await guide.copied("copy-account");
    await guide.copied("copy-token");
  }),
  "hand-over-several": checking("phone-states", async (guide) => {
    await guide.verdict();
    await guide.finish();
  }),
  "comparison-waiting": comparing("waiting"),
  "comparison-found": comparing("found"),
  "hostile-text": checking("hostile-text"),
};
