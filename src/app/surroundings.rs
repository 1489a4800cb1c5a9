//! What stands around the state of the guide: the seal, what was sent and copied, how remembering went, a new version, the
//! network, Meta's screen.
//!
//! Two signals hold it all, because every type that a signal holds is a copy of the signal's code in the download.

use super::{App, Copied, ProgressNotice, Seal, Sent};
use crate::content::Names;
use crate::host::memory::Memory;
use leptos::prelude::*;

/// Everything that may change beside the guide itself.
#[derive(Clone)]
pub struct Surroundings {
    /// Whether the browser lets the page send to Meta only.
    pub seal: Seal,
    /// What came of trying to send elsewhere: whether the browser refused it.
    pub tried: Option<bool>,
    /// What the page has sent since it was sealed.
    pub sent: Vec<Sent>,
    /// What was copied last.
    pub copied: Option<Copied>,
    /// How remembering went.
    pub memory: Memory,
    /// What was done last with the ticks and the choice as a whole.
    pub kept: Option<ProgressNotice>,
    /// Whether a new version of the guide can be loaded.
    pub new_version: bool,
    /// Whether the device has no network.
    pub offline: bool,
}

/// How the customer's Meta screen speaks.
#[derive(Clone)]
pub struct MetaScreen {
    /// Its language.
    pub language: String,
    /// The names on it.
    pub names: Names,
}

impl App {
    /// Whether the browser lets the page send to Meta only.
    #[must_use]
    pub fn seal(self) -> Seal {
        self.around.with(|around| around.seal)
    }

    /// Whether trying to send elsewhere was refused; nothing before it was tried.
    #[must_use]
    pub fn tried(self) -> Option<bool> {
        self.around.with(|around| around.tried)
    }

    /// What was copied last.
    #[must_use]
    pub fn copied(self) -> Option<Copied> {
        self.around.with(|around| around.copied.clone())
    }

    /// How remembering went, and what was done last with it.
    #[must_use]
    pub fn kept(self) -> (Memory, Option<ProgressNotice>) {
        self.around.with(|around| (around.memory, around.kept))
    }

    /// Everything that was sent.
    #[must_use]
    pub fn sent(self) -> Vec<Sent> {
        self.around.with(|around| around.sent.clone())
    }

    #[inline(never)]
    pub(super) fn note(self, change: &mut dyn FnMut(&mut Surroundings)) {
        self.around.update(|around| change(around));
    }
}
