//! The published schema: reports keep it, and what is nearly a report does not.

use super::sample::report;
use jsonschema::Validator;
use rstest::rstest;
use serde_json::{Value, json};
use std::sync::LazyLock;
use system_user_guide::domain::catalogue::{Check, Code, State};

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let text = include_str!("../../docs/report.schema.json");
    let schema: Value = serde_json::from_str(text).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    jsonschema::validator_for(&schema).unwrap()
});

pub fn schema() -> &'static Validator {
    &SCHEMA
}

fn good() -> Value {
    serde_json::from_str(&report().to_json()).unwrap()
}

#[test]
fn a_report_keeps_the_contract() {
    assert!(schema().is_valid(&good()));
    let mut more = good();
    more["left_out"] = json!(3);
    more["ids"]["app"] = Value::Null;
    more["ids"]["business"] = Value::Null;
    more["checks"] = json!([]);
    assert!(schema().is_valid(&more));
}

#[test]
fn every_check_and_every_code_fits() {
    for check in Check::ALL {
        let mut one = good();
        one["checks"][0]["id"] = json!(check.as_str());
        assert!(schema().is_valid(&one), "{}", check.as_str());
    }
    for code in Code::ALL {
        let mut one = good();
        one["checks"][0]["code"] = json!(code.as_str());
        assert!(schema().is_valid(&one), "{}", code.as_str());
    }
    for state in [State::Pass, State::Warn, State::Fail, State::Unknown] {
        let mut one = good();
        one["checks"][0]["verdict"] = json!(state.as_str());
        assert!(schema().is_valid(&one));
    }
}

#[rstest]
#[case("/schema", json!("system-user-guide/report@2"))]
#[case("/build", json!(""))]
#[case("/build", json!("two words"))]
#[case("/graph_version", json!(25))]
#[case("/checked_at", json!("2026-13-24T13:29:23Z"))]
#[case("/checked_at", json!("2026-11-24T13:29:23+02:00"))]
#[case("/checked_at", json!(1_795_526_963))]
#[case("/overall", json!("checking"))]
#[case("/overall", json!("Ready"))]
#[case("/ids", json!([]))]
#[case("/ids/app", json!(634_974_688_087_057_u64))]
#[case("/ids/app", json!("1234"))]
#[case("/ids/business", json!("123456789012345678901"))]
#[case("/ids/accounts", json!(["12345", "12345"]))]
#[case("/ids/accounts", json!(["+15551234567"]))]
#[case("/ids/phones", json!(null))]
#[case("/ids/phones/0", json!("+1 555-123-4567"))]
#[case("/checks", json!({}))]
#[case("/checks/0/id", json!("Token.valid"))]
#[case("/checks/0/id", json!("token."))]
#[case("/checks/0/id", json!("token.valid.more"))]
#[case("/checks/0/id", json!("<script>"))]
#[case("/checks/0/id", json!(format!("permission.{}", "a".repeat(90))))]
#[case("/checks/0/subject", json!(null))]
#[case("/checks/0/subject", json!("Bakery"))]
#[case("/checks/0/verdict", json!("pending"))]
#[case("/checks/0/code", json!("OK"))]
#[case("/checks/0/code", json!(""))]
#[case("/checks/0/trace", json!(""))]
#[case("/checks/0/trace", json!("a b"))]
#[case("/checks/0/trace", json!("x".repeat(65)))]
fn what_is_nearly_a_report(#[case] pointer: &str, #[case] value: Value) {
    let mut near = good();
    *near.pointer_mut(pointer).unwrap() = value;
    assert!(!schema().is_valid(&near), "{pointer}");
}

#[test]
fn nothing_may_be_missing_and_nothing_be_added() {
    for (pointer, keys) in [
        ("", vec!["schema", "build", "graph_version", "checked_at", "overall", "ids", "checks"]),
        ("/ids", vec!["app", "business", "accounts", "phones"]),
        ("/checks/0", vec!["id", "subject", "verdict", "code", "trace"]),
    ] {
        let mut more = good();
        more.pointer_mut(pointer).unwrap()["token"] = json!("x");
        assert!(!schema().is_valid(&more), "{pointer}");
        assert_eq!(good().pointer(pointer).unwrap().as_object().unwrap().len(), keys.len());
        for key in keys {
            let mut less = good();
            less.pointer_mut(pointer).unwrap().as_object_mut().unwrap().remove(key).unwrap();
            assert!(!schema().is_valid(&less), "{pointer}/{key}");
        }
    }
    let mut long = good();
    long["checks"] = Value::Array(vec![good()["checks"][0].clone(); 2_001]);
    assert!(!schema().is_valid(&long));
    let mut nothing_left_out = good();
    nothing_left_out["left_out"] = json!(0);
    assert!(!schema().is_valid(&nothing_left_out));
}
