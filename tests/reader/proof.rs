//! What counts as proof, read from the replies a second time and in another way than the guide reads them.

use super::{Replies, good, standing};
use crate::conversation::{ACCOUNT, Codes, WAITING, cases, codes, converse, replies};
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
pub(super) fn pages<'a>(replies: &'a Replies, list: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    let goes_on = answered(replies, list).is_some_and(|first| !first["paging"]["next"].is_null());
    let follows = |key: &str| {
        let rest = key.strip_prefix(list).unwrap_or_default();
        rest.starts_with("?after=") || rest.starts_with("&after=")
    };
    let whole = |page: &&Value| {
        let entries = page["data"].as_array();
        entries.is_some_and(|all| list == "permissions" || all.iter().all(|entry| id_in(list, entry).is_some()))
    };
    let asked = replies.keys().filter(|key| *key == list || goes_on && follows(key));
    let pages: Vec<_> = asked.filter_map(|key| answered(replies, key)).filter(whole).collect();
    pages.into_iter()
}

/// The id of an entry; an app that hears of messages stands one level deeper.
fn id_in(list: &str, entry: &Value) -> Option<String> {
    let deep = list.starts_with("subscribers:");
    id(if deep { &entry["whatsapp_business_api_data"]["id"] } else { &entry["id"] })
}

pub(super) fn entries<'a>(replies: &'a Replies, list: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
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
pub(super) fn unproved(case: &Value, row: &str, code: &str, replies: &Replies) -> Option<&'static str> {
    let nothing = Value::Null;
    // Without a verdict on the token the rest of the inspection counts for nothing.
    let inspected = answered(replies, "debug_token").map(|body| &body["data"]);
    let inspected = inspected.filter(|data| data["is_valid"].is_boolean()).unwrap_or(&nothing);
    let me = answered(replies, "me").and_then(|body| id(&body["id"]));
    let own: Vec<String> = me.clone().into_iter().chain(id(&inspected["user_id"])).collect();
    let is_own = |entry: &&Value| id(&entry["id"]).is_some_and(|id| own.contains(&id));
    let alive = inspected["is_valid"] == true || inspected["is_valid"] != false && me.is_some();
    let asked = answered(replies, "app").and_then(|body| id(&body["id"]));
    let app = match (id(&inspected["app_id"]), asked) {
        (Some(one), Some(other)) => (one == other).then_some(one),
        (one, other) => one.or(other),
    };
    let (check, account) = row.split_once('@').unwrap_or((row, ""));
    let about = |entry: &&Value| id(&entry["id"]).as_deref() == Some(account);
    let people = format!("people:{account}");
    let proved = match (check, code) {
        ("token.valid", "valid") => alive,
        ("token.kind", "system-user") => inspected["type"] == "SYSTEM_USER",
        ("token.expiry", "never") => {
            let access = &inspected["data_access_expires_at"];
            let stays = access.is_null() || access.as_i64() == Some(0);
            inspected["is_valid"] == true && inspected["expires_at"].as_i64() == Some(0) && stays
        }
        ("token.app", "named" | "same-app") => app.is_some(),
        ("permission.extra", "none") => inspected["scopes"].is_array() || pages(replies, "permissions").count() > 0,
        ("system-user.role", "admin") => {
            // Of an id that stands there twice both must say so.
            let says_admin = |own: &String| {
                let roles: Vec<_> =
                    entries(replies, "staff").filter(|user| id(&user["id"]).as_ref() == Some(own)).collect();
                let admin = |user: &&Value| user["role"].as_str().is_some_and(|role| role.to_lowercase() == "admin");
                !roles.is_empty() && roles.iter().all(admin)
            };
            alive && own.iter().any(says_admin)
        }
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
        ("account.webhook", "subscribed") => {
            let list = format!("subscribers:{account}");
            alive && entries(replies, &list).any(|entry| id_in(&list, entry) == app && app.is_some())
        }
        ("connection", "ok") => true,
        (permission, "proved" | "declared") => {
            let name = permission.trim_start_matches("permission.");
            let scope = inspected["scopes"].to_string().contains(name)
                || inspected["granular_scopes"].to_string().contains(name);
            let granted = |entry: &Value| entry["permission"] == name && entry["status"] == "granted";
            let told = inspected["scopes"].as_array().is_some_and(|scopes| scopes.iter().all(Value::is_string));
            let listed = scope || !told && (code == "proved" || entries(replies, "permissions").any(granted));
            listed && (code == "declared" || exercised(name, replies))
        }
        _ => alive & standing::proved(case, row, code, replies)?,
    };
    (!proved).then_some("no proof")
}

