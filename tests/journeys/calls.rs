//! How many calls there are, how large, and in how many rounds; what waits for what.

use super::browser::{Browser, GOOD, Meta, account, good_paste};
use std::time::{Duration, Instant};
use system_user_guide::domain::answer::Failure;
use system_user_guide::domain::bookmark::Bookmark;
use system_user_guide::domain::catalogue::{Check, Code};
use system_user_guide::domain::facts::Given;
use system_user_guide::domain::guide::{Event, Guide, Screen};
use system_user_guide::domain::id::AccountId;
use system_user_guide::domain::overall::Overall;
use system_user_guide::domain::permission::default_wanted;

#[test]
fn a_failed_call_leaves_the_others_be() {
    let mut browser = Browser::with_token();
    browser.does(Event::Check);
    browser.hears(0, Meta { accounts: 20, ..GOOD });
    assert_eq!(browser.calls.len(), 2, "20 accounts make two calls");
    browser.misses(1, Failure::Connection(Code::Timeout));
    assert!(browser.guide.is_checking());
    browser.hears_all(Meta { accounts: 20, ..GOOD });
    let verdicts = browser.guide.verdicts();
    let count = |code| {
        verdicts
            .iter()
            .filter(|verdict| verdict.row.check == Check::AccountReadable && verdict.code == Some(code))
            .count()
    };
    assert_eq!((count(Code::Readable), count(Code::Unreachable)), (10, 10));
    assert_eq!((verdicts[0].code, browser.overall()), (Some(Code::Timeout), Some(Overall::Unproved)));
}

#[test]
fn ten_accounts_need_two_rounds() {
    for (accounts, calls) in [(0, 1), (1, 2), (10, 2)] {
        let mut browser = Browser::with_token();
        browser.does(Event::Check);
        let rounds = browser.hears_all(Meta { accounts, ..GOOD });
        assert_eq!((rounds, browser.most.2), (calls, calls), "{accounts} accounts");
    }
}

#[test]
fn the_account_in_the_address_is_asked_about_at_once() {
    let account = AccountId::parse(&account(0));
    let mut browser = Browser::new();
    browser.guide =
        Guide::new(Screen::Start, Given { account, ..Given::default() }, default_wanted(), Bookmark::default());
    browser.does(good_paste());
    browser.does(Event::Check);
    assert_eq!(browser.hears_all(GOOD), 1, "nothing is left for a second round");
    assert_eq!(browser.overall(), Some(Overall::Ready));
}

#[test]
fn a_thousand_accounts_are_asked_about_in_measure() {
    let start = Instant::now();
    let mut browser = Browser::with_token();
    browser.does(Event::Check);
    browser.hears_all(Meta { accounts: 1000, ..GOOD });
    let (calls, questions, all) = browser.most;
    assert!(calls <= 4, "{calls} calls at once");
    assert!(questions <= 50, "{questions} questions in one call");
    assert!(all >= 100, "{all} calls cannot hold 5,000 questions");
    let verdicts = browser.guide.verdicts();
    let full = verdicts.iter().filter(|verdict| verdict.code == Some(Code::Full)).count();
    assert_eq!((full, browser.overall()), (1000, Some(Overall::Ready)));
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    println!("{all} calls, at most {calls} at once and {questions} questions in one; {:?}", start.elapsed());
}

#[test]
fn cancel_of_a_thousand_accounts_is_quick() {
    let mut browser = Browser::with_token();
    browser.does(Event::Check);
    for _ in 0..12 {
        browser.hears(0, Meta { accounts: 1000, ..GOOD });
    }
    let start = Instant::now();
    browser.does(Event::Cancel);
    assert!(start.elapsed() < Duration::from_millis(100), "{:?}", start.elapsed());
    let late = browser.guide.clone();
    browser.hears_all(Meta { accounts: 1000, ..GOOD });
    assert_eq!(browser.guide, late);
}
