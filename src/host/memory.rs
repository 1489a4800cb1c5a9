//! What the browser remembers from one visit to the next: ticks, the account and number chosen, and two languages. It may
//! deny it, be full, or hold what another version wrote.

use crate::domain::bookmark::Bookmark;

/// Ticks and choice, of any version.
const ANY_PROGRESS: &str = "system-user-guide/progress";
/// Those that this version writes and reads.
const PROGRESS: &str = "system-user-guide/progress@1";
/// The language of the guide; `boot.js` reads it.
pub const LANGUAGE: &str = "system-user-guide/language";
/// The language of the customer's Meta screen.
pub const META_LANGUAGE: &str = "system-user-guide/meta-language";

/// How remembering went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Memory {
    /// As it should.
    Kept,
    /// The browser denied it, or has no room.
    Denied,
    /// As it should, but there is also something of another version, which is left alone.
    OtherVersion,
}

/// Inside another page nothing is remembered, whether the browser would or not.
fn storage() -> Option<web_sys::Storage> {
    if !super::frame::is_alone() {
        return None;
    }
    web_sys::window()?.local_storage().ok()?
}

/// A short text that was remembered.
#[must_use]
pub fn recall(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Remembers a short text; gives whether the browser did.
#[must_use]
pub fn remember(key: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, text).is_ok())
}

/// Ticks and choice as they were remembered. What is damaged counts as nothing.
#[must_use]
pub fn bookmark() -> (Bookmark, Memory) {
    let Some(storage) = storage() else { return (Bookmark::default(), Memory::Denied) };
    let is_strange = |key: &String| key.starts_with(ANY_PROGRESS) && key != PROGRESS;
    let keys = (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok()?);
    let memory = if keys.into_iter().any(|key| is_strange(&key)) { Memory::OtherVersion } else { Memory::Kept };
    let bookmark = recall(PROGRESS).and_then(|text| Bookmark::from_text(&text).ok());
    (bookmark.unwrap_or_default(), memory)
}

/// Remembers ticks and choice.
#[must_use]
pub fn keep(bookmark: &Bookmark) -> Memory {
    if remember(PROGRESS, &bookmark.to_text()) { Memory::Kept } else { Memory::Denied }
}
