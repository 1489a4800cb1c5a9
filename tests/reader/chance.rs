//! Replies and bytes changed by chance: nothing panics, and nothing passes without its proof.

use super::parts::{changed, paths_in, without};
use super::proof::faults;
use super::{Replies, answer_with, good};
use crate::conversation::{WAITING, bytes, codes, hold, key, read, replies};
use proptest::prelude::*;
use serde_json::{Value, json};
use system_user_guide::graph::reply;

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
        "account.health-blocked-number",
        "account.payment-payment-problem-131042",
        "account.review-forbidden",
        "account.webhook-subscribed-on-second-page",
        "phone.found-plain",
        "phone.registered-unknown-twice",
        "system-user.role-twice",
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
                all.entry(key(question)).or_insert(Value::Null);
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
        prop_assert!(!codes(&guide).values().any(|code| code == WAITING));
    }

    #[test]
    fn any_bytes_at_all_are_answered(noise in prop::collection::vec(any::<u8>(), 0..400), status in any::<u16>()) {
        let guide = hold(&json!({}), |_, questions| Some(reply::read(questions, status, &noise)));
        let ended = codes(&guide);
        prop_assert_eq!(&ended["overall"], "unproved");
    }
}
