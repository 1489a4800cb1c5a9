//! State: one signal, one `dispatch`, and the one place that holds the token.

mod effects;

use crate::content::Words;
use crate::domain::address::Address;
use crate::domain::guide::{Event, Forgot, Guide, Held, Pasted};
use crate::domain::meta_page::KnownIds;
use crate::domain::overall::Overall;
use crate::domain::paste;
use crate::domain::token::AccessToken;
use crate::domain::verdict::Verdict;
use crate::host;
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
    /// Whether a secret was found in the address.
    pub leaked: bool,
    token: StoredValue<Option<AccessToken>>,
    calls: StoredValue<Vec<AbortController>, LocalStorage>,
}

impl App {
    /// Sets the state up from the address, and listens to the browser from now on.
    #[must_use]
    pub fn start(address: Address, words: &'static Words) -> Self {
        let state = RwSignal::new(Guide::new(address.screen, address.given));
        let app = Self {
            state,
            verdicts: Memo::new(move |_| state.with(Guide::verdicts)),
            words,
            leaked: address.scrubbed.is_some(),
            token: StoredValue::new(None),
            calls: StoredValue::new_local(Vec::new()),
        };
        window_event_listener(leptos::ev::hashchange, move |_| app.dispatch(Event::Open(host::address::read().screen)));
        host::lifecycle::on_leave(move || app.dispatch(Event::Forget(Forgot::Left)));
        host::lifecycle::on_idle(move || app.dispatch(Event::Forget(Forgot::Idle)));
        app
    }

    /// Takes an event to the state machine, and does what it answers.
    #[inline(never)]
    pub fn dispatch(self, event: Event) {
        let effects = self.state.try_update(|guide| guide.update(event)).unwrap_or_default();
        for effect in effects {
            self.perform(effect);
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

    /// The answer in one word; nothing before the first check.
    #[must_use]
    pub fn overall(self) -> Option<Overall> {
        self.verdicts.with(|verdicts| self.state.with(|guide| guide.overall(verdicts)))
    }

    /// The same, without listening for changes.
    #[must_use]
    pub fn overall_untracked(self) -> Option<Overall> {
        self.verdicts.with_untracked(|verdicts| self.state.with_untracked(|guide| guide.overall(verdicts)))
    }

    /// The ids by which links to Meta can be made exact.
    #[must_use]
    pub fn known_ids(self) -> KnownIds {
        self.state.with_untracked(Guide::known_ids)
    }
}
