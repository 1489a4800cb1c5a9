//! The words of one language.

use std::sync::OnceLock;

use crate::json::{self, Value};

use super::decode;
use super::names::Names;
use super::page::Page;
use super::page_id::PageId;
use super::plural::PluralCategory;
use super::strings::{self, PluralRule, Text};

/// Everything the guide can say.
#[derive(Clone, Debug)]
pub struct Words {
    language: String,
    name: String,
    direction: Direction,
    pub(super) pages: Vec<(PageId, Page)>,
    /// The pages that came after the others.
    pub(super) later: OnceLock<Vec<(PageId, Page)>>,
    pub(super) strings: Vec<(String, Text)>,
    names: Names,
    digits: fn(u32) -> String,
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
    /// It lacks pages or strings, or has some of a wrong shape.
    #[error("the language file is not whole")]
    Incomplete,
}

impl Words {
    /// A language file that is longer, in bytes, is not read at all; English has a tenth of this.
    pub const LONGEST_FILE: usize = 500_000;

    /// The words of a language, from the first of its two files. `rule` finds the plural category of a number in it. The
    /// pages that come later are still to come (see [`Words::take_later`]). A file that this version does not know all of
    /// may have more; what is more is passed over.
    ///
    /// # Errors
    ///
    /// When the text is not a language file, or not a whole one of this version.
    pub fn parse(json: &str, rule: fn(u32) -> PluralCategory) -> Result<Self, WordsError> {
        let words = Self::read(json, rule)?;
        let needed = PageId::all().into_iter().filter(|id| !id.comes_later());
        let lacks_page = needed.into_iter().any(|id| !words.has(id));
        if lacks_page || !strings::are_whole(&words.strings) {
            return Err(WordsError::Incomplete);
        }
        Ok(words)
    }

    /// Reads what is there.
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
        let mut words = Self::nothing();
        let page = |id: PageId| Some((id, decode::page(file.get("pages")?.get(&id.path())?)?));
        words.pages = PageId::all().into_iter().filter_map(page).collect();
        words.strings = strings::read(file.get("ui"), rule);
        words.names = Names::read(file.get("names"));
        language.clone_into(&mut words.language);
        said("name").unwrap_or(language).clone_into(&mut words.name);
        words.direction = direction;
        Ok(words)
    }

    /// No words at all.
    pub(super) fn nothing() -> Self {
        Self {
            language: String::new(),
            name: String::new(),
            direction: Direction::LeftToRight,
            pages: Vec::new(),
            later: OnceLock::new(),
            strings: Vec::new(),
            names: Names::default(),
            digits: plain_digits,
        }
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

    /// The names on Meta's screens in this language.
    #[must_use]
    pub const fn names(&self) -> &Names {
        &self.names
    }

    /// The same words, which write numbers in this way.
    #[must_use]
    pub fn with_digits(self, digits: fn(u32) -> String) -> Self {
        Self { digits, ..self }
    }

    /// A number as this language writes it.
    #[must_use]
    pub fn number(&self, n: u32) -> String {
        (self.digits)(n)
    }

    /// The words of a page; their placeholders are still to be filled.
    #[must_use]
    pub fn page(&self, id: PageId) -> &Page {
        const SILENT: &Page = &Page::EMPTY;
        self.find(id).unwrap_or(SILENT)
    }

    /// Whether the words of a page are here: some may be still to come.
    #[must_use]
    pub fn has(&self, id: PageId) -> bool {
        self.find(id).is_some()
    }

    fn find(&self, id: PageId) -> Option<&Page> {
        let id = match id {
            PageId::Verdict(check, code) => PageId::verdict(check, code),
            _ => id,
        };
        let mut all = self.later.get().into_iter().flatten().chain(&self.pages);
        all.find(|(known, _)| *known == id).map(|(_, page)| page)
    }
}

fn plain_digits(n: u32) -> String {
    n.to_string()
}

/// Letters and digits in parts of at most eight, as in BCP 47: enough to be harmless in an attribute.
fn is_language_tag(tag: &str) -> bool {
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    tag.len() <= 35 && tag.split('-').all(is_part)
}
