//! Whatever comes from the network: nothing panics, nothing passes without its proof, and no token comes through.

mod conversation;

use conversation::{Codes, bytes, cases, codes, converse, hold, read, replies};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use system_user_guide::domain::answer::{Answer, Failure, Meaning};
use system_user_guide::domain::catalogue::Code;
use system_user_guide::domain::guide::Guide;
use system_user_guide::domain::inquiry::Question;
use system_user_guide::domain::learning::Finding;
use system_user_guide::graph::reply;

type Replies = Map<String, Value>;

const ACCOUNT: &str = "102290129340398";

// ---- What counts as proof, read from the replies a second time and in another way ------------------------------------

/// The body of an answer: status 200, an object, and no error in it.
fn answered<'a>(replies: &'a Replies, question: &str) -> Option<&'a Value> {
    let reply = replies.get(question)?;
    let body = &reply["body"];
    (reply["status"].as_u64() == Some(200) && body.is_object() && body.get("error").is_none()).then_some(body)
}

/// Every page of a list that was answered; one entry that is none spoils its page. The second is asked for only when
/// the first says that there is one.
fn pages<'a>(replies: &'a Replies, list: &'a str) -> impl Iterator<Item = &'a Value> {
    let goes_on = answered(replies, list).is_some_and(|first| !first["paging"]["next"].is_null());
    let asked = move |key: &&String| *key == list || goes_on && key.split('?').next() == Some(list);
    let pages = replies.keys().filter(asked);
    let whole = move |page: &&Value| {
        let entries = page["data"].as_array();
        entries.is_some_and(|all| list == "permissions" || all.iter().all(|entry| id(&entry["id"]).is_some()))
    };
    pages.filter_map(|key| answered(replies, key)).filter(whole)
}

fn entries<'a>(replies: &'a Replies, list: &'a str) -> impl Iterator<Item = &'a Value> {
    pages(replies, list).filter_map(|page| page["data"].as_array()).flatten()
}

