//! Has an account the number it should have, and can each number be used?
//!
//! Source: WhatsApp Business Management API, phone numbers. A word of Meta's that stands in no table here proves
//! nothing.

use super::super::catalogue::{Check, Code};
use super::super::check::Row;
use super::super::facts::{AccountFacts, Facts};
use super::super::id::PhoneId;
use super::super::phone::{Phone, PhoneField};
use super::super::verdict::{Value, Verdict};
use super::{Life, account};

/// What Meta's words mean for a check; each is read from one field.
type Reading = (Check, PhoneField, &'static [(&'static str, Code)]);

const READINGS: [Reading; 4] = [
    (
        Check::PhoneVerified,
        PhoneField::Verification,
        &[
            ("VERIFIED", Code::Verified),
            ("EXPIRED", Code::Expired),
            ("NOT_VERIFIED", Code::NotVerified),
            ("UNVERIFIED", Code::NotVerified),
        ],
    ),
    (
        Check::PhoneName,
        PhoneField::NameStatus,
        &[
            ("APPROVED", Code::Approved),
            ("AVAILABLE_WITHOUT_REVIEW", Code::NotReviewed),
            ("PENDING_REVIEW", Code::Pending),
            ("NONE", Code::NotReviewed),
            ("EXPIRED", Code::NotReviewed),
            ("DECLINED", Code::Declined),
        ],
    ),
    (
        Check::PhoneQuality,
        PhoneField::Quality,
        &[
            ("GREEN", Code::Good),
            ("UNKNOWN", Code::NotRated),
            ("NA", Code::NotRated),
            ("YELLOW", Code::Medium),
            ("RED", Code::Low),
        ],
    ),
    (Check::PhoneMode, PhoneField::Mode, &[("LIVE", Code::Live), ("SANDBOX", Code::TestNumber)]),
];

/// What Meta's word for the state of a number means by itself. `CONNECTED` and `PENDING` say it only together with
/// where the number is registered.
const STATES: [(&str, Code); 13] = [
    ("CONNECTED", Code::Connected),
    ("PENDING", Code::Pending),
    ("UNVERIFIED", Code::Unregistered),
    ("DISCONNECTED", Code::Disconnected),
    ("DELETED", Code::Disconnected),
    ("MIGRATED", Code::Disconnected),
    ("BANNED", Code::Banned),
    ("RESTRICTED", Code::Restricted),
    ("RATE_LIMITED", Code::Restricted),
    // Words of Meta's that do not tell whether the number can be used.
    ("FLAGGED", Code::NotVisible),
    ("LINKED", Code::NotVisible),
    ("UNLINKED", Code::NotVisible),
    ("UNKNOWN", Code::NotVisible),
];

/// Whether the account has a number; and the expected one, if there is one.
pub(super) fn found(facts: &Facts, account: &AccountFacts, expected: Option<&PhoneId>, life: &Life) -> Verdict {
    let row = Row::account(Check::PhoneFound, &account.id);
    let list = &account.phones;
    let verdict =
        |outcome| Verdict::new(row, outcome).with("account", account::name(account)).because(list.end.refusal());
    if let Err(outcome) = life.alive() {
        return verdict(outcome).optional();
    }
    let Some(expected) = expected else {
        let outcome = match list.items[..] {
            _ if account.essentials.is_pending() => None,
            [] => list.end.reason().or_else(|| list.is_complete().then_some(Code::None)),
            [..] => Some(Code::Found),
        };
        return verdict(outcome).optional();
    };
    if list.items.iter().any(|phone| phone.is(expected)) {
        return verdict(Some(Code::Found)).optional();
    }
    let mut others = facts.accounts.iter().filter(|other| other.id != account.id);
    let holds = |other: &AccountFacts| other.phones.items.iter().find(|phone| phone.is(expected)).map(label);
    let elsewhere = others.find_map(|other| Some((other, holds(other)?)));
    let outcome = match elsewhere {
        _ if account.essentials.is_pending() => None,
        _ if !list.is_complete() => list.end.reason(),
        Some(_) => Some(Code::InOtherAccount),
        None if may_turn_up(facts) => None,
        None if list.items.is_empty() => Some(Code::None),
        None => Some(Code::NotInAccount),
    };
    let (other, phone) = elsewhere.map_or_else(
        || (Value::Text(String::new()), expected.as_str().to_owned()),
        |(other, phone)| (account::name(other), phone),
    );
    verdict(outcome).with("other", other).with("phone", Value::Text(phone)).optional()
}

/// Whether answers are outstanding that may still show a number in some account.
fn may_turn_up(facts: &Facts) -> bool {
    let lists = [&facts.assigned, &facts.owned, &facts.client];
    facts.inspection.is_pending()
        || lists.iter().any(|list| list.end.is_pending())
        || facts.accounts.iter().any(|account| account.phones.end.is_pending())
}

/// Whether some account has the number.
pub(super) fn is_anywhere(facts: &Facts, id: &PhoneId) -> bool {
    facts.accounts.iter().any(|account| account.phones.items.iter().any(|phone| phone.is(id)))
}

/// Every check of one number.
pub(super) fn each(account: &AccountFacts, phone: &Phone, life: &Life) -> Vec<Verdict> {
    let verdict = |check, code| {
        let outcome = life.alive().map_or_else(|outcome| outcome, |()| Some(code));
        let row = Row::phone(check, &account.id, &phone.id);
        Verdict::new(row, outcome).with("phone", Value::Text(label(phone))).optional()
    };
    let mut verdicts = vec![verdict(Check::PhoneRegistered, registered(phone))];
    verdicts.extend(READINGS.map(|(check, field, words)| verdict(check, read(phone, field, words))));
    verdicts
}

fn read(phone: &Phone, field: PhoneField, words: &[(&str, Code)]) -> Code {
    phone.state(field).map_or(Code::NotVisible, |said| {
        words.iter().find(|(word, _)| *word == said).map_or(Code::UnreadableReply, |(_, code)| *code)
    })
}

/// A number can be used when it is connected, and that to the Cloud API.
fn registered(phone: &Phone) -> Code {
    let state = read(phone, PhoneField::Status, &STATES);
    match (state, phone.state(PhoneField::Platform)) {
        (Code::Connected | Code::Pending, Some("NOT_APPLICABLE")) => Code::Unregistered,
        (Code::Connected | Code::Pending, Some("ON_PREMISE")) => Code::NotCloudApi,
        (Code::Connected, Some("CLOUD_API")) | (Code::Pending, _) => state,
        (Code::Connected, _) => Code::NotVisible,
        _ => state,
    }
}

/// What to call a number: as people write it, and the name they see, or else its id.
pub(in super::super) fn label(phone: &Phone) -> String {
    match (&phone.number, &phone.name) {
        (Some(number), Some(name)) => format!("{number} ({name})"),
        (Some(number), None) => number.clone(),
        (None, _) => phone.id.as_str().to_owned(),
    }
}
