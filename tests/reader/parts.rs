//! Replies with one thing changed or taken away: what stood on it no longer passes.

use super::proof::faults;
use super::{Replies, answer_with, good};
use crate::conversation::{ACCOUNT, PHONE, codes, converse};
use serde_json::{Value, json};

/// The paths of all values inside a value, its own included.
pub(super) fn paths(value: &Value, here: &str, into: &mut Vec<String>) {
    into.push(here.to_owned());
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields {
                paths(inner, &format!("{here}/{}", key.replace('~', "~0").replace('/', "~1")), into);
            }
        }
        Value::Array(items) => {
            for (at, inner) in items.iter().enumerate() {
                paths(inner, &format!("{here}/{at}"), into);
            }
        }
        _ => {}
    }
}

/// All paths inside the replies.
pub(super) fn paths_in(replies: &Replies) -> Vec<String> {
    let mut found = Vec::new();
    paths(&Value::Object(replies.clone()), "", &mut found);
    found
}

/// Changes the value at a path; nothing when it is not there.
pub(super) fn changed(replies: &Replies, path: &str, change: impl FnOnce(&mut Value)) -> Option<Replies> {
    let mut whole = Value::Object(replies.clone());
    change(whole.pointer_mut(path)?);
    whole.as_object().cloned()
}

/// Takes one key out of an object, or one item out of a list.
pub(super) fn without(replies: &Replies, path: &str) -> Option<Replies> {
    let (parent, last) = path.rsplit_once('/')?;
    let last = last.replace("~1", "/").replace("~0", "~");
    changed(replies, parent, |value| match value {
        Value::Object(fields) => drop(fields.remove(&last)),
        Value::Array(items) => drop(items.remove(last.parse().unwrap())),
        _ => {}
    })
}

/// What a row may turn into when a part of its proof is gone, beside what does not pass.
pub(super) fn lesser(row: &str, code: &str) -> &'static [&'static str] {
    match (row.split('@').next().unwrap_or_default(), code) {
        // The call that proved it is no longer readable; that Meta lists the permission is still so.
        (
            "permission.business_management"
            | "permission.catalog_management"
            | "permission.whatsapp_business_management",
            "proved",
        ) => &["declared"],
        _ => &[],
    }
}

#[test]
fn less_said_is_never_more_proved() {
    let passes = ["ok", "valid", "system-user", "never", "named", "same-app", "proved", "declared", "one", "several"];
    let passes: Vec<&str> = passes.into_iter().chain(["readable", "full", "by-admin-role", "ready"]).collect();
    let of_standing =
        ["admin", "approved", "attached", "subscribed", "available", "found", "connected", "verified", "good"];
    let passes: Vec<&str> = passes.into_iter().chain(of_standing).chain(["not-rated", "live"]).collect();
    let baseline = codes(&converse(&json!({})));
    let (mut tried, mut noticed) = (0, 0);
    for path in paths_in(&good()).iter().filter(|path| !path.is_empty()) {
        let replies = without(&good(), path).unwrap();
        let ended = codes(&answer_with(&replies));
        tried += 1;
        noticed += usize::from(ended != baseline);
        let faults = faults(&ended, &replies);
        assert!(faults.is_empty(), "without {path}: {faults:?}");
        for (row, code) in &ended {
            let before = baseline.get(row).map_or("", String::as_str);
            let allowed = code == before || lesser(row, before).contains(&code.as_str());
            let passing = passes.contains(&code.as_str());
            assert!(allowed || !passing, "without {path}: {row} was {before:?} and is {code}");
        }
    }
    println!("{tried} parts taken away, {noticed} of them noticed");
    assert!(tried > 100 && noticed > 10, "{tried} tried, {noticed} noticed");
}

/// Rows and what they stand on: without it they must not pass, whatever else there is.
#[test]
fn what_a_row_stands_on_is_missed() {
    let control = format!("account.control@{ACCOUNT}");
    let readable = format!("account.readable@{ACCOUNT}");
    let account = format!("/account:{ACCOUNT}/body");
    let people = format!("/people:{ACCOUNT}/body/data/0");
    let table: [(&str, Vec<String>, &str); 8] = [
        ("token.kind", vec!["/debug_token/body/data/type".into()], "not-visible"),
        ("token.expiry", vec!["/debug_token/body/data/expires_at".into()], "not-visible"),
        ("token.valid", vec!["/debug_token/body/data/is_valid".into(), "/me/body/id".into()], "unreadable-reply"),
        ("token.app", vec!["/debug_token/body/data/app_id".into(), "/app/body/id".into()], "unreadable-reply"),
        (&readable, vec![format!("{account}/id")], "unreadable-reply"),
        (&control, vec!["/assigned/body/data/0/tasks".into(), format!("{people}/tasks")], "unreadable-reply"),
        (&control, vec!["/assigned/body/data/0/tasks/0".into(), format!("{people}/tasks/0")], "none"),
        (&control, vec!["/assigned/body/data".into(), format!("{people}/id")], "unreadable-reply"),
    ];
    for (row, missing, code) in table {
        let replies = missing.iter().fold(good(), |replies, path| without(&replies, path).unwrap());
        let ended = codes(&answer_with(&replies));
        assert_eq!(ended[row], code, "{row} without {missing:?}");
        assert_ne!(ended["overall"], "ready");
    }
}

/// How an account and its number stand: nothing of it is needed for the answer, and nothing of it passes unproved.
#[test]
fn what_a_standing_rests_on_is_missed() {
    let extras = |field: &str| format!("/extras:{ACCOUNT}/body/{field}");
    let number = |field: &str| format!("/phones:{ACCOUNT}/body/data/0{field}");
    let subscribers = |entry: &str| format!("/subscribers:{ACCOUNT}/body/data{entry}");
    let table = [
        ("system-user.role", "/staff/body/data/0/role".to_owned(), "not-visible"),
        ("system-user.role", "/staff/body/data/0".to_owned(), "not-visible"),
        ("permission.catalog_management", "/catalogs/body/data".to_owned(), "declared"),
        ("account.review", extras("account_review_status"), "not-visible"),
        ("account.review", extras("id"), "unreadable-reply"),
        ("account.payment", extras("primary_funding_id"), "not-reported"),
        ("account.payment", extras("id"), "unreadable-reply"),
        ("account.health", extras("health_status"), "not-visible"),
        ("account.health", extras("health_status/entities"), "unreadable-reply"),
        ("account.health", extras("health_status/entities/0"), "not-visible"),
        ("account.health", extras("health_status/entities/2/can_send_message"), "not-visible"),
        ("account.health", number("/health_status/entities/0/can_send_message"), "not-visible"),
        ("account.webhook", subscribers(""), "unreadable-reply"),
        ("account.webhook", subscribers("/0"), "none"),
        ("phone.found", number(""), "none"),
        ("phone.found", number("/id"), "unreadable-reply"),
        ("phone.registered", number("/status"), "not-visible"),
        ("phone.registered", number("/platform_type"), "not-visible"),
        ("phone.verified", number("/code_verification_status"), "not-visible"),
        ("phone.name", number("/name_status"), "not-visible"),
        ("phone.quality", number("/quality_rating"), "not-visible"),
        ("phone.mode", number("/account_mode"), "not-visible"),
    ];
    for (check, missing, code) in table {
        let ended = codes(&answer_with(&without(&good(), &missing).unwrap()));
        let row = [check.to_owned(), format!("{check}@{ACCOUNT}"), format!("{check}@{PHONE}")];
        let got = row.iter().find_map(|row| ended.get(row));
        assert_eq!(got.map(String::as_str), Some(code), "{check} without {missing}");
    }
}
