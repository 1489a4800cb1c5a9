//! Can an account be read, and if not, what is the one cause?
//!
//! Meta's codes 3, 10, 100/33 and 200 each stand for several causes. What else is known of the token and of the account
//! leaves one of them, or two that the words tell apart.
//! Sources: Graph API "Handle errors", WhatsApp "Error codes", Meta's access token guide.

use super::super::super::answer::{Answer, Kind, Meaning, Refusal};
use super::super::super::catalogue::{Check, Code};
use super::super::super::check::Row;
use super::super::super::facts::{AccountFacts, Facts};
use super::super::super::permission::WHATSAPP_MANAGEMENT;
use super::super::super::verdict::{Value, Verdict};
use super::super::{Life, permission};

/// What is known around a refusal.
struct Seen {
    meaning: Meaning,
    permission: Permission,
    place: Place,
    /// The token is limited to accounts, and this is none of them.
    made_for_others: bool,
}

/// Whether the token has `whatsapp_business_management`, by the lists of permissions.
#[derive(PartialEq)]
enum Permission {
    There,
    Missing,
    Unclear,
}

/// Where the account stands in Meta's lists.
#[derive(PartialEq)]
enum Place {
    /// Among those assigned to the system user.
    Assigned,
    /// Among those of the portfolio, and not among those assigned.
    InPortfolio,
    /// In none, and every list was read to its end.
    Nowhere,
    /// In none that could be read.
    Unclear,
}

type Test = fn(&Seen) -> bool;

/// Causes in the order in which they are excluded: the first row that holds is the cause.
const CAUSES: [(Test, Code); 9] = [
    (|seen| matches!(seen.meaning, Meaning::WrongKind(_)), Code::WrongKindOfId),
    (|seen| seen.meaning == Meaning::AppNotCapable, Code::AppWithoutWhatsapp),
    (|seen| seen.permission == Permission::Missing, Code::NoPermission),
    (|seen| seen.meaning == Meaning::NoPermission, Code::NoPermission),
    (|seen| seen.made_for_others, Code::NotInToken),
    (|seen| seen.permission == Permission::There && seen.place == Place::Assigned, Code::AssignedButRefused),
    (|seen| seen.permission == Permission::There && seen.place == Place::InPortfolio, Code::NotAssigned),
    (|seen| seen.permission == Permission::There && seen.place == Place::Nowhere, Code::NotInPortfolio),
    (|_| true, Code::NotFoundOrNotAssigned),
];

pub(in super::super) fn readable(facts: &Facts, account: &AccountFacts, life: &Life) -> Verdict {
    let row = Row::account(Check::AccountReadable, &account.id);
    let outcome = match (life.alive(), &account.essentials) {
        (Err(outcome), _) => outcome,
        (Ok(()), Answer::Given(_)) => Some(Code::Readable),
        (Ok(()), Answer::Refused(refusal)) => cause(facts, account, refusal),
        (Ok(()), other) => other.reason(),
    };
    let refusal = account.essentials.refusal().filter(|_| life.alive().is_ok());
    let verdict = Verdict::new(row, outcome).with("account", super::name(account)).because(refusal);
    match refusal.map(|refusal| refusal.meaning) {
        Some(Meaning::WrongKind(kind)) => verdict.with("kind", Value::Kind(kind)),
        _ => verdict.with("kind", Value::Kind(Kind::Other)),
    }
}

fn cause(facts: &Facts, account: &AccountFacts, refusal: &Refusal) -> Option<Code> {
    let of_the_account = matches!(
        refusal.meaning,
        Meaning::WrongKind(_)
            | Meaning::AppNotCapable
            | Meaning::NoPermission
            | Meaning::AccessDenied
            | Meaning::NotFound
    );
    if !of_the_account {
        return Some(refusal.meaning.reason());
    }
    let lists = [&facts.assigned, &facts.owned, &facts.client];
    if lists.iter().any(|list| list.end.is_pending()) || facts.inspection.is_pending() || facts.grants.is_pending() {
        return None;
    }
    let found = facts.inspection.given();
    let seen = Seen {
        meaning: refusal.meaning,
        permission: if permission::lacks(facts, WHATSAPP_MANAGEMENT) {
            Permission::Missing
        } else if permission::has(facts, WHATSAPP_MANAGEMENT) {
            Permission::There
        } else {
            Permission::Unclear
        },
        place: if facts.assigned.find(account.id.as_str()).is_some() {
            Place::Assigned
        } else if account.heard.in_portfolio && facts.assigned.is_complete() {
            Place::InPortfolio
        } else if lists.iter().all(|list| list.is_complete()) {
            Place::Nowhere
        } else {
            Place::Unclear
        },
        made_for_others: found.is_some_and(|found| found.limited && !found.targets.contains(&account.id)),
    };
    CAUSES.iter().find(|(holds, _)| holds(&seen)).map(|(_, code)| *code)
}
