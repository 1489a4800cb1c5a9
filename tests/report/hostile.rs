//! Reports that come from elsewhere.

use super::sample::{TOKEN, report};
use rstest::rstest;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use system_user_guide::domain::catalogue::State;
use system_user_guide::report::{LONGEST, MOST_LINES, ReportError, read};

fn good() -> Value {
    serde_json::from_str(&report().to_json()).unwrap()
}

/// The good report with one value changed, or with none where it stood.
fn with(pointer: &str, value: Option<Value>) -> String {
    let mut changed = good();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = changed.pointer_mut(parent).unwrap();
    match (parent, value) {
        (Value::Object(object), Some(value)) => drop(object.insert(key.to_owned(), value)),
        (Value::Object(object), None) => drop(object.remove(key).unwrap()),
        (Value::Array(list), Some(value)) => list[key.parse::<usize>().unwrap()] = value,
        (other, _) => panic!("{other}"),
    }
    changed.to_string()
}

#[rstest]
// What it is.
#[case("/schema", None, ReportError::NotAReport)]
#[case("/schema", Some(json!(1)), ReportError::NotAReport)]
#[case("/schema", Some(json!("other/report@1")), ReportError::NotAReport)]
#[case("/schema", Some(json!("system-user-guide/report")), ReportError::NotAReport)]
#[case("/schema", Some(json!("system-user-guide/report@")), ReportError::NotAReport)]
#[case("/schema", Some(json!("system-user-guide/report@0")), ReportError::NotAReport)]
#[case("/schema", Some(json!("system-user-guide/report@1.5")), ReportError::NotAReport)]
#[case("/schema", Some(json!("system-user-guide/report@x")), ReportError::NotAReport)]
#[case("/schema", Some(json!("system-user-guide/report@2")), ReportError::Newer)]
#[case("/schema", Some(json!("system-user-guide/report@11")), ReportError::Newer)]
// Missing, or of another type.
#[case("/build", None, ReportError::Incomplete)]
#[case("/build", Some(json!(1)), ReportError::Incomplete)]
#[case("/graph_version", Some(json!(["v25.0"])), ReportError::Incomplete)]
#[case("/checked_at", None, ReportError::Incomplete)]
#[case("/checked_at", Some(json!(1_795_526_963)), ReportError::Incomplete)]
#[case("/overall", None, ReportError::Incomplete)]
#[case("/ids", None, ReportError::Incomplete)]
#[case("/ids", Some(json!([])), ReportError::Incomplete)]
#[case("/ids/app", None, ReportError::Incomplete)]
#[case("/ids/app", Some(json!(634_974_688_087_057_u64)), ReportError::Incomplete)]
#[case("/ids/accounts", Some(json!("102290129340398")), ReportError::Incomplete)]
#[case("/ids/accounts", Some(json!([1])), ReportError::Incomplete)]
#[case("/ids/phones", Some(json!({})), ReportError::Incomplete)]
#[case("/checks", None, ReportError::Incomplete)]
#[case("/checks", Some(json!({})), ReportError::Incomplete)]
#[case("/checks/0", Some(json!("token.valid")), ReportError::Incomplete)]
#[case("/checks/0/id", None, ReportError::Incomplete)]
#[case("/checks/0/subject", Some(json!(null)), ReportError::Incomplete)]
#[case("/checks/0/verdict", Some(json!(true)), ReportError::Incomplete)]
#[case("/checks/0/code", None, ReportError::Incomplete)]
#[case("/checks/0/trace", None, ReportError::Incomplete)]
#[case("/checks/0/trace", Some(json!(5)), ReportError::Incomplete)]
// Ids.
#[case("/ids/app", Some(json!("1234")), ReportError::BadId)]
#[case("/ids/app", Some(json!("")), ReportError::BadId)]
#[case("/ids/business", Some(json!("123456789012345678901")), ReportError::BadId)]
#[case("/ids/accounts", Some(json!(["+1 555-123-4567"])), ReportError::BadId)]
#[case("/ids/phones/0", Some(json!("١٢٣٤٥٦")), ReportError::BadId)]
#[case("/ids/phones/0", Some(json!("<img src=x onerror=alert(1)>")), ReportError::BadId)]
#[case("/checks/5/subject", Some(json!("12 345")), ReportError::BadId)]
#[case("/checks/5/subject", Some(json!("javascript:alert(1)")), ReportError::BadId)]
// Words, names and times.
#[case("/build", Some(json!("")), ReportError::BadWord)]
#[case("/build", Some(json!("<script>alert(1)</script>")), ReportError::BadWord)]
#[case("/graph_version", Some(json!("v25.0\nx")), ReportError::BadWord)]
#[case("/checked_at", Some(json!("yesterday")), ReportError::BadWord)]
#[case("/checked_at", Some(json!("2026-02-29T00:00:00Z")), ReportError::BadWord)]
#[case("/overall", Some(json!("checking")), ReportError::BadWord)]
#[case("/overall", Some(json!("READY")), ReportError::BadWord)]
#[case("/checks/0/id", Some(json!("")), ReportError::BadWord)]
#[case("/checks/0/id", Some(json!("<b>bold</b>")), ReportError::BadWord)]
#[case("/checks/0/id", Some(json!("a".repeat(97))), ReportError::BadWord)]
#[case("/checks/0/id", Some(json!("Token.valid")), ReportError::BadWord)]
#[case("/checks/0/code", Some(json!("OK")), ReportError::BadWord)]
#[case("/checks/0/code", Some(json!("two words")), ReportError::BadWord)]
#[case("/checks/0/verdict", Some(json!("pending")), ReportError::BadWord)]
#[case("/checks/0/trace", Some(json!("a\u{202e}b")), ReportError::BadWord)]
#[case("/checks/0/trace", Some(json!("x".repeat(65))), ReportError::BadWord)]
#[case("/left_out", Some(json!(-1)), ReportError::BadWord)]
#[case("/left_out", Some(json!(1.5)), ReportError::BadWord)]
#[case("/left_out", Some(json!(u64::MAX)), ReportError::BadWord)]
// A code that says otherwise than the verdict.
#[case("/checks/1/verdict", Some(json!("fail")), ReportError::Contradiction)]
#[case("/checks/1/code", Some(json!("revoked")), ReportError::Contradiction)]
#[case("/checks/4/verdict", Some(json!("pass")), ReportError::Contradiction)]
// Too many.
#[case("/ids/accounts", Some(json!(vec!["12345"; MOST_LINES + 1])), ReportError::TooManyLines)]
#[case("/checks", Some(json!(vec![json!({}); MOST_LINES + 1])), ReportError::TooManyLines)]
// Something like a token, wherever it stands.
#[case("/build", Some(json!(TOKEN)), ReportError::HoldsToken)]
#[case("/checks/0/trace", Some(json!(&TOKEN[..20])), ReportError::HoldsToken)]
#[case("/note", Some(json!({ "deep": [TOKEN] })), ReportError::HoldsToken)]
#[case("/schema", Some(json!(format!("x-{TOKEN}"))), ReportError::HoldsToken)]
fn a_report_with_one_thing_wrong(#[case] pointer: &str, #[case] value: Option<Value>, #[case] error: ReportError) {
    assert_eq!(read(&with(pointer, value)), Err(error));
}