/// An id, as Meta may write it.
fn id(value: &Value) -> Option<String> {
    let text = value.as_str().map(str::to_owned).or_else(|| value.as_u64().map(|number| number.to_string()))?;
    ((5..=20).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(text)
}

fn full_control(entry: &Value) -> bool {
    entry["tasks"].as_array().is_some_and(|tasks| tasks.iter().any(|task| task == "MANAGE" || task == "FULL_CONTROL"))
}

/// What is wrong with a passing row, if it has no proof.
fn unproved(row: &str, code: &str, replies: &Replies) -> Option<&'static str> {
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
fn ready(codes: &Codes) -> bool {
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
fn faults(ended: &Codes, replies: &Replies) -> Vec<String> {
    let rows = ended.iter().filter_map(|(row, code)| Some(format!("{row} {code}: {}", unproved(row, code, replies)?)));
    let overall = ended["overall"].as_str();
    let too_good = (matches!(overall, "ready" | "attention") && !ready(ended)).then(|| format!("{overall}: {ended:?}"));
    let pending = ended.values().any(|code| code == "pending").then(|| "a row waits for ever".to_owned());
    rows.chain(too_good).chain(pending).collect()
}

fn good() -> Replies {
    replies(&json!({}))
}

/// Holds the conversation with these replies; whatever is asked beyond them is not answered.
fn answer_with(replies: &Replies) -> Guide {
    hold(&json!({}), |_, questions| {
        let mut all = replies.clone();
        for question in questions {
            all.entry(conversation::key(question)).or_insert(Value::Null);
        }
        Some(reply::read(questions, 200, &bytes(&all, questions)))
    })
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

// ---- One thing at a time ---------------------------------------------------------------------------------------------

/// The paths of all values inside a value, its own included.
fn paths(value: &Value, here: &str, into: &mut Vec<String>) {
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
fn paths_in(replies: &Replies) -> Vec<String> {
    let mut found = Vec::new();
    paths(&Value::Object(replies.clone()), "", &mut found);
    found
}

/// Changes the value at a path; nothing when it is not there.
fn changed(replies: &Replies, path: &str, change: impl FnOnce(&mut Value)) -> Option<Replies> {
    let mut whole = Value::Object(replies.clone());
    change(whole.pointer_mut(path)?);
    whole.as_object().cloned()
}

/// Takes one key out of an object, or one item out of a list.
fn without(replies: &Replies, path: &str) -> Option<Replies> {
    let (parent, last) = path.rsplit_once('/')?;
    let last = last.replace("~1", "/").replace("~0", "~");
    changed(replies, parent, |value| match value {
        Value::Object(fields) => drop(fields.remove(&last)),
        Value::Array(items) => drop(items.remove(last.parse().unwrap())),
        _ => {}
    })
}

/// What a row may turn into when a part of its proof is gone, beside what does not pass.
fn lesser(row: &str, code: &str) -> &'static [&'static str] {
    match (row.split('@').next().unwrap_or_default(), code) {
        // The call that proved it is no longer readable; that Meta lists the permission is still so.
        ("permission.business_management" | "permission.whatsapp_business_management", "proved") => &["declared"],
        _ => &[],
    }
}

#[test]
fn less_said_is_never_more_proved() {
    let passes = ["ok", "valid", "system-user", "never", "named", "same-app", "proved", "declared", "one", "several"];
    let passes: Vec<&str> = passes.into_iter().chain(["readable", "full", "by-admin-role", "ready"]).collect();
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

// ---- Anything at all -------------------------------------------------------------------------------------------------

/// Values of every type, and those that are easily taken for another.
fn odd() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!(null)),
        Just(json!(true)),
        Just(json!(false)),
        Just(json!(0)),
        Just(json!(-1)),
        Just(json!(1.5)),
        Just(json!(1)),
        Just(json!(u64::MAX)),
        Just(json!("")),
        Just(json!("0")),
        Just(json!("true")),
        Just(json!("MANAGE")),
        Just(json!("granted")),
        Just(json!("SYSTEM_USER")),
        Just(json!("104169029247128")),
        Just(json!(["MANAGE"])),
        Just(json!([])),
        Just(json!([[]])),
        Just(json!({})),
        Just(json!({ "data": [] })),
        Just(json!({ "error": {} })),
        Just(json!({ "error": { "code": 190, "message": "Session has expired" } })),
        Just(json!({ "id": "102290129340398", "tasks": ["MANAGE"] })),
        any::<String>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
    ]
}

/// The conversations that are changed: good ones, and bad ones with little between them and a pass.
fn started() -> impl Strategy<Value = Replies> {
    let names = [
        "account.control-by-admin-role",
        "account.control-none-employee",
        "account.control-partial",
        "account.control-full-on-second-page",
        "account.found-several",
        "debug_token-refused-no-role",
        "permission-missing-messaging",
        "token.expiry-expires",
        "token.valid-rejected-against-good-answers",
    ];
    let mut all = vec![good()];
    all.extend(names.map(|name| replies(&read(&format!("{name}.json")))));
    prop::sample::select(all)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Values of the wrong type, too many, too few, or in each other's place.
    #[test]
    fn changed_replies_pass_only_with_proof(
        start in started(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0_u8..5, odd()), 1..5),
    ) {
        let mut replies = start;
        for (at, from, how, odd) in changes {
            let all = paths_in(&replies);
            let path = at.get(&all).clone();
            if path.is_empty() {
                continue;
            }
            let other = Value::Object(replies.clone()).pointer(from.get(&all).as_str()).cloned().unwrap_or_default();
            let next = match how {
                0 => without(&replies, &path),
                1 => changed(&replies, &path, |value| *value = other),
                2 => changed(&replies, &path, |value| if let Value::Array(items) = value { items.push(odd) }),
                3 => changed(&replies, &path, |value| *value = json!([value.clone(), odd])),
                _ => changed(&replies, &path, |value| *value = odd),
            };
            replies = next.unwrap_or(replies);
        }
        // What is no text and no object any more comes as the text that it is.
        let ended = codes(&answer_with(&replies));
        let faults = faults(&ended, &replies);
        prop_assert!(faults.is_empty(), "{:?} from {}", faults, Value::Object(replies));
    }

    /// Bytes changed on their way: something is said, and nothing panics.
    #[test]
    fn broken_bytes_break_nothing(
        start in started(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0_u8..5, any::<u8>()), 0..6),
        status in prop::sample::select(vec![200_u16, 0, 301, 400, 401, 403, 429, 500, 503, 999]),
    ) {
        let guide = hold(&json!({}), |_, questions| {
            let mut all = start.clone();
            for question in questions {
                all.entry(conversation::key(question)).or_insert(Value::Null);
            }
            let mut bytes = bytes(&all, questions);
            for (at, to, how, byte) in &changes {
                if bytes.is_empty() {
                    break;
                }
                let (at, to) = (at.index(bytes.len()), to.index(bytes.len()));
                let (from, end) = (at.min(to), at.max(to));
                match how {
                    0 => bytes[at] ^= 1 << (byte % 8),
                    1 => bytes[at] = *byte,
                    2 => bytes.truncate(at),
                    3 => drop(bytes.drain(from..end.min(from + usize::from(*byte)))),
                    _ => {
                        let piece = bytes[from..end.min(from + usize::from(*byte))].to_vec();
                        drop(bytes.splice(at..at, piece));
                    }
                }
            }
            Some(reply::read(questions, status, &bytes))
        });
        prop_assert!(!codes(&guide).values().any(|code| code == "pending"));
    }

    #[test]
    fn any_bytes_at_all_are_answered(noise in prop::collection::vec(any::<u8>(), 0..400), status in any::<u16>()) {
        let guide = hold(&json!({}), |_, questions| Some(reply::read(questions, status, &noise)));
        let ended = codes(&guide);
        prop_assert_eq!(&ended["overall"], "unproved");
    }
}

