//! A check, from the paste to the summary: one at a time, cancelled, and late answers.

use super::browser::{Browser, GOOD, bad_paste, good_paste};
use system_user_guide::domain::answer::Failure;
use system_user_guide::domain::catalogue::{Check, Code};
use system_user_guide::domain::guide::{Effect, Event, Focus, Phase};
use system_user_guide::domain::inquiry::Question;
use system_user_guide::domain::overall::Overall;

#[test]
fn without_a_token_there_is_nothing_to_check() {
    let mut browser = Browser::new();
    assert_eq!(browser.does(Event::Check), []);
    assert_eq!((browser.overall(), browser.guide.verdicts().len()), (None, 0));
    assert_eq!(browser.does(bad_paste()), [Effect::Wipe]);
    assert_eq!(browser.guide.pasted.as_ref().unwrap().as_str(), "numeric-id");
    assert_eq!(browser.does(Event::Check), []);
}

#[test]
fn a_check_from_paste_to_summary() {
    let mut browser = Browser::new();
    assert_eq!(browser.does(good_paste()), []);
    assert_eq!(browser.guide.pasted.as_ref().unwrap().as_str(), "repaired");
    let effects = browser.does(Event::Check);
    assert!(matches!(effects[..], [Effect::Ask { .. }, Effect::Focus(Focus::Results)]), "{effects:?}");
    assert_eq!(browser.overall(), Some(Overall::Checking));
    assert!(browser.guide.verdicts().iter().all(|verdict| verdict.code.is_none()), "every row waits");
    let effects = browser.hears(0, GOOD);
    assert!(matches!(effects[..], [Effect::Ask { .. }]), "the focus stays while answers come: {effects:?}");
    assert_eq!(browser.overall(), Some(Overall::Checking));
    assert_eq!(browser.hears(0, GOOD), [Effect::NoteTime, Effect::Focus(Focus::Summary)]);
    assert_eq!((browser.overall(), browser.calls.len()), (Some(Overall::Ready), 0));
    assert!(browser.guide.held.is_some(), "the token stays for another check");
}

#[test]
fn one_check_at_a_time() {
    let mut browser = Browser::with_token();
    browser.does(Event::Check);
    let before = browser.guide.clone();
    assert_eq!(browser.does(Event::Check), []);
    assert_eq!(browser.guide, before);
    assert_eq!(browser.calls.len(), 1);
    browser.hears_all(GOOD);
    assert!(!browser.does(Event::Check).is_empty(), "when it is done another may begin");
}

#[test]
fn cancel_ends_the_wait_and_says_so() {
    let mut browser = Browser::with_token();
    assert_eq!(browser.does(Event::Cancel), [], "nothing to cancel yet");
    browser.does(Event::Check);
    browser.hears(0, GOOD);
    assert_eq!(browser.does(Event::Cancel), [Effect::Abort, Effect::NoteTime, Effect::Focus(Focus::Summary)]);
    let run = browser.guide.run.as_ref().unwrap();
    assert_eq!(run.phase, Phase::Cancelled);
    let verdicts = browser.guide.verdicts();
    assert!(verdicts.iter().all(|verdict| verdict.code.is_some()), "nothing waits any more");
    let of = |check| verdicts.iter().find(|verdict| verdict.row.check == check).unwrap().code;
    assert_eq!((of(Check::TokenValid), of(Check::AccountReadable)), (Some(Code::Valid), Some(Code::NotAsked)));
    assert_eq!(browser.overall(), Some(Overall::Unproved));
    assert_eq!(browser.does(Event::Cancel), [], "only once");
    assert!(browser.guide.held.is_some(), "the token stays");
}

#[test]
fn late_answers_change_nothing() {
    let mut browser = Browser::with_token();
    browser.does(Event::Check);
    browser.does(Event::Cancel);
    let cancelled = browser.guide.clone();
    assert_eq!(browser.hears(0, GOOD), []);
    assert_eq!(browser.guide, cancelled, "after a cancel");

    browser.does(Event::Check);
    browser.does(Event::Cancel);
    browser.does(Event::Check);
    let second = browser.guide.clone();
    assert_eq!(browser.calls.len(), 2);
    assert_eq!(browser.hears(0, GOOD), []);
    assert_eq!(browser.guide, second, "of the check before");
    browser.hears_all(GOOD);
    assert_eq!(browser.overall(), Some(Overall::Ready), "the second check has its own answers");

    let done = browser.guide.clone();
    let questions = vec![Question::Me];
    for ticket in 0..10 {
        let findings = Err(Failure::Unreachable);
        assert_eq!(browser.does(Event::Learned { ticket, questions: questions.clone(), findings }), []);
    }
    assert_eq!(browser.guide, done, "after the end");
}

#[test]
fn a_second_check_starts_from_nothing() {
    let mut browser = Browser::with_token();
    browser.does(Event::Check);
    browser.misses(0, Failure::Connection(Code::Offline));
    assert_eq!(browser.overall(), Some(Overall::Unproved));
    browser.does(Event::Check);
    assert_eq!(browser.overall(), Some(Overall::Checking));
    browser.hears_all(GOOD);
    assert_eq!(browser.overall(), Some(Overall::Ready), "the failure before is forgotten");
}
