//! Which plural forms each language needs: the cardinal categories of Unicode CLDR.

use super::plural::PluralCategory::{self, Few, Many, One, Other, Two, Zero};

/// The forms a language needs; `None` for a language that nobody has looked up yet.
pub fn required(tag: &str) -> Option<&'static [PluralCategory]> {
    Some(match tag.split('-').next().unwrap_or(tag) {
        "ar" => &[Zero, One, Two, Few, Many, Other],
        "de" | "en" | "hi" | "nl" => &[One, Other],
        "es" | "fr" | "it" | "pt" => &[One, Many, Other],
        "he" => &[One, Two, Other],
        "id" => &[Other],
        _ => return None,
    })
}