#[rstest]
#[case("", ReportError::NotJson)]
#[case("hello", ReportError::NotJson)]
#[case("{", ReportError::NotJson)]
#[case("{} {}", ReportError::NotJson)]
#[case("<!doctype html>", ReportError::NotJson)]
#[case("null", ReportError::NotAReport)]
#[case("[]", ReportError::NotAReport)]
#[case("{}", ReportError::NotAReport)]
#[case(TOKEN, ReportError::HoldsToken)]
#[case("{\"__proto__\": {\"schema\": \"system-user-guide/report@1\"}}", ReportError::NotAReport)]
fn texts_that_are_no_reports(#[case] text: &str, #[case] error: ReportError) {
    assert_eq!(read(text), Err(error));
}

#[test]
fn a_token_behind_escapes_is_found() {
    let hidden = format!("\\u0045AA\\u0047{}", &TOKEN[4..]);
    for text in [
        with("/note", Some(json!("x"))).replace("\"x\"", &format!("\"{hidden}\"")),
        with("/note", Some(json!("x"))).replace("\"note\"", &format!("\"{hidden}\"")),
    ] {
        assert!(!text.contains(TOKEN));
        assert_eq!(read(&text), Err(ReportError::HoldsToken));
    }
    // Shorter than any token.
    assert_eq!(read(&with("/checks/3/trace", Some(json!(&TOKEN[..19])))).map(|report| report.checks.len()), Ok(8));
}

