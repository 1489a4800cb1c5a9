//! What is said of one row of the results.

use super::answer::{Kind, Refusal};
use super::catalogue::{Code, State};
use super::check::Row;
use super::health::PartKind;

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
    /// Whether it is about an account or a number that the customer does not want to use.
    pub aside: bool,
    /// Meta's refusal behind it, for the technical details.
    pub refusal: Option<Refusal>,
    /// What Meta itself suggests, made harmless.
    pub advice: Vec<String>,
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
    /// What an id belongs to.
    Kind(Kind),
    /// A part of the way that messages take; of a number also what to call it.
    Part(PartKind, Option<String>),
}

impl Verdict {
    /// How the check stands, by the catalogue; nothing while it is under way.
    #[must_use]
    pub fn state(&self) -> Option<State> {
        self.code.map(|code| self.row.check.state(code))
    }

    /// What a report tells of an earlier check: how the row ended, and nothing of what was behind it.
    #[must_use]
    pub const fn recalled(row: Row, code: Code) -> Self {
        Self::new(row, Some(code))
    }

    pub(super) const fn new(row: Row, code: Option<Code>) -> Self {
        Self { row, code, needed: true, values: Vec::new(), aside: false, refusal: None, advice: Vec::new() }
    }

    pub(super) fn because(mut self, refusal: Option<&Refusal>) -> Self {
        self.refusal = refusal.cloned();
        self
    }

    pub(super) fn with(mut self, name: &'static str, value: Value) -> Self {
        self.values.push((name, value));
        self
    }

    pub(super) fn advised(mut self, advice: Vec<String>) -> Self {
        self.advice = advice;
        self
    }

    pub(super) const fn optional(mut self) -> Self {
        self.needed = false;
        self
    }
}
