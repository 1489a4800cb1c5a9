//! What the page around the guide is told on the way.

use super::browser::{Browser, GOOD, bad_paste, good_paste, step};
use system_user_guide::domain::answer::Failure;
use system_user_guide::domain::catalogue::Code;
use system_user_guide::domain::guide::{Event, Screen};
use system_user_guide::domain::message::Message;
use system_user_guide::domain::overall::Overall;
use system_user_guide::domain::practice::Case;

fn told(browser: &Browser) -> Vec<String> {
    Message::of(&browser.guide, &browser.guide.verdicts()).iter().map(Message::to_json).collect()
}

fn checked() -> Browser {
    let mut browser = Browser::with_token();
    browser.does(Event::Open(Screen::Step(step(4))));
    browser.does(Event::Check);
    browser.hears_all(GOOD);
    assert_eq!(browser.overall(), Some(Overall::Ready));
    browser
}

#[test]
fn a_check_is_told_and_so_is_its_step() {
    let told = told(&checked());
    assert_eq!(told[0], r#"{"v":1,"t":"step","step":4,"state":"proved"}"#);
    assert!(told[1].starts_with(r#"{"v":1,"t":"state","overall":"ready","counts":{"pass":"#), "{}", told[1]);
    assert_eq!(told.len(), 2);
}

#[test]
fn nothing_that_was_told_of_one_token_stands_for_the_next() {
    for paste in [good_paste(), bad_paste()] {
        let mut browser = checked();
        browser.does(paste);
        assert_eq!(told(&browser)[1], Message::NOTHING_CHECKED.to_json());
    }
}

#[test]
fn practice_is_told_nobody() {
    let mut browser = checked();
    browser.does(Event::Practise(Case::named("good")));
    let nothing = [Message::NOTHING_CHECKED.to_json()];
    assert_eq!(told(&browser), nothing, "nor what was checked before");
    browser.does(good_paste());
    browser.does(Event::Open(Screen::Step(step(4))));
    browser.does(Event::Check);
    assert_eq!(told(&browser), nothing);
    browser.hears_all(GOOD);
    assert_eq!(browser.overall(), Some(Overall::Ready));
    assert_eq!(told(&browser), nothing);
    browser.does(Event::Practise(None));
    assert_eq!(told(&browser)[1..], nothing);
}

#[test]
fn a_connection_that_failed_is_told() {
    let mut browser = Browser::with_token();
    browser.does(Event::Check);
    while !browser.calls.is_empty() {
        browser.misses(0, Failure::Connection(Code::Offline));
    }
    assert_eq!(told(&browser).last().map(String::as_str), Some(r#"{"v":1,"t":"error","kind":"offline"}"#));
}
