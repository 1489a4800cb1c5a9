//! Holds a whole conversation with a Meta whose replies stand in files.
//!
//! A case in `tests/replies/` says what differs from the good conversation in `baseline.json`:
//!
//! - `about`: what happened, in a sentence.
//! - `given`: ids in the address of the page, `app`, `business`, `waba` and `phone`.
//! - `choice`: what the person wants to use, `account` and `phone`.
//! - `replies`: the reply to a question, by the question's name: its `status` and `body` (JSON, or a string as it
//!   came); `null` when Meta did not get to it. The name `*` stands for all the others. An account that a case brings in
//!   stands as well as the baseline's where the case does not say otherwise (see [`beyond_essentials`]).
//! - `whole`: the `status` and `body` of the reply to every call, instead of one reply a question.
//! - `failure`: no reply came, and this is why.
//! - `cancelled`: the person stopped the check before the reply was there.
//! - `from_call`: the call from which the last three hold; the calls before it are answered. Counted from 0.
//! - `expect`: the rows that end otherwise than in the baseline; `null` for a row that is not there.
//! - `says`: what a row tells beside its code, by name; `advice` is Meta's.
//! - `aside`: the accounts and numbers that count for nothing, because the person wants to use others.
//! - `near`: what rows nearly ended in and must not, as `row/code`; without its `@id` a row stands for every one like it.

use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::LazyLock;
use system_user_guide::domain::answer::Failure;
use system_user_guide::domain::bookmark::Bookmark;
use system_user_guide::domain::catalogue::Code;
use system_user_guide::domain::choice::Choice;
use system_user_guide::domain::facts::Given;
use system_user_guide::domain::guide::{Effect, Event, Guide, Held, Pasted, Screen};
use system_user_guide::domain::id::{AccountId, AppId, BusinessId, PhoneId};
use system_user_guide::domain::inquiry::{Extra, List, Question};
use system_user_guide::domain::learning::Finding;
use system_user_guide::domain::permission::default_wanted;
use system_user_guide::domain::verdict::Verdict;
use system_user_guide::graph::reply;

/// The account of the baseline.
pub const ACCOUNT: &str = "102290129340398";
/// Its number.
pub const PHONE: &str = "106540352242922";
/// Stands for the code of a row that has none yet.
pub const WAITING: &str = "waiting";
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

/// The good conversation.
pub fn baseline() -> &'static Value {
    static BASELINE: LazyLock<Value> = LazyLock::new(|| read("baseline.json"));
    &BASELINE
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
    let mut replies = baseline()["replies"].as_object().unwrap().clone();
    let own = case["replies"].as_object().cloned().unwrap_or_default();
    if let Some(rest) = own.get(REST) {
        replies.values_mut().for_each(|reply| reply.clone_from(rest));
    }
    replies.extend(own.clone());
    let accounts: Vec<String> =
        replies.keys().filter_map(|key| key.strip_prefix("account:")).map(str::to_owned).collect();
    for account in accounts {
        for (key, reply) in beyond_essentials(&account, &replies) {
            if !own.contains_key(&key) {
                replies.insert(key, own.get(REST).unwrap_or(&reply).clone());
            }
        }
    }
    replies
}

/// The replies to what is asked of an account beyond its essentials: what stands in the way of these stands in the way
/// of the rest; otherwise the account is as good as the baseline's, and has a number of its own.
fn beyond_essentials(account: &str, replies: &Map<String, Value>) -> Vec<(String, Value)> {
    let essentials = &replies[&format!("account:{account}")];
    let good = &baseline()["replies"];
    let reply = |question: &str| {
        let body = &essentials["body"];
        if essentials["status"] != 200 || body["id"] != account || !body["error"].is_null() {
            return essentials.clone();
        }
        let text = good[format!("{question}:{ACCOUNT}")].to_string();
        let own = text.replace(PHONE, &number_of(account)).replace(ACCOUNT, account);
        serde_json::from_str(&own).unwrap()
    };
    ["extras", "phones", "subscribers"].map(|question| (format!("{question}:{account}"), reply(question))).to_vec()
}

/// The id of the number that an account has where a case does not say otherwise.
pub fn number_of(account: &str) -> String {
    if account == ACCOUNT { PHONE.to_owned() } else { format!("7{}", account.get(1..).unwrap_or_default()) }
}

/// The name of a question in the files.
pub fn key(question: &Question) -> String {
    match question {
        Question::Inspect => "debug_token".to_owned(),
        Question::Me => "me".to_owned(),
        Question::Grants => "permissions".to_owned(),
        Question::App => "app".to_owned(),
        Question::Owner => "owner".to_owned(),
        Question::Catalogs => "catalogs".to_owned(),
        Question::Account(id) => format!("account:{}", id.as_str()),
        Question::Extras(id, only) => {
            let only = only.map(Extra::as_str).map(|field| format!("?only={field}"));
            format!("extras:{}{}", id.as_str(), only.unwrap_or_default())
        }
        Question::Phones { account, plain, after } => {
            let name = format!("phones:{}{}", account.as_str(), if *plain { "?plain" } else { "" });
            page_of(name, after.as_ref())
        }
        Question::List { list, after } => {
            let name = match list {
                List::Assigned => "assigned".to_owned(),
                List::Staff => "staff".to_owned(),
                List::Owned => "owned".to_owned(),
                List::Client => "client".to_owned(),
                List::People(id) => format!("people:{}", id.as_str()),
                List::Subscribers(id) => format!("subscribers:{}", id.as_str()),
            };
            page_of(name, after.as_ref())
        }
    }
}

/// The name of one page of a list; the page after an empty cursor is the first page.
fn page_of(name: String, after: Option<&String>) -> String {
    let joined = if name.contains('?') { '&' } else { '?' };
    match after.filter(|after| !after.is_empty()) {
        Some(after) => format!("{name}{joined}after={after}"),
        None => name,
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
pub fn given(case: &Value) -> Given {
    let text = |name: &str| case["given"][name].as_str();
    Given {
        app: text("app").and_then(AppId::parse),
        business: text("business").and_then(BusinessId::parse),
        account: text("waba").and_then(AccountId::parse),
        phone: text("phone").and_then(PhoneId::parse),
    }
}

/// What the person wants to use.
pub fn choice(case: &Value) -> Choice {
    let text = |name: &str| case["choice"][name].as_str();
    Choice { account: text("account").and_then(AccountId::parse), phone: text("phone").and_then(PhoneId::parse) }
}

/// Checks a token; `answer` is told how many calls went before and what this one asks, and answers it, or not: then
/// the person stops the check.
pub fn hold(case: &Value, mut answer: impl FnMut(usize, &[Question]) -> Option<Findings>) -> Guide {
    let mut guide = Guide::new(
        Screen::Start,
        given(case),
        default_wanted(),
        Bookmark { choice: choice(case), ..Bookmark::default() },
    );
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

/// The name of a verdict's row, `check` or `check@id`.
pub fn row(verdict: &Verdict) -> String {
    let subject = verdict.row.subject();
    if subject.is_empty() { verdict.row.id() } else { format!("{}@{subject}", verdict.row.id()) }
}

/// What a conversation ended in.
pub fn codes(guide: &Guide) -> Codes {
    let verdicts = guide.verdicts();
    let code = |verdict: &Verdict| verdict.code.map_or(WAITING, Code::as_str).to_owned();
    let mut codes: Codes = verdicts.iter().map(|verdict| (row(verdict), code(verdict))).collect();
    codes.insert("overall".to_owned(), guide.overall(&verdicts).unwrap().as_str().to_owned());
    codes
}
