//! The one state machine: where the person is, what they pasted, and the check under way.
//!
//! [`Guide::update`] takes every event and returns what the browser is to do. The token itself is never in here: the
//! `app` layer keeps it in one place, and this state knows only its mask.

mod event;
mod run;
mod screen;

pub use event::{Effect, Event, Focus, Forgot, Pasted};
pub use run::{Phase, Run};
pub use screen::Screen;

use super::facts::Given;
use super::inquiry::portfolio;
use super::judge::{Goal, judge};
use super::meta_page::KnownIds;
use super::overall::{Overall, overall};
use super::permission::{Wanted, default_wanted};
use super::progress::{StepState, proof};
use super::step::Step;
use super::verdict::Verdict;

/// What is known of the token in the `app` layer's keeping: enough to recognise it, not enough to use it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// First and last four characters.
    pub mask: String,
    /// How many characters it has.
    pub length: usize,
}

/// Everything the screen shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guide {
    /// Where the person is.
    pub screen: Screen,
    /// Ids from the address.
    pub given: Given,
    /// The permissions the platform asks for.
    pub wanted: Vec<Wanted>,
    /// Steps ticked by hand.
    pub ticked: [bool; 7],
    /// What the paste doctor said of the last paste.
    pub pasted: Option<Pasted>,
    /// The token that a check would use.
    pub held: Option<Held>,
    /// Why the last token is gone, if it was not the person who said so.
    pub forgot: Option<Forgot>,
    /// The last check, if there was one.
    pub run: Option<Run>,
    tickets: u32,
}

impl Guide {
    /// The start.
    #[must_use]
    pub fn new(screen: Screen, given: Given) -> Self {
        let wanted = default_wanted();
        let (ticked, pasted, held, forgot, run) = ([false; 7], None, None, None, None);
        Self { screen, given, wanted, ticked, pasted, held, forgot, run, tickets: 0 }
    }

    /// Takes an event; returns what the browser is to do, in order.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Open(screen) => self.open(screen),
            Event::Tick(step) => {
                if let Some(ticked) = self.ticked.get_mut(usize::from(step.number()) - 1) {
                    *ticked = !*ticked;
                }
                Vec::new()
            }
            Event::Pasted(pasted, held) => self.paste(pasted, held),
            Event::Check => self.check(),
            Event::Learned { ticket, questions, findings } => self.learn(ticket, &questions, findings),
            Event::Cancel => self.cancel(),
            Event::Forget(why) => self.forget(why),
        }
    }

    fn open(&mut self, screen: Screen) -> Vec<Effect> {
        if self.screen == screen {
            return Vec::new();
        }
        self.screen = screen;
        vec![Effect::ShowAddress(screen), Effect::Focus(Focus::Heading)]
    }

    /// A new paste, good or bad, takes the place of the token before it and of what was found out about that one.
    fn paste(&mut self, pasted: Pasted, held: Option<Held>) -> Vec<Effect> {
        let mut effects = self.stop();
        self.run = None;
        self.forgot = None;
        if held.is_none() {
            effects.push(Effect::Wipe);
        }
        self.held = held;
        self.pasted = Some(pasted);
        effects
    }

    fn check(&mut self) -> Vec<Effect> {
        if self.held.is_none() || self.is_checking() {
            return Vec::new();
        }
        self.tickets += 1;
        let mut run = Run::new(self.tickets, &self.given);
        let mut effects = run.advance();
        effects.push(Effect::Focus(Focus::Results));
        self.run = Some(run);
        effects
    }

    /// Answers with another ticket belong to a check that was cancelled, and are dropped.
    fn learn(&mut self, ticket: u32, questions: &[super::inquiry::Question], findings: event::Findings) -> Vec<Effect> {
        let Some(run) = self.run.as_mut().filter(|run| run.is_waiting_for(ticket)) else { return Vec::new() };
        run.take(questions, findings);
        let mut effects = run.advance();
        if run.phase == Phase::Done {
            effects.push(Effect::Focus(Focus::Summary));
        }
        effects
    }

    fn cancel(&mut self) -> Vec<Effect> {
        let mut effects = self.stop();
        if !effects.is_empty() {
            effects.push(Effect::Focus(Focus::Summary));
        }
        effects
    }

    fn stop(&mut self) -> Vec<Effect> {
        match self.run.as_mut().filter(|run| run.phase == Phase::Running) {
            Some(run) => {
                run.cancel();
                vec![Effect::Abort]
            }
            None => Vec::new(),
        }
    }

    /// The token goes; what was found out stays, because it holds no secret.
    fn forget(&mut self, why: Forgot) -> Vec<Effect> {
        let had_one = self.held.take().is_some();
        let mut effects = self.stop();
        self.pasted = None;
        if had_one {
            self.forgot = Some(why);
        }
        effects.push(Effect::Wipe);
        if had_one && why == Forgot::Asked {
            effects.push(Effect::Focus(Focus::Field));
        }
        effects
    }

    /// Whether a check is under way.
    #[must_use]
    pub fn is_checking(&self) -> bool {
        self.run.as_ref().is_some_and(|run| run.phase == Phase::Running)
    }

    /// Whether the check with this ticket is the one under way, so that its answers still count.
    #[must_use]
    pub fn is_waiting_for(&self, ticket: u32) -> bool {
        self.run.as_ref().is_some_and(|run| run.is_waiting_for(ticket))
    }

    /// The verdicts as they stand; none before the first check.
    #[must_use]
    pub fn verdicts(&self) -> Vec<Verdict> {
        let goal = Goal { given: &self.given, wanted: &self.wanted };
        self.run.as_ref().map(|run| judge(&run.facts, goal)).unwrap_or_default()
    }

    /// The answer in one word; nothing before the first check.
    #[must_use]
    pub fn overall(&self, verdicts: &[Verdict]) -> Option<Overall> {
        self.run.as_ref().map(|run| if run.phase == Phase::Running { Overall::Checking } else { overall(verdicts) })
    }

    /// The ids by which links to Meta can be made exact: what Meta said counts more than the address.
    #[must_use]
    pub fn known_ids(&self) -> KnownIds {
        let facts = self.run.as_ref().map(|run| &run.facts);
        let given = &self.given;
        let inspected = facts.and_then(|facts| facts.inspection.given());
        KnownIds {
            business: facts.and_then(|facts| portfolio(facts).cloned()).or_else(|| given.business.clone()),
            account: facts
                .filter(|facts| facts.accounts.len() == 1)
                .and_then(|facts| facts.accounts.first().map(|account| account.id.clone()))
                .or_else(|| given.account.clone()),
            app: inspected.and_then(|found| found.app.clone()).or_else(|| given.app.clone()),
        }
    }

    /// Whether the person ticked a step.
    #[must_use]
    pub fn is_ticked(&self, step: Step) -> bool {
        self.ticked.get(usize::from(step.number()) - 1).copied().unwrap_or_default()
    }

    /// How a step stands, given the verdicts.
    #[must_use]
    pub fn step_state(&self, step: Step, verdicts: &[Verdict]) -> StepState {
        proof(step, verdicts).unwrap_or(if self.screen == Screen::Step(step) {
            StepState::Current
        } else if self.is_ticked(step) {
            StepState::Done
        } else {
            StepState::Todo
        })
    }
}
