//! A page in a browser and a Meta that answers it.

use system_user_guide::domain::answer::{Answer, Failure};
use system_user_guide::domain::bookmark::Bookmark;
use system_user_guide::domain::catalogue::PasteProblem;
use system_user_guide::domain::facts::{AppOwner, Entry, Essentials, Extras, Given, Grants, Inspection, Named, Page};
use system_user_guide::domain::guide::{Effect, Event, Guide, Held, Pasted, Screen};
use system_user_guide::domain::health::{Flow, Part, PartKind};
use system_user_guide::domain::id::{AccountId, AppId, BusinessId, PhoneId, UserId};
use system_user_guide::domain::inquiry::{List, Question};
use system_user_guide::domain::learning::Finding;
use system_user_guide::domain::overall::Overall;
use system_user_guide::domain::paste::Removed;
use system_user_guide::domain::permission::default_wanted;
use system_user_guide::domain::phone::{Phone, PhoneField};
use system_user_guide::domain::progress::StepState;
use system_user_guide::domain::step::Step;

pub(super) const OWNER: &str = "104169029247128";
pub(super) const APP: &str = "634974688087057";

/// A Meta with so many accounts, all fully controlled, handed out a hundred a page.
#[derive(Clone, Copy)]
pub(super) struct Meta {
    pub(super) accounts: usize,
    pub(super) tasks: &'static str,
}

pub(super) const GOOD: Meta = Meta { accounts: 1, tasks: "MANAGE" };

pub(super) fn account(number: usize) -> String {
    format!("1022901293{number:05}")
}

impl Meta {
    pub(super) fn answer(self, question: &Question) -> Finding {
        let named = |id: &str| Answer::Given(Named { id: id.to_owned(), name: None });
        let scopes: Vec<String> = default_wanted().into_iter().map(|wanted| wanted.name).collect();
        let business = BusinessId::parse("506914307656634");
        match question {
            Question::Inspect => Finding::Inspection(Answer::Given(Inspection {
                valid: true,
                kind: Some("SYSTEM_USER".to_owned()),
                app: AppId::parse(APP),
                expires_at: Some(0),
                user: UserId::parse(OWNER),
                scopes: Some(scopes),
                ..Inspection::default()
            })),
            Question::Me => Finding::Identity(named(OWNER)),
            Question::Grants => {
                Finding::Grants(Answer::Given(Grants { granted: scopes, declined: vec![], complete: true }))
            }
            Question::App => Finding::App(named(APP)),
            Question::Owner => Finding::Owner(Answer::Given(AppOwner { business })),
            Question::Account(id) => Finding::Account(
                id.clone(),
                Answer::Given(Essentials {
                    name: Some(id.as_str().to_owned()),
                    owner: business,
                    ..Essentials::default()
                }),
            ),
            Question::Catalogs => Finding::Catalogs(Answer::Given(())),
            Question::Extras(id, only) => Finding::Extras(id.clone(), *only, Answer::Given(good_extras(id))),
            Question::Phones { account, plain, .. } => {
                let items = vec![good_phone(account)];
                Finding::Phones(account.clone(), *plain, Answer::Given(Page { items, after: None }))
            }
            Question::List { list, after } => {
                Finding::List(list.clone(), Answer::Given(self.page(list, after.as_deref())))
            }
        }
    }

    pub(super) fn page(self, list: &List, after: Option<&str>) -> Page {
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
            List::Staff => {
                let role = Some("ADMIN".to_owned());
                Page { items: vec![Entry { id: OWNER.to_owned(), role, ..Entry::default() }], after: None }
            }
            List::Subscribers(_) => Page { items: vec![Entry { id: APP.to_owned(), ..Entry::default() }], after: None },
            List::Owned | List::Client => Page::default(),
        }
    }
}

fn free(kind: PartKind, id: &str) -> Part {
    Part { kind, id: Some(id.to_owned()), flow: Some(Flow::Available), problems: Vec::new() }
}

/// Approved, paid for, and free to send.
fn good_extras(id: &AccountId) -> Extras {
    let health = Answer::Given(vec![free(PartKind::Account, id.as_str())]);
    Extras { review: Some("APPROVED".to_owned()), funded: true, health }
}

