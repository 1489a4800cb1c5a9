//! State: one signal, one `dispatch`, and the one place that holds the token.

mod copying;
mod effects;
mod embedding;
mod keeping;
mod later;
mod network;
mod practice;
mod reporting;
mod seal;
mod sent;
mod speaking;
mod start;
mod surroundings;
mod version;

pub use copying::Copied;
pub use keeping::ProgressNotice;
pub use seal::Seal;
pub use sent::{Outcome, Sent, What};
pub use start::{Beginning, Refusal, Wish};
pub use surroundings::{MetaScreen, Surroundings};

use crate::config::Config;
use crate::content::Words;
use crate::domain::app_secret::AppSecret;
use crate::domain::guide::{Event, Forgot, Guide, Held, Pasted, Screen};
use crate::domain::message::Message;
use crate::domain::meta_page::KnownIds;
use crate::domain::overall::Overall;
use crate::domain::paste;
use crate::domain::placement::{Placement, placement};
use crate::domain::token::AccessToken;
use crate::domain::verdict::Verdict;
use crate::graph::practice::Recordings;
use crate::host;
use crate::report::{Report, ReportError};
use leptos::prelude::*;
use web_sys::AbortController;
use zeroize::Zeroizing;

/// Everything the view may use: the state to read, the words, and `dispatch` to say what the person does.
#[derive(Clone, Copy)]
pub struct App {
    /// The state.
    pub state: RwSignal<Guide>,
    /// The verdicts as they stand.
    pub verdicts: Memo<Vec<Verdict>>,
    /// The words, in one language.
    pub words: &'static Words,
    /// What became of the language that was asked for.
    pub wish: Wish,
    /// How the customer's Meta screen speaks.
    pub meta: RwSignal<MetaScreen>,
    /// What the platform set.
    pub config: &'static Config,
    /// Whether the part of the program that only a check needs is there.
    pub rest: RwSignal<bool>,
    /// Whether the pages of verdicts have come, where they come after the others.
    pub words_came: RwSignal<bool>,
    /// Whether the names on Meta's screens in all languages have come.
    pub names_came: RwSignal<bool>,
    /// Whether the recorded answers for practice have come.
    pub practice_came: RwSignal<bool>,
    around: RwSignal<Surroundings>,
    /// Whether a secret was found in the address.
    pub leaked: RwSignal<bool>,
    /// Whether the address asked for a screen that there is none of.
    pub strange: RwSignal<bool>,
    /// Where the guide stands.
    pub placement: Placement,
    /// The level of its first heading among those of the page around it.
    pub heading: u8,
    /// The folds that are open, by the row and part they belong to.
    pub opened: StoredValue<Vec<String>>,
    /// A report that was opened, or why it could not be.
    pub report: RwSignal<Option<Result<Report, ReportError>>>,
    all_names: StoredValue<String>,
    recordings: StoredValue<Option<Recordings>>,
    audience: StoredValue<Vec<String>>,
    told: StoredValue<Vec<Message>>,
    calls_noted: StoredValue<usize>,
    checked_at: StoredValue<i64>,
    token: StoredValue<Option<AccessToken>>,
    calls: StoredValue<Vec<AbortController>, LocalStorage>,
}

