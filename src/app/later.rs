//! What comes after the first screen: the part of the program that only a check needs, the words of its results, the names
//! on Meta's screens, and recorded answers for those who practise. `boot.js` fetches them and says here that they have come.

use super::App;
use crate::graph::practice::Recordings;
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::prelude::wasm_bindgen;

/// Whether the whole program is there from the start. A release for the browser brings the second part later.
pub(super) const WHOLE: bool = cfg!(debug_assertions);

thread_local! {
    /// The guide in this page.
    static GUIDE: Cell<Option<App>> = const { Cell::new(None) };
}

/// The guide in this page, once it has begun.
pub(super) fn guide() -> Option<App> {
    GUIDE.get()
}

/// Notes that the second part of the program is there, and draws what waits for it.
#[wasm_bindgen(js_name = restIsHere)]
pub fn rest_is_here() {
    if let Some(app) = guide() {
        app.rest.set(true);
        app.watch_network();
        app.begin_telling();
        app.begin_named_practice();
    }
}

/// Takes the pages that come later. A text that is not all of them changes nothing.
#[wasm_bindgen(js_name = takeWords)]
pub fn take_words(json: &str) {
    if let Some(app) = guide()
        && app.words.take_later(json).is_ok()
    {
        app.words_came.set(true);
    }
}

/// Takes the names on Meta's screens in all languages.
#[wasm_bindgen(js_name = takeNames)]
pub fn take_names(json: String) {
    if let Some(app) = guide() {
        app.all_names.set_value(json);
        app.find_names();
        app.names_came.set(true);
    }
}

/// Takes the recorded answers for practice. A text that is not all of them changes nothing.
#[wasm_bindgen(js_name = takePractice)]
pub fn take_practice(json: &str) {
    if let Some(app) = guide()
        && let Some(recordings) = Recordings::read(json)
    {
        app.recordings.set_value(Some(recordings));
        app.practice_came.set(true);
    }
}

impl App {
    pub(super) fn await_later(self) {
        GUIDE.set(Some(self));
        #[cfg(debug_assertions)]
        {
            take_names(include_str!(concat!(env!("OUT_DIR"), "/names.json")).to_owned());
            take_practice(include_str!("../graph/practice/recordings.json"));
        }
    }
}
