//! What can happen, and what the browser is then to do.

use super::change::Posted;
use super::{Held, Screen};
use crate::domain::answer::Failure;
use crate::domain::bookmark::Bookmark;
use crate::domain::catalogue::PasteProblem;
use crate::domain::choice::Choice;
use crate::domain::inquiry::Question;
use crate::domain::learning::Finding;
use crate::domain::order::Order;
use crate::domain::paste::Removed;
use crate::domain::practice::Case;
use crate::domain::step::Step;

/// What a reply told, or why there was none.
pub type Findings = Result<Vec<Finding>, Failure>;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The person goes to a screen.
    Open(Screen),
    /// The person ticks a step, or takes the tick back.
    Tick(Step),
    /// The person says which account and number they want to use.
    Choose(Choice),
    /// The person takes up what they had saved.
    TakeUp(Bookmark),
    /// The person wants their ticks and their choice forgotten.
    StartOver,
    /// The person practises with a case, or ends the practice.
    Practise(Option<Case>),
    /// A text was pasted and looked at; the token, if there is one, is in the `app` layer's keeping.
    Pasted(Pasted, Option<Held>),
    /// The person asks for a check.
    Check,
    /// The person wants a check as soon as there is a network, or no longer.
    WaitForNetwork(bool),
    /// An app secret was pasted: a proof was made with it, or it was none.
    SecretUsed(bool),
    /// A call of the check with this ticket ended.
    Learned {
        /// Which check.
        ticket: u32,
        /// What the call asked.
        questions: Vec<Question>,
        /// What came of it.
        findings: Findings,
    },
    /// The person stops the check.
    Cancel,
    /// The person wants to compare the token just checked with another one.
    Keep,
    /// The person has seen enough of the comparison.
    StopComparing,
    /// The person wants a change to be made for them; it is read and shown first.
    Prepare(Order),
    /// The person says yes to the change that is shown.
    Confirm,
    /// The POST with this ticket ended.
    Posted {
        /// Which POST.
        ticket: u32,
        /// What Meta said.
        posted: Posted,
    },
    /// The person asks again what became of a change.
    LookAgain,
    /// The person does not want the change, or has read how it ended.
    Dismiss,
    /// The token is to be forgotten.
    Forget(Forgot),
}

/// Why a token is forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forgot {
    /// The person said so.
    Asked,
    /// Nobody did anything for a while.
    Idle,
    /// The page was left or put to sleep.
    Left,
}

/// The paste doctor's answer, without the token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pasted {
    /// What is wrong with the text, if it is no token.
    pub problem: Option<PasteProblem>,
    /// What was taken away.
    pub removed: Vec<Removed>,
}

impl Pasted {
    /// The word used in the document.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self.problem {
            Some(problem) => problem.as_str(),
            None if self.removed.is_empty() => "ok",
            None => "repaired",
        }
    }
}

/// Something for the browser to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Show this screen in the address.
    ShowAddress(Screen),
    /// Remember ticks and choice.
    Remember(Bookmark),
    /// Put the focus somewhere.
    Focus(Focus),
    /// Ask Meta these questions in one call, and answer with [`Event::Learned`].
    Ask {
        /// Of which check.
        ticket: u32,
        /// What to ask.
        questions: Vec<Question>,
    },
    /// Ask Meta to make this change, once, and answer with [`Event::Posted`] whatever comes of it.
    Post {
        /// Of which POST.
        ticket: u32,
        /// What to change.
        order: Order,
    },
    /// Note the time: a check has come to its end.
    NoteTime,
    /// Abort all calls.
    Abort,
    /// Overwrite the token, and empty the field.
    Wipe,
}

/// Where the focus goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The heading of a new screen.
    Heading,
    /// The heading of the results, when a check begins.
    Results,
    /// The summary, when a check ends without anything to put right.
    Summary,
    /// The first thing to put right, when a check ends with one.
    Failure,
    /// The token field.
    Field,
    /// The change that is shown.
    Change,
}
