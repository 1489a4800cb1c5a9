//! A report as plain text.

use super::sample::{ACCOUNT, NAME, PHONE, TELEPHONE, report};
use rstest::rstest;
use system_user_guide::domain::catalogue::State;
use system_user_guide::report::Line;

fn state(state: State) -> String {
    state.as_str().to_uppercase()
}

fn title(line: &Line) -> String {
    format!("Title of {}", line.code)
}

const WHOLE: &str = "\
Report of the System User Guide
Made at 2026-11-24T13:29:23Z by build 3f9a-c1.2
Not ready

FAIL: Title of missing (permission.business_management: missing, fbtrace_id AbC_d-12)
WARN: Title of expires (token.expiry: expires)
UNKNOWN: Title of not-visible (permission.extra: not-visible)
PASS: Title of ok (connection: ok)
PASS: Title of valid (token.valid: valid)
PASS: Title of readable (account.readable 102290129340398: readable)
PASS: Title of found (phone.found 102290129340398: found)
PASS: Title of connected (phone.registered 106540352242922: connected)
";

#[test]
fn the_whole_text() {
    let report = report();
    let made = format!("Made at {} by build {}", report.checked_at.iso(), report.build);
    let head = ["Report of the System User Guide", &made, "Not ready"];
    assert_eq!(report.to_text(&head, &state, &title), WHOLE);
}

#[rstest]
#[case(TELEPHONE, "…4567")]
#[case("Number +1 555-123-4567 is connected", "Number …4567 is connected")]
#[case("(+49 (0)30 / 123 456-78), x", "…5678), x")]
#[case("+972 50‑123‑4567", "…4567")]
#[case("\u{200e}+972\u{a0}50 123 4567\u{200e}", "…4567\u{200e}")]
#[case("15551234567", "…4567")]
#[case("5551234", "…1234")]
#[case("555123", "555123")]
#[case("מספר 050-1234567 מחובר", "מספר …4567 מחובר")]
// Ids of the report stay; others may be telephone numbers.
#[case("Account (102290129340398)", "Account (102290129340398)")]
#[case("106540352242922: fine", "106540352242922: fine")]
#[case("+102290129340398", "…0398")]
#[case("999999999999999", "…9999")]
#[case("102290129340398 +1 555-123-4567", "…4567")]
#[case("v25.0, step 4 of 7", "v25.0, step 4 of 7")]
#[case("one\r\ntwo\u{0}", "one  two ")]
#[case("", "")]
fn telephone_numbers_are_masked(#[case] given: &str, #[case] told: &str) {
    let text = report().to_text(&[], &state, &|_| given.to_owned());
    assert!(text.contains(&format!("FAIL: {told} (permission.business_management")), "{text}");
    assert_eq!(text.lines().count(), 9, "one line a check");
}

#[test]
fn a_head_stays_one_line_each() {
    let text = report().to_text(&["a\nb", "c"], &state, &title);
    assert!(text.starts_with("a b\nc\n\nFAIL"));
}

#[test]
fn ids_are_told() {
    let text = report().to_text(&[], &state, &title);
    assert!(text.contains(ACCOUNT) && text.contains(PHONE) && !text.contains(NAME));
}
