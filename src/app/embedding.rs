//! The guide inside another page: what it tells that page.

use super::App;
use crate::domain::catalogue::Check;
use crate::domain::guide::{Guide, Screen};
use crate::domain::message::{Counts, Message, Unreachable, iframely_height};
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
        let (overall, step) = self.verdicts.with_untracked(|verdicts| {
            self.state.with_untracked(|guide: &Guide| {
                let step = match guide.screen {
                    Screen::Step(step) => Some((step, guide.step_state(step, verdicts))),
                    _ => None,
                };
                (guide.overall(verdicts), step)
            })
        });
        if let Some((step, state)) = step {
            self.tell(Message::Step(step, state));
        }
        let Some(overall) = overall else { return };
        self.verdicts.with_untracked(|verdicts| {
            self.tell(Message::State(overall, Counts::of(verdicts)));
            let connection = verdicts.iter().find(|verdict| verdict.row.check == Check::Connection);
            if let Some(why) = connection.and_then(|verdict| verdict.code).and_then(Unreachable::of) {
                self.tell(Message::Error(why));
            }
        });
    }

    fn tell(self, message: Message) {
        let is_new = self.told.try_update_value(|told| {
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
