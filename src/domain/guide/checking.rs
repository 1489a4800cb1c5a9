//! How a token comes, is checked, is kept for comparison, and goes.

use super::super::inquiry::Question;
use super::super::overall::Overall;
use super::event::Findings;
use super::{Change, Effect, Focus, Forgot, Guide, Held, Kept, Pasted, Phase, Run};

impl Guide {
    /// Whether nothing is in keeping and nothing was checked, so that nothing is lost when the page is loaded again.
    #[must_use]
    pub const fn is_untouched(&self) -> bool {
        self.held.is_none() && self.run.is_none() && self.kept.is_none()
    }

    /// Whether a new version may be offered: it takes a token and a check away.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.held.is_none() && !self.is_checking()
    }

    /// A new paste, good or bad, takes the place of the token before it and of what was found out about that one.
    #[inline(never)]
    pub(super) fn paste(&mut self, pasted: Pasted, held: Option<Held>) -> Vec<Effect> {
        let mut effects = self.stop();
        self.run = None;
        self.change = None;
        self.waits_for_network = false;
        self.no_secret = false;
        self.forgot = None;
        if held.is_none() {
            effects.push(Effect::Wipe);
        }
        self.held = held;
        self.pasted = Some(pasted);
        effects
    }

    #[inline(never)]
    pub(super) fn check(&mut self) -> Vec<Effect> {
        let changing = self.change.as_ref().is_some_and(Change::is_under_way);
        if self.held.is_none() || self.is_checking() || changing {
            return Vec::new();
        }
        self.change = None;
        self.waits_for_network = false;
        let before = self.kept.as_ref().map(|kept| kept.facts.readable()).unwrap_or_default();
        let mut run = Run::new(self.next_ticket(), self.own_ids(), &before);
        let mut effects = run.advance();
        effects.push(Effect::Focus(Focus::Results));
        self.run = Some(run);
        effects
    }

    /// Answers with another ticket belong to a check that was cancelled, and are dropped.
    #[inline(never)]
    pub(super) fn learn(&mut self, ticket: u32, questions: &[Question], findings: Findings) -> Vec<Effect> {
        if let Some(change) = self.change.as_mut().filter(|change| change.is_waiting_for(ticket)) {
            let next = change.learn(findings);
            return vec![next.unwrap_or(Effect::Focus(Focus::Change))];
        }
        let Some(run) = self.run.as_mut().filter(|run| run.is_waiting_for(ticket)) else { return Vec::new() };
        run.take(questions, findings);
        let mut effects = run.advance();
        if run.phase == Phase::Done {
            let has_failed = self.overall(&self.verdicts()) == Some(Overall::NotReady);
            let focus = if has_failed { Focus::Failure } else { Focus::Summary };
            effects.extend([Effect::NoteTime, Effect::Focus(focus)]);
        }
        effects
    }

    /// Sets a finished check aside, and its token with it, to make room for the one it is compared with.
    #[inline(never)]
    pub(super) fn keep(&mut self) -> Vec<Effect> {
        let Some(run) = self.run.take_if(|run| run.phase == Phase::Done) else { return Vec::new() };
        let mask = self.held.take().map(|held| held.mask).unwrap_or_default();
        self.waits_for_network = false;
        self.kept = Some(Kept { mask, facts: run.facts });
        self.change = None;
        self.pasted = None;
        vec![Effect::Wipe, Effect::Focus(Focus::Field)]
    }

    pub(super) fn cancel(&mut self) -> Vec<Effect> {
        let mut effects = self.stop();
        if !effects.is_empty() {
            effects.push(Effect::Focus(Focus::Summary));
        }
        effects
    }

    pub(super) fn stop(&mut self) -> Vec<Effect> {
        match self.run.as_mut().filter(|run| run.phase == Phase::Running) {
            Some(run) => {
                run.cancel();
                vec![Effect::Abort, Effect::NoteTime]
            }
            None => Vec::new(),
        }
    }

    /// The token goes; what was found out stays, because it holds no secret.
    pub(super) fn forget(&mut self, why: Forgot) -> Vec<Effect> {
        let had_one = self.held.take().is_some();
        self.waits_for_network = false;
        let mut effects = self.stop();
        if self.change.as_ref().is_some_and(Change::is_under_way) {
            effects.push(Effect::Abort);
        }
        self.change.take_if(|change| !change.stop());
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
}
