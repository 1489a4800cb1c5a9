//! Every known reply of Meta's leads to exactly one verdict a row.
//!
//! A case is a file in `tests/replies/`: what differs from the good conversation in `baseline.json`, and what differs
//! in the verdicts; `conversation` explains its keys. A report from the field becomes one new file, and no code.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "the steps of a test fail loudly")]
#![allow(clippy::print_stdout, reason = "a test says how much it compared")]

mod conversation;

use conversation::{ACCOUNT, Codes, PHONE, baseline, cases, codes, converse, number_of, row};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use system_user_guide::domain::catalogue::{Check, REASONS};
use system_user_guide::domain::guide::Guide;
use system_user_guide::domain::verdict::{Value as Told, Verdict};

/// The check of a row, as the catalogue calls it.
fn check_of(row: &str) -> &str {
    let id = row.split('@').next().unwrap_or_default();
    if id.starts_with("permission.") && id != "permission.extra" { "permission" } else { id }
}

/// Whether a row tells how an account or a number stands, beyond who may read and control it.
fn is_standing(row: &str) -> bool {
    let checks = ["account.review", "account.payment", "account.webhook", "account.health"];
    checks.contains(&check_of(row)) || row.starts_with("phone.")
}

/// Whether the row is there and unknown, for whatever reason.
fn is_unknown(row: &str, got: &Codes) -> bool {
    got.get(row).is_some_and(|code| REASONS.iter().any(|reason| reason.as_str() == code))
}

/// How the role, an account and its number stand where a case does not mention them: as in the baseline when a living
/// token can read them, and otherwise unknown, whatever the reason; numbers that were never heard of have no rows.
fn unmentioned(got: &Codes) -> Codes {
    let baseline: Codes = serde_json::from_value(baseline()["expect"].clone()).unwrap();
    let alive = got["token.valid"] == "valid";
    let mut rows = Codes::new();
    let mut expect = |row: String, code: &String, readable: bool| {
        let code = if readable { Some(code.as_str()) } else { got.get(&row).map(|_| "unknown") };
        let never_heard_of = row.starts_with("phone.") && !row.starts_with("phone.found");
        if let Some(code) = code.or((!never_heard_of).then_some("unknown")) {
            let open = code == "unknown" && is_unknown(&row, got);
            rows.insert(row.clone(), if open { got[&row].clone() } else { code.to_owned() });
        }
    };
    expect("system-user.role".to_owned(), &baseline["system-user.role"], alive);
    for account in got.keys().filter_map(|row| row.strip_prefix("account.readable@")) {
        let readable = alive && got[&format!("account.readable@{account}")] == "readable";
        for (row, code) in baseline.iter().filter(|(row, _)| is_standing(row)) {
            expect(row.replace(PHONE, &number_of(account)).replace(ACCOUNT, account), code, readable);
        }
    }
    rows
}

/// What a conversation ought to end in: as the baseline, with the case's differences.
fn expected(case: &Value, got: &Codes) -> Codes {
    let mut all: Codes = serde_json::from_value(baseline()["expect"].clone()).unwrap();
    all.retain(|row, _| !is_standing(row));
    all.extend(unmentioned(got));
    for (row, code) in case["expect"].as_object().unwrap() {
        match code.as_str() {
            Some(code) => drop(all.insert(row.clone(), code.to_owned())),
            None => drop(all.remove(row)),
        }
    }
    all
}

/// What a row tells beside its code, by name.
fn told(verdict: &Verdict) -> BTreeMap<&'static str, String> {
    let text = |told: &Told| match told {
        Told::Text(text) => text.clone(),
        Told::Number(number) => number.to_string(),
        Told::Date(at) => at.to_string(),
        Told::Kind(kind) => format!("{kind:?}"),
        Told::Part(kind, name) => name.as_ref().map_or(format!("{kind:?}"), |name| format!("{kind:?} {name}")),
    };
    let advice = ("advice", verdict.advice.join(" "));
    verdict.values.iter().map(|(name, told)| (*name, text(told))).chain([advice]).collect()
}

/// The accounts and numbers whose rows count for nothing; all rows of one stand alike.
fn aside(guide: &Guide) -> BTreeSet<String> {
    let (aside, counted): (Vec<_>, Vec<_>) = guide.verdicts().into_iter().partition(|verdict| verdict.aside);
    // A number may have the id that the address gives for an account.
    let subjects = |verdicts: &[Verdict]| -> BTreeSet<_> {
        verdicts.iter().map(|verdict| (verdict.row.phone.is_some(), verdict.row.subject().to_owned())).collect()
    };
    let (aside, counted) = (subjects(&aside), subjects(&counted));
    assert!(aside.is_disjoint(&counted), "{aside:?} count and do not");
    aside.into_iter().map(|(_, id)| id).collect()
}

#[test]
fn the_good_conversation_is_ready() {
    let expect = baseline()["expect"].clone();
    let got = codes(&converse(&json!({})));
    assert_eq!(got, serde_json::from_value(expect).unwrap());
    assert_eq!(got, expected(&json!({ "expect": {} }), &got), "the rule for what a case does not mention");
}

