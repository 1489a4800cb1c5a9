//! The list of everything that the page sends once it is sealed.

use super::App;
use crate::host;
use leptos::prelude::{GetValue, UpdateValue};

/// One call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent {
    /// When: seconds since 1970.
    pub at: i64,
    /// What for.
    pub what: What,
    /// What came of it.
    pub outcome: Outcome,
}

/// What a call was for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// So many questions of a check.
    Questions(u32),
    /// A change at Meta.
    Change,
    /// Finding out why no answer came, without the token.
    Probe,
}

/// What came of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing so far.
    UnderWay,
    /// An answer.
    Answered,
    /// No answer.
    Unanswered,
}

/// The most calls that the list holds; those before them fall out.
const MOST: usize = 200;

impl App {
    /// Notes a call that is about to be sent, and gives the place where its outcome belongs.
    pub(super) fn note_sent(self, what: What) -> impl FnOnce(bool) {
        let sent = Sent { at: host::clock::now(), what, outcome: Outcome::UnderWay };
        self.calls_noted.update_value(|noted| *noted += 1);
        let number = self.calls_noted.get_value();
        self.note(&mut |around| {
            if around.sent.len() == MOST {
                around.sent.remove(0);
            }
            around.sent.push(sent);
        });
        move |answered| {
            let outcome = if answered { Outcome::Answered } else { Outcome::Unanswered };
            // Counted from the end, because the list loses its beginning.
            let back = self.calls_noted.get_value() - number + 1;
            self.note(&mut |around| {
                let place = around.sent.len().checked_sub(back).and_then(|at| around.sent.get_mut(at));
                if let Some(sent) = place {
                    sent.outcome = outcome;
                }
            });
        }
    }
}
