//! What the browser remembers from one visit to the next: which account and number the customer wants to use, and
//! nothing else. A browser may deny it; then nothing is remembered.

use crate::domain::choice::Choice;

/// The version of what is written; another version's is not read.
const KEY: &str = "system-user-guide/choice@1";

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// What was remembered.
#[must_use]
pub fn choice() -> Choice {
    let text = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    text.map_or_else(Choice::default, |text| Choice::from_text(&text))
}

/// Remembers a choice; it has no place for anything but two ids.
pub fn remember(choice: &Choice) {
    if let Some(storage) = storage() {
        drop(storage.set_item(KEY, &choice.to_text()));
    }
}