#[test]
fn every_reply_leads_to_its_verdicts() {
    let cases = cases();
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(name, case)| {
            let got = codes(&converse(case));
            let want = expected(case, &got);
            let differing: BTreeSet<&String> =
                got.keys().chain(want.keys()).filter(|id| got.get(*id) != want.get(*id)).collect();
            let lines = differing.iter().map(|id| format!("  {id}: {:?}, expected {:?}", got.get(*id), want.get(*id)));
            (!differing.is_empty()).then(|| format!("{name}\n{}", lines.collect::<Vec<_>>().join("\n")))
        })
        .collect();
    println!("{} replies, {} wrong", cases.len(), wrong.len());
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What the words say of an account or a number, and what counts for nothing.
#[test]
fn every_reply_is_told_as_it_is() {
    let mut compared = 0;
    for (name, case) in cases() {
        let guide = converse(&case);
        let unwanted: BTreeSet<String> =
            case["aside"].as_array().into_iter().flatten().map(|id| id.as_str().unwrap().to_owned()).collect();
        assert_eq!(aside(&guide), unwanted, "{name}");
        for (id, wanted) in case["says"].as_object().into_iter().flatten() {
            let verdicts = guide.verdicts();
            let told = told(verdicts.iter().find(|verdict| row(verdict) == *id).unwrap());
            for (key, text) in wanted.as_object().unwrap() {
                assert_eq!(told.get(key.as_str()).map(String::as_str), text.as_str(), "{name}: {key} of {id}");
                compared += 1;
            }
        }
    }
    println!("{compared} values compared");
    assert!(compared > 20, "{compared}");
}

/// A misspelt key would make a case say less than it seems to; an expectation that repeats the baseline hides what the
/// case is about.
#[test]
fn every_case_is_well_formed() {
    let known = [
        "about",
        "given",
        "choice",
        "replies",
        "whole",
        "failure",
        "cancelled",
        "from_call",
        "expect",
        "says",
        "aside",
        "near",
    ];
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
            assert_ne!(baseline()["expect"].get(id), Some(code), "{name}: {id} ends as in the baseline");
        }
        let body = &case["replies"]["debug_token"]["body"]["data"];
        assert!(body.is_null() || !body.to_string().contains("error_subcode"), "{name}: debug_token says subcode");
    }
}

/// Every pair of a check and a code it can end in, and the words for the whole; the reasons for `unknown` are the same
/// for all checks.
fn pairs() -> Vec<(&'static str, &'static str)> {
    let of_checks = Check::ALL.iter().flat_map(|check| {
        let (pass, warn, fail) = check.outcomes();
        [pass, warn, fail].into_iter().flatten().map(|code| (check.as_str(), code.as_str()))
    });
    let overall = ["ready", "attention", "not-ready", "unproved"].map(|word| ("overall", word));
    of_checks.chain(overall).chain(REASONS.iter().map(|reason| ("any", reason.as_str()))).collect()
}

/// The pair that a row and its code count for.
fn pair(row: &str, code: &str) -> Option<(&'static str, &'static str)> {
    let pairs = pairs();
    let of = |check| pairs.iter().find(|pair| **pair == (check, code)).copied();
    of(check_of(row)).or_else(|| of("any"))
}

/// Each pair is reached by a case, and nearly reached by another: whoever loosens a rule or tightens it is found out.
#[test]
fn every_code_is_reached_and_nearly_reached() {
    let (mut reached, mut nearly) = (BTreeMap::new(), BTreeMap::new());
    let mut wrong = Vec::new();
    for (name, case) in cases() {
        let got = codes(&converse(&case));
        for (row, code) in &got {
            *reached.entry(pair(row, code)).or_insert(0_usize) += 1;
        }
        for near in case["near"].as_array().into_iter().flatten() {
            let (row, code) = near.as_str().unwrap().rsplit_once('/').unwrap();
            let rows: Vec<_> = got.iter().filter(|(id, _)| *id == row || id.split('@').next() == Some(row)).collect();
            if rows.is_empty() || rows.iter().any(|(_, got)| *got == code) {
                wrong.push(format!("{name} is no near miss of {row}/{code}: {rows:?}"));
            }
            let pair = pair(row, code);
            if pair.is_none() {
                wrong.push(format!("{name}: {row} never ends in {code}"));
            }
            *nearly.entry(pair).or_insert(0_usize) += 1;
        }
    }
    let pairs = pairs();
    let without = |counts: &BTreeMap<_, usize>, what: &str| -> Vec<String> {
        let bare = pairs.iter().filter(|pair| !counts.contains_key(&Some(**pair)));
        bare.map(|(check, code)| format!("{check} / {code}: {what}")).collect()
    };
    let bare = [without(&reached, "no case"), without(&nearly, "no near miss")].concat();
    let sum = |counts: &BTreeMap<Option<_>, usize>| {
        counts.iter().filter(|(pair, _)| pair.is_some()).map(|(_, count)| count).sum::<usize>()
    };
    println!("{} pairs of check and code, reached by {} rows, nearly by {}", pairs.len(), sum(&reached), sum(&nearly));
    assert!(wrong.is_empty() && bare.is_empty(), "\n{}\n{}", wrong.join("\n"), bare.join("\n"));
}
