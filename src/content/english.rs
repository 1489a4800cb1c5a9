//! English inside the program: for development and everything native. A release for the browser fetches its language,
//! English as any other, so that nobody loads two.

use super::plural::PluralCategory;
use super::words::Words;

const FIRST: &str = include_str!(concat!(env!("OUT_DIR"), "/en.json"));
const VERDICTS: &str = include_str!(concat!(env!("OUT_DIR"), "/en.later.json"));

impl Words {
    /// English, all of it.
    #[must_use]
    pub fn english() -> Self {
        let english = Self::english_without_later();
        // Never refused: the build script writes this file too.
        let _ = english.take_later(VERDICTS);
        english
    }

    /// English as far as the first screens need it.
    #[must_use]
    pub fn english_without_later() -> Self {
        // Never empty: the build script writes this file and refuses to build an incomplete one.
        Self::parse(FIRST, PluralCategory::english).unwrap_or_else(|_| Self::nothing())
    }
}
