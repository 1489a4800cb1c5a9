//! Screens, ticks, and what Meta's answers prove of the steps.

use super::browser::{Browser, GOOD, Meta, OWNER, account, good_paste, step};
use system_user_guide::domain::answer::{Answer, Failure, Meaning, Refusal};
use system_user_guide::domain::bookmark::Bookmark;
use system_user_guide::domain::catalogue::{Check, Code};
use system_user_guide::domain::facts::{Entry, Page};
use system_user_guide::domain::guide::{Effect, Event, Focus, Screen};
use system_user_guide::domain::id::{AccountId, AppId, BusinessId};
use system_user_guide::domain::inquiry::{List, Question};
use system_user_guide::domain::learning::Finding;
use system_user_guide::domain::overall::Overall;
use system_user_guide::domain::progress::StepState;

#[test]
fn screens_change_the_address_and_the_focus() {
    let mut browser = Browser::new();
    let fourth = Screen::Step(step(4));
    assert_eq!(browser.does(Event::Open(fourth)), [Effect::ShowAddress(fourth), Effect::Focus(Focus::Heading)]);
    assert_eq!(browser.does(Event::Open(fourth)), [], "the browser tells of the address that the guide itself set");
    let mut screen = Screen::Start;
    browser.does(Event::Open(screen));
    while let Some(next) = screen.next() {
        assert_eq!(browser.does(Event::Open(next)), [Effect::ShowAddress(next), Effect::Focus(Focus::Heading)]);
        screen = next;
    }
    assert_eq!(browser.guide.screen, Screen::Finish);
}

#[test]
fn a_check_goes_on_while_the_person_looks_elsewhere() {
    let mut browser = Browser::with_token();
    browser.does(Event::Check);
    browser.does(Event::Open(Screen::Step(step(7))));
    assert!(browser.guide.is_checking());
    browser.hears_all(GOOD);
    assert_eq!((browser.guide.screen, browser.overall()), (Screen::Step(step(7)), Some(Overall::Ready)));
}

#[test]
fn steps_are_ticked_by_hand_and_proved_by_meta() {
    let mut browser = Browser::with_token();
    let states = |browser: &Browser| (1..=7).map(|number| browser.step(number).as_str()).collect::<Vec<_>>();
    browser.does(Event::Open(Screen::Step(step(3))));
    browser.does(Event::Tick(step(1)));
    browser.does(Event::Tick(step(3)));
    assert_eq!(states(&browser), ["done", "todo", "current", "todo", "todo", "todo", "todo"]);
    let kept = Bookmark { ticked: [false, false, true, false, false, false, false], ..Bookmark::default() };
    assert_eq!(browser.does(Event::Tick(step(1))), [Effect::Remember(kept)], "a tick moves nothing");
    assert_eq!(browser.step(1), StepState::Todo, "and is taken back the same way");

    browser.does(Event::Check);
    assert_eq!(browser.step(4), StepState::Todo, "nothing is proved while answers are outstanding");
    browser.hears(0, GOOD);
    assert_eq!(browser.step(4), StepState::Proved, "the first answers tell all about the token");
    browser.hears_all(GOOD);
    assert_eq!(states(&browser), ["proved"; 7]);

    browser.does(Event::Check);
    browser.hears_all(Meta { tasks: "DEVELOP", ..GOOD });
    assert_eq!(states(&browser), ["proved", "proved", "proved", "proved", "proved", "proved", "problem"]);

    browser.does(good_paste());
    assert_eq!(
        states(&browser),
        ["todo", "todo", "done", "todo", "todo", "todo", "todo"].map(|state| {
            // The third step is on the screen.
            if state == "done" { "current" } else { state }
        })
    );
}

#[test]
fn nothing_found_leaves_the_steps_open() {
    let mut browser = Browser::with_token();
    browser.does(Event::Check);
    browser.misses(0, Failure::Connection(Code::Blocked));
    assert!((1..=7).all(|number| browser.step(number) == StepState::Todo), "a blocker proves nothing");
    browser.does(Event::Check);
    browser.hears_all(Meta { accounts: 0, ..GOOD });
    assert_eq!([4, 5, 6, 7].map(|number| browser.step(number)), {
        use StepState::{Problem, Proved, Todo};
        [Proved, Problem, Todo, Todo]
    });
}