/// Texts that trip parsers, as whole replies and as the body of every item.
#[test]
fn parsers_traps_are_survived() {
    let nested = |open: &str, close: &str| format!("{}{}", open.repeat(200), close.repeat(200));
    let traps = [
        nested("[", "]"),
        nested("{\"data\":", "}"),
        nested("[{\"error\":", "}]"),
        "[".repeat(100_000),
        "1e999".to_owned(),
        "{\"data\":{\"is_valid\":true,\"expires_at\":1e999}}".to_owned(),
        "{\"data\":{\"is_valid\":true,\"expires_at\":99999999999999999999999999999999999999}}".to_owned(),
        "{\"id\":\"\\ud800\"}".to_owned(),
        "{\"id\":\"\\udc00\\ud800\"}".to_owned(),
        "{\"\\u0000\":\"\\u0000\"}".to_owned(),
        "\u{feff}{\"data\":[]}".to_owned(),
        "{\"data\":[]} {\"data\":[]}".to_owned(),
        "NaN".to_owned(),
        "-0".to_owned(),
        "{\"error\":{\"code\":9223372036854775808}}".to_owned(),
        "{\"error\":{\"code\":190.0}}".to_owned(),
        "{\"error\":{\"code\":\"190\"}}".to_owned(),
        "{\"error\":190}".to_owned(),
        "{\"error\":null}".to_owned(),
        "{\"error\":[{\"code\":190}]}".to_owned(),
    ];
    for trap in traps {
        for status in [200, 400, 500] {
            let whole = codes(&converse(&json!({ "whole": { "status": status, "body": trap } })));
            let items = codes(&converse(&json!({ "replies": { "*": { "status": status, "body": trap } } })));
            for ended in [whole, items] {
                let passing =
                    ended.iter().find(|(_, code)| ["valid", "readable", "full", "ready"].contains(&code.as_str()));
                let proved = trap.contains("\"is_valid\":true");
                assert!(passing.is_none() || proved, "{passing:?} from {}", trap.get(..40).unwrap_or(&trap));
            }
        }
    }
}

/// A key that comes twice counts once, as the last: nothing else may be read from the same reply.
#[test]
fn a_key_that_comes_twice_counts_once() {
    let twice = |first: bool| {
        let body = format!("{{\"data\":{{\"is_valid\":{first},\"type\":\"SYSTEM_USER\",\"is_valid\":{}}}}}", !first);
        let ended = codes(&converse(&json!({ "replies": { "debug_token": { "status": 200, "body": body } } })));
        ended["token.valid"].clone()
    };
    assert_eq!((twice(false).as_str(), twice(true).as_str()), ("valid", "rejected"));
}

/// What is worth asking again, or must not be asked again at once, is told apart from what Meta said of the questions:
/// the rest of the program waits by it.
#[test]
fn outages_and_limits_of_the_whole_call_are_failures() {
    let read = |status, body: &str| reply::read(&[Question::Me], status, body.as_bytes());
    let error = |code| format!("{{\"error\":{{\"message\":\"x\",\"code\":{code}}}}}");
    for (status, body, failure) in [
        (503, error(2), Failure::Connection(Code::MetaDown)),
        (200, format!("[{},null]", error(2)), Failure::Connection(Code::MetaDown)),
        (500, "<html>".to_owned(), Failure::Connection(Code::MetaDown)),
        (400, error(4), Failure::Connection(Code::RateLimited)),
        (429, String::new(), Failure::Connection(Code::RateLimited)),
        (200, String::new(), Failure::UnreadableReply),
    ] {
        assert_eq!(read(status, &body), Err(failure), "{status} {body}");
    }
    let dead = read(401, &error(190)).unwrap();
    let meaning = Meaning::TokenDead(Code::Rejected);
    assert!(
        matches!(&dead[..], [Finding::Identity(Answer::Refused(refusal))] if refusal.meaning == meaning),
        "{dead:?}"
    );
}

