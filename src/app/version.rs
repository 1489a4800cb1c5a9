//! A new version of the guide, which the browser has fetched to keep.

use super::{App, later};
use crate::domain::guide::Guide;
use crate::host;
use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;

/// Notes that a new version waits, or that it has taken over because of another tab.
#[wasm_bindgen(js_name = newVersion)]
pub fn new_version(took_over: bool) {
    if let Some(app) = later::guide() {
        app.see_version(took_over);
    }
}

impl App {
    /// Whether a new version can be loaded.
    #[must_use]
    pub fn has_new_version(self) -> bool {
        self.around.with(|around| around.new_version)
    }

    /// Where nothing was begun, nothing is lost by loading the page again at once.
    fn see_version(self, took_over: bool) {
        let is_begun = host::field::is_any_filled()
            || self.report.with_untracked(Option::is_some)
            || !self.state.with_untracked(Guide::is_untouched);
        if took_over && !is_begun {
            host::address::load_again();
        } else {
            self.note(&mut |around| around.new_version = true);
        }
    }
}
