//! What there is to choose from, and what is to be handed over: the customer's accounts and numbers.

use super::catalogue::State;
use super::facts::{AccountFacts, Facts};
use super::id::{AccountId, PhoneId};
use super::inquiry::{business_of, portfolio};
use super::judge::{Goal, app_id, focus, in_play, phone_label};
use super::phone::Phone;
use super::verdict::Verdict;

/// An account or a number to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its id.
    pub id: String,
    /// Its name, if it has one.
    pub name: Option<String>,
    /// The portfolio that owns it, for accounts.
    pub owner: Option<String>,
    /// Whether it is the one that counts.
    pub chosen: bool,
    /// The worst that is said of it; nothing while answers are outstanding.
    pub state: Option<State>,
}

/// The values that a platform asks for; what is not known, or not chosen among several, is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandOver {
    /// The app's id.
    pub app: Option<String>,
    /// The portfolio's id.
    pub business: Option<String>,
    /// The account's id.
    pub account: Option<String>,
    /// The number's id.
    pub phone: Option<String>,
    /// The telephone number as people write it.
    pub number: Option<String>,
    /// Whether an account, or a number of it, is missing because nobody chose among several.
    pub choose: bool,
}

/// The accounts worth a row.
#[must_use]
#[inline(never)]
pub fn accounts(facts: &Facts, goal: Goal, verdicts: &[Verdict]) -> Vec<Candidate> {
    let accounts = in_play(facts);
    let chosen = focus(&accounts, goal);
    let candidate = |account: &&AccountFacts| {
        let rows = verdicts.iter().filter(|verdict| verdict.row.account.as_ref() == Some(&account.id));
        Candidate {
            id: account.id.as_str().to_owned(),
            name: account.name().map(str::to_owned),
            owner: account.essentials.given().and_then(|essentials| essentials.owner_name.clone()),
            chosen: chosen == Some(&account.id),
            state: worst(rows),
        }
    };
    accounts.iter().map(candidate).collect()
}

/// The numbers of the account that counts.
#[must_use]
#[inline(never)]
pub fn phones(facts: &Facts, goal: Goal, verdicts: &[Verdict]) -> Vec<Candidate> {
    let Some(account) = account(facts, goal) else { return Vec::new() };
    let chosen = phone(account, goal).map(|phone| &phone.id);
    let candidate = |phone: &Phone| {
        let rows = verdicts.iter().filter(|verdict| verdict.row.phone.as_ref() == Some(&phone.id));
        Candidate {
            id: phone.id.as_str().to_owned(),
            name: phone.number.as_ref().map(|_| phone_label(phone)),
            owner: None,
            chosen: chosen == Some(&phone.id),
            state: worst(rows),
        }
    };
    account.phones.items.iter().map(candidate).collect()
}

/// What is to be handed over.
#[must_use]
#[inline(never)]
pub fn hand_over(facts: &Facts, goal: Goal) -> HandOver {
    let account = account(facts, goal);
    let phone = account.and_then(|account| phone(account, goal));
    let business = account.and_then(|account| business_of(facts, &account.id)).or_else(|| portfolio(facts));
    let among = account.map_or(in_play(facts).len(), |account| account.phones.items.len());
    HandOver {
        app: app_id(facts).map(str::to_owned),
        business: business.map(|id| id.as_str().to_owned()),
        account: account.map(|account| account.id.as_str().to_owned()),
        phone: phone.map(|phone| phone.id.as_str().to_owned()),
        number: phone.and_then(|phone| phone.number.clone()),
        choose: phone.is_none() && among > 1,
    }
}

/// The account that counts: the one in focus, or the only one.
fn account<'a>(facts: &'a Facts, goal: Goal) -> Option<&'a AccountFacts> {
    let accounts = in_play(facts);
    let chosen: Option<&AccountId> = focus(&accounts, goal);
    match accounts[..] {
        [only] => Some(only),
        [..] => accounts.iter().find(|account| chosen == Some(&account.id)).copied(),
    }
}

/// The number that counts: the chosen one, the one in the address, or the only one.
fn phone<'a>(account: &'a AccountFacts, goal: Goal) -> Option<&'a Phone> {
    let find =
        |id: &Option<PhoneId>| account.phones.items.iter().find(|phone| id.as_ref().is_some_and(|id| phone.is(id)));
    match &account.phones.items[..] {
        [only] => Some(only),
        [..] => find(&goal.choice.phone).or_else(|| find(&goal.given.phone)),
    }
}

/// Worst first: fail, unknown, warn, pass. Rows that are not needed may stay unknown without a word.
fn worst<'a>(rows: impl Iterator<Item = &'a Verdict>) -> Option<State> {
    let rank = |row: &Verdict| match row.state() {
        None => 4,
        Some(State::Fail) => 3,
        Some(State::Unknown) if row.needed => 2,
        Some(State::Warn) => 1,
        Some(State::Unknown | State::Pass) => 0,
    };
    match rows.map(rank).max() {
        None | Some(4) => None,
        Some(3) => Some(State::Fail),
        Some(2) => Some(State::Unknown),
        Some(1) => Some(State::Warn),
        Some(_) => Some(State::Pass),
    }
}