#[test]
fn a_reply_too_long_is_not_read() {
    let padding = |length: usize| format!("{}{}", " ".repeat(length), Value::Array(Vec::new()));
    let questions = [];
    let longest = padding(reply::LONGEST - 2);
    assert!(reply::read(&questions, 200, longest.as_bytes()).is_ok());
    assert!(reply::read(&questions, 200, padding(reply::LONGEST - 1).as_bytes()).is_err());
}

// ---- No token comes through ------------------------------------------------------------------------------------------

const CANARY: &str = "EAAGMadeUp0Canary1Token2That3Must4Never5Be6Seen7Anywhere8At9All0ZDZD";

/// The canary as it may stand in a text.
fn disguises() -> Vec<String> {
    let (head, tail) = CANARY.split_at(30);
    vec![
        CANARY.to_owned(),
        format!("Malformed access token {CANARY}"),
        format!("https://graph.facebook.com/v25.0/me?access_token={CANARY}&limit=25"),
        format!("access_token%3D{CANARY}%26limit%3D25"),
        format!("{{\"token\":\"{CANARY}\"}}"),
        format!("{{\\\"token\\\":\\\"{CANARY}\\\"}}"),
        format!("x{CANARY}{CANARY}"),
        format!("{head}\u{200b}{tail}"),
        CANARY.chars().map(|character| format!("{character}\u{200b}")).collect(),
        CANARY.chars().map(|character| format!("{character}\u{7}")).collect(),
        format!("{} {CANARY}", "word ".repeat(56)),
    ]
}

/// Whether a piece of the canary long enough to be of use stands in the text.
fn leaks(text: &str) -> bool {
    let pieces = CANARY.len() - 16;
    (0..=pieces).any(|at| text.contains(&CANARY[at..at + 16]))
}

/// Everything that the guide may show or print.
fn shown(guide: &Guide) -> String {
    format!("{guide:?} {:?} {:?}", guide.verdicts(), guide.known_ids())
}

#[test]
fn a_token_in_any_text_of_a_reply_stays_hidden() {
    let mut starts = vec![good()];
    starts.extend(cases().iter().filter(|(_, case)| case.get("whole").is_none()).map(|(_, case)| replies(case)));
    let mut seen = BTreeSet::new();
    let mut places = 0;
    for start in starts {
        for path in paths_in(&start) {
            let text = Value::Object(start.clone()).pointer(&path).is_some_and(Value::is_string);
            let value = Value::Object(start.clone()).pointer(&path).cloned().unwrap_or_default();
            // The same text at the same place in another case is the same test.
            if !text || !seen.insert((path.clone(), value.to_string())) {
                continue;
            }
            places += 1;
            let disguises = if places % 8 == 0 { disguises() } else { vec![CANARY.to_owned()] };
            for disguise in disguises {
                let replies = changed(&start, &path, |value| *value = json!(disguise)).unwrap();
                let shown = shown(&answer_with(&replies));
                assert!(!leaks(&shown), "{path} lets {disguise:?} through");
            }
        }
    }
    println!("{places} places");
    assert!(places > 300, "{places}");
}

#[test]
fn a_token_in_the_error_of_a_whole_reply_stays_hidden() {
    for disguise in disguises() {
        let error = json!({ "message": disguise, "type": disguise, "code": 190, "error_subcode": disguise,
            "error_user_title": disguise, "error_user_msg": disguise, "fbtrace_id": disguise });
        let ended = converse(&json!({ "whole": { "status": 400, "body": { "error": error } } }));
        assert!(!leaks(&shown(&ended)), "{disguise:?}");
    }
}

/// The net has no hole: with the canary in a text that is not made harmless, the test would see it.
#[test]
fn a_canary_in_the_open_is_seen() {
    assert!(leaks(&format!("name: {CANARY}")));
    assert!(leaks(&CANARY[20..36]));
    assert!(!leaks("EAAGMadeUp0Can"));
}
