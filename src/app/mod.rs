//! State: one signal, one `dispatch`, and the one place that holds the token.

mod copying;
mod effects;
mod later;
mod reporting;

pub use copying::Copied;

use crate::content::Words;
use crate::domain::address::Address;
use crate::domain::app_secret::AppSecret;
use crate::domain::guide::{Event, Forgot, Guide, Held, Pasted};
use crate::domain::meta_page::KnownIds;
use crate::domain::overall::Overall;
use crate::domain::paste;
use crate::domain::token::AccessToken;
use crate::domain::verdict::Verdict;
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
    /// Whether the part of the program that only a check needs is there.
    pub rest: RwSignal<bool>,
    /// Whether the pages of verdicts have come, where they come after the others.
    pub words_came: RwSignal<bool>,
    /// Whether a secret was found in the address.
    pub leaked: bool,
    /// Whether the page stands alone: only there it changes anything at Meta, or takes an app secret.
    pub top: bool,
    /// What was copied last.
    pub copied: RwSignal<Option<Copied>>,
    /// The folds that are open, by the row and part they belong to.
    pub opened: StoredValue<Vec<String>>,
    /// A report that was opened, or why it could not be.
    pub report: RwSignal<Option<Result<Report, ReportError>>>,
    checked_at: StoredValue<i64>,
    token: StoredValue<Option<AccessToken>>,
    calls: StoredValue<Vec<AbortController>, LocalStorage>,
}

impl App {
    /// Sets the state up from the address, and listens to the browser from now on.
    #[must_use]
    pub fn start(address: Address, words: &'static Words) -> Self {
        let state = RwSignal::new(Guide::new(address.screen, address.given, host::memory::choice()));
        let app = Self {
            state,
            verdicts: Memo::new(move |_| state.with(Guide::verdicts)),
            words,
            rest: RwSignal::new(later::WHOLE),
            words_came: RwSignal::new(false),
            leaked: address.scrubbed.is_some(),
            top: host::frame::is_top(),
            copied: RwSignal::new(None),
            opened: StoredValue::new(Vec::new()),
            report: RwSignal::new(None),
            checked_at: StoredValue::new(0),
            token: StoredValue::new(None),
            calls: StoredValue::new_local(Vec::new()),
        };
        window_event_listener(leptos::ev::hashchange, move |_| app.dispatch(Event::Open(host::address::read().screen)));
        app.await_later();
        host::lifecycle::on_leave(move || app.dispatch(Event::Forget(Forgot::Left)));
        host::lifecycle::on_idle(move || app.dispatch(Event::Forget(Forgot::Idle)));
        app
    }

    /// Takes an event to the state machine, and does what it answers.
    #[inline(never)]
    pub fn dispatch(self, event: Event) {
        let was_checking = self.state.with_untracked(Guide::is_checking);
        let effects = self.state.try_update(|guide| guide.update(event)).unwrap_or_default();
        for effect in effects {
            self.perform(effect);
        }
        if was_checking && !self.state.with_untracked(Guide::is_checking) {
            self.want_words();
        }
    }

    /// Looks at a pasted text; the token in it, if there is one, goes into keeping. The text itself is overwritten: it
    /// may be a secret even where it is no token.
    pub fn paste(self, text: String) {
        let diagnosis = paste::diagnose(&Zeroizing::new(text));
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
