//! The words of one language.

use std::sync::OnceLock;

use crate::json::{self, Value};

use super::decode;
use super::page::Page;
use super::page_id::PageId;
use super::plural::PluralCategory;
use super::strings::{self, PluralRule, Text};

/// Everything the guide can say. `language` stands in the document's `lang` attribute, so it is as it says: pages and
/// strings that a language file lacks come from English all the same.
#[derive(Clone, Debug)]
pub struct Words {
    language: String,
    name: String,
    direction: Direction,
    pub(super) pages: Vec<(PageId, Page)>,
    /// The pages of verdicts, where they came after the others.
    pub(super) verdicts: OnceLock<Vec<(PageId, Page)>>,
    pub(super) strings: Vec<(String, Text)>,
}

/// The side on which a line of text begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// On the left.
    LeftToRight,
    /// On the right.
    RightToLeft,
}

impl Direction {
    /// The value of HTML's `dir`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

/// Why a text is not a language file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WordsError {
    /// It has more than [`Words::LONGEST_FILE`] bytes.
    #[error("the language file is too long")]
    TooLong,
    /// It is not JSON, or not all of it arrived.
    #[error("the language file is not JSON")]
    NotJson,
    /// It is JSON, but does not name its language and direction.
    #[error("the language file does not say which language it is")]
    NoLanguage,
    /// It was to complete the words of another language.
    #[error("the language file is of another language")]
    OtherLanguage,
    /// It was to bring all pages of verdicts, and does not.
    #[error("the language file lacks pages of verdicts")]
    Incomplete,
}

const ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/en.json"));
const ENGLISH_VERDICTS: &str = include_str!(concat!(env!("OUT_DIR"), "/en.verdicts.json"));
/// Whether the pages of verdicts are in the program. A release for the browser fetches them, after the first screen.
const HAS_VERDICTS: bool = cfg!(any(debug_assertions, not(target_arch = "wasm32")));

impl Words {
    /// A language file that is longer, in bytes, is not read at all; English has a tenth of this.
    pub const LONGEST_FILE: usize = 500_000;

    /// English, from the program itself: all of it, but in a release for the browser, where the pages of verdicts are
    /// still to come (see [`Words::take_verdicts`]).
    #[must_use]
    pub fn english() -> Self {
        let english = Self::english_without_verdicts();
        if HAS_VERDICTS {
            // Never refused: the build script writes this file too.
            let _ = english.take_verdicts(ENGLISH_VERDICTS);
        }
        english
    }

    /// English as far as the first screens need it.
    #[must_use]
    pub fn english_without_verdicts() -> Self {
        // Never silent: the build script writes this file and refuses to build an incomplete one; tests read it whole.
        Self::read(ENGLISH, PluralCategory::english).unwrap_or_else(|_| Self {
            language: "en".into(),
            name: "English".into(),
            direction: Direction::LeftToRight,
            pages: Vec::new(),
            verdicts: OnceLock::new(),
            strings: Vec::new(),
        })
    }

    /// Another language: one of its two files, laid over English. `rule` finds the plural category of a number in it.
    ///
    /// A page or string that is missing or has the wrong shape is said in English; one this version does not know is
    /// passed over.
    ///
    /// # Errors
    ///
    /// When the text is not a language file at all.
    pub fn parse(json: &str, rule: fn(u32) -> PluralCategory) -> Result<Self, WordsError> {
        let file = Self::read(json, rule)?;
        let mut words = Self::english();
        words.pages.extend(words.verdicts.take().unwrap_or_default());
        for (key, text) in file.strings {
            let known = words.strings.iter_mut().find(|(known, _)| *known == key).map(|(_, english)| english);
            if let Some(english) = known.filter(|english| english.is_like(&text)) {
                *english = text;
            }
        }
        for (id, page) in file.pages {
            words.pages.retain(|(known, _)| *known != id);
            words.pages.push((id, page));
        }
        Ok(Self { pages: words.pages, strings: words.strings, ..file })
    }

