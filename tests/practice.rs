//! Practice: the recordings are what the simulated Graph answers today, and each case ends as its name says.
//!
//! `RECORD=1 cargo test --test practice` writes the recordings anew.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use rstest::rstest;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::LazyLock;
use system_user_guide::domain::answer::Failure;
use system_user_guide::domain::bookmark::Bookmark;
use system_user_guide::domain::catalogue::Code;
use system_user_guide::domain::choice::Choice;
use system_user_guide::domain::facts::{Facts, Given};
use system_user_guide::domain::guide::{Effect, Event, Focus, Guide, Held, Pasted, Screen};
use system_user_guide::domain::id::AccountId;
use system_user_guide::domain::inquiry::Question;
use system_user_guide::domain::learning::Finding;
use system_user_guide::domain::paste::diagnose;
use system_user_guide::domain::permission::default_wanted;
use system_user_guide::domain::practice::Case;
use system_user_guide::domain::token::AccessToken;
use system_user_guide::graph::call::Call;
use system_user_guide::graph::practice::{Recordings, key};
use system_user_guide::graph::{ORIGIN, reply};
use system_user_guide::simulator::{Request, Simulator, World, worlds};

const NOW: i64 = 1_795_000_000;
/// In the simulated world only: practice has no token.
const TOKEN: &str = "EAAGpracticePRACTICEpracticePRACTICEpracticePRACTICEpractice0123456789ZD";

/// The simulated world of a case.
const fn world(case: Case) -> &'static str {
    match case {
        Case::SixtyDays => "attention-60-days",
        Case::Admin => "admin-default",
        _ => case.as_str(),
    }
}

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/graph/practice/recordings.json")
}

/// Holds the conversation to its end; `answer` is told what a call asks.
fn hold(answer: impl FnMut(&[Question], &Facts) -> Result<Vec<Finding>, Failure>) -> Guide {
    hold_to_focus(answer).0
}

/// The same, and where the focus goes at its end.
fn hold_to_focus(mut answer: impl FnMut(&[Question], &Facts) -> Result<Vec<Finding>, Failure>) -> (Guide, Focus) {
    let mut guide = Guide::new(Screen::Start, Given::default(), default_wanted(), Bookmark::default());
    let held = Held { mask: "EAAP…tice".to_owned(), length: 200 };
    guide.update(Event::Pasted(Pasted { problem: None, removed: Vec::new() }, Some(held)));
    let mut effects = guide.update(Event::Check);
    let mut last = Focus::Field;
    while let Some(effect) = effects.pop() {
        if let Effect::Ask { ticket, questions } = effect {
            let findings = answer(&questions, &guide.run.as_ref().unwrap().facts);
            let next = guide.update(Event::Learned { ticket, questions, findings });
            last = next.iter().find_map(focus).unwrap_or(last);
            effects.extend(next);
        }
    }
    (guide, last)
}

const fn focus(effect: &Effect) -> Option<Focus> {
    match effect {
        Effect::Focus(focus) => Some(*focus),
        _ => None,
    }
}

/// What the simulated Graph answers in a case, question by question.
fn record(case: Case) -> Map<String, Value> {
    thread_local! {
        static KEPT: AccessToken = diagnose(TOKEN).outcome.unwrap();
    }
    let mut world = World::parse(worlds::text(world(case)).unwrap()).unwrap();
    assert!(world.bind("token", TOKEN));
    let mut graph = Simulator::new(world, NOW);
    let mut recorded = Map::new();
    hold(|questions, facts| {
        let call = Call::new(questions, facts);
        let mut request = Request::form(Call::address("v25.0").strip_prefix(ORIGIN).unwrap(), &[]);
        request.body = KEPT.with(|token| call.body(token).to_vec());
        let response = graph.answer(&request);
        let items: Vec<Value> = serde_json::from_slice(&response.body).unwrap();
        for (question, item) in questions.iter().zip(items) {
            recorded.insert(key(question, facts), json!({"code": item["code"], "body": item["body"]}));
        }
        reply::read(questions, response.status, &response.body)
    });
    recorded
}

fn record_all() -> String {
    let all: Map<String, Value> =
        Case::ALL.iter().map(|case| (case.as_str().to_owned(), Value::Object(record(*case)))).collect();
    serde_json::to_string_pretty(&all).unwrap() + "\n"
}

static RECORDINGS: LazyLock<Recordings> =
    LazyLock::new(|| Recordings::read(&std::fs::read_to_string(path()).unwrap()).unwrap());

fn practise(case: Case) -> Guide {
    hold(|questions, facts| RECORDINGS.answer(case, questions, facts))
}

#[test]
fn the_recordings_are_what_the_simulated_graph_answers() {
    let recorded = record_all();
    if std::env::var("RECORD").is_ok() {
        std::fs::create_dir_all(path().parent().unwrap()).unwrap();
        std::fs::write(path(), &recorded).unwrap();
    }
    assert!(!recorded.contains(TOKEN));
    assert_eq!(std::fs::read_to_string(path()).unwrap(), recorded, "record them anew");
}

