//! The one state machine: where the person is, what they pasted, and the check under way.
//!
//! [`Guide::update`] takes every event and returns what the browser is to do. The token itself is never in here: the
//! `app` layer keeps it in one place, and this state knows only its mask.

mod answers;
mod change;
mod changing;
mod checking;
mod event;
mod run;
mod saved;
mod screen;

pub use answers::Compared;
pub use change::{Change, Posted, Stage};
pub use event::{Effect, Event, Focus, Forgot, Pasted};
pub use run::{Phase, Run};
pub use screen::Screen;

use super::bookmark::Bookmark;
use super::choice::Choice;
use super::facts::{Facts, Given};
use super::permission::Wanted;
use super::practice::Case;

/// What is known of the token in the `app` layer's keeping: enough to recognise it, not enough to use it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// First and last four characters.
    pub mask: String,
    /// How many characters it has.
    pub length: usize,
}

/// A check of another token, kept for comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// That token's first and last four characters.
    pub mask: String,
    facts: Facts,
}

/// Everything the screen shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guide {
    /// Where the person is.
    pub screen: Screen,
    /// Ids from the address.
    pub given: Given,
    /// The permissions the platform asks for.
    pub wanted: Vec<Wanted>,
    /// Which account and number the customer wants to use.
    pub choice: Choice,
    /// Steps ticked by hand.
    pub ticked: [bool; 7],
    /// What the paste doctor said of the last paste.
    pub pasted: Option<Pasted>,
    /// The token that a check would use.
    pub held: Option<Held>,
    /// Why the last token is gone, if it was not the person who said so.
    pub forgot: Option<Forgot>,
    /// Whether a check is to begin by itself as soon as there is a network.
    pub waits_for_network: bool,
    /// Whether the last text in the field of the app secret was no app secret.
    pub no_secret: bool,
    /// The last check, if there was one.
    pub run: Option<Run>,
    /// The change that is being made for the person, or how it ended.
    pub change: Option<Change>,
    /// What was found out about the token that a new one is compared with.
    pub kept: Option<Kept>,
    /// The case that the person practises with.
    pub practice: Option<Case>,
    /// The person's own ticks and choice, while they practise.
    set_aside: Option<Bookmark>,
    tickets: u32,
}

impl Guide {
    /// The start: with ids from the address, with what the platform wants, and with what the browser remembers.
    #[must_use]
    pub fn new(screen: Screen, given: Given, wanted: Vec<Wanted>, bookmark: Bookmark) -> Self {
        Self {
            screen,
            given,
            wanted,
            choice: bookmark.choice,
            ticked: bookmark.ticked,
            pasted: None,
            held: None,
            forgot: None,
            waits_for_network: false,
            no_secret: false,
            run: None,
            change: None,
            kept: None,
            practice: None,
            set_aside: None,
            tickets: 0,
        }
    }

    /// Takes an event; returns what the browser is to do, in order.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Open(screen) => self.open(screen),
            Event::Tick(step) => {
                if let Some(ticked) = self.ticked.get_mut(usize::from(step.number()) - 1) {
                    *ticked = !*ticked;
                }
                self.remember()
            }
            Event::Choose(choice) => {
                self.choice = choice;
                self.remember()
            }
            Event::TakeUp(bookmark) => self.take_up(bookmark),
            Event::StartOver => self.take_up(Bookmark::default()),
            Event::Practise(case) => self.practise(case),
            Event::Pasted(pasted, held) => self.paste(pasted, held),
            Event::Check => self.check(),
            Event::WaitForNetwork(wait) => {
                self.waits_for_network = wait && self.held.is_some();
                Vec::new()
            }
            Event::SecretUsed(made) => {
                self.no_secret = !made;
                if made { self.check() } else { Vec::new() }
            }
            Event::Learned { ticket, questions, findings } => self.learn(ticket, &questions, findings),
            Event::Cancel => self.cancel(),
            Event::Keep => self.keep(),
            Event::StopComparing => {
                self.kept = None;
                vec![Effect::Focus(Focus::Results)]
            }
            Event::Prepare(order) => self.prepare(order),
            Event::Confirm => self.confirm(),
            Event::Posted { ticket, posted } => self.posted(ticket, &posted),
            Event::LookAgain => self.look_again(),
            Event::Dismiss => self.dismiss(),
            Event::Forget(why) => self.forget(why),
        }
    }

    const fn next_ticket(&mut self) -> u32 {
        self.tickets += 1;
        self.tickets
    }

    fn open(&mut self, screen: Screen) -> Vec<Effect> {
        if self.screen == screen {
            return Vec::new();
        }
        self.screen = screen;
        vec![Effect::ShowAddress(screen), Effect::Focus(Focus::Heading)]
    }
}
