//! Which role does the system user have?
//!
//! Source: Meta's "Manage system users": a system user is an admin or an employee of its portfolio.

use super::super::catalogue::{Check, Code};
use super::super::facts::{Entry, Facts};
use super::super::verdict::Verdict;
use super::account::own_ids;
use super::{Life, once};

/// The token's owner in the portfolio's list, under each of its ids.
fn entries(facts: &Facts) -> impl Iterator<Item = &Entry> {
    own_ids(facts).into_iter().filter_map(|id| facts.staff.find(id))
}

/// Whether Meta's list gives the token's owner two roles, which prove neither.
pub(super) fn is_doubtful(facts: &Facts) -> bool {
    let first = entries(facts).next().and_then(|entry| entry.role.as_ref());
    entries(facts).any(|entry| entry.doubtful || entry.role.as_ref() != first)
}

/// The token's owner's role in the portfolio's list, in Meta's word.
pub(super) fn role(facts: &Facts) -> Option<&str> {
    entries(facts).next().filter(|_| !is_doubtful(facts)).and_then(|entry| entry.role.as_deref())
}

/// Whether Meta's list shows the token's owner as an admin.
pub(in super::super) fn is_admin(facts: &Facts) -> bool {
    role(facts).is_some_and(|role| role.eq_ignore_ascii_case("admin"))
}

pub(super) fn role_check(facts: &Facts, life: &Life) -> Verdict {
    let outcome = life.alive().map_or_else(|outcome| outcome, |()| code(facts));
    Verdict::new(once(Check::SystemUserRole), outcome).because(facts.staff.end.refusal()).optional()
}

fn code(facts: &Facts) -> Option<Code> {
    match role(facts) {
        Some(_) if is_admin(facts) => Some(Code::Admin),
        Some(role) if role.eq_ignore_ascii_case("employee") => Some(Code::Employee),
        None if facts.staff.end.is_pending() => None,
        // A role that is neither, or nobody of that id in the list: Meta did not show it.
        _ => facts.staff.end.reason().or(Some(Code::NotVisible)),
    }
}