/// The one number of an account.
fn good_phone(account: &AccountId) -> Phone {
    let id = PhoneId::parse(&format!("7{}", &account.as_str()[1..])).unwrap();
    let states = PhoneField::ALL.map(|field| match field {
        PhoneField::Status => "CONNECTED",
        PhoneField::Verification => "VERIFIED",
        PhoneField::NameStatus => "APPROVED",
        PhoneField::Quality => "GREEN",
        PhoneField::Platform => "CLOUD_API",
        PhoneField::Mode => "LIVE",
    });
    let health = Some(vec![free(PartKind::Phone, id.as_str())]);
    Phone { id, number: None, name: None, states: states.map(|word| Some(word.to_owned())), health }
}

/// A page in a browser: the guide, and the calls that are under way.
pub(super) struct Browser {
    pub(super) guide: Guide,
    pub(super) calls: Vec<(u32, Vec<Question>)>,
    /// Most calls under way at once, most questions in one call, all calls.
    pub(super) most: (usize, usize, usize),
}

impl Browser {
    pub(super) fn new() -> Self {
        Self {
            guide: Guide::new(Screen::Start, Given::default(), default_wanted(), Bookmark::default()),
            calls: Vec::new(),
            most: (0, 0, 0),
        }
    }

    pub(super) fn with_token() -> Self {
        let mut browser = Self::new();
        browser.does(good_paste());
        browser
    }

    /// Something happens; what the guide asks of the browser comes back, and calls are begun.
    pub(super) fn does(&mut self, event: Event) -> Vec<Effect> {
        let effects = self.guide.update(event);
        for effect in &effects {
            match effect {
                Effect::Ask { ticket, questions } => {
                    self.calls.push((*ticket, questions.clone()));
                    let (calls, most, all) = self.most;
                    self.most = (calls.max(self.calls.len()), most.max(questions.len()), all + 1);
                }
                // Aborted calls still come to an end, with an answer that nobody needs.
                Effect::Abort
                | Effect::Wipe
                | Effect::Focus(_)
                | Effect::ShowAddress(_)
                | Effect::Remember(_)
                | Effect::NoteTime => {}
                Effect::Post { .. } => panic!("nobody asked for a change"),
            }
        }
        effects
    }

    /// One of the calls under way is answered.
    pub(super) fn hears(&mut self, call: usize, meta: Meta) -> Vec<Effect> {
        let (ticket, questions) = self.calls.remove(call);
        let findings = Ok(questions.iter().map(|question| meta.answer(question)).collect());
        self.does(Event::Learned { ticket, questions, findings })
    }

    /// One of the calls under way fails.
    pub(super) fn misses(&mut self, call: usize, failure: Failure) -> Vec<Effect> {
        let (ticket, questions) = self.calls.remove(call);
        self.does(Event::Learned { ticket, questions, findings: Err(failure) })
    }

    /// Answers everything, round by round; says how many rounds it took.
    pub(super) fn hears_all(&mut self, meta: Meta) -> usize {
        let mut rounds = 0;
        while !self.calls.is_empty() {
            rounds += 1;
            for _ in 0..self.calls.len() {
                self.hears(0, meta);
            }
        }
        rounds
    }

    pub(super) fn overall(&self) -> Option<Overall> {
        self.guide.overall(&self.guide.verdicts())
    }

    pub(super) fn step(&self, number: u8) -> StepState {
        self.guide.step_state(step(number), &self.guide.verdicts())
    }
}

pub(super) fn step(number: u8) -> Step {
    Step::new(number).unwrap()
}

pub(super) fn good_paste() -> Event {
    let held = Held { mask: "EAAG…x9Zd".to_owned(), length: 200 };
    Event::Pasted(Pasted { problem: None, removed: vec![Removed::Blanks] }, Some(held))
}

pub(super) fn bad_paste() -> Event {
    Event::Pasted(Pasted { problem: Some(PasteProblem::NumericId), removed: Vec::new() }, None)
}
