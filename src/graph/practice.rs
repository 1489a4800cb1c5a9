//! Meta's answers in practice: recorded from the simulated Graph, so that they are read and judged like real ones.

use super::call::relative_url;
use super::reply;
use crate::domain::answer::Failure;
use crate::domain::facts::Facts;
use crate::domain::inquiry::Question;
use crate::domain::learning::Finding;
use crate::domain::practice::Case;
use crate::json::{self, Value, quote};

/// The recorded answers of every case: `{"good": {"me?fields=id,name": {"code": 200, "body": "…"}, …}, …}`.
#[derive(Debug)]
pub struct Recordings(Value);

impl Recordings {
    /// Reads the file; nothing when it is not whole.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let file = json::read(text.as_bytes())?;
        let is_whole = Case::ALL.iter().all(|case| file.get(case.as_str()).and_then(Value::as_object).is_some());
        is_whole.then_some(Self(file))
    }

    /// What Meta would answer to these questions.
    ///
    /// # Errors
    /// As with a real reply. A question that was not recorded has no answer.
    pub fn answer(&self, case: Case, questions: &[Question], facts: &Facts) -> Result<Vec<Finding>, Failure> {
        let items: Vec<String> = questions.iter().map(|question| self.item(case, &key(question, facts))).collect();
        reply::read(questions, 200, format!("[{}]", items.join(",")).as_bytes())
    }

    fn item(&self, case: Case, key: &str) -> String {
        let recorded = self.0.get(case.as_str()).and_then(|case| case.get(key));
        let part = |name| recorded.and_then(|recorded| recorded.get(name));
        match (part("code").and_then(Value::as_u64), part("body").and_then(Value::as_str)) {
            (Some(code), Some(body)) => format!(r#"{{"code":{code},"body":{}}}"#, quote(body)),
            // As Meta writes an item that it did not get to.
            _ => "null".to_owned(),
        }
    }
}

/// The name of a recorded answer: the path and query of its question, without the place of the token.
#[must_use]
pub fn key(question: &Question, facts: &Facts) -> String {
    match question {
        Question::Inspect => "debug_token".to_owned(),
        _ => relative_url(question, facts),
    }
}