/// Whether a call that needs the permission was answered.
fn exercised(name: &str, replies: &Replies) -> bool {
    match name {
        "whatsapp_business_management" => {
            replies.keys().any(|key| key.starts_with("account:") && answered(replies, key).is_some())
        }
        "business_management" => ["owned", "client", "staff"].iter().any(|list| pages(replies, list).count() > 0),
        "catalog_management" => answered(replies, "catalogs").is_some_and(|body| body["data"].is_array()),
        _ => false,
    }
}

/// The overall word, worked out from the rows in the words of the contract. Of several accounts the one counts that the
/// person chose or that stands in the address.
pub(super) fn ready(case: &Value, codes: &Codes) -> bool {
    let is = |row: &str, good: &[&str]| codes.get(row).is_some_and(|code| good.contains(&code.as_str()));
    let required = ["business_management", "whatsapp_business_messaging", "whatsapp_business_management"];
    let mut named = [&case["choice"]["account"], &case["given"]["waba"]].into_iter().filter_map(Value::as_str);
    let focus = named.find(|id| codes.contains_key(&format!("account.readable@{id}")));
    let each = |check: &str, good: &[&str]| {
        let about = |row: &str| row.strip_prefix(check)?.strip_prefix('@').map(str::to_owned);
        let meant = |row: &str| about(row).is_some_and(|id| focus.is_none_or(|focus| id == focus));
        let rows: Vec<_> = codes.iter().filter(|(row, _)| meant(row)).collect();
        !rows.is_empty() && rows.iter().all(|(_, code)| good.contains(&code.as_str()))
    };
    is("token.valid", &["valid"])
        && is("token.kind", &["system-user"])
        && is("token.expiry", &["never", "expires", "access-ends"])
        && is("token.app", &["named", "same-app"])
        && required.iter().all(|name| is(&format!("permission.{name}"), &["proved", "declared", "refused"]))
        && each("account.readable", &["readable"])
        && each("account.control", &["full", "by-admin-role"])
}

/// Everything that is wrong with how a conversation ended.
pub(super) fn faults(ended: &Codes, replies: &Replies) -> Vec<String> {
    faults_of(&Value::Null, ended, replies)
}

/// Everything that is wrong with how the conversation of a case ended.
pub(super) fn faults_of(case: &Value, ended: &Codes, replies: &Replies) -> Vec<String> {
    let fault =
        |(row, code): (&String, &String)| Some(format!("{row} {code}: {}", unproved(case, row, code, replies)?));
    let overall = ended["overall"].as_str();
    let good = matches!(overall, "ready" | "attention");
    let too_good = (good && !ready(case, ended)).then(|| format!("{overall}: {ended:?}"));
    let pending = ended.values().any(|code| code == WAITING).then(|| "a row waits for ever".to_owned());
    ended.iter().filter_map(fault).chain(too_good).chain(pending).collect()
}

#[test]
fn no_known_reply_passes_without_proof() {
    let mut all = vec![("baseline.json".to_owned(), json!({}))];
    all.extend(cases().into_iter().filter(|(_, case)| case.get("whole").is_none()));
    for (name, case) in all {
        let faults = faults_of(&case, &codes(&converse(&case)), &replies(&case));
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
    // Neither needs more than an answer at all; that a permission is declared may stand in a list that was not read.
    let passing =
        ended.iter().filter(|(row, code)| !["connection", "overall"].contains(&row.as_str()) && *code != "declared");
    let unblamed: Vec<_> = passing.filter(|(row, _)| !blamed.contains(*row)).collect();
    assert!(unblamed.is_empty(), "{unblamed:?}");
    let mut worse = ended.clone();
    worse.insert(format!("account.control@{ACCOUNT}"), "partial".to_owned());
    assert!(faults(&worse, &good()).iter().any(|fault| fault.starts_with("ready")));
}
