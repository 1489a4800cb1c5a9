//! Whole journeys through the state machine: what a person does, what Meta answers and when, and what the page does.

use proptest::prelude::*;
use std::time::{Duration, Instant};
use system_user_guide::domain::answer::{Answer, Failure, Meaning, Refusal};
use system_user_guide::domain::catalogue::{Check, Code, PasteProblem, State};
use system_user_guide::domain::facts::{AppOwner, Entry, Essentials, Given, Grants, Inspection, Named, Page};
use system_user_guide::domain::guide::{Effect, Event, Focus, Forgot, Guide, Held, Pasted, Phase, Screen};
use system_user_guide::domain::id::{AccountId, AppId, BusinessId, UserId};
use system_user_guide::domain::inquiry::{List, Question};
use system_user_guide::domain::learning::Finding;
use system_user_guide::domain::overall::Overall;
use system_user_guide::domain::paste::Removed;
use system_user_guide::domain::permission::default_wanted;
use system_user_guide::domain::progress::StepState;
use system_user_guide::domain::step::Step;

const OWNER: &str = "104169029247128";

/// A Meta with so many accounts, all fully controlled, handed out a hundred a page.
#[derive(Clone, Copy)]
struct Meta {
    accounts: usize,
    tasks: &'static str,
}

const GOOD: Meta = Meta { accounts: 1, tasks: "MANAGE" };

fn account(number: usize) -> String {
    format!("1022901293{number:05}")
}

impl Meta {
    fn answer(self, question: &Question) -> Finding {
        let named = |id: &str| Answer::Given(Named { id: id.to_owned(), name: None });
        let scopes: Vec<String> = default_wanted().into_iter().map(|wanted| wanted.name).collect();
        let business = BusinessId::parse("506914307656634");
        match question {
            Question::Inspect => Finding::Inspection(Answer::Given(Inspection {
                valid: true,
                kind: Some("SYSTEM_USER".to_owned()),
                app: AppId::parse("634974688087057"),
                expires_at: Some(0),
                user: UserId::parse(OWNER),
                scopes: Some(scopes),
                ..Inspection::default()
            })),
            Question::Me => Finding::Identity(named(OWNER)),
            Question::Grants => {
                Finding::Grants(Answer::Given(Grants { granted: scopes, declined: vec![], complete: true }))
            }
            Question::App => Finding::App(named("634974688087057")),
            Question::Owner => Finding::Owner(Answer::Given(AppOwner { business })),
            Question::Account(id) => Finding::Account(
                id.clone(),
                Answer::Given(Essentials { name: Some(id.as_str().to_owned()), owner: business }),
            ),
            Question::List { list, after } => {
                Finding::List(list.clone(), Answer::Given(self.page(list, after.as_deref())))
            }
        }
    }

    fn page(self, list: &List, after: Option<&str>) -> Page {
        let tasks = Some(vec![self.tasks.to_owned()]);
        match list {
            List::Assigned => {
                let start: usize = after.map_or(0, |after| after.parse().unwrap());
                let end = self.accounts.min(start + 100);
                let entry = |number| Entry { id: account(number), tasks: tasks.clone(), ..Entry::default() };
                Page { items: (start..end).map(entry).collect(), after: (end < self.accounts).then(|| end.to_string()) }
            }
            List::People(_) => {
                Page { items: vec![Entry { id: OWNER.to_owned(), tasks, ..Entry::default() }], after: None }
            }
            List::Staff | List::Owned | List::Client => Page::default(),
        }
    }
}

/// A page in a browser: the guide, and the calls that are under way.
struct Browser {
    guide: Guide,
    calls: Vec<(u32, Vec<Question>)>,
    /// Most calls under way at once, most questions in one call, all calls.
    most: (usize, usize, usize),
}

impl Browser {
    fn new() -> Self {
        Self { guide: Guide::new(Screen::Start, Given::default()), calls: Vec::new(), most: (0, 0, 0) }
    }