#[rstest]
#[case(Case::Good, "ready", &[])]
#[case(Case::MissingPermission, "not-ready", &[("permission.whatsapp_business_messaging", Code::Missing)])]
#[case(Case::SixtyDays, "attention", &[("token.expiry", Code::Expires)])]
#[case(Case::Expired, "not-ready", &[("token.valid", Code::Expired)])]
#[case(Case::NotAssigned, "not-ready", &[("account.readable", Code::NotAssigned)])]
#[case(Case::PartialControl, "not-ready", &[("account.control", Code::Partial)])]
#[case(Case::Admin, "ready", &[("account.control", Code::ByAdminRole)])]
#[case(Case::SeveralAccounts, "not-ready", &[("account.found", Code::Several), ("account.control", Code::Partial)])]
fn each_case_ends_as_its_name_says(#[case] case: Case, #[case] overall: &str, #[case] codes: &[(&str, Code)]) {
    let guide = practise(case);
    let verdicts = guide.verdicts();
    let said: BTreeMap<String, Vec<Option<Code>>> =
        verdicts.iter().fold(BTreeMap::new(), |mut said: BTreeMap<_, Vec<_>>, verdict| {
            said.entry(verdict.row.id()).or_default().push(verdict.code);
            said
        });
    assert_eq!(guide.overall(&verdicts).unwrap().as_str(), overall, "{said:?}");
    for (row, code) in codes {
        assert!(said[*row].contains(&Some(*code)), "{row}: {:?}", said[*row]);
    }
}

#[test]
fn a_damaged_file_is_no_recording() {
    let text = std::fs::read_to_string(path()).unwrap();
    for damaged in ["", "{}", &text[..text.len() / 2], &text.replace("\"60-days\"", "\"90-days\"")] {
        assert!(Recordings::read(damaged).is_none());
    }
}

#[test]
fn what_was_not_recorded_has_no_answer() {
    let account = AccountId::parse("999999999999999").unwrap();
    let questions = [Question::Account(account)];
    let findings = RECORDINGS.answer(Case::Good, &questions, &Facts::new(&Given::default())).unwrap();
    assert!(format!("{findings:?}").contains("Missing"), "{findings:?}");
}

#[test]
fn practice_takes_nothing_along_and_leaves_nothing_behind() {
    let given = Given { account: AccountId::parse("102290129340398"), ..Given::default() };
    let own = Bookmark {
        ticked: [true, false, false, false, false, false, false],
        choice: Choice { account: AccountId::parse("102290129340398"), phone: None },
    };
    let mut guide = Guide::new(Screen::Start, given.clone(), default_wanted(), own.clone());
    let held = Held { mask: "EAAG…wxyz".to_owned(), length: 200 };
    guide.update(Event::Pasted(Pasted { problem: None, removed: Vec::new() }, Some(held.clone())));
    let Some(Effect::Ask { ticket, .. }) = guide.update(Event::Check).into_iter().next() else {
        panic!("nothing asked")
    };

    let effects = guide.update(Event::Practise(Some(Case::Expired)));
    assert!(effects.contains(&Effect::Abort) && effects.contains(&Effect::Wipe), "{effects:?}");
    assert_eq!((guide.practice, &guide.held, &guide.run), (Some(Case::Expired), &None, &None));
    assert_eq!(guide.bookmark(), Bookmark::default());
    assert_eq!(guide.own_ids(), &Given::default());
    assert!(!guide.is_waiting_for(ticket), "an answer to the real token is dropped");

    guide.update(Event::Pasted(Pasted { problem: None, removed: Vec::new() }, Some(held)));
    for event in [Event::Tick(system_user_guide::domain::step::Step::ALL[2]), Event::Choose(Choice::default())] {
        assert_eq!(guide.update(event), [], "nothing of practice is remembered");
    }
    guide.update(Event::Practise(Some(Case::Good)));
    assert_eq!(guide.held, None, "each case begins anew");
    guide.update(Event::Practise(None));
    assert_eq!((guide.practice, &guide.held, &guide.run), (None, &None, &None));
    assert_eq!((guide.bookmark(), guide.own_ids()), (own, &given));
    assert_eq!(guide.wanted, default_wanted());
}

#[rstest]
#[case(Case::Good, Focus::Summary)]
#[case(Case::SixtyDays, Focus::Summary)]
#[case(Case::Expired, Focus::Failure)]
#[case(Case::PartialControl, Focus::Failure)]
fn when_a_check_ends_the_focus_goes_to_what_is_to_be_put_right(#[case] case: Case, #[case] expected: Focus) {
    let (_, focus) = hold_to_focus(|questions, facts| RECORDINGS.answer(case, questions, facts));
    assert_eq!(focus, expected);
}
