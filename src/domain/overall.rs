//! The answer in one word.

use super::catalogue::{Check, State};
use super::verdict::Verdict;

/// How the whole set-up stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overall {
    /// Answers are outstanding.
    Checking,
    /// Everything that is needed is proved.
    Ready,
    /// The same, and something deserves attention.
    Attention,
    /// Meta's answers prove that something is wrong.
    NotReady,
    /// Something that is needed could not be checked.
    Unproved,
}

impl Overall {
    /// The word used in the document and in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Checking => "checking",
            Self::Ready => "ready",
            Self::Attention => "attention",
            Self::NotReady => "not-ready",
            Self::Unproved => "unproved",
        }
    }
}

/// Sums the verdicts up. A failed connection proves nothing about the set-up, so it leaves it unproved.
#[must_use]
pub fn overall(verdicts: &[Verdict]) -> Overall {
    // What the customer does not want to use need not be right.
    let any = |test: &dyn Fn(&Verdict) -> bool| verdicts.iter().filter(|verdict| !verdict.aside).any(test);
    let proves_fault =
        |verdict: &Verdict| verdict.state() == Some(State::Fail) && verdict.row.check != Check::Connection;
    let leaves_open = |verdict: &Verdict| {
        verdict.needed && matches!(verdict.state(), Some(State::Unknown))
            || verdict.row.check == Check::Connection && verdict.state() == Some(State::Fail)
    };
    let controls_an_account =
        |verdict: &Verdict| verdict.row.check == Check::AccountControl && verdict.state() == Some(State::Pass);
    if any(&|verdict| verdict.code.is_none()) {
        Overall::Checking
    } else if any(&proves_fault) {
        Overall::NotReady
    } else if any(&leaves_open) || !any(&controls_an_account) {
        Overall::Unproved
    } else if any(&|verdict| verdict.state() == Some(State::Warn)) {
        Overall::Attention
    } else {
        Overall::Ready
    }
}
