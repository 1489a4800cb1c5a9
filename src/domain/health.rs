//! Whether messages get through: Meta's `health_status`.
//!
//! Source: WhatsApp Business Platform, "Messaging health status". Meta's own sum over the parts is not used: it may say
//! blocked because of calls, which bots do not make.

/// Something that every message goes through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Its id, if Meta told.
    pub id: Option<String>,
    /// `can_send_message`; nothing when Meta's word is unknown here.
    pub flow: Option<Flow>,
    /// What holds it back.
    pub problems: Vec<Problem>,
}

/// What a part of the way is (`entity_type`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// The number.
    Phone,
    /// The WhatsApp Business Account.
    Account,
    /// The portfolio.
    Business,
    /// The app.
    App,
    /// Anything else.
    Other,
}

/// How messages get through a part, from best to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flow {
    /// Freely.
    Available,
    /// Within limits.
    Limited,
    /// Not at all.
    Blocked,
}

/// What holds a part back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// `error_code`.
    pub code: Option<i64>,
    /// `possible_solution`, or else what Meta says of it; made harmless.
    pub advice: Option<String>,
}

/// Calls over SIP are switched off: says nothing about messages.
const CALLS_ARE_OFF: i64 = 138_024;

impl Part {
    /// How messages get through; nothing when that cannot be told, as when only calls are said to be held back.
    #[must_use]
    pub fn messages(&self) -> Option<Flow> {
        let only_calls =
            !self.problems.is_empty() && self.problems.iter().all(|problem| problem.code == Some(CALLS_ARE_OFF));
        self.flow.filter(|flow| *flow == Flow::Available || !only_calls)
    }
}
