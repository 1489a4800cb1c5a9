//! Do an account's messages get through?
//!
//! Source: WhatsApp Business Platform, "Messaging health status": every message goes through number, account, portfolio
//! and app, and each of them may be held back.

use super::super::super::catalogue::{Check, Code};
use super::super::super::check::Row;
use super::super::super::facts::AccountFacts;
use super::super::super::health::{Flow, Part, PartKind};
use super::super::super::phone::Phone;
use super::super::super::verdict::{Value, Verdict};
use super::super::{Life, phone};

/// The account's parts, and of the numbers that are to be used their own one.
pub(in super::super) fn health(account: &AccountFacts, numbers: &[&Phone], life: &Life) -> Verdict {
    let row = Row::account(Check::AccountHealth, &account.id);
    let outcome = life.alive().map_or_else(|outcome| outcome, |()| code(account, numbers));
    let worst = worst(account, numbers);
    let held_back = worst.filter(|(part, _)| part.messages() > Some(Flow::Available));
    let advice = held_back.map(|(part, _)| part.problems.iter().filter_map(|problem| problem.advice.clone()).collect());
    let (kind, name) = held_back.map_or((PartKind::Other, None), |(part, phone)| {
        (part.kind, phone.filter(|_| part.kind == PartKind::Phone).map(phone::label))
    });
    Verdict::new(row, outcome)
        .with("account", super::name(account))
        .with("part", Value::Part(kind, name))
        .because(account.health.refusal())
        .advised(advice.unwrap_or_default())
        .optional()
}

fn code(account: &AccountFacts, numbers: &[&Phone]) -> Option<Code> {
    if account.essentials.is_pending() || account.health.is_pending() || account.phones.end.is_pending() {
        return None;
    }
    let flow = worst(account, numbers).and_then(|(part, _)| part.messages());
    match flow {
        Some(Flow::Blocked) => return Some(Code::Blocked),
        Some(Flow::Limited) => return Some(Code::Limited),
        Some(Flow::Available) | None => {}
    }
    let Some(parts) = account.health.given() else { return account.health.reason() };
    // Free way is proved only when every part said so, and the account itself is one of them.
    let free = parts.iter().all(|part| part.messages() == Some(Flow::Available));
    let own = parts.iter().any(|part| part.kind == PartKind::Account);
    let mut of_numbers = numbers.iter().flat_map(|phone| own_parts(phone));
    let numbers_free = of_numbers.all(|part| part.messages() == Some(Flow::Available));
    Some(if free && own && numbers_free { Code::Available } else { Code::NotVisible })
}

/// The part that holds most back, and the number that it is, if it is one.
fn worst<'a>(account: &'a AccountFacts, numbers: &[&'a Phone]) -> Option<(&'a Part, Option<&'a Phone>)> {
    let parts = account.health.given().into_iter().flatten().map(|part| (part, None));
    let numbers = numbers.iter().flat_map(|phone| own_parts(phone).map(|part| (part, Some(*phone))));
    // Of equals the first, hence the turn: the account's trouble explains its number's.
    let all: Vec<_> = parts.chain(numbers).collect();
    all.into_iter().rev().max_by_key(|(part, _)| part.messages())
}

/// What Meta says of the way through a number: of the number itself, and of what its messages go through besides.
fn own_parts(phone: &Phone) -> impl Iterator<Item = &Part> {
    let of_another =
        |part: &&Part| part.kind == PartKind::Phone && part.id.as_deref().is_some_and(|id| id != phone.id.as_str());
    phone.health.iter().flatten().filter(move |part| !of_another(part))
}
