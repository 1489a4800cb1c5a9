//! Which accounts can the token reach, and does the system user fully control them?
//!
//! Sources: Meta's "Manage system users" (tasks), access token guide (admin system users have full access by default),
//! Graph API references of `assigned_whatsapp_business_accounts` and `assigned_users`.

use super::super::answer::{Answer, Meaning};
use super::super::catalogue::{Check, Code};
use super::super::check::Row;
use super::super::facts::{AccountFacts, Facts, Listing};
use super::super::permission::WHATSAPP_MANAGEMENT;
use super::super::verdict::{Value, Verdict};
use super::{Life, once, permission};

/// The accounts worth a row: those that came with the token or the address, and those that can be read. The rest of a
/// portfolio, which a system user need not reach, counts only when nothing else is there.
pub(super) fn in_play(facts: &Facts) -> Vec<&AccountFacts> {
    let direct = |account: &AccountFacts| account.heard.with_token || account.heard.in_address;
    let reachable = |account: &AccountFacts| direct(account) || account.essentials.given().is_some();
    let any = facts.accounts.iter().any(reachable);
    facts.accounts.iter().filter(|account| !any || reachable(account)).collect()
}

pub(super) fn found(facts: &Facts, life: &Life) -> Verdict {
    let row = once(Check::AccountFound);
    if let Err(outcome) = life.alive() {
        return Verdict::new(row, outcome);
    }
    let real = |account: &&AccountFacts| {
        account.heard.with_token || account.heard.in_portfolio || account.essentials.given().is_some()
    };
    let accounts: Vec<_> = in_play(facts).into_iter().filter(real).collect();
    match accounts[..] {
        [] => {
            let lists = [&facts.assigned, &facts.owned, &facts.client];
            let waiting = lists.iter().any(|list| list.end.is_pending())
                || facts.accounts.iter().any(|account| account.essentials.is_pending());
            let outcome = if waiting {
                None
            } else if lists.iter().all(|list| list.is_complete()) {
                Some(Code::None)
            } else {
                lists.iter().find_map(|list| list.end.reason()).or(Some(Code::NotVisible))
            };
            let refusal = lists.iter().find_map(|list| list.end.refusal());
            Verdict::new(row, outcome).because(refusal)
        }
        [only] => Verdict::new(row, Some(Code::One)).with("account", name(only)),
        [..] => Verdict::new(row, Some(Code::Several)).with("count", Value::Number(accounts.len())),
    }
}

pub(super) fn readable(facts: &Facts, account: &AccountFacts, life: &Life) -> Verdict {
    let row = Row::account(Check::AccountReadable, &account.id);
    if let Err(outcome) = life.alive() {
        return Verdict::new(row, outcome).with("account", name(account));
    }
    let outcome = match &account.essentials {
        Answer::Pending => None,
        Answer::Given(_) => Some(Code::Readable),
        Answer::Refused(refusal) => Some(match refusal.meaning {
            Meaning::NoPermission => Code::NoPermission,
            Meaning::AccessDenied if permission::lacks(facts, WHATSAPP_MANAGEMENT) => Code::NoPermission,
            Meaning::AccessDenied | Meaning::NotFound => Code::NotFoundOrNotAssigned,
            Meaning::WrongKind => Code::WrongKindOfId,
            _ => account.essentials.reason().unwrap_or(Code::NotVisible),
        }),
        other => other.reason(),
    };
    Verdict::new(row, outcome).with("account", name(account)).because(account.essentials.refusal())
}

pub(super) fn control(facts: &Facts, account: &AccountFacts, life: &Life) -> Verdict {
    let row = Row::account(Check::AccountControl, &account.id);
    let outcome = life.alive().map_or_else(|outcome| outcome, |()| control_code(facts, account));
    Verdict::new(row, outcome).with("account", name(account)).because(account.people.end.refusal())
}

fn control_code(facts: &Facts, account: &AccountFacts) -> Option<Code> {
    let own = own_ids(facts);
    let assigned = facts.assigned.find(account.id.as_str()).map(|entry| level(entry.tasks.as_deref()));
    let listed = own.iter().find_map(|id| account.people.find(id)).map(|entry| level(entry.tasks.as_deref()));
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
    let role = own.iter().find_map(|id| facts.staff.find(id)).and_then(|user| user.role.as_deref());
    match role {
        Some(role) if !role.eq_ignore_ascii_case("admin") => Some(Code::None),
        None if facts.staff.end.is_pending() => None,
        Some(_) | None => Some(Code::ByAdminRole),
    }
}

/// The ids under which the token's owner may appear in lists.
fn own_ids(facts: &Facts) -> Vec<&str> {
    let identity = facts.identity.given().map(|me| me.id.as_str());
    let inspected =
        facts.inspection.given().and_then(|found| found.user.as_ref()).map(super::super::id::UserId::as_str);
    identity.into_iter().chain(inspected).collect()
}

/// `MANAGE` is Meta's "Full control" (Manage system users); `FULL_CONTROL` stands in the published specification.
/// Nothing when Meta did not say.
fn level(tasks: Option<&[String]>) -> Option<Code> {
    let tasks = tasks?;
    Some(if tasks.iter().any(|task| task == "MANAGE" || task == "FULL_CONTROL") {
        Code::Full
    } else if tasks.is_empty() {
        Code::None
    } else {
        Code::Partial
    })
}

/// What to call an account: its name and id, or its id.
fn name(account: &AccountFacts) -> Value {
    let known = account.essentials.given().and_then(|essentials| essentials.name.as_ref()).or(account.name.as_ref());
    let id = account.id.as_str();
    Value::Text(known.map_or_else(|| id.to_owned(), |name| format!("{name} ({id})")))
}
