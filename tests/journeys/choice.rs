//! The person says which account and number they want to use: before, during and after a check.

use super::browser::{Browser, GOOD, Meta, account, good_paste};
use system_user_guide::domain::bookmark::Bookmark;
use system_user_guide::domain::catalogue::{Check, Code};
use system_user_guide::domain::choice::Choice;
use system_user_guide::domain::guide::{Effect, Event, Forgot};
use system_user_guide::domain::id::{AccountId, PhoneId};
use system_user_guide::domain::overall::Overall;

fn of_account(number: usize) -> Choice {
    Choice { account: AccountId::parse(&account(number)), phone: None }
}

/// The accounts whose rows count.
fn counted(browser: &Browser) -> Vec<String> {
    let verdicts = browser.guide.verdicts();
    let control = verdicts.iter().filter(|verdict| verdict.row.check == Check::AccountControl && !verdict.aside);
    control.map(|verdict| verdict.row.subject().to_owned()).collect()
}

#[test]
fn a_choice_counts_at_once_and_is_remembered() {
    let mut browser = Browser::with_token();
    browser.does(Event::Check);
    browser.hears_all(Meta { accounts: 3, ..GOOD });
    assert_eq!(counted(&browser), [account(0), account(1), account(2)]);
    for number in [1, 2] {
        let choice = of_account(number);
        let kept = Bookmark { choice: choice.clone(), ..Bookmark::default() };
        assert_eq!(browser.does(Event::Choose(choice)), [Effect::Remember(kept)]);
        assert_eq!(counted(&browser), [account(number)]);
    }
    browser.does(Event::Choose(Choice::default()));
    assert_eq!(counted(&browser).len(), 3, "and is taken back the same way");
    assert!(browser.calls.is_empty(), "nothing is asked anew");
}

#[test]
fn a_choice_outlives_tokens_and_checks() {
    let mut browser = Browser::with_token();
    browser.does(Event::Choose(of_account(1)));
    browser.does(Event::Check);
    browser.does(Event::Forget(Forgot::Asked));
    browser.does(good_paste());
    browser.does(Event::Check);
    browser.hears_all(Meta { accounts: 3, ..GOOD });
    assert_eq!(counted(&browser), [account(1)]);
    assert_eq!(browser.overall(), Some(Overall::Ready));
}

#[test]
fn what_is_not_there_cannot_be_chosen() {
    let mut browser = Browser::with_token();
    let phone = PhoneId::parse("99999");
    browser.does(Event::Choose(Choice { phone, ..of_account(7) }));
    browser.does(Event::Check);
    browser.hears_all(Meta { accounts: 2, tasks: "DEVELOP" });
    assert_eq!(counted(&browser), [account(0), account(1)], "all accounts count");
    let verdicts = browser.guide.verdicts();
    assert!(verdicts.iter().all(|verdict| !verdict.aside), "and so do all numbers");
    assert!(verdicts.iter().any(|verdict| verdict.code == Some(Code::Partial)));
    assert_eq!(browser.overall(), Some(Overall::NotReady));
}
