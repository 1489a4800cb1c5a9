// A token that runs out: reminders for the calendar, in time before it does.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setStage } from "./stage.mjs";

let stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

const DAY = 86_400;

/** A token that runs out after so many days from now. */
const lasting =
  (days) =>
  ({ tokens: [token] }) => {
    token.age = DAY;
    token.lifetime = Math.round((days + 1) * DAY);
  };

/** The lines of a calendar as `[name, value]`, unfolded (RFC 5545, 3.1). */
function lines(text) {
  assert.ok(text.endsWith("\r\n") && !/[^\r]\n/.test(text), "every line ends as the standard says");
  for (const line of text.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
  const unfolded = text.replaceAll("\r\n ", "").trimEnd();
  return unfolded.split("\r\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)]);
}

/** The events of a calendar, each as an object. */
function events(text) {
  const all = lines(text);
  assert.deepEqual(
    [all[0], all.at(-1)],
    [
      ["BEGIN", "VCALENDAR"],
      ["END", "VCALENDAR"],
    ],
  );
  const found = [];
  for (const [name, value] of all) {
    if (name === "BEGIN" && value === "VEVENT") found.push({});
    else if (found.length > 0 && !(name in found.at(-1))) found.at(-1)[name] = value;
  }
  return found;
}

/** `20261124T132923Z` in seconds since 1970. */
const seconds = (compact) => Date.parse(compact.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, "$1-$2-$3T$4:$5:$6Z")) / 1000;

for (const [days, before] of [
  [60, [7, 1]],
  [8, [7, 1]],
  [3, [1]],
]) {
  test(`${days} days ahead: reminders ${before.join(" and ")} before`, async (t) => {
    const { guide, overall, token } = await stage.checked(t, "attention-60-days", { change: lasting(days) });
    assert.equal(overall, "attention");
    await guide.assertRow("token.expiry", "warn/expires");
    const { name, text } = await guide.downloaded("calendar");
    assert.equal(name, "token-reminder.ics");
    const found = events(text);
    const end = Date.now() / 1000 + days * DAY;
    assert.equal(found.length, before.length);
    for (const [index, event] of found.entries()) {
      const start = seconds(event.DTSTART);
      assert.ok(Math.abs(end - before[index] * DAY - start) < 120, `${before[index]} days before: ${event.DTSTART}`);
      assert.ok(seconds(event.DTEND) > start);
      assert.match(event.DTSTAMP, /^\d{8}T\d{6}Z$/);
      assert.ok(event.SUMMARY && event.DESCRIPTION);
      assert.equal(event.TRIGGER, "PT0S", "and it rings");
    }
    assert.equal(new Set(found.map(({ UID }) => UID)).size, found.length);
    assert.ok(!text.includes(token.slice(0, 12)) && !text.includes(token.slice(-12)));
  });
}

test("a day before the end is too late for a reminder", async (t) => {
  const { guide } = await stage.checked(t, "attention-60-days", { change: lasting(1) });
  await guide.assertRow("token.expiry", "warn/expires");
  await guide.unfold();
  assert.equal(await guide.page.locator('[data-action="calendar"]').count(), 0);
});

test("a token that never runs out needs no reminder", async (t) => {
  const { guide } = await stage.checked(t, "good");
  await guide.assertRow("token.expiry", "pass/never");
  await guide.unfold();
  assert.equal(await guide.page.locator('[data-action="calendar"]').count(), 0);
});

test("nothing complained", () => stage.assertQuiet());