    /// Reads what is there, without English below it.
    pub(super) fn read(json: &str, rule: PluralRule) -> Result<Self, WordsError> {
        if json.len() > Self::LONGEST_FILE {
            return Err(WordsError::TooLong);
        }
        let file = json::read(json.as_bytes()).ok_or(WordsError::NotJson)?;
        let said = |key: &str| file.get(key).and_then(Value::as_str);
        let language = said("language").filter(|tag| is_language_tag(tag)).ok_or(WordsError::NoLanguage)?;
        let direction = match said("direction") {
            Some("ltr") => Direction::LeftToRight,
            Some("rtl") => Direction::RightToLeft,
            _ => return Err(WordsError::NoLanguage),
        };
        let page = |id: PageId| Some((id, decode::page(file.get("pages")?.get(&id.path())?)?));
        Ok(Self {
            language: language.into(),
            name: said("name").unwrap_or(language).into(),
            direction,
            pages: PageId::all().into_iter().filter_map(page).collect(),
            verdicts: OnceLock::new(),
            strings: strings::read(file.get("ui"), rule),
        })
    }

    /// The language's tag, for `lang` and `Intl`: `en`, `pt-BR`.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The language's own name for itself.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where its lines begin.
    #[must_use]
    pub const fn direction(&self) -> Direction {
        self.direction
    }

    /// The words of a page; their placeholders are still to be filled.
    #[must_use]
    pub fn page(&self, id: PageId) -> &Page {
        const SILENT: &Page = &Page::EMPTY;
        self.find(id).unwrap_or(SILENT)
    }

    /// Whether the words of a page are here: those of a verdict may be still to come.
    #[must_use]
    pub fn has(&self, id: PageId) -> bool {
        self.find(id).is_some()
    }

    fn find(&self, id: PageId) -> Option<&Page> {
        let id = match id {
            PageId::Verdict(check, code) => PageId::verdict(check, code),
            _ => id,
        };
        let mut all = self.verdicts.get().into_iter().flatten().chain(&self.pages);
        all.find(|(known, _)| *known == id).map(|(_, page)| page)
    }
}

/// Letters and digits in parts of at most eight, as in BCP 47: enough to be harmless in an attribute.
fn is_language_tag(tag: &str) -> bool {
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    tag.len() <= 35 && tag.split('-').all(is_part)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{PluralCategory, Text, Words};

    /// A rule that no language has: everything is two.
    fn all_is_two(_: u32) -> PluralCategory {
        PluralCategory::Two
    }

    #[test]
    fn strings_fall_back_to_english_one_by_one_and_with_their_own_rule() {
        let english = Words::english();
        let counted: Vec<&String> =
            english.strings.iter().filter(|(_, text)| matches!(text, Text::Counted(..))).map(|(key, _)| key).collect();
        let plain = english.strings.iter().map(|(key, _)| key).find(|key| !counted.contains(key)).unwrap();
        let [first, second, ..] = counted.as_slice() else { panic!("too few texts with a number to compare") };
        let file = json!({
            "language": "fr", "direction": "ltr",
            "ui": {first.as_str(): {"two": "deux", "other": "autres"}, plain.as_str(): {"other": "wrong kind"}, "new.key": "x"},
        });
        let words = Words::parse(&file.to_string(), all_is_two).unwrap();
        assert_eq!(words.counted(first, 1, &[]), "deux");
        for n in [0, 1, 2, u32::MAX] {
            assert_eq!(words.counted(second, n, &[]), english.counted(second, n, &[]));
        }
        assert_ne!(words.counted(second, 1, &[("n", "1")]), words.counted(second, 2, &[("n", "1")]));
        assert_eq!(words.plain(plain), english.plain(plain));
        let keys = |words: &Words| words.strings.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>();
        assert_eq!(keys(&words), keys(&english));
    }
}
