//! What the screen asks of the state.

use super::super::catalogue::{Check, Code};
use super::super::comparison::{Comparison, compare};
use super::super::id::AccountId;
use super::super::inquiry::portfolio;
use super::super::judge::{Goal, account_label, judge};
use super::super::meta_page::KnownIds;
use super::super::order::{Order, offers};
use super::super::overall::{Overall, overall};
use super::super::progress::{StepState, proof};
use super::super::selection::{self, Candidate, HandOver};
use super::super::step::Step;
use super::super::verdict::Verdict;
use super::{Guide, Phase, Screen, Stage};

/// What comes of laying two checks side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Compared {
    /// The other token has not been checked.
    Waiting,
    /// One of the two tokens was not proved to work, so there is nothing to compare.
    Dead,
    /// What the new token has and has not.
    Found(Comparison),
}

impl Guide {
    /// Whether Meta demands a proof made with the app secret.
    #[must_use]
    pub fn needs_secret(&self, verdicts: &[Verdict]) -> bool {
        let demands =
            |verdict: &Verdict| verdict.row.check == Check::TokenValid && verdict.code == Some(Code::SecretRequired);
        self.held.is_some() && !self.is_checking() && verdicts.iter().any(demands)
    }

    /// Whether a check is under way.
    #[must_use]
    pub fn is_checking(&self) -> bool {
        self.run.as_ref().is_some_and(|run| run.phase == Phase::Running)
    }

    /// Whether the check or change with this ticket is the one under way, so that its answers still count.
    #[must_use]
    pub fn is_waiting_for(&self, ticket: u32) -> bool {
        self.run.as_ref().is_some_and(|run| run.is_waiting_for(ticket))
            || self.change.as_ref().is_some_and(|change| change.is_waiting_for(ticket))
    }

    /// The changes that can be made for the person now: not the one just made, which the next check shows.
    #[must_use]
    pub fn offers(&self, verdicts: &[Verdict]) -> Vec<Order> {
        let may = self.held.is_some() && self.practice.is_none();
        let run = self.run.as_ref().filter(|run| run.phase == Phase::Done && may);
        let mut orders = run.map(|run| offers(&run.facts, verdicts)).unwrap_or_default();
        let made = self.change.as_ref().filter(|change| change.stage == Stage::Done);
        orders.retain(|order| made.is_none_or(|change| change.order != *order));
        orders
    }

    const fn goal(&self) -> Goal<'_> {
        Goal { given: self.own_ids(), wanted: self.wanted.as_slice(), choice: &self.choice }
    }

    /// The accounts to choose from; none before the first check.
    #[must_use]
    pub fn accounts(&self, verdicts: &[Verdict]) -> Vec<Candidate> {
        self.run.as_ref().map(|run| selection::accounts(&run.facts, self.goal(), verdicts)).unwrap_or_default()
    }

    /// The numbers to choose from; none while it is open which account counts.
    #[must_use]
    pub fn phones(&self, verdicts: &[Verdict]) -> Vec<Candidate> {
        self.run.as_ref().map(|run| selection::phones(&run.facts, self.goal(), verdicts)).unwrap_or_default()
    }

    /// What to call an account: its name and id, or its id.
    #[must_use]
    pub fn account_label(&self, id: &AccountId) -> String {
        let account = self.run.as_ref().and_then(|run| run.facts.account(id));
        account.map_or_else(|| id.as_str().to_owned(), account_label)
    }

    /// What is to be handed over to the platform.
    #[must_use]
    pub fn hand_over(&self) -> HandOver {
        self.run.as_ref().map(|run| selection::hand_over(&run.facts, self.goal())).unwrap_or_default()
    }

    /// The verdicts as they stand; none before the first check.
    #[must_use]
    pub fn verdicts(&self) -> Vec<Verdict> {
        self.run.as_ref().map(|run| judge(&run.facts, self.goal())).unwrap_or_default()
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
        let given = self.own_ids();
        let inspected = facts.and_then(|facts| facts.inspection.given());
        KnownIds {
            business: facts.and_then(|facts| portfolio(facts).cloned()).or_else(|| given.business.clone()),
            account: facts
                .and_then(|facts| {
                    let mut accounts = facts.accounts.iter().filter(|account| account.counts());
                    accounts.next().filter(|_| accounts.next().is_none()).map(|account| account.id.clone())
                })
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

    /// The new token beside the one before it; nothing when nobody asked for a comparison.
    #[must_use]
    pub fn compared(&self) -> Option<Compared> {
        let kept = self.kept.as_ref()?;
        let Some(run) = self.run.as_ref().filter(|run| run.phase == Phase::Done) else {
            return Some(Compared::Waiting);
        };
        Some(compare(&kept.facts, &run.facts).map_or(Compared::Dead, Compared::Found))
    }
}
