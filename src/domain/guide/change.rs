//! Making a change at Meta: read, show, confirm, one POST, read back.
//!
//! Meta gives no way to send a change twice as if once, so it is never sent again by itself. After any doubt the list at
//! Meta says what became of it, and where even that cannot be had, the answer is "unknown".

use super::event::Effect;
use crate::domain::answer::{Answer, Failure, Meaning, Refusal};
use crate::domain::catalogue::Code;
use crate::domain::facts::Listing;
use crate::domain::inquiry::Question;
use crate::domain::learning::Finding;
use crate::domain::order::Order;

/// What became of a POST: Meta's word on it, or why there is none.
pub type Posted = Result<Answer<()>, Failure>;

/// Where a change stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Meta is asked how it stands.
    Reading,
    /// The person sees what would change, and has not said yes.
    Asking,
    /// The one POST is under way.
    Sending,
    /// Meta is asked what became of it.
    ReadingBack,
    /// Nothing was sent: it was so already.
    Already,
    /// Nothing was sent: how it stands could not be read, for this reason.
    Unread(Code),
    /// Meta's list shows it.
    Done,
    /// Meta's list does not show it.
    NotDone,
    /// It was sent, and what became of it is not known, for this reason.
    Unknown(Code),
}

/// A change under way, or its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What is to be changed.
    pub order: Order,
    /// Where it stands.
    pub stage: Stage,
    /// How it stood before.
    pub before: Listing,
    /// Meta's refusal, if it refused.
    pub refusal: Option<Refusal>,
    list: Listing,
    ticket: u32,
    /// Whether Meta's list has the last word. Right after a POST that Meta accepted, or whose reply was lost, or in whose
    /// course Meta failed, a list without the change proves nothing yet.
    settled: bool,
}

impl Change {
    pub(super) fn new(order: Order, ticket: u32) -> (Self, Effect) {
        let (before, list) = (Listing::default(), Listing::default());
        let mut change = Self { order, stage: Stage::Reading, before, refusal: None, list, ticket, settled: true };
        let effect = change.read(ticket);
        (change, effect)
    }

    /// Whether an answer with this ticket is the one it waits for.
    pub(super) fn is_waiting_for(&self, ticket: u32) -> bool {
        self.is_under_way() && self.ticket == ticket
    }

    /// Whether Meta has been asked something and has not answered.
    #[must_use]
    pub const fn is_under_way(&self) -> bool {
        matches!(self.stage, Stage::Reading | Stage::Sending | Stage::ReadingBack)
    }

    /// The person said yes.
    pub(super) fn confirm(&mut self, ticket: u32) -> Option<Effect> {
        (self.stage == Stage::Asking).then(|| {
            self.stage = Stage::Sending;
            self.ticket = ticket;
            Effect::Post { ticket, order: self.order.clone() }
        })
    }

    /// The POST ended, one way or another; the list tells the truth.
    pub(super) fn posted(&mut self, posted: &Posted, ticket: u32) -> Effect {
        self.refusal = posted.as_ref().ok().and_then(Answer::refusal).cloned();
        self.settled = self.refusal.as_ref().is_some_and(|refusal| refusal.meaning != Meaning::MetaDown);
        self.look_again(ticket)
    }

    /// Asks Meta how it stands now.
    pub(super) fn look_again(&mut self, ticket: u32) -> Effect {
        self.stage = Stage::ReadingBack;
        self.read(ticket)
    }

    /// Whether looking again may tell more.
    #[must_use]
    pub const fn may_look_again(&self) -> bool {
        matches!(self.stage, Stage::Unknown(_))
    }

    fn read(&mut self, ticket: u32) -> Effect {
        self.ticket = ticket;
        self.list = Listing::default();
        self.ask(None)
    }

    fn ask(&mut self, after: Option<String>) -> Effect {
        let question = Question::List { list: self.order.list(), after };
        self.list.take(Answer::Pending);
        Effect::Ask { ticket: self.ticket, questions: vec![question] }
    }

    /// Takes in a page of the list; asks for the next one, or draws the conclusion.
    pub(super) fn learn(&mut self, findings: Result<Vec<Finding>, Failure>) -> Option<Effect> {
        match findings {
            Ok(findings) => {
                for finding in findings {
                    if let Finding::List(list, answer) = finding
                        && list == self.order.list()
                    {
                        self.list.take(answer);
                    }
                }
            }
            Err(failure) => self.list.take(Answer::Missing(failure.reason())),
        }
        if let Some(after) = self.list.after.clone() {
            return Some(self.ask(Some(after)));
        }
        self.conclude();
        None
    }

    fn conclude(&mut self) {
        let made = self.order.is_made(&self.list);
        let certain = self.list.is_complete() && made.is_some();
        let open = if certain { None } else { self.list.end.reason().or(Some(Code::UnreadableReply)) };
        let made = made == Some(true);
        let reading = self.stage == Stage::Reading;
        self.stage = match (made, open) {
            (true, _) if reading => Stage::Already,
            (true, _) => Stage::Done,
            (false, Some(reason)) if reading => Stage::Unread(reason),
            (false, Some(reason)) => Stage::Unknown(reason),
            (false, None) if reading => Stage::Asking,
            (false, None) if self.settled => Stage::NotDone,
            (false, None) => Stage::Unknown(Code::NotVisible),
        };
        if reading {
            self.before = self.list.clone();
        } else {
            self.settled = true;
        }
    }

    /// The token is gone, or the page is left: nothing more can be asked. Gives whether anything remains to be said.
    pub(super) fn stop(&mut self) -> bool {
        match self.stage {
            Stage::Reading | Stage::Asking => false,
            Stage::Sending | Stage::ReadingBack => {
                self.stage = Stage::Unknown(Code::NotAsked);
                true
            }
            _ => true,
        }
    }
}
