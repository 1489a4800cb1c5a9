//! Holds a whole conversation with a Meta whose replies stand in files.
//!
//! A case in `tests/replies/` says what differs from the good conversation in `baseline.json`:
//!
//! - `about`: what happened, in a sentence.
//! - `given`: ids in the address of the page, `app` and `waba`.
//! - `replies`: the reply to a question, by the question's name: its `status` and `body` (JSON, or a string as it
//!   came); `null` when Meta did not get to it. The name `*` stands for all the others.
//! - `whole`: the `status` and `body` of the reply to every call, instead of one reply a question.
//! - `failure`: no reply came, and this is why.
//! - `cancelled`: the person stopped the check before the reply was there.
//! - `from_call`: the call from which the last three hold; the calls before it are answered. Counted from 0.
//! - `expect`: the rows that end otherwise than in the baseline; `null` for a row that is not there.

use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;
use system_user_guide::domain::answer::Failure;
use system_user_guide::domain::catalogue::Code;
use system_user_guide::domain::facts::Given;
use system_user_guide::domain::guide::{Effect, Event, Guide, Held, Pasted, Screen};
use system_user_guide::domain::id::{AccountId, AppId};
use system_user_guide::domain::inquiry::{List, Question};
use system_user_guide::domain::learning::Finding;
use system_user_guide::graph::reply;

/// Stands for every question without a reply of its own.
const REST: &str = "*";

/// What a reply told, or why there was none.
pub type Findings = Result<Vec<Finding>, Failure>;
/// The code of every row, by `check` or `check@account`, and the overall word.
pub type Codes = BTreeMap<String, String>;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/replies")
}

/// Reads one case.
pub fn read(name: &str) -> Value {
    let text = std::fs::read_to_string(folder().join(name)).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Every case but the baseline, by the name of its file.
pub fn cases() -> Vec<(String, Value)> {
    let mut names: Vec<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "baseline.json")
        .collect();
    names.sort();
    names.into_iter().map(|name| (name.clone(), read(&name))).collect()
}

/// The replies of a case, those of the baseline where it says nothing.
pub fn replies(case: &Value) -> Map<String, Value> {
    let mut replies = read("baseline.json")["replies"].as_object().unwrap().clone();
    let own = case["replies"].as_object().cloned().unwrap_or_default();
    if let Some(rest) = own.get(REST) {
        replies.values_mut().for_each(|reply| reply.clone_from(rest));
    }
    replies.extend(own);
    replies
}

/// The name of a question in the files.
pub fn key(question: &Question) -> String {
    match question {
        Question::Inspect => "debug_token".to_owned(),
        Question::Me => "me".to_owned(),
        Question::Grants => "permissions".to_owned(),
        Question::App => "app".to_owned(),
        Question::Owner => "owner".to_owned(),
        Question::Account(id) => format!("account:{}", id.as_str()),
        Question::List { list, after } => {
            let name = match list {
                List::Assigned => "assigned".to_owned(),
                List::Staff => "staff".to_owned(),
                List::Owned => "owned".to_owned(),
                List::Client => "client".to_owned(),
                List::People(id) => format!("people:{}", id.as_str()),
            };
            // A page after an empty cursor is the first page.
            let after = after.as_ref().filter(|after| !after.is_empty());
            after.map_or(name.clone(), |after| format!("{name}?after={after}"))
        }
    }
}

/// A body as it stands in a file: JSON, or a text as it came.
fn body(reply: &Value) -> String {
    reply["body"].as_str().map_or_else(|| reply["body"].to_string(), str::to_owned)
}

/// The bytes of Meta's reply to one call.
pub fn bytes(replies: &Map<String, Value>, questions: &[Question]) -> Vec<u8> {
    let items = questions.iter().map(|question| {
        let reply = replies.get(&key(question)).unwrap_or_else(|| panic!("no reply for {}", key(question)));
        if reply.is_null() { Value::Null } else { json!({ "code": reply["status"], "body": body(reply) }) }
    });
    Value::Array(items.collect()).to_string().into_bytes()
}

/// The ids in the address of the page.
fn given(case: &Value) -> Given {
    Given {
        app: case["given"]["app"].as_str().and_then(AppId::parse),
        account: case["given"]["waba"].as_str().and_then(AccountId::parse),
        ..Given::default()
    }
}

/// Checks a token; `answer` is told how many calls went before and what this one asks, and answers it, or not: then
/// the person stops the check.
pub fn hold(case: &Value, mut answer: impl FnMut(usize, &[Question]) -> Option<Findings>) -> Guide {
    let mut guide = Guide::new(Screen::Start, given(case));
    let held = Held { mask: "EAAG…wxyz".to_owned(), length: 200 };
    guide.update(Event::Pasted(Pasted { problem: None, removed: Vec::new() }, Some(held)));
    let mut effects = guide.update(Event::Check);
    let mut calls = 0;
    while let Some(effect) = effects.pop() {
        if let Effect::Ask { ticket, questions } = effect {
            let event = match answer(calls, &questions) {
                Some(findings) => Event::Learned { ticket, questions, findings },
                None => Event::Cancel,
            };
            effects.extend(guide.update(event));
            calls += 1;
        }
    }
    guide
}

/// Holds the conversation of a case.
pub fn converse(case: &Value) -> Guide {
    let replies = replies(case);
    let from = case["from_call"].as_u64().unwrap_or_default();
    hold(case, |call, questions| {
        if call as u64 >= from {
            if case["cancelled"] == true {
                return None;
            }
            if let Some(name) = case["failure"].as_str() {
                return Some(Err(failure(name)));
            }
            if let Some(whole) = case.get("whole") {
                let status = u16::try_from(whole["status"].as_u64().unwrap()).unwrap();
                return Some(reply::read(questions, status, body(whole).as_bytes()));
            }
        }
        Some(reply::read(questions, 200, &bytes(&replies, questions)))
    })
}

fn failure(name: &str) -> Failure {
    match Code::ALL.iter().find(|code| code.as_str() == name) {
        Some(Code::Unreachable) => Failure::Unreachable,
        Some(Code::UnreadableReply) => Failure::UnreadableReply,
        Some(code) => Failure::Connection(*code),
        None => panic!("{name} is no code"),
    }
}

/// What a conversation ended in.
pub fn codes(guide: &Guide) -> Codes {
    let verdicts = guide.verdicts();
    let mut codes: Codes = verdicts
        .iter()
        .map(|verdict| {
            let subject = verdict.row.subject();
            let id = if subject.is_empty() { verdict.row.id() } else { format!("{}@{subject}", verdict.row.id()) };
            (id, verdict.code.map_or("pending", Code::as_str).to_owned())
        })
        .collect();
    codes.insert("overall".to_owned(), guide.overall(&verdicts).unwrap().as_str().to_owned());
    codes
}
