//! What counts as proof, read from the replies a second time and in another way than the guide reads them.

use super::{ACCOUNT, Replies, good};
use crate::conversation::{Codes, cases, codes, converse, replies};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The body of an answer: status 200, an object, and no error in it.
pub(super) fn answered<'a>(replies: &'a Replies, question: &str) -> Option<&'a Value> {
    let reply = replies.get(question)?;
    let body = &reply["body"];
    (reply["status"].as_u64() == Some(200) && body.is_object() && body.get("error").is_none()).then_some(body)
}

/// Every page of a list that was answered; one entry that is none spoils its page. The second is asked for only when
/// the first says that there is one.
pub(super) fn pages<'a>(replies: &'a Replies, list: &'a str) -> impl Iterator<Item = &'a Value> {
    let goes_on = answered(replies, list).is_some_and(|first| !first["paging"]["next"].is_null());
    let asked = move |key: &&String| *key == list || goes_on && key.split('?').next() == Some(list);
    let pages = replies.keys().filter(asked);
    let whole = move |page: &&Value| {
        let entries = page["data"].as_array();
        entries.is_some_and(|all| list == "permissions" || all.iter().all(|entry| id(&entry["id"]).is_some()))
    };
    pages.filter_map(|key| answered(replies, key)).filter(whole)
}

pub(super) fn entries<'a>(replies: &'a Replies, list: &'a str) -> impl Iterator<Item = &'a Value> {
    pages(replies, list).filter_map(|page| page["data"].as_array()).flatten()
}

/// An id, as Meta may write it.
pub(super) fn id(value: &Value) -> Option<String> {
    let text = value.as_str().map(str::to_owned).or_else(|| value.as_u64().map(|number| number.to_string()))?;
    ((5..=20).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(text)
}

pub(super) fn full_control(entry: &Value) -> bool {
    entry["tasks"].as_array().is_some_and(|tasks| tasks.iter().any(|task| task == "MANAGE" || task == "FULL_CONTROL"))
}

/// What is wrong with a passing row, if it has no proof.
pub(super) fn unproved(row: &str, code: &str, replies: &Replies) -> Option<&'static str> {
    let nothing = Value::Null;
    // Without a verdict on the token the rest of the inspection counts for nothing.
    let inspected = answered(replies, "debug_token").map(|body| &body["data"]);
    let inspected = inspected.filter(|data| data["is_valid"].is_boolean()).unwrap_or(&nothing);
    let me = answered(replies, "me").and_then(|body| id(&body["id"]));
    let own: Vec<String> = me.clone().into_iter().chain(id(&inspected["user_id"])).collect();
    let is_own = |entry: &&Value| id(&entry["id"]).is_some_and(|id| own.contains(&id));
    let (check, account) = row.split_once('@').unwrap_or((row, ""));
    let about = |entry: &&Value| id(&entry["id"]).as_deref() == Some(account);
    let people = format!("people:{account}");
    let proved = match (check, code) {
        ("token.valid", "valid") => inspected["is_valid"] == true || inspected["is_valid"] != false && me.is_some(),
        ("token.kind", "system-user") => inspected["type"] == "SYSTEM_USER",
        ("token.expiry", "never") => inspected["is_valid"] == true && inspected["expires_at"].as_i64() == Some(0),
        ("token.app", "named" | "same-app") => {
            let asked = answered(replies, "app").and_then(|body| id(&body["id"]));
            match (id(&inspected["app_id"]), asked) {
                (Some(one), Some(other)) => one == other,
                (one, other) => one.or(other).is_some(),
            }
        }
        ("permission.extra", "none") => inspected["scopes"].is_array() || pages(replies, "permissions").count() > 0,
        ("account.found", "one" | "several") => {
            let listed = ["assigned", "owned", "client"].iter().any(|list| entries(replies, list).count() > 0);
            let read = replies.keys().any(|key| key.starts_with("account:") && answered(replies, key).is_some());
            listed || read || inspected["granular_scopes"].to_string().contains("target_ids")
        }
        ("account.readable", "readable") => {
            answered(replies, &format!("account:{account}")).is_some_and(|body| about(&body))
        }
        ("account.control", "full") => {
            entries(replies, "assigned").filter(about).any(full_control)
                || entries(replies, &people).filter(is_own).any(full_control)
        }
        ("account.control", "by-admin-role") => {
            let lists_read = pages(replies, "assigned").count() > 0 && pages(replies, &people).count() > 0;
            let named = entries(replies, "assigned").any(|entry| about(&entry))
                || entries(replies, &people).any(|entry| is_own(&entry));
            let employee = entries(replies, "staff").filter(is_own).any(|entry| entry["role"] == "EMPLOYEE");
            lists_read && !named && !employee && answered(replies, &format!("account:{account}")).is_some()
        }
        ("connection", "ok") => true,
        (permission, "proved" | "declared") => {
            let name = permission.trim_start_matches("permission.");
            let scope = inspected["scopes"].to_string().contains(name)
                || inspected["granular_scopes"].to_string().contains(name);
            let granted = |entry: &Value| entry["permission"] == name && entry["status"] == "granted";
            let told = inspected["scopes"].as_array().is_some_and(|scopes| scopes.iter().all(Value::is_string));
            scope || !told && (code == "proved" || entries(replies, "permissions").any(granted))
        }
        _ => return None,
    };
    (!proved).then_some("no proof")
}

