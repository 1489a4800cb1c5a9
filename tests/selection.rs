//! What there is to choose from, and what is handed over: only what is certain, and only what was chosen.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "the steps of a test fail loudly")]

#[allow(dead_code, reason = "this test needs a part of it")]
mod conversation;

use conversation::{converse, read};
use serde_json::{Value, json};
use system_user_guide::domain::guide::{Event, Guide};
use system_user_guide::domain::id::{AccountId, PhoneId};
use system_user_guide::domain::selection::HandOver;

const ACCOUNT: &str = "102290129340398";

fn several() -> Value {
    read("account.found-several.json")
}

fn values(guide: &Guide) -> [Option<String>; 5] {
    let HandOver { app, business, account, phone, number, .. } = guide.hand_over();
    [app, business, account, phone, number]
}

#[test]
fn of_one_account_with_one_number_everything_is_handed_over() {
    let guide = converse(&json!({}));
    let verdicts = guide.verdicts();
    let [app, business, account, phone, number] = values(&guide);
    assert_eq!(app.as_deref(), Some("634974688087057"));
    assert_eq!(business.as_deref(), Some("506914307656634"));
    assert_eq!(account.as_deref(), Some(ACCOUNT));
    let list = &read("baseline.json")["replies"][format!("phones:{ACCOUNT}")]["body"]["data"][0];
    assert_eq!(phone.as_deref(), list["id"].as_str());
    assert_eq!(number.as_deref(), list["display_phone_number"].as_str());
    assert!(!guide.hand_over().choose);
    let accounts = guide.accounts(&verdicts);
    assert_eq!(accounts.len(), 1);
    assert_eq!((accounts[0].name.as_deref(), accounts[0].owner.as_deref()), (Some("Lucky Shrub"), Some("Lucky Shrub")));
}

#[test]
fn nothing_is_handed_over_before_a_check() {
    let guide = Guide::new(
        system_user_guide::domain::guide::Screen::Start,
        system_user_guide::domain::facts::Given::default(),
        Vec::new(),
        system_user_guide::domain::bookmark::Bookmark::default(),
    );
    assert_eq!(guide.hand_over(), HandOver::default());
    assert!(guide.accounts(&[]).is_empty() && guide.phones(&[]).is_empty());
}

#[test]
fn of_several_accounts_none_is_handed_over_until_one_is_chosen() {
    let mut guide = converse(&several());
    let verdicts = guide.verdicts();
    assert!(guide.accounts(&verdicts).len() > 1);
    assert!(guide.accounts(&verdicts).iter().all(|account| !account.chosen));
    let [app, _, account, phone, number] = values(&guide);
    assert!(app.is_some());
    assert_eq!((account, phone, number), (None, None, None));
    assert!(guide.hand_over().choose);
    assert!(guide.phones(&verdicts).is_empty());

    for id in guide.accounts(&verdicts).into_iter().map(|account| account.id) {
        let mut choice = guide.choice.clone();
        choice.account = AccountId::parse(&id);
        guide.update(Event::Choose(choice));
        assert_eq!(values(&guide)[2].as_deref(), Some(id.as_str()));
        assert!(!guide.hand_over().choose);
        let chosen: Vec<_> = guide.accounts(&guide.verdicts()).into_iter().filter(|account| account.chosen).collect();
        assert_eq!(chosen.iter().map(|account| account.id.as_str()).collect::<Vec<_>>(), [id.as_str()]);
    }
}

/// A choice made long ago, of an account that this token does not reach, decides nothing.
#[test]
fn a_choice_that_is_not_there_counts_for_nothing() {
    let mut guide = converse(&several());
    let before = (guide.verdicts(), values(&guide));
    let mut choice = guide.choice.clone();
    choice.account = AccountId::parse("99999999999999");
    choice.phone = PhoneId::parse("88888888888888");
    guide.update(Event::Choose(choice));
    assert_eq!((guide.verdicts(), values(&guide)), before);
}
