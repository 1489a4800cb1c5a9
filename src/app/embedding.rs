//! The guide inside another page: what it tells that page.

use super::App;
use crate::domain::guide::Guide;
use crate::domain::message::{Message, iframely_height};
use crate::domain::overall::Overall;
use crate::domain::placement::{Placement, audience};
use crate::host;
use leptos::prelude::*;

impl App {
    /// Whether the guide stands on its own. Only there it remembers anything, changes anything at Meta, or takes an app
    /// secret.
    #[must_use]
    pub fn is_alone(self) -> bool {
        self.placement == Placement::Alone
    }

    /// Says that the guide stands, and from now on how tall it is and what happens in it.
    #[inline(never)]
    pub(super) fn begin_telling(self) {
        if self.placement != Placement::Embedded {
            return;
        }
        self.audience.set_value(audience(&host::frame::around(), &self.config.embedders));
        self.tell(Message::Ready);
        host::embedder::on_height(move |px| {
            self.tell(Message::Height(px));
            self.send(&iframely_height(px), true);
        });
        self.tell_changes();
    }

    /// Tells what is otherwise than when it was told last.
    #[inline(never)]
    pub(super) fn tell_changes(self) {
        let messages = self
            .verdicts
            .with_untracked(|verdicts| self.state.with_untracked(|guide: &Guide| Message::of(guide, verdicts)));
        for message in messages {
            self.tell(message);
        }
    }

    fn tell(self, message: Message) {
        let is_new = self.told.try_update_value(|told| {
            // What went wrong with one check is news again with the next.
            if matches!(message, Message::State(Overall::Checking, _)) {
                told.retain(|other| !matches!(other, Message::Error(_)));
            }
            let before = told.iter().position(|other: &Message| other.kind() == message.kind());
            match before.and_then(|at| told.get_mut(at)) {
                Some(last) if *last == message => return false,
                Some(last) => *last = message,
                None => told.push(message),
            }
            true
        });
        if is_new == Some(true) {
            self.send(&message.to_json(), false);
        }
    }

    /// Sends a message to the page around the guide; Iframely takes its own as a text.
    fn send(self, json: &str, as_text: bool) {
        self.audience.with_value(|audience| host::embedder::tell(json, as_text, audience));
    }
}