    fn with_token() -> Self {
        let mut browser = Self::new();
        browser.does(good_paste());
        browser
    }

    /// Something happens; what the guide asks of the browser comes back, and calls are begun.
    fn does(&mut self, event: Event) -> Vec<Effect> {
        let effects = self.guide.update(event);
        for effect in &effects {
            match effect {
                Effect::Ask { ticket, questions } => {
                    self.calls.push((*ticket, questions.clone()));
                    let (calls, most, all) = self.most;
                    self.most = (calls.max(self.calls.len()), most.max(questions.len()), all + 1);
                }
                // Aborted calls still come to an end, with an answer that nobody needs.
                Effect::Abort | Effect::Wipe | Effect::Focus(_) | Effect::ShowAddress(_) => {}
            }
        }
        effects
    }

    /// One of the calls under way is answered.
    fn hears(&mut self, call: usize, meta: Meta) -> Vec<Effect> {
        let (ticket, questions) = self.calls.remove(call);
        let findings = Ok(questions.iter().map(|question| meta.answer(question)).collect());
        self.does(Event::Learned { ticket, questions, findings })
    }

    /// One of the calls under way fails.
    fn misses(&mut self, call: usize, failure: Failure) -> Vec<Effect> {
        let (ticket, questions) = self.calls.remove(call);
        self.does(Event::Learned { ticket, questions, findings: Err(failure) })
    }

    /// Answers everything, round by round; says how many rounds it took.
    fn hears_all(&mut self, meta: Meta) -> usize {
        let mut rounds = 0;
        while !self.calls.is_empty() {
            rounds += 1;
            for _ in 0..self.calls.len() {
                self.hears(0, meta);
            }
        }
        rounds
    }

    fn overall(&self) -> Option<Overall> {
        self.guide.overall(&self.guide.verdicts())
    }

    fn step(&self, number: u8) -> StepState {
        self.guide.step_state(step(number), &self.guide.verdicts())
    }
}

fn step(number: u8) -> Step {
    Step::new(number).unwrap()
}

fn good_paste() -> Event {
    let held = Held { mask: "EAAG…x9Zd".to_owned(), length: 200 };
    Event::Pasted(Pasted { problem: None, removed: vec![Removed::Blanks] }, Some(held))
}

fn bad_paste() -> Event {
    Event::Pasted(Pasted { problem: Some(PasteProblem::NumericId), removed: Vec::new() }, None)
}

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
    assert_eq!(browser.hears(0, GOOD), [Effect::Focus(Focus::Summary)]);
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
    assert_eq!(browser.does(Event::Cancel), [Effect::Abort, Effect::Focus(Focus::Summary)]);
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

#[test]
fn forgetting_during_a_check_stops_it() {
    for (why, focus) in [(Forgot::Asked, true), (Forgot::Idle, false), (Forgot::Left, false)] {
        let mut browser = Browser::with_token();
        browser.does(Event::Check);
        browser.hears(0, GOOD);
        let effects = browser.does(Event::Forget(why));
        let mut wanted = vec![Effect::Abort, Effect::Wipe];
        wanted.extend(focus.then_some(Effect::Focus(Focus::Field)));
        assert_eq!(effects, wanted, "{why:?}");
        assert_eq!((browser.guide.held.as_ref(), browser.guide.forgot), (None, Some(why)));
        assert!(!browser.guide.verdicts().is_empty(), "what was found out holds no secret, and stays");
        assert_eq!(browser.does(Event::Check), [], "no token, no check");
        let before = browser.guide.clone();
        browser.hears_all(GOOD);
        assert_eq!(browser.guide, before, "late answers");
        browser.does(good_paste());
        assert_eq!(browser.guide.forgot, None, "a new token, a new start");
    }
}

