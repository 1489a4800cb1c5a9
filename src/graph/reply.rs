//! Replies become findings. Total: whatever bytes come, something is said, and nothing panics.

use super::body::{catalogs, entries, essentials, extras, grants, inspection, named, owner, phones, subscribers};
use super::error::refusal;
use super::json::{Object, object};
use crate::domain::answer::{Answer, Failure, Meaning, Refusal};
use crate::domain::catalogue::Code;
use crate::domain::inquiry::{List, Question};
use crate::domain::learning::Finding;
use crate::json::{self, Value};

/// Replies longer than this are not read to the end, in bytes.
pub const LONGEST: usize = 1024 * 1024;

/// Reads the reply to a call that asked these questions.
///
/// # Errors
/// [`Failure::UnreadableReply`] when it is no Graph reply; `rate-limited` and `meta-down` when that is all it says.
#[inline(never)]
pub fn read(questions: &[Question], status: u16, body: &[u8]) -> Result<Vec<Finding>, Failure> {
    if body.len() > LONGEST {
        return Err(Failure::UnreadableReply);
    }
    match json::read(body) {
        Some(Value::Array(items)) if items.len() == questions.len() => {
            Ok(questions.iter().zip(&items).map(|(question, item)| finding(question, &answer(item))).collect())
        }
        // A dead token may bring one error object, or a list of them that is not as long as the call.
        Some(Value::Array(items)) => whole(questions, status, items.first().and_then(error_of)),
        Some(value) => whole(questions, status, error_of(&value)),
        None => Err(no_reply(status)),
    }
}

/// Reads the reply to a change: `{"success": true}`, a refusal, or nothing that tells.
///
/// # Errors
/// As [`read`].
pub fn read_change(status: u16, body: &[u8]) -> Result<Answer<()>, Failure> {
    if body.len() > LONGEST {
        return Err(Failure::UnreadableReply);
    }
    let success = |body: &Object| body.get("success").and_then(Value::as_bool).filter(|done| *done).map(drop);
    match json::read(body) {
        Some(Value::Array(items)) if items.len() == 1 => {
            Ok(items.first().map_or(Answer::NotAsked, |item| read_as(&answer(item), success)))
        }
        Some(value) => error_of(&value).map(Answer::Refused).ok_or(no_reply(status)),
        None => Err(no_reply(status)),
    }
}

/// Bytes that are no Graph reply: with a server's error status the server is down, otherwise they are a riddle.
const fn no_reply(status: u16) -> Failure {
    match status {
        429 => Failure::Connection(Code::RateLimited),
        500..=599 => Failure::Connection(Code::MetaDown),
        _ => Failure::UnreadableReply,
    }
}

/// A refusal of the whole call answers every question in it.
fn whole(questions: &[Question], status: u16, refusal: Option<Refusal>) -> Result<Vec<Finding>, Failure> {
    let Some(refusal) = refusal else { return Err(no_reply(status)) };
    match refusal.meaning {
        Meaning::RateLimited => Err(Failure::Connection(Code::RateLimited)),
        Meaning::MetaDown => Err(Failure::Connection(Code::MetaDown)),
        _ => Ok(questions.iter().map(|question| finding(question, &Answer::Refused(refusal.clone()))).collect()),
    }
}

fn error_of(value: &Value) -> Option<Refusal> {
    let whole = value.as_object()?;
    match object(whole, "error") {
        Some(error) => refusal(error),
        // An item of a batch, with its error in the body.
        None => match item_body(value)?.as_object() {
            Some(body) => object(body, "error").and_then(refusal),
            None => None,
        },
    }
}

/// One item of a batch reply: `{"code", "body": "<JSON>"}`, or null when Meta did not get to it.
fn answer(item: &Value) -> Answer<Object> {
    if item.is_null() {
        return Answer::Missing(Code::Unreachable);
    }
    if let Some(refusal) = error_of(item) {
        return Answer::Refused(refusal);
    }
    let success = item.get("code").and_then(Value::as_u64) == Some(200);
    match item_body(item) {
        Some(Value::Object(body)) if success && !body.contains_key("error") => Answer::Given(body),
        _ => Answer::Missing(Code::UnreadableReply),
    }
}

fn item_body(item: &Value) -> Option<Value> {
    json::read(item.get("body")?.as_str()?.as_bytes())
}

fn finding(question: &Question, answer: &Answer<Object>) -> Finding {
    match question {
        Question::Inspect => Finding::Inspection(read_as(answer, inspection)),
        Question::Me => Finding::Identity(read_as(answer, named)),
        Question::Grants => Finding::Grants(read_as(answer, grants)),
        Question::App => Finding::App(read_as(answer, named)),
        Question::Owner => Finding::Owner(read_as(answer, owner)),
        Question::Catalogs => Finding::Catalogs(read_as(answer, catalogs)),
        Question::List { list, .. } => {
            let page = if matches!(list, List::Subscribers(_)) { subscribers } else { entries };
            Finding::List(list.clone(), read_as(answer, page))
        }
        Question::Account(asked) => Finding::Account(asked.clone(), read_as(answer, |body| essentials(body, asked))),
        Question::Extras(asked, only) => {
            Finding::Extras(asked.clone(), *only, read_as(answer, |body| extras(body, asked)))
        }
        Question::Phones { account, plain, .. } => Finding::Phones(account.clone(), *plain, read_as(answer, phones)),
    }
}

fn read_as<T>(answer: &Answer<Object>, read: impl Fn(&Object) -> Option<T>) -> Answer<T> {
    answer.map(|body| read(body).map_or(Answer::Missing(Code::UnreadableReply), Answer::Given))
}
