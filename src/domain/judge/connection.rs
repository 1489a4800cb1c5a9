//! Could Meta be reached?

use super::super::answer::{Answer, Meaning};
use super::super::catalogue::{Check, Code};
use super::super::facts::Facts;
use super::super::verdict::Verdict;
use super::once;

/// A failed call counts more than an answered one: part of the proof is missing then. When every answer is "too many
/// calls" or "out of order", Meta was reached and yet no conversation took place.
pub(super) fn reached(facts: &Facts) -> Verdict {
    let row = once(Check::Connection);
    if let Some(failure) = facts.failure {
        return Verdict::new(row, Some(failure.code()));
    }
    if !facts.reached {
        let asked = facts.identity.is_pending();
        return Verdict::new(row, if asked { None } else { Some(Code::NotAsked) });
    }
    let silent = |meaning| {
        let says =
            |answer: Option<&super::super::answer::Refusal>| answer.is_some_and(|refusal| refusal.meaning == meaning);
        says(facts.identity.refusal()) && says(facts.inspection.refusal())
    };
    if silent(Meaning::RateLimited) {
        return Verdict::new(row, Some(Code::RateLimited)).because(facts.identity.refusal());
    }
    if silent(Meaning::MetaDown) {
        return Verdict::new(row, Some(Code::MetaDown)).because(facts.identity.refusal());
    }
    let nothing_readable = matches!(
        (&facts.identity, &facts.inspection),
        (Answer::Missing(Code::UnreadableReply), Answer::Missing(Code::UnreadableReply))
    );
    Verdict::new(row, Some(if nothing_readable { Code::UnreadableReply } else { Code::Ok }))
}