/// The overall word, worked out from the rows in the words of the contract.
pub(super) fn ready(codes: &Codes) -> bool {
    let is = |row: &str, good: &[&str]| codes.get(row).is_some_and(|code| good.contains(&code.as_str()));
    let required = ["business_management", "whatsapp_business_messaging", "whatsapp_business_management"];
    let each = |check: &str, good: &[&str]| {
        let rows: Vec<_> = codes.iter().filter(|(row, _)| row.split('@').next() == Some(check)).collect();
        !rows.is_empty() && rows.iter().all(|(_, code)| good.contains(&code.as_str()))
    };
    is("token.valid", &["valid"])
        && is("token.kind", &["system-user"])
        && is("token.expiry", &["never", "expires"])
        && is("token.app", &["named", "same-app"])
        && required.iter().all(|name| is(&format!("permission.{name}"), &["proved", "declared", "refused"]))
        && each("account.readable", &["readable"])
        && each("account.control", &["full", "by-admin-role"])
}

/// Everything that is wrong with how a conversation ended.
pub(super) fn faults(ended: &Codes, replies: &Replies) -> Vec<String> {
    let rows = ended.iter().filter_map(|(row, code)| Some(format!("{row} {code}: {}", unproved(row, code, replies)?)));
    let overall = ended["overall"].as_str();
    let too_good = (matches!(overall, "ready" | "attention") && !ready(ended)).then(|| format!("{overall}: {ended:?}"));
    let pending = ended.values().any(|code| code == "pending").then(|| "a row waits for ever".to_owned());
    rows.chain(too_good).chain(pending).collect()
}

#[test]
fn no_known_reply_passes_without_proof() {
    let mut all = vec![("baseline.json".to_owned(), json!({}))];
    all.extend(cases().into_iter().filter(|(_, case)| case.get("whole").is_none()));
    for (name, case) in all {
        let faults = faults(&codes(&converse(&case)), &replies(&case));
        assert!(faults.is_empty(), "{name}: {faults:?}");
    }
}

/// The checker is itself checked: replies without any proof beside a conversation that ended well.
#[test]
fn the_checker_sees_passes_without_proof() {
    let nothing: Replies = good().keys().map(|key| (key.clone(), Value::Null)).collect();
    let ended = codes(&converse(&json!({})));
    let blamed: BTreeSet<String> =
        faults(&ended, &nothing).iter().filter_map(|fault| fault.split(' ').next().map(str::to_owned)).collect();
    // Neither needs more than an answer at all.
    let passing = ended.keys().filter(|row| !["connection", "overall"].contains(&row.as_str()));
    let unblamed: Vec<_> = passing.filter(|row| !blamed.contains(*row) && !row.starts_with("permission.")).collect();
    assert!(unblamed.is_empty(), "{unblamed:?}");
    let mut worse = ended.clone();
    worse.insert(format!("account.control@{ACCOUNT}"), "partial".to_owned());
    assert!(faults(&worse, &good()).iter().any(|fault| fault.starts_with("ready")));
}