impl App {
    /// Sets the state up, and listens to the browser from now on.
    #[must_use]
    #[inline(never)]
    pub fn start(beginning: Beginning) -> Self {
        let Beginning { address, words, config, wish } = beginning;
        let (bookmark, memory) = host::memory::bookmark();
        let state = RwSignal::new(Guide::new(address.screen, address.given, config.wanted.clone(), bookmark));
        let app = Self {
            state,
            verdicts: Memo::new(move |_| state.with(Guide::verdicts)),
            words,
            wish,
            meta: RwSignal::new(MetaScreen { language: words.language().to_owned(), names: words.names().clone() }),
            config,
            rest: flag(later::WHOLE),
            words_came: flag(later::WHOLE),
            names_came: flag(later::WHOLE),
            practice_came: flag(false),
            around: RwSignal::new(Surroundings {
                seal: Seal::Open,
                tried: None,
                sent: Vec::new(),
                copied: None,
                memory,
                kept: None,
                new_version: false,
                offline: false,
            }),
            leaked: flag(address.scrubbed.is_some()),
            strange: flag(address.strange),
            heading: address.heading,
            placement: placement(&host::frame::around(), &config.embedders),
            opened: StoredValue::new(Vec::new()),
            report: RwSignal::new(None),
            all_names: StoredValue::new(String::new()),
            recordings: StoredValue::new(None),
            audience: StoredValue::new(Vec::new()),
            told: StoredValue::new(vec![Message::NOTHING_CHECKED]),
            calls_noted: StoredValue::new(0),
            checked_at: StoredValue::new(0),
            token: StoredValue::new(None),
            calls: StoredValue::new_local(Vec::new()),
        };
        host::address::mark_seal(Seal::Open.as_str());
        app.recall_meta_language();
        app.open(address.screen);
        window_event_listener(leptos::ev::hashchange, move |_| {
            let address = host::address::read();
            if let Some(look) = address.look {
                host::address::apply_theme(look);
            }
            if address.scrubbed.is_some() {
                app.leaked.set(true);
            }
            if address.stays {
                return;
            }
            app.strange.set(address.strange);
            app.open(address.screen);
        });
        app.await_later();
        host::lifecycle::on_leave(move || app.dispatch(Event::Forget(Forgot::Left)));
        host::lifecycle::on_idle(move || app.dispatch(Event::Forget(Forgot::Idle)));
        app
    }

    /// Goes to the screen that the address names; the one of a case begins the practice with it.
    fn open(self, screen: Screen) {
        self.dispatch(Event::Open(screen));
        self.begin_named_practice();
    }

    /// Takes an event to the state machine, and does what it answers.
    #[inline(never)]
    pub fn dispatch(self, event: Event) {
        let effects = self.state.try_update(|guide| guide.update(event)).unwrap_or_default();
        for effect in effects {
            self.perform(effect);
        }
        if self.placement == Placement::Embedded && self.rest.get_untracked() {
            self.tell_changes();
        }
    }

    /// Looks at a pasted text; the token in it, if there is one, goes into keeping. The text itself is overwritten: it
    /// may be a secret even where it is no token. A page that is not sealed takes none.
    pub fn paste(self, text: String) {
        let text = Zeroizing::new(text);
        if self.around.with_untracked(|around| around.seal) != Seal::Sealed {
            return;
        }
        let diagnosis = paste::diagnose(&text);
        let (token, problem) = match diagnosis.outcome {
            Ok(token) => (Some(token), None),
            Err(problem) => (None, Some(problem)),
        };
        let held = token.as_ref().map(|token| Held { mask: token.mask(), length: token.length() });
        self.token.set_value(token);
        self.dispatch(Event::Pasted(Pasted { problem, removed: diagnosis.removed }, held));
    }

    /// Puts the token to the check. A proof that Meta has refused is not shown to it again.
    pub fn check(self) {
        let refused =
            self.verdicts.with_untracked(|verdicts| self.state.with_untracked(|guide| guide.needs_secret(verdicts)));
        if refused {
            self.token.update_value(|token| {
                if let Some(token) = token {
                    token.forget_proof();
                }
            });
        }
        self.dispatch(Event::Check);
    }

    /// Makes a proof with an app secret and checks again; the secret is overwritten either way.
    pub fn prove(self, text: String) {
        let secret = AppSecret::from_paste(&Zeroizing::new(text));
        let mut made = false;
        self.token.update_value(|token| {
            if let (Some(token), Some(secret)) = (token, secret) {
                token.prove(secret);
                made = true;
            }
        });
        self.dispatch(Event::SecretUsed(made));
    }

    /// The answer in one word; nothing before the first check.
    #[must_use]
    pub fn overall(self) -> Option<Overall> {
        self.verdicts.with(|verdicts| self.state.with(|guide| guide.overall(verdicts)))
    }

    /// The ids by which links to Meta can be made exact.
    #[must_use]
    pub fn known_ids(self) -> KnownIds {
        self.state.with_untracked(Guide::known_ids)
    }
}

/// Five of them begin here: one function keeps the download smaller than five copies.
#[inline(never)]
fn flag(set: bool) -> RwSignal<bool> {
    RwSignal::new(set)
}
