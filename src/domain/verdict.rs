//! What is said of one row of the results.

use super::answer::Refusal;
use super::catalogue::{Code, State};
use super::check::Row;

/// How one check ended, or that it is still under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Which check, about what.
    pub row: Row,
    /// How it ended; nothing while answers are outstanding.
    pub code: Option<Code>,
    /// Whether the overall answer needs this check to pass.
    pub needed: bool,
    /// Values for the placeholders of the page of words.
    pub values: Vec<(&'static str, Value)>,
    /// Meta's refusal behind it, for the technical details.
    pub refusal: Option<Refusal>,
}

/// A value that a page of words mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A name, an id, a list of names.
    Text(String),
    /// A number.
    Number(usize),
    /// Seconds since 1970, shown as a date in the reader's language and time zone.
    Date(i64),
}

impl Verdict {
    /// How the check stands, by the catalogue; nothing while it is under way.
    #[must_use]
    pub fn state(&self) -> Option<State> {
        self.code.map(|code| self.row.check.state(code))
    }

    pub(super) const fn new(row: Row, code: Option<Code>) -> Self {
        Self { row, code, needed: true, values: Vec::new(), refusal: None }
    }

    pub(super) fn because(mut self, refusal: Option<&Refusal>) -> Self {
        self.refusal = refusal.cloned();
        self
    }

    pub(super) fn with(mut self, name: &'static str, value: Value) -> Self {
        self.values.push((name, value));
        self
    }

    pub(super) const fn optional(mut self) -> Self {
        self.needed = false;
        self
    }
}