#[test]
fn forgetting_without_a_token_wipes_all_the_same() {
    let mut browser = Browser::new();
    for why in [Forgot::Asked, Forgot::Idle, Forgot::Left] {
        assert_eq!(
            browser.does(Event::Forget(why)),
            [Effect::Wipe],
            "{why:?}: the field may hold what was not pasted yet"
        );
        assert_eq!(browser.guide.forgot, None, "nothing was lost");
    }
}

#[test]
fn forgetting_after_a_check_keeps_its_results() {
    let mut browser = Browser::with_token();
    browser.does(Event::Check);
    browser.hears_all(GOOD);
    assert_eq!(browser.does(Event::Forget(Forgot::Idle)), [Effect::Wipe]);
    assert_eq!(browser.overall(), Some(Overall::Ready));
    assert_eq!(browser.guide.pasted, None);
}

#[test]
fn a_paste_during_a_check_takes_its_place() {
    for (paste, wiped) in [(good_paste(), false), (bad_paste(), true)] {
        let mut browser = Browser::with_token();
        browser.does(Event::Check);
        let mut wanted = vec![Effect::Abort];
        wanted.extend(wiped.then_some(Effect::Wipe));
        assert_eq!(browser.does(paste), wanted);
        assert_eq!((browser.guide.run.as_ref(), browser.guide.held.is_none()), (None, wiped));
        assert_eq!(browser.overall(), None, "what was found out was about the token before");
        let before = browser.guide.clone();
        browser.hears_all(GOOD);
        assert_eq!(browser.guide, before, "late answers");
    }
}

#[test]
fn a_failed_call_leaves_the_others_be() {
    let mut browser = Browser::with_token();
    browser.does(Event::Check);
    browser.hears(0, Meta { accounts: 60, ..GOOD });
    assert_eq!(browser.calls.len(), 3, "60 accounts make three calls");
    browser.misses(1, Failure::Connection(Code::Timeout));
    assert!(browser.guide.is_checking());
    browser.hears_all(Meta { accounts: 60, ..GOOD });
    let verdicts = browser.guide.verdicts();
    let count = |code| {
        verdicts
            .iter()
            .filter(|verdict| verdict.row.check == Check::AccountReadable && verdict.code == Some(code))
            .count()
    };
    assert_eq!((count(Code::Readable), count(Code::Unreachable)), (35, 25));
    assert_eq!((verdicts[0].code, browser.overall()), (Some(Code::Timeout), Some(Overall::Unproved)));
}

#[test]
fn ten_accounts_need_two_rounds() {
    for accounts in [0, 1, 10, 25] {
        let mut browser = Browser::with_token();
        browser.does(Event::Check);
        let rounds = browser.hears_all(Meta { accounts, ..GOOD });
        assert_eq!((rounds, browser.most.2), if accounts == 0 { (1, 1) } else { (2, 2) }, "{accounts} accounts");
    }
}

