//! Every known reply of Meta's leads to exactly one verdict a row.
//!
//! A case is a file in `tests/replies/`: what differs from the good conversation in `baseline.json`, and what differs
//! in the verdicts; `conversation` explains its keys. A report from the field becomes one new file, and no code.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "the steps of a test fail loudly")]
#![allow(clippy::print_stdout, reason = "a test says how much it compared")]

mod conversation;

use conversation::{Codes, cases, codes, converse, read};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use system_user_guide::domain::catalogue::{Check, REASONS};

/// What the baseline ends in, with a case's differences.
fn expected(case: &Value) -> Codes {
    let texts = |value: &Value| -> BTreeMap<String, Option<String>> {
        value.as_object().unwrap().iter().map(|(id, code)| (id.clone(), code.as_str().map(str::to_owned))).collect()
    };
    let mut all = texts(&read("baseline.json")["expect"]);
    all.extend(texts(&case["expect"]));
    all.into_iter().filter_map(|(id, code)| Some((id, code?))).collect()
}

#[test]
fn the_good_conversation_is_ready() {
    let baseline = read("baseline.json");
    assert_eq!(codes(&converse(&json!({}))), expected(&json!({ "expect": baseline["expect"] })));
}

#[test]
fn every_reply_leads_to_its_verdicts() {
    let cases = cases();
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(name, case)| {
            let (got, want) = (codes(&converse(case)), expected(case));
            let differing: BTreeSet<&String> =
                got.keys().chain(want.keys()).filter(|id| got.get(*id) != want.get(*id)).collect();
            let lines = differing.iter().map(|id| format!("  {id}: {:?}, expected {:?}", got.get(*id), want.get(*id)));
            (!differing.is_empty()).then(|| format!("{name}\n{}", lines.collect::<Vec<_>>().join("\n")))
        })
        .collect();
    println!("{} replies, {} wrong", cases.len(), wrong.len());
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// A misspelt key would make a case say less than it seems to; an expectation that repeats the baseline hides what the
/// case is about.
#[test]
fn every_case_is_well_formed() {
    let known = ["about", "given", "replies", "whole", "failure", "cancelled", "from_call", "expect"];
    let baseline = read("baseline.json");
    let mut abouts = BTreeMap::new();
    for (name, case) in cases() {
        let about = case["about"].as_str().unwrap_or_default().to_owned();
        assert!(about.len() > 20, "{name} says nothing about itself");
        let same = abouts.insert(about, name.clone());
        assert_eq!(same, None, "{name} says of itself what another case says");
        for key in case.as_object().unwrap().keys() {
            assert!(known.contains(&key.as_str()), "{name}: unknown key {key}");
        }
        for (id, code) in case["expect"].as_object().unwrap() {
            assert_ne!(baseline["expect"].get(id), Some(code), "{name}: {id} ends as in the baseline");
        }
        let body = &case["replies"]["debug_token"]["body"]["data"];
        assert!(body.is_null() || !body.to_string().contains("error_subcode"), "{name}: debug_token says subcode");
    }
}

#[test]
fn every_code_of_the_catalogue_has_a_reply() {
    let mut seen: BTreeSet<(String, String)> = BTreeSet::new();
    for (_, case) in cases() {
        for (id, code) in codes(&converse(&case)) {
            let check = id.split('@').next().unwrap_or_default();
            let permission = check.starts_with("permission.") && check != "permission.extra";
            seen.insert((if permission { "permission".to_owned() } else { check.to_owned() }, code));
        }
    }
    let mut pairs = 0;
    let mut bare = Vec::new();
    for check in Check::ALL {
        let (pass, warn, fail) = check.outcomes();
        for code in pass.iter().chain(warn).chain(fail) {
            pairs += 1;
            if !seen.contains(&(check.as_str().to_owned(), code.as_str().to_owned())) {
                bare.push(format!("{} / {}", check.as_str(), code.as_str()));
            }
        }
    }
    for reason in REASONS {
        pairs += 1;
        if !seen.iter().any(|(_, code)| code == reason.as_str()) {
            bare.push(format!("any / {}", reason.as_str()));
        }
    }
    println!("{pairs} pairs of check and code, {} without a reply", bare.len());
    assert!(bare.is_empty(), "no reply produces:\n{}", bare.join("\n"));
}
