//! Practice: the same guide with recorded answers. No token is kept, and nothing is sent.

use super::{App, Seal};
use crate::domain::guide::{Event, Held, Pasted, Screen};
use crate::domain::practice::Case;
use crate::host;
use leptos::prelude::*;

/// What the practice token looks like; there is no more of it than this.
const MASK: &str = "EAAP…tice";
/// As long as a real one, in characters.
const LENGTH: usize = 200;

impl App {
    /// Begins to practise with a case. A sealed page can load nothing more, so it has to be opened anew.
    pub fn practise(self, case: Case) {
        if !self.practice_came.get_untracked() {
            if self.around.with_untracked(|around| around.seal) != Seal::Open {
                return;
            }
            host::boot::want_practice();
        }
        if self.rest.get_untracked() {
            self.dispatch(Event::Practise(Some(case)));
        }
    }

    /// Begins the practice that the address names, if it names one.
    pub(super) fn begin_named_practice(self) {
        if let Screen::Practice(Some(case)) = self.state.with_untracked(|guide| guide.screen) {
            self.practise(case);
        }
    }

    /// Ends the practice; whatever it showed goes with it.
    pub fn end_practice(self) {
        self.dispatch(Event::Practise(None));
    }

    /// Takes the practice token, which is none.
    pub fn use_practice_token(self) {
        if self.state.with_untracked(|guide| guide.practice.is_some()) {
            let held = Held { mask: MASK.to_owned(), length: LENGTH };
            self.dispatch(Event::Pasted(Pasted { problem: None, removed: Vec::new() }, Some(held)));
        }
    }
}