#[test]
fn the_account_in_the_address_is_asked_about_at_once() {
    let account = AccountId::parse(&account(0));
    let mut browser = Browser::new();
    browser.guide = Guide::new(Screen::Start, Given { account, ..Given::default() });
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
    assert!(all >= 40, "{all} calls cannot hold 2,000 questions");
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
    assert_eq!(browser.does(Event::Tick(step(1))), [], "a tick moves nothing");
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
    let portfolio = 30;
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
        Question::List { list: list @ List::Staff, after: None } => page(list, vec![user("12345", "ADMIN")], Some("2")),
        Question::List { list: list @ List::Staff, after: Some(_) } => page(list, vec![user(OWNER, "EMPLOYEE")], None),
        Question::List { list: list @ List::Owned, .. } => {
            let entry = |number| Entry { id: account(number), ..Entry::default() };
            page(list, (0..portfolio).map(entry).collect(), None)
        }
        Question::List { list: list @ (List::Assigned | List::People(_)), .. } => page(list, Vec::new(), None),
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

/// Something that may happen at any time.
#[derive(Clone, Debug)]
enum Happening {
    Does(Event),
    Hears(usize),
    Misses(usize, Failure),
    /// An answer to a check that may never have been.
    Stray(u32),
}

fn happening() -> impl Strategy<Value = Happening> {
    let event = prop_oneof![
        3 => Just(good_paste()),
        1 => Just(bad_paste()),
        4 => Just(Event::Check),
        2 => Just(Event::Cancel),
        1 => prop::sample::select(vec![Forgot::Asked, Forgot::Idle, Forgot::Left]).prop_map(Event::Forget),
        1 => (1_u8..=7).prop_map(|number| Event::Tick(step(number))),
        1 => (1_u8..=7).prop_map(|number| Event::Open(Screen::Step(step(number)))),
    ];
    let failures = vec![
        Failure::Unreachable,
        Failure::UnreadableReply,
        Failure::Connection(Code::Offline),
        Failure::Connection(Code::RateLimited),
    ];
    prop_oneof![
        4 => event.prop_map(Happening::Does),
        4 => (0_usize..8).prop_map(Happening::Hears),
        1 => (0_usize..8, prop::sample::select(failures)).prop_map(|(call, failure)| Happening::Misses(call, failure)),
        1 => (0_u32..20).prop_map(Happening::Stray),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_in_whatever_order(happenings in prop::collection::vec(happening(), 0..60), accounts in 0_usize..130) {
        let meta = Meta { accounts, ..GOOD };
        let mut browser = Browser::new();
        let mut highest = 0;
        for happening in happenings {
            let held = browser.guide.held.is_some();
            let checking = browser.guide.is_checking();
            let effects = match happening {
                Happening::Does(event) => browser.does(event),
                Happening::Hears(call) if call < browser.calls.len() => browser.hears(call, meta),
                Happening::Misses(call, failure) if call < browser.calls.len() => browser.misses(call, failure),
                Happening::Hears(_) | Happening::Misses(..) => continue,
                Happening::Stray(ticket) if ticket > highest => {
                    let before = browser.guide.clone();
                    let findings = Ok(vec![meta.answer(&Question::Inspect)]);
                    browser.does(Event::Learned { ticket, questions: vec![Question::Inspect], findings });
                    prop_assert_eq!(&browser.guide, &before, "an answer to nothing was heard");
                    continue;
                }
                Happening::Stray(_) => continue,
            };
            for effect in &effects {
                if let Effect::Ask { ticket, questions } = effect {
                    highest = highest.max(*ticket);
                    prop_assert!(browser.guide.is_checking() && browser.guide.held.is_some());
                    prop_assert!((1..=50).contains(&questions.len()));
                    prop_assert_eq!(*ticket, highest, "calls belong to the newest check");
                }
            }
            let now = browser.guide.is_checking();
            let current = browser.calls.iter().filter(|(ticket, _)| *ticket == highest).count();
            prop_assert!(!now || (1..=4).contains(&current), "{} calls while checking", current);
            prop_assert!(!now || browser.guide.held.is_some(), "a check without a token");
            prop_assert_eq!(now, browser.overall() == Some(Overall::Checking));
            prop_assert!(!held || browser.guide.held.is_some() || effects.contains(&Effect::Wipe), "gone but not wiped");
            prop_assert!(effects.iter().filter(|effect| matches!(effect, Effect::Focus(_))).count() <= 1);
            if checking && !now {
                let ended = effects.contains(&Effect::Abort) || effects.contains(&Effect::Focus(Focus::Summary));
                prop_assert!(ended, "ended in silence");
            }
            if !now {
                let verdicts = browser.guide.verdicts();
                prop_assert!(verdicts.iter().all(|verdict| verdict.code.is_some()), "a row waits for ever");
                let fails = verdicts.iter().any(|v| v.state() == Some(State::Fail) && v.row.check != Check::Connection);
                prop_assert_eq!(fails, browser.guide.overall(&verdicts) == Some(Overall::NotReady));
            }
        }
        browser.hears_all(meta);
        prop_assert!(!browser.guide.is_checking(), "every check ends once its calls do");
    }
}
