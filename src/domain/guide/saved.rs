//! What outlives a visit, and what practice leaves untouched.

use super::super::bookmark::Bookmark;
use super::super::facts::Given;
use super::super::practice::Case;
use super::{Change, Effect, Focus, Guide};

/// In practice no id is given.
const NONE_GIVEN: Given = Given { app: None, business: None, account: None, phone: None };

impl Guide {
    /// The ticks and the choice as they stand.
    #[must_use]
    pub fn bookmark(&self) -> Bookmark {
        Bookmark { ticked: self.ticked, choice: self.choice.clone() }
    }

    /// The ids from the address; none while somebody practises, because made-up answers know nothing of them.
    #[must_use]
    pub const fn own_ids(&self) -> &Given {
        if self.practice.is_some() { &NONE_GIVEN } else { &self.given }
    }

    /// What is done in practice is not remembered.
    pub(super) fn remember(&self) -> Vec<Effect> {
        if self.practice.is_some() { Vec::new() } else { vec![Effect::Remember(self.bookmark())] }
    }

    pub(super) fn take_up(&mut self, bookmark: Bookmark) -> Vec<Effect> {
        self.ticked = bookmark.ticked;
        self.choice = bookmark.choice;
        self.remember()
    }

    /// Between practice and the real thing nothing passes over: no token, no result, no tick.
    #[inline(never)]
    pub(super) fn practise(&mut self, case: Option<Case>) -> Vec<Effect> {
        // A change at Meta cannot be left behind: somebody has to see how it ends.
        if self.practice == case || self.change.as_ref().is_some_and(Change::is_under_way) {
            return Vec::new();
        }
        let mut effects = self.stop();
        let own = self.set_aside.take().unwrap_or_else(|| self.bookmark());
        let Bookmark { ticked, choice } = if case.is_some() { Bookmark::default() } else { own.clone() };
        let before =
            std::mem::replace(self, Self::new(self.screen, self.given.clone(), Vec::new(), Bookmark::default()));
        self.wanted = before.wanted;
        self.tickets = before.tickets;
        (self.ticked, self.choice, self.practice) = (ticked, choice, case);
        self.set_aside = case.map(|_| own);
        effects.extend([Effect::Wipe, Effect::Focus(Focus::Heading)]);
        effects
    }
}
