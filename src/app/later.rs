//! What comes after the first screen: the part of the program that only a check needs, and the words of its results.
//! `boot.js` fetches both and says here that they have come.

use super::App;
use crate::content::PageId;
use crate::domain::catalogue::Code;
use crate::host;
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::prelude::wasm_bindgen;

/// Whether the whole program is there from the start. A release for the browser brings the second part later.
pub(super) const WHOLE: bool = cfg!(debug_assertions);

thread_local! {
    /// The guide in this page.
    static GUIDE: Cell<Option<App>> = const { Cell::new(None) };
}

/// Notes that the second part of the program is there, and draws what waits for it.
#[wasm_bindgen(js_name = restIsHere)]
pub fn rest_is_here() {
    if let Some(app) = GUIDE.get() {
        app.rest.set(true);
    }
}

/// Takes the pages of verdicts, and draws those that are on the screen. A text that is not all of them changes nothing.
#[wasm_bindgen(js_name = takeWords)]
pub fn take_words(json: &str) {
    if let Some(app) = GUIDE.get()
        && app.words.take_verdicts(json).is_ok()
    {
        app.words_came.set(true);
    }
}

impl App {
    pub(super) fn await_later(self) {
        GUIDE.set(Some(self));
    }

    /// Asks for the words once more, if a check has ended without them.
    pub(super) fn want_words(self) {
        if !self.words.has(PageId::Unknown(Code::UnreadableReply)) {
            host::boot::want_words();
        }
    }
}