/// An account of the portfolio to which the system user was never added: the step of adding it is not proved by the
/// account's being there.
#[test]
fn an_account_that_is_merely_there_proves_no_step() {
    let mut browser = Browser::with_token();
    browser.does(Event::Check);
    while !browser.calls.is_empty() {
        let (ticket, questions) = browser.calls.remove(0);
        let not_found =
            Refusal { meaning: Meaning::NotFound, code: 100, subcode: Some(33), text: String::new(), trace: None };
        let answer = |question: &Question| match question {
            Question::Account(id) => Finding::Account(id.clone(), Answer::Refused(not_found.clone())),
            Question::List { list: List::Owned, .. } => {
                let items = vec![Entry { id: account(0), ..Entry::default() }];
                Finding::List(List::Owned, Answer::Given(Page { items, after: None }))
            }
            Question::List { list: list @ (List::Assigned | List::People(_)), .. } => {
                Finding::List(list.clone(), Answer::Given(Page::default()))
            }
            other => GOOD.answer(other),
        };
        let findings = Ok(questions.iter().map(answer).collect());
        browser.does(Event::Learned { ticket, questions, findings });
    }
    assert_eq!([4, 5, 6, 7].map(|number| browser.step(number)), {
        use StepState::{Problem, Proved, Todo};
        [Proved, Todo, Problem, Todo]
    });
}

/// Readable, in no list, and the list of system users goes on: whether the role is an admin's is not known until its
/// last page is here.
#[test]
fn a_row_waits_for_the_last_page_it_needs() {
    // More accounts than go into the call with that page.
    let portfolio = 12;
    let last = account(portfolio - 1);
    let control = |browser: &Browser| {
        let verdicts = browser.guide.verdicts();
        let row =
            verdicts.iter().find(|verdict| verdict.row.check == Check::AccountControl && verdict.row.subject() == last);
        row.map(|verdict| verdict.code.map(Code::as_str))
    };
    let page = |list: &List, items: Vec<Entry>, after: Option<&str>| {
        Finding::List(list.clone(), Answer::Given(Page { items, after: after.map(str::to_owned) }))
    };
    let user = |id: &str, role: &str| Entry { id: id.to_owned(), role: Some(role.to_owned()), ..Entry::default() };
    let answer = |question: &Question| match question {
        Question::List { list: of @ List::Staff, after: None } => page(of, vec![user("12345", "ADMIN")], Some("2")),
        Question::List { list: of @ List::Staff, after: Some(_) } => page(of, vec![user(OWNER, "EMPLOYEE")], None),
        Question::List { list: of @ List::Owned, .. } => {
            let entry = |number| Entry { id: account(number), ..Entry::default() };
            page(of, (0..portfolio).map(entry).collect(), None)
        }
        Question::List { list: of @ (List::Assigned | List::People(_)), .. } => page(of, Vec::new(), None),
        other => GOOD.answer(other),
    };
    let mut browser = Browser::with_token();
    browser.does(Event::Check);
    for (call, code) in [(0, None), (1, None), (0, Some("none"))] {
        let (ticket, questions) = browser.calls.remove(call);
        let findings = Ok(questions.iter().map(answer).collect());
        browser.does(Event::Learned { ticket, questions, findings });
        assert_eq!(control(&browser), Some(code), "not taken for an admin meanwhile");
    }
    assert!(browser.calls.is_empty());
}

#[test]
fn links_know_what_meta_said() {
    let mut browser = Browser::with_token();
    assert_eq!(browser.guide.known_ids().app, None);
    browser.does(Event::Check);
    browser.hears_all(GOOD);
    let ids = browser.guide.known_ids();
    assert_eq!(ids.app, AppId::parse("634974688087057"));
    assert_eq!(ids.business, BusinessId::parse("506914307656634"));
    assert_eq!(ids.account, AccountId::parse(&account(0)));
    browser.does(Event::Check);
    browser.hears_all(Meta { accounts: 2, ..GOOD });
    assert_eq!(browser.guide.known_ids().account, None, "with two accounts nobody knows which is meant");
}
