//! Which accounts can the token reach, how does each stand, and does the system user fully control it?

mod cause;
mod control;
mod health;
mod state;

pub(super) use cause::readable;
pub(super) use control::control;
pub(in super::super) use control::{control_code, is_full, own_ids};
pub(super) use health::health;
pub(super) use state::{payment, review, webhook};

use super::super::catalogue::{Check, Code};
use super::super::facts::{AccountFacts, Facts};
use super::super::verdict::{Value, Verdict};
use super::{Life, once};

/// The accounts worth a row: those that came with the token or the address, and those that can be read. The rest of a
/// portfolio, which a system user need not reach, counts only when nothing else is there. An account that only the token
/// before this one could read is this one's as well only if it can read it.
pub(in super::super) fn in_play(facts: &Facts) -> Vec<&AccountFacts> {
    let direct = |account: &AccountFacts| account.heard.with_token || account.heard.in_address;
    let reachable = |account: &AccountFacts| direct(account) || account.essentials.given().is_some();
    let any = facts.accounts.iter().any(reachable);
    facts.accounts.iter().filter(|account| reachable(account) || !any && account.heard.in_portfolio).collect()
}

pub(super) fn found(facts: &Facts, life: &Life) -> Verdict {
    let row = once(Check::AccountFound);
    if let Err(outcome) = life.alive() {
        return Verdict::new(row, outcome);
    }
    let real = |account: &&AccountFacts| {
        account.heard.with_token || account.heard.in_portfolio || account.essentials.given().is_some()
    };
    let mut accounts: Vec<_> = in_play(facts).into_iter().filter(real).collect();
    if accounts.is_empty() {
        // Beside an account from the address that cannot be read, the portfolio may have others.
        accounts = facts.accounts.iter().filter(real).collect();
    }
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

/// What to call an account: its name and id, or its id.
pub(in super::super) fn label(account: &AccountFacts) -> String {
    let id = account.id.as_str();
    account.name().map_or_else(|| id.to_owned(), |name| format!("{name} ({id})"))
}

/// The same for a page of words.
pub(super) fn name(account: &AccountFacts) -> Value {
    Value::Text(label(account))
}
