//! How the guide begins: with a language, with the platform's settings, or with the word that these are wrong.

use crate::config::{Config, ConfigError};
use crate::content::{PluralCategory, Words};
use crate::domain::address::Address;
use crate::host;

/// What the page begins with.
pub struct Beginning {
    /// What the address asks for.
    pub address: Address,
    /// The words, in one language.
    pub words: &'static Words,
    /// The platform's settings.
    pub config: &'static Config,
    /// What became of the language that was asked for.
    pub wish: Wish,
}

/// What became of the wish for a language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wish {
    /// The guide speaks it.
    #[default]
    Spoken,
    /// Its file could not be had.
    Missing,
    /// The link asks for one that there is none of.
    Unknown,
}

impl Wish {
    /// Reads `boot.js`'s word for it.
    #[must_use]
    pub fn named(name: &str) -> Self {
        match name {
            "missing" => Self::Missing,
            "unknown" => Self::Unknown,
            _ => Self::Spoken,
        }
    }
}

/// Why the guide cannot begin.
pub enum Refusal {
    /// The language's file is none of this version.
    Words,
    /// The settings are wrong; with the words to say so.
    Config(Words, ConfigError),
}

impl Beginning {
    /// Begins from what `boot.js` fetched: a language file, and `config.json` if there is one. Everything that is begun
    /// here lives as long as the page.
    ///
    /// # Errors
    /// When either cannot be used.
    #[inline(never)]
    pub fn read(language: &str, config: Option<&str>, wish: Wish) -> Result<Self, Refusal> {
        let words = Words::parse(language, plural).map_err(|_| Refusal::Words)?;
        Self::with(words, config, wish)
    }

    /// The same with words that are there already.
    ///
    /// # Errors
    /// When the settings are wrong.
    pub fn with(words: Words, config: Option<&str>, wish: Wish) -> Result<Self, Refusal> {
        let words = words.with_digits(host::locale::number);
        host::locale::speak(words.language());
        match config.map_or_else(|| Ok(Config::default()), Config::read) {
            Ok(config) => Ok(Self {
                address: host::address::read(),
                words: Box::leak(Box::new(words)),
                config: Box::leak(Box::new(config)),
                wish,
            }),
            Err(error) => Err(Refusal::Config(words, error)),
        }
    }
}

fn plural(n: u32) -> PluralCategory {
    host::locale::plural(n).and_then(|name| PluralCategory::named(&name)).unwrap_or(PluralCategory::Other)
}
