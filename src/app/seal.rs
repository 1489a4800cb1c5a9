//! The seal: before a token is taken, the browser is made to refuse every way out of the page but the one to Meta.

use super::App;
use crate::graph::fetch;
use crate::host;
use crate::host::policy::PolicyWatch;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// What the page may still do once it is sealed: ask Meta. It loads nothing more, from nowhere, and runs no further
/// script. A policy that was added cannot be taken back (Content Security Policy Level 3, §3.3).
const POLICY: &str = "default-src 'none'; script-src 'none'; connect-src https://graph.facebook.com; img-src data:; \
                      form-action 'none'; base-uri 'none'";

/// Where the seal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seal {
    /// The page may still load parts of itself.
    Open,
    /// The policy is added, and being tried.
    Closing,
    /// The browser was seen to refuse.
    Sealed,
    /// The browser was not seen to refuse: no token is taken.
    Failed,
}

impl Seal {
    /// The word for the document.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sealed => "sealed",
            _ => "open",
        }
    }
}

impl App {
    /// Whether everything is there that the page will need: after it is sealed, nothing more can come.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.rest.get() && self.words_came.get() && self.names_came.get()
    }

    /// Whether the part of the program is there that only a check needs.
    #[must_use]
    pub fn has_rest(self) -> bool {
        self.rest.get()
    }

    /// Seals the page, once, and proves it by trying to get out.
    pub fn close_seal(self) {
        if self.around.with_untracked(|around| around.seal) != Seal::Open {
            return;
        }
        self.set_seal(Seal::Closing);
        host::policy::add(POLICY);
        spawn_local(async move {
            let seal = if is_refused().await { Seal::Sealed } else { Seal::Failed };
            self.set_seal(seal);
        });
    }

    /// Says where the seal stands, on the screen and on the root of the document.
    pub fn set_seal(self, seal: Seal) {
        host::address::mark_seal(seal.as_str());
        self.note(&mut |around| around.seal = seal);
    }

    /// Tries once more to get out, for somebody who wants to see it.
    pub fn try_seal(self) {
        self.note(&mut |around| around.tried = None);
        spawn_local(async move {
            let refused = is_refused().await;
            self.note(&mut |around| around.tried = Some(refused));
        });
    }
}

/// Tries to reach the page's own host in two ways, and gives whether the browser refused both because of a policy. An
/// error alone proves nothing, because there may be no network; nor does one way for the others.
async fn is_refused() -> bool {
    let watch = PolicyWatch::start(&host::address::own_origin());
    host::policy::ask_for_picture();
    let answered = fetch::call_own_host().await;
    !answered && watch.saw("connect-src").await && watch.saw("img-src").await
}
