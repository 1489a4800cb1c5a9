// All journeys in one engine, and what they look like.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { embedded } from "./embedded.mjs";
import { journeys } from "./journeys.mjs";
import { pictures } from "./pictures.mjs";
import { setStage } from "./stage.mjs";

/**
 * Runs the journeys. An engine that is not on this machine is said to be missing, and nothing fails.
 *
 * @param {string} engine
 * @param {unknown} found where the engine is, if it is
 * @param {(found: unknown, options: { proxyPort: number }) => Promise<object>} start
 */
export function suite(engine, found, start) {
  if (!found) {
    test(`${engine} is not on this machine, so no journey was tried in it`, { skip: true }, () => {});
    return;
  }
  let stage;
  before(async () => {
    stage = await setStage((options) => start(found, options));
  });
  after(() => stage?.close());

  test("which engine this is", (t) => t.diagnostic(stage.browser.name));
  for (const [name, happens] of Object.entries({ ...journeys, ...embedded, ...pictures(engine) })) {
    test(name, async (t) => {
      await happens(t, stage);
      assert.deepEqual(await stage.complaints(), []);
    });
  }
}