#[test]
fn long_and_deep_texts_are_refused_at_once() {
    let start = Instant::now();
    assert_eq!(read(&"[".repeat(10 * 1024 * 1024)), Err(ReportError::TooLong));
    assert_eq!(read(&"\"".repeat(LONGEST + 1)), Err(ReportError::TooLong));
    assert_eq!(read(&"[".repeat(LONGEST)), Err(ReportError::TooDeep));
    assert_eq!(read(&"{\"a\":".repeat(17)), Err(ReportError::TooDeep));
    assert_eq!(read(&"EAA".repeat(LONGEST / 3)), Err(ReportError::HoldsToken));
    assert_eq!(read(&"EAA ".repeat(LONGEST / 4)), Err(ReportError::NotJson));
    assert!(start.elapsed() < Duration::from_secs(2));
    // Brackets in a text are no depth, and neither is what an escaped quote hides.
    let note = "[{\"\\".repeat(50);
    assert_eq!(read(&with("/note", Some(json!(note)))), Ok(report()));
    let nested: Value = serde_json::from_str(&format!("{}{}", "[".repeat(15), "]".repeat(15))).unwrap();
    assert_eq!(read(&with("/note", Some(nested))), Ok(report()));
}

#[test]
fn keys_that_the_contract_does_not_name_are_ignored() {
    for key in ["__proto__", "constructor", "toString", "<script>alert(1)</script>", "token"] {
        for place in ["", "/ids", "/checks/0"] {
            let text = with(&format!("{place}/x"), Some(json!({ "overall": "ready" })));
            assert_eq!(read(&text.replace("\"x\"", &format!("\"{key}\""))), Ok(report()), "{place} {key}");
        }
    }
}

#[test]
fn order_blanks_and_a_mark_in_front_do_not_matter() {
    assert_eq!(read(&good().to_string()), Ok(report()));
    assert_eq!(read(&format!("\u{feff}{}", report().to_json())), Ok(report()));
    assert_eq!(read(&format!("\n\t {} \r\n", report().to_json())), Ok(report()));
}

/// Checks and codes of a newer guide, and pairs that this guide does not know.
#[rstest]
#[case("token.colour", "", "green")]
#[case("token.valid", "", "sparkling")]
#[case("token.valid", "", "several")]
#[case("token.valid", "102290129340398", "valid")]
#[case("account.readable", "", "readable")]
#[case("permission.1", "", "missing")]
fn what_this_guide_does_not_know_is_unknown(#[case] id: &str, #[case] subject: &str, #[case] code: &str) {
    for said in ["pass", "fail", "unknown"] {
        let line = json!({ "id": id, "subject": subject, "verdict": said, "code": code, "trace": null });
        let opened = read(&with("/checks/0", Some(line))).unwrap();
        let line = &opened.checks[0];
        assert_eq!((line.id.as_str(), line.code.as_str(), line.state), (id, code, State::Unknown));
        assert_eq!(line.known(), None);
        assert_eq!(opened.verdicts().len(), opened.checks.len() - 1);
        assert_eq!(read(&opened.to_json()), Ok(opened));
    }
}

#[test]
fn every_error_has_its_own_word() {
    let mut words = ReportError::ALL.map(ReportError::as_str).to_vec();
    words.sort_unstable();
    words.dedup();
    assert_eq!(words.len(), 11);
    assert!(words.iter().all(|word| word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')));
}
