//! Does the token carry what the platform needs, and nothing else?
//!
//! Two witnesses list permissions: `debug_token` (its `scopes`, and the names in `granular_scopes`, where some of them
//! may stand alone) and `me/permissions`. A call that needs a permission and succeeds is better proof than any list.

use super::super::catalogue::{Check, Code};
use super::super::check::Row;
use super::super::facts::Facts;
use super::super::permission::{BUSINESS_MANAGEMENT, CATALOG_MANAGEMENT, WHATSAPP_MANAGEMENT, Wanted};
use super::super::verdict::{Value, Verdict};
use super::super::{answer::Meaning, inquiry::List};
use super::{Life, once};

/// Every token of a person has it, and it opens nothing.
pub(in super::super) const HARMLESS: &str = "public_profile";

pub(super) fn each(facts: &Facts, wanted: &Wanted, life: &Life) -> Verdict {
    let row = Row::permission(&wanted.name);
    let outcome = life.alive().map_or_else(|outcome| outcome, |()| code(facts, wanted));
    let verdict = Verdict::new(row, outcome).with("permission", Value::Text(wanted.name.clone()));
    if wanted.required { verdict } else { verdict.optional() }
}

fn code(facts: &Facts, wanted: &Wanted) -> Option<Code> {
    let name = wanted.name.as_str();
    match listed(facts, name) {
        Listed::Yes | Listed::Unknown(_) if exercised(facts, name) => Some(Code::Proved),
        Listed::Yes if refused(facts, name) => Some(Code::Refused),
        Listed::Yes => Some(Code::Declared),
        Listed::Declined => Some(if wanted.required { Code::Declined } else { Code::MissingOptional }),
        Listed::No => Some(if wanted.required { Code::Missing } else { Code::MissingOptional }),
        Listed::Pending => None,
        Listed::Unknown(reason) => Some(reason),
    }
}

enum Listed {
    Yes,
    No,
    Declined,
    Pending,
    Unknown(Code),
}

/// `debug_token` speaks of this very token; `me/permissions` of everything its owner ever granted to the app, maybe for
/// another token. So the second counts only when the first says nothing, or to tell why a permission is not there.
fn listed(facts: &Facts, name: &str) -> Listed {
    let has = |list: &[String]| list.iter().any(|scope| scope == name);
    let scopes = facts.inspection.given().and_then(|found| found.scopes.as_deref());
    let grants = facts.grants.given();
    if scopes.is_some_and(has) && grants.is_some_and(|grants| has(&grants.declined)) {
        // One says yes and the other no: neither proves anything.
        return Listed::Unknown(Code::UnreadableReply);
    }
    if scopes.map_or_else(|| grants.is_some_and(|grants| has(&grants.granted)), has) {
        Listed::Yes
    } else if facts.grants.is_pending() {
        Listed::Pending
    } else if grants.is_some_and(|grants| has(&grants.declined)) {
        Listed::Declined
    } else if scopes.is_some() || grants.is_some_and(|grants| grants.complete) {
        Listed::No
    } else {
        Listed::Unknown(facts.grants.reason().or(facts.inspection.reason()).unwrap_or(Code::NotVisible))
    }
}

/// Whether the lists prove that the token is without the permission.
pub(in super::super) fn lacks(facts: &Facts, name: &str) -> bool {
    matches!(listed(facts, name), Listed::No | Listed::Declined)
}

/// Whether the lists prove that the token has the permission.
pub(in super::super) fn has(facts: &Facts, name: &str) -> bool {
    matches!(listed(facts, name), Listed::Yes)
}

/// Whether a call that needs the permission (Meta's WhatsApp permissions page) succeeded.
fn exercised(facts: &Facts, name: &str) -> bool {
    match name {
        WHATSAPP_MANAGEMENT => facts.accounts.iter().any(|account| account.essentials.given().is_some()),
        BUSINESS_MANAGEMENT => portfolio_lists(facts).chain([&facts.staff]).any(|list| list.pages > 0),
        CATALOG_MANAGEMENT => facts.catalogs.given().is_some(),
        // No call that leaves everything as it is needs `whatsapp_business_messaging`.
        _ => false,
    }
}

/// Whether Meta said of a call that needs the permission that it lacks one.
fn refused(facts: &Facts, name: &str) -> bool {
    let lacking = |refusal: Option<&super::super::answer::Refusal>| {
        refusal.is_some_and(|refusal| refusal.meaning == Meaning::NoPermission)
    };
    match name {
        WHATSAPP_MANAGEMENT => {
            lacking(facts.assigned.end.refusal())
                || facts.accounts.iter().any(|account| account.counts() && lacking(account.essentials.refusal()))
        }
        BUSINESS_MANAGEMENT => portfolio_lists(facts).all(|list| lacking(list.end.refusal())),
        CATALOG_MANAGEMENT => lacking(facts.catalogs.refusal()),
        _ => false,
    }
}

fn portfolio_lists(facts: &Facts) -> impl Iterator<Item = &super::super::facts::Listing> {
    [List::Owned, List::Client].into_iter().filter_map(|list| facts.listing(&list))
}

pub(super) fn extra(facts: &Facts, wanted: &[Wanted], life: &Life) -> Verdict {
    let row = once(Check::PermissionExtra);
    if let Err(outcome) = life.alive() {
        return Verdict::new(row, outcome).optional();
    }
    let scopes = facts.inspection.given().and_then(|found| found.scopes.as_deref());
    let grants = facts.grants.given();
    let all = scopes.into_iter().flatten().chain(grants.into_iter().flat_map(|grants| &grants.granted));
    let mut extra: Vec<&str> = Vec::new();
    for scope in all {
        let asked_for = scope == HARMLESS || wanted.iter().any(|wanted| wanted.name == *scope);
        if !asked_for && !extra.contains(&scope.as_str()) {
            extra.push(scope);
        }
    }
    let whole = scopes.is_some() || grants.is_some_and(|grants| grants.complete);
    let outcome = match (extra.is_empty(), whole) {
        (false, _) => Some(Code::MoreThanNeeded),
        (true, true) => Some(Code::None),
        (true, false) if facts.grants.is_pending() => None,
        (true, false) => Some(facts.grants.reason().or(facts.inspection.reason()).unwrap_or(Code::NotVisible)),
    };
    Verdict::new(row, outcome).with("permissions", Value::Text(extra.join(", "))).optional()
}
