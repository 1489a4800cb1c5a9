//! One check: the conversation with Meta from the first call to the last.

use super::event::{Effect, Findings};
use crate::domain::facts::{Facts, Given};
use crate::domain::id::AccountId;
use crate::domain::inquiry::{Group, Question, next};
use std::collections::VecDeque;

/// Meta takes at most this many questions in one call (Graph API, batch requests).
const MOST_QUESTIONS: usize = 50;
/// No more calls than this are under way at once.
const MOST_CALLS: usize = 4;

/// Where a check stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Calls are under way.
    Running,
    /// Everything was asked.
    Done,
    /// The person stopped it.
    Cancelled,
}

/// A check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where it stands.
    pub phase: Phase,
    /// What is known so far.
    pub facts: Facts,
    ticket: u32,
    waiting: VecDeque<Vec<Question>>,
    under_way: usize,
}

impl Run {
    /// `before`: accounts that another token could read, and that this one is asked about for comparison.
    #[inline(never)]
    pub(super) fn new(ticket: u32, given: &Given, before: &[AccountId]) -> Self {
        let mut facts = Facts::new(given);
        facts.meet_before(before);
        Self { phase: Phase::Running, facts, ticket, waiting: VecDeque::new(), under_way: 0 }
    }

    pub(super) fn is_waiting_for(&self, ticket: u32) -> bool {
        self.phase == Phase::Running && self.ticket == ticket
    }

    #[inline(never)]
    pub(super) fn take(&mut self, questions: &[Question], findings: Findings) {
        self.under_way = self.under_way.saturating_sub(1);
        match findings {
            Ok(findings) => self.facts.learn(findings),
            Err(failure) => self.facts.lose(questions, failure),
        }
    }

    /// Sends what can be sent now; the check is done when nothing is left to ask and nothing is under way.
    #[inline(never)]
    pub(super) fn advance(&mut self) -> Vec<Effect> {
        for questions in pack(next(&self.facts)) {
            self.facts.asked(&questions);
            self.waiting.push_back(questions);
        }
        let mut effects = Vec::new();
        while self.under_way < MOST_CALLS
            && let Some(questions) = self.waiting.pop_front()
        {
            self.under_way += 1;
            effects.push(Effect::Ask { ticket: self.ticket, questions });
        }
        if self.under_way == 0 {
            self.phase = Phase::Done;
        }
        effects
    }

    #[inline(never)]
    pub(super) fn cancel(&mut self) {
        self.phase = Phase::Cancelled;
        self.waiting.clear();
        self.facts.give_up();
    }
}

/// Fills calls with groups, which are never torn apart.
fn pack(groups: Vec<Group>) -> Vec<Vec<Question>> {
    let mut calls: Vec<Vec<Question>> = Vec::new();
    for group in groups {
        match calls.last_mut() {
            Some(call) if call.len() + group.len() <= MOST_QUESTIONS => call.extend(group),
            _ => calls.push(group),
        }
    }
    calls
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_stay_whole_and_calls_stay_small() {
        let account = |number: usize| AccountId::parse(&format!("{:05}", 10_000 + number)).unwrap();
        let groups: Vec<Group> = (0..101).map(|n| vec![Question::Account(account(n)), Question::Me]).collect();
        let calls = pack(groups);
        assert_eq!(calls.iter().map(Vec::len).collect::<Vec<_>>(), [50, 50, 50, 50, 2]);
        assert!(calls.iter().all(|call| call.len() % 2 == 0));
    }
}
