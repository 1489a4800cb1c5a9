//! Replies made to trip a reader.

use crate::conversation::{codes, converse};
use serde_json::{Value, json};
use system_user_guide::domain::answer::{Answer, Failure, Meaning};
use system_user_guide::domain::catalogue::Code;
use system_user_guide::domain::inquiry::Question;
use system_user_guide::domain::learning::Finding;
use system_user_guide::graph::reply;

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
