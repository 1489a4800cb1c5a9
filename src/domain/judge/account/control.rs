//! Does the system user fully control an account?
//!
//! Sources: Meta's "Manage system users" (tasks), access token guide (admin system users have full access by default),
//! Graph API references of `assigned_whatsapp_business_accounts` and `assigned_users`.

use super::super::super::catalogue::{Check, Code};
use super::super::super::check::Row;
use super::super::super::facts::{AccountFacts, Facts, Listing};
use super::super::super::id::UserId;
use super::super::super::verdict::Verdict;
use super::super::Life;
use super::super::system_user::{is_doubtful, role};

pub(in super::super) fn control(facts: &Facts, account: &AccountFacts, life: &Life) -> Verdict {
    let row = Row::account(Check::AccountControl, &account.id);
    let outcome = life.alive().map_or_else(|outcome| outcome, |()| control_code(facts, account));
    Verdict::new(row, outcome).with("account", super::name(account)).because(account.people.end.refusal())
}

/// The degree of control by itself, for one account of a living token.
pub(in super::super::super) fn control_code(facts: &Facts, account: &AccountFacts) -> Option<Code> {
    let own = own_ids(facts);
    let in_assigned = facts.assigned.find(account.id.as_str());
    let in_people = own.iter().find_map(|id| account.people.find(id));
    if in_assigned.into_iter().chain(in_people).any(|entry| entry.doubtful) {
        return Some(Code::UnreadableReply);
    }
    let assigned = in_assigned.map(|entry| level(entry.tasks.as_deref()));
    let listed = in_people.map(|entry| level(entry.tasks.as_deref()));
    match (assigned.flatten(), listed.flatten()) {
        (Some(one), Some(other)) if one != other => return Some(Code::UnreadableReply),
        (Some(level), _) | (None, Some(level)) => return Some(level),
        (None, None) if assigned.is_some() || listed.is_some() => return Some(Code::UnreadableReply),
        (None, None) => {}
    }
    if account.essentials.is_pending() || facts.assigned.end.is_pending() || account.people.end.is_pending() {
        return None;
    }
    if account.essentials.given().is_none() {
        return account.essentials.reason();
    }
    in_no_list(facts, account, &own)
}

/// Readable, yet named in neither list: an admin system user's default access, when that is what it can be.
fn in_no_list(facts: &Facts, account: &AccountFacts, own: &[&str]) -> Option<Code> {
    let incomplete = |list: &Listing| list.end.reason();
    if let Some(reason) = incomplete(&facts.assigned).or_else(|| incomplete(&account.people)) {
        return Some(reason);
    }
    let person =
        facts.inspection.given().and_then(|found| found.kind.as_deref()).is_some_and(|kind| kind != "SYSTEM_USER");
    if person || own.is_empty() {
        return Some(Code::NotVisible);
    }
    match role(facts) {
        _ if is_doubtful(facts) => Some(Code::NotVisible),
        Some(role) if !role.eq_ignore_ascii_case("admin") => Some(Code::None),
        None if facts.staff.end.is_pending() => None,
        Some(_) | None => Some(Code::ByAdminRole),
    }
}

/// The ids under which the token's owner may appear in lists.
pub(in super::super::super) fn own_ids(facts: &Facts) -> Vec<&str> {
    let identity = facts.identity.given().map(|me| me.id.as_str());
    let inspected = facts.inspection.given().and_then(|found| found.user.as_ref()).map(UserId::as_str);
    identity.into_iter().chain(inspected).collect()
}

/// `MANAGE` is Meta's "Full control" (Manage system users); `FULL_CONTROL` stands in the published specification.
pub(in super::super::super) fn is_full(tasks: Option<&[String]>) -> bool {
    tasks.is_some_and(|tasks| tasks.iter().any(|task| task == "MANAGE" || task == "FULL_CONTROL"))
}

/// Nothing when Meta did not say.
fn level(tasks: Option<&[String]>) -> Option<Code> {
    let tasks = tasks?;
    Some(if is_full(Some(tasks)) {
        Code::Full
    } else if tasks.is_empty() {
        Code::None
    } else {
        Code::Partial
    })
}
