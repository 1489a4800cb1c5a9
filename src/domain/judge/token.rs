//! Is the token good, whose is it, when does it end, and for which app was it made?
//!
//! Sources: Graph API reference of `debug_token`; Meta's access token guide for WhatsApp.

use super::super::answer::{Meaning, Refusal};
use super::super::catalogue::{Check, Code};
use super::super::facts::{Facts, Given};
use super::super::id::AppId;
use super::super::verdict::{Value, Verdict};
use super::{Life, once};

/// `debug_token` is the first witness and `me` the second. A refusal of `debug_token` itself says nothing about the
/// token: Meta answers it only to people who work on the app.
pub(super) fn life(facts: &Facts) -> Life<'_> {
    if facts.inspection.is_pending() || facts.identity.is_pending() {
        return Life::Pending;
    }
    let refusals = [facts.inspection.refusal(), facts.identity.refusal()];
    if let Some(refusal) = refusals.into_iter().flatten().find(|refusal| refusal.meaning == Meaning::SecretRequired) {
        return Life::Dead(Code::SecretRequired, Some(refusal));
    }
    match facts.inspection.given() {
        Some(found) if !found.valid => {
            let refusal = found.error.as_ref();
            return Life::Dead(refusal.and_then(death).unwrap_or(Code::Rejected), refusal);
        }
        Some(_) => {
            let second = facts.identity.refusal();
            return second.and_then(death).map_or(Life::Alive, |code| Life::Dead(code, second));
        }
        None => {}
    }
    if facts.identity.given().is_some() {
        return Life::Alive;
    }
    for refusal in refusals.into_iter().flatten() {
        if let Some(code) = death(refusal) {
            return Life::Dead(code, Some(refusal));
        }
    }
    let reason = facts.identity.reason().unwrap_or(Code::NotAsked);
    Life::Open(reason, facts.identity.refusal())
}

const fn death(refusal: &Refusal) -> Option<Code> {
    match refusal.meaning {
        Meaning::TokenDead(code) => Some(code),
        _ => None,
    }
}

pub(super) fn valid(facts: &Facts, life: &Life) -> Verdict {
    let row = once(Check::TokenValid);
    match life {
        Life::Pending => Verdict::new(row, None),
        Life::Alive => Verdict::new(row, Some(Code::Valid)).because(facts.inspection.refusal()),
        Life::Dead(code, refusal) | Life::Open(code, refusal) => Verdict::new(row, Some(*code)).because(*refusal),
    }
}

pub(super) fn kind(facts: &Facts, life: &Life) -> Verdict {
    let row = once(Check::TokenKind);
    let Some(found) = facts.inspection.given() else { return uninspected(facts, life, row) };
    let code = match found.kind.as_deref() {
        Some("SYSTEM_USER") => Code::SystemUser,
        Some("USER") => Code::Person,
        Some("PAGE") => Code::Page,
        Some("APP") => Code::App,
        Some(_) => Code::NotVisible,
        None => life.alive().err().flatten().unwrap_or(Code::NotVisible),
    };
    Verdict::new(row, Some(code))
}

/// In both clocks 0 means never (Graph API reference); what ends first counts. Whether its time is over is Meta's to say, not this device's
/// clock's, which may be wrong.
pub(super) fn expiry(facts: &Facts, life: &Life) -> Verdict {
    let row = once(Check::TokenExpiry);
    if let Life::Dead(Code::Expired, refusal) = life {
        return Verdict::new(row, Some(Code::Expired)).because(*refusal);
    }
    if let Err(outcome) = life.alive() {
        return Verdict::new(row, outcome);
    }
    let Some(found) = facts.inspection.given() else { return uninspected(facts, life, row) };
    match (found.expires_at, found.access_ends_at) {
        (Some(0), Some(ends)) if ends > 0 => Verdict::new(row, Some(Code::AccessEnds)).with("date", Value::Date(ends)),
        (Some(0), None | Some(0)) => Verdict::new(row, Some(Code::Never)),
        (Some(at), ends) if at > 0 => {
            let first = ends.filter(|ends| *ends > 0).map_or(at, |ends| ends.min(at));
            Verdict::new(row, Some(Code::Expires)).with("date", Value::Date(first))
        }
        (Some(_), _) => Verdict::new(row, Some(Code::UnreadableReply)),
        (None, _) => Verdict::new(row, Some(Code::NotVisible)),
    }
}

pub(super) fn app(facts: &Facts, given: &Given, life: &Life) -> Verdict {
    let row = once(Check::TokenApp);
    let named = Value::Text(app_label(facts));
    let id = match (inspected_app(facts), facts.app.given()) {
        (None, None) => {
            let outcome = match life.alive() {
                Err(outcome) => outcome,
                Ok(()) if facts.app.is_pending() => None,
                Ok(()) => facts.app.reason().or(Some(Code::NotVisible)),
            };
            return Verdict::new(row, outcome).because(facts.app.refusal());
        }
        (Some(id), Some(app)) if id != app.id => return Verdict::new(row, Some(Code::UnreadableReply)),
        (Some(id), _) => id,
        (None, Some(app)) => app.id.as_str(),
    };
    match &given.app {
        None => Verdict::new(row, Some(Code::Named)).with("app", named),
        Some(expected) if expected.as_str() == id => Verdict::new(row, Some(Code::SameApp)).with("app", named),
        Some(expected) => Verdict::new(row, Some(Code::OtherApp))
            .with("app", named)
            .with("expected", Value::Text(expected.as_str().to_owned())),
    }
}

fn inspected_app(facts: &Facts) -> Option<&str> {
    facts.inspection.given().and_then(|found| found.app.as_ref()).map(AppId::as_str)
}

/// The id of the token's app, unless Meta's two answers contradict each other.
#[must_use]
pub fn app_id(facts: &Facts) -> Option<&str> {
    let asked = facts.app.given().map(|app| app.id.as_str());
    match (inspected_app(facts), asked) {
        (Some(one), Some(other)) if one != other => None,
        (one, other) => one.or(other),
    }
}

/// What to call the token's app: its name and id, or its id.
pub(super) fn app_label(facts: &Facts) -> String {
    let id = app_id(facts).unwrap_or_default();
    let inspected = facts.inspection.given().and_then(|found| found.app_name.as_deref());
    let name = inspected.or_else(|| facts.app.given().and_then(|app| app.name.as_deref()));
    name.map_or_else(|| id.to_owned(), |name| format!("{name} ({id})"))
}

/// A check that only `debug_token` can answer, when it did not.
fn uninspected(facts: &Facts, life: &Life, row: super::super::check::Row) -> Verdict {
    let outcome = life.alive().err().unwrap_or_else(|| facts.inspection.reason());
    Verdict::new(row, outcome).because(facts.inspection.refusal())
}
