//! From a check to its report.

use super::sample::{ACCOUNT, APP, DIGITS, NOW, SECRETS, TOKEN, account, facts, of, report, verdict, verdicts};
use rstest::rstest;
use system_user_guide::domain::catalogue::{Check, Code, State};
use system_user_guide::domain::check::Row;
use system_user_guide::domain::facts::{Facts, Given};
use system_user_guide::domain::id::{AccountId, AppId, BusinessId, PhoneId};
use system_user_guide::domain::overall::Overall;
use system_user_guide::domain::verdict::Verdict;
use system_user_guide::report::{LONGEST, MOST_LINES, Report, read};

const WHOLE: &str = r#"{
  "schema": "system-user-guide/report@1",
  "build": "3f9a-c1.2",
  "graph_version": "v25.0",
  "checked_at": "2026-11-24T13:29:23Z",
  "overall": "not-ready",
  "ids": {
    "app": "634974688087057",
    "business": "506914307656634",
    "accounts": ["102290129340398"],
    "phones": ["106540352242922"]
  },
  "checks": [
    { "id": "connection", "subject": "", "verdict": "pass", "code": "ok", "trace": null },
    { "id": "token.valid", "subject": "", "verdict": "pass", "code": "valid", "trace": null },
    { "id": "token.expiry", "subject": "", "verdict": "warn", "code": "expires", "trace": null },
    { "id": "permission.business_management", "subject": "", "verdict": "fail", "code": "missing", "trace": "AbC_d-12" },
    { "id": "permission.extra", "subject": "", "verdict": "unknown", "code": "not-visible", "trace": null },
    { "id": "account.readable", "subject": "102290129340398", "verdict": "pass", "code": "readable", "trace": null },
    { "id": "phone.found", "subject": "102290129340398", "verdict": "pass", "code": "found", "trace": null },
    { "id": "phone.registered", "subject": "106540352242922", "verdict": "pass", "code": "connected", "trace": null }
  ]
}
"#;

#[test]
fn the_whole_report() {
    assert_eq!(report().to_json(), WHOLE);
    assert_eq!(read(WHOLE), Ok(report()));
}

#[test]
fn a_check_under_way_has_no_report() {
    let mut waiting = verdicts();
    waiting.push(Verdict { code: None, ..verdict(Row::once(Check::TokenApp), Code::Named, None) });
    assert_eq!(of(&waiting), None);
    let checking = Report::of(&verdicts(), Overall::Checking, &facts(), &Given::default(), "x", "v25.0", NOW);
    assert_eq!(checking, None);
}

#[test]
fn ids_come_from_meta_and_else_from_the_address() {
    let given = Given { app: AppId::parse("11111"), business: BusinessId::parse("22222"), ..Given::default() };
    let ids =
        |facts: &Facts, given: &Given| Report::of(&[], Overall::Unproved, facts, given, "x", "v25.0", NOW).unwrap().ids;
    assert_eq!(ids(&facts(), &given).app, AppId::parse(APP));
    let told = ids(&Facts::default(), &given);
    assert_eq!((told.app, told.business), (given.app, given.business));
    assert_eq!(ids(&Facts::default(), &Given::default()), system_user_guide::report::Ids::default());
}

#[rstest]
#[case("AbCdEfGhIjKlMnOpQrStUv", true)]
#[case("a_-9", true)]
#[case(&"x".repeat(64), true)]
#[case(&"x".repeat(65), false)]
#[case("", false)]
#[case("a b", false)]
#[case("a/b", false)]
#[case("[hidden]", false)]
#[case("é", false)]
#[case(TOKEN, false)]
fn a_trace_has_its_shape_or_is_dropped(#[case] trace: &str, #[case] stays: bool) {
    let report = of(&[verdict(Row::once(Check::TokenValid), Code::Rejected, Some(trace))]).unwrap();
    assert_eq!(report.checks[0].trace.as_deref(), stays.then_some(trace));
}

#[rstest]
#[case("a1B2.c_3-4", "a1B2.c_3-4")]
#[case("", "unknown")]
#[case("two words", "unknown")]
#[case("<script>", "unknown")]
#[case(&"x".repeat(65), "unknown")]
#[case(TOKEN, "unknown")]
fn a_build_has_its_shape_or_is_unknown(#[case] build: &str, #[case] told: &str) {
    let made = Report::of(&[], Overall::Ready, &facts(), &Given::default(), build, build, i64::MAX).unwrap();
    assert_eq!((made.build.as_str(), made.graph_version.as_str()), (told, told));
    assert_eq!(read(&made.to_json()), Ok(made));
}

#[test]
fn a_telephone_number_in_the_address_is_no_id() {
    let mistaken = AccountId::parse(DIGITS).unwrap();
    let given = Given { account: Some(mistaken.clone()), phone: PhoneId::parse(DIGITS), ..Given::default() };
    let mut all = verdicts();
    all.push(verdict(Row::account(Check::AccountReadable, &mistaken), Code::NotFoundOrNotAssigned, None));
    let made = Report::of(&all, Overall::NotReady, &facts(), &given, "x", "v25.0", NOW).unwrap();
    assert!(!made.to_json().contains(DIGITS));
    assert_eq!(made.left_out, 1);
    assert_eq!(made.ids.accounts, [account()]);
}

#[test]
fn a_permission_that_is_none_is_left_out() {
    for name in [TOKEN, "", "a b", "a\"b", "Ünit"] {
        let made = of(&[verdict(Row::permission(name), Code::Missing, None)]).unwrap();
        assert_eq!((made.checks.len(), made.left_out), (0, 1), "{name}");
    }
}

/// A thousand accounts, the last of which fails, and a trace in every line.
#[rstest]
#[case(&"t".repeat(64))]
#[case("t")]
fn a_very_long_check_is_cut_where_it_is_fine(#[case] trace: &str) {
    let mut all = Vec::new();
    for number in 0..3_000 {
        let id = AccountId::parse(&format!("{}", 10_u64.pow(19) + number)).unwrap();
        for check in [Check::AccountReadable, Check::AccountControl] {
            let code = if check == Check::AccountReadable { Code::Readable } else { Code::Full };
            all.push(verdict(Row::account(check, &id), code, Some(trace)));
        }
        if number == 2_999 {
            all.push(verdict(Row::account(Check::AccountReview, &id), Code::Rejected, None));
        }
    }
    let made = of(&all).unwrap();
    let json = made.to_json();
    assert!(json.len() <= LONGEST, "{} bytes", json.len());
    assert!(made.checks.len() <= MOST_LINES && made.checks.len() > 500, "{} lines", made.checks.len());
    assert_eq!(made.checks.len() + made.left_out, all.len());
    assert_eq!(made.checks.iter().filter(|line| line.state == State::Fail).count(), 1);
    assert_eq!(made.checks.last().map(|line| line.state), Some(State::Fail), "the order of the check stays");
    assert!(json.contains(&format!("\"left_out\": {}\n", made.left_out)));
    assert_eq!(read(&json), Ok(made));
}

#[test]
fn nothing_secret_is_told() {
    let json = report().to_json();
    for secret in SECRETS {
        assert!(!json.contains(secret), "{secret}");
    }
    assert!(json.contains(ACCOUNT));
}
