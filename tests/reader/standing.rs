//! What proves how an account and its numbers stand, read from the replies a second time and in another way than the
//! guide reads them.

use super::Replies;
use super::proof::{answered, entries, id};
use serde_json::Value;

/// Codes by which Meta says that paying fails.
const PAYING_FAILS: [i64; 3] = [131_042, 134_011, 141_006];

/// Whether the replies prove a passing row; nothing when the row does not pass or is not about how something stands.
pub(super) fn proved(case: &Value, row: &str, code: &str, replies: &Replies) -> Option<bool> {
    let (check, subject) = row.split_once('@')?;
    let says = |field: &str, words: &[&str]| {
        let of_number = |account: &String| {
            let entries: Vec<_> = numbers(replies, account).filter(|number| is(number, subject)).collect();
            // Of a number that stands there twice both must say the same.
            !entries.is_empty() && entries.iter().all(|number| words.iter().any(|word| number[field] == *word))
        };
        accounts(replies).iter().any(of_number)
    };
    Some(match (check, code) {
        ("account.review", "approved") => extras(replies, subject, "account_review_status") == Some("APPROVED".into()),
        ("account.payment", "attached") => {
            let funding = extras(replies, subject, "primary_funding_id").unwrap_or_default();
            let health = extras(replies, subject, "health_status").unwrap_or_default();
            let fails =
                |problem: &Value| problem["error_code"].as_i64().is_some_and(|code| PAYING_FAILS.contains(&code));
            id(&funding).is_some() && !parts(&health).iter().flat_map(|part| items(&part["errors"])).any(fails)
        }
        ("account.health", "available") => {
            let health = extras(replies, subject, "health_status").unwrap_or_default();
            let free = |part: &Value| part["can_send_message"] == "AVAILABLE";
            let account = parts(&health).iter().any(|part| part["entity_type"] == "WABA");
            let held_back = |number: &&Value| own_parts(number).iter().any(|part| !free(part));
            account && parts(&health).iter().all(free) && !in_use(case, replies, subject).iter().any(held_back)
        }
        ("phone.found", "found") => {
            let wanted = case["given"]["phone"].as_str().filter(|_| is_meant(case, replies, subject));
            numbers(replies, subject).any(|number| wanted.is_none_or(|wanted| means(number, wanted)))
        }
        ("phone.registered", "connected") => says("status", &["CONNECTED"]) && says("platform_type", &["CLOUD_API"]),
        ("phone.verified", "verified") => says("code_verification_status", &["VERIFIED"]),
        ("phone.name", "approved") => says("name_status", &["APPROVED"]),
        ("phone.quality", "good") => says("quality_rating", &["GREEN"]),
        ("phone.quality", "not-rated") => says("quality_rating", &["UNKNOWN", "NA"]),
        ("phone.mode", "live") => says("account_mode", &["LIVE"]),
        _ => return None,
    })
}

/// The accounts whose numbers were asked for.
fn accounts(replies: &Replies) -> Vec<String> {
    let account = |key: &str| Some(key.strip_prefix("phones:")?.split('?').next()?.to_owned());
    let mut accounts: Vec<_> = replies.keys().filter_map(|key| account(key)).collect();
    accounts.dedup();
    accounts
}

/// A further field of an account: from the answer about all of them, or when that was refused from its own.
fn extras(replies: &Replies, account: &str, field: &str) -> Option<Value> {
    let all = format!("extras:{account}");
    let alone = format!("{all}?only={field}");
    let body = answered(replies, &all).or_else(|| answered(replies, &alone))?;
    (id(&body["id"]).as_deref() == Some(account)).then(|| body[field].clone())
}

/// The numbers of an account: with all that is asked of them, or when that was refused as Meta shows them by default.
fn numbers<'a>(replies: &'a Replies, account: &str) -> impl Iterator<Item = &'a Value> {
    let all = format!("phones:{account}");
    let list = if answered(replies, &all).is_some() { all } else { format!("{all}?plain") };
    entries(replies, &list).collect::<Vec<_>>().into_iter()
}

fn is(number: &Value, wanted: &str) -> bool {
    id(&number["id"]).as_deref() == Some(wanted)
}

/// Whether an id or the digits of a telephone number mean this number.
fn means(number: &Value, wanted: &str) -> bool {
    let written = number["display_phone_number"].as_str().unwrap_or_default();
    is(number, wanted) || written.replace(|sign: char| !sign.is_ascii_digit(), "") == wanted
}

/// Whether the account is the only one, the chosen one or the one in the address, so that the number in the address
/// must be one of its own.
fn is_meant(case: &Value, replies: &Replies, account: &str) -> bool {
    let named = [&case["choice"]["account"], &case["given"]["waba"]].into_iter().find_map(Value::as_str);
    named.map_or_else(|| accounts(replies).len() == 1, |named| named == account)
}

/// The numbers that the person wants to use: all of an account when none is chosen.
fn in_use<'a>(case: &Value, replies: &'a Replies, account: &str) -> Vec<&'a Value> {
    let wanted = [&case["choice"]["phone"], &case["given"]["phone"]].into_iter().find_map(Value::as_str);
    let all: Vec<_> = numbers(replies, account).collect();
    let chosen: Vec<_> =
        all.iter().copied().filter(|number| wanted.is_some_and(|wanted| means(number, wanted))).collect();
    if chosen.is_empty() { all } else { chosen }
}

fn items(list: &Value) -> &[Value] {
    list.as_array().map_or(&[], Vec::as_slice)
}

fn parts(health: &Value) -> &[Value] {
    items(&health["entities"])
}

/// What Meta says of the way through a number itself.
fn own_parts(number: &Value) -> Vec<&Value> {
    let own = |part: &&Value| part["entity_type"] == "PHONE_NUMBER" && id(&part["id"]).is_none_or(|id| is(number, &id));
    parts(&number["health_status"]).iter().filter(own).collect()
}
