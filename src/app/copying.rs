//! Copying: onto the clipboard, at the person's press only.

use super::App;
use crate::host::clipboard;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// What was copied last, and whether the browser did it.
#[derive(Clone, PartialEq, Eq)]
pub struct Copied {
    /// The button's name.
    pub what: &'static str,
    /// Whether it is on the clipboard.
    pub done: bool,
}

impl App {
    /// Copies a text for the button of this name.
    pub fn copy(self, what: &'static str, text: &str) {
        let copying = clipboard::copy(text);
        spawn_local(async move {
            let done = copying.await;
            self.note(&mut |around| around.copied = Some(Copied { what, done }));
        });
    }

    /// Copies the token: the one way, besides the call to Meta, on which it leaves its keeping.
    pub fn copy_token(self, what: &'static str) {
        self.token.with_value(|token| {
            if let Some(token) = token {
                self.copy(what, token.expose());
            }
        });
    }
}
