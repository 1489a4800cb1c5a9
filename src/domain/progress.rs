//! How far the person is: which steps are ticked by hand, proved by Meta, or need another look.

use super::catalogue::{Check, Code, State};
use super::step::Step;
use super::verdict::Verdict;

/// How one step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Not begun.
    Todo,
    /// On the screen now.
    Current,
    /// Ticked by hand.
    Done,
    /// Proved by Meta's answers.
    Proved,
    /// Meta's answers show that something here is wrong.
    Problem,
}

impl StepState {
    /// The word used in the document.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Todo => "todo",
            Self::Current => "current",
            Self::Done => "done",
            Self::Proved => "proved",
            Self::Problem => "problem",
        }
    }
}

/// The step in which a check's subject is set up; nothing for what none of the seven steps sets up.
#[must_use]
pub const fn step_of(check: Check) -> Option<Step> {
    match check {
        Check::TokenValid
        | Check::TokenKind
        | Check::TokenExpiry
        | Check::TokenApp
        | Check::Permission
        | Check::PermissionExtra => Step::new(4),
        Check::AccountFound => Step::new(5),
        Check::AccountReadable => Step::new(6),
        Check::AccountControl => Step::new(7),
        // Set up elsewhere: when the portfolio, the account or the number was made.
        Check::Connection
        | Check::SystemUserRole
        | Check::AccountReview
        | Check::AccountPayment
        | Check::AccountWebhook
        | Check::AccountHealth
        | Check::PhoneFound
        | Check::PhoneRegistered
        | Check::PhoneVerified
        | Check::PhoneName
        | Check::PhoneQuality
        | Check::PhoneMode => None,
    }
}

/// What Meta's answers say about a step; nothing when they say nothing.
#[must_use]
pub fn proof(step: Step, verdicts: &[Verdict]) -> Option<StepState> {
    let verdicts = || verdicts.iter().filter(|verdict| !verdict.aside);
    // Nobody gets a system user's token without having been through steps 1 to 3.
    if step < Step::TOKEN {
        let system_user = verdicts().any(|verdict| verdict.code == Some(Code::SystemUser));
        let valid = verdicts().any(|verdict| verdict.code == Some(Code::Valid));
        return (system_user && valid).then_some(StepState::Proved);
    }
    let own: Vec<_> = verdicts().filter(|verdict| step_of(verdict.row.check) == Some(step)).collect();
    if own.iter().any(|verdict| verdict.state() == Some(State::Fail)) {
        return Some(StepState::Problem);
    }
    let assigned = [Code::Full, Code::ByAdminRole, Code::Partial];
    let is_assigned = || verdicts().any(|verdict| verdict.code.is_some_and(|code| assigned.contains(&code)));
    let settled = own
        .iter()
        .filter(|verdict| verdict.needed)
        .all(|verdict| matches!(verdict.state(), Some(State::Pass | State::Warn)));
    // An account in some list may still be one that the system user was never added to.
    (settled && !own.is_empty() && (step == Step::TOKEN || is_assigned())).then_some(StepState::Proved)
}
