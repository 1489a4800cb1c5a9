//! What a platform that offers the guide to its customers may set: `config.json` beside the page.
//!
//! Text only, and read strictly. A key that is not known, or a value that is not allowed, stops the page with a message
//! that names it: a guide that checks other permissions than its host meant could say "ready" and be wrong.

mod defaults;
mod read;

pub use read::{ConfigError, Problem};

use crate::domain::permission::Wanted;
use crate::json;

/// All that can be set. `default()` is what holds where there is no file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The platform's name.
    pub brand: String,
    /// Its logo: a file beside the page.
    pub logo: Option<String>,
    /// Where its customers find help: an `https` address.
    pub support: Option<String>,
    /// The name the guide suggests for the system user.
    pub system_user_name: String,
    /// The permissions the platform needs.
    pub wanted: Vec<Wanted>,
    /// What it asks its customers to hand over.
    pub hand_over: Vec<Field>,
    /// Where they paste it, and what the link says.
    pub paste_at: Option<Link>,
    /// The page of the help center before this one.
    pub previous: Option<Link>,
    /// The one after it.
    pub next: Option<Link>,
    /// The tags of the languages on offer; empty for all.
    pub languages: Vec<String>,
    /// The version of the Graph API, `v25.0`.
    pub graph_version: String,
    /// The origins of the pages that may show the guide inside them.
    pub embedders: Vec<String>,
}

/// A link out of the guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// An `https` address.
    pub address: String,
    /// What it says.
    pub label: String,
}

/// Something that is handed over to the platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The id of the app.
    App,
    /// The id of the account.
    Account,
    /// The id of the number.
    Phone,
    /// The id of the business portfolio.
    Business,
    /// The telephone number.
    Number,
    /// The token.
    Token,
}

impl Field {
    /// Every field, in the order in which the guide shows them by default.
    pub const ALL: [Self; 6] = [Self::App, Self::Account, Self::Phone, Self::Business, Self::Number, Self::Token];

    /// The name by which programs know it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::App => "app_id",
            Self::Account => "waba_id",
            Self::Phone => "phone_number_id",
            Self::Business => "business_id",
            Self::Number => "display_phone_number",
            Self::Token => "token",
        }
    }

    /// The field of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.as_str() == name)
    }
}

impl Config {
    /// Reads a `config.json`. What it does not say is as in [`Config::default`].
    ///
    /// # Errors
    /// Names the first key that is unknown, missing or has a value that is not allowed.
    pub fn read(text: &str) -> Result<Self, ConfigError> {
        let value = json::read(text.as_bytes()).ok_or_else(|| Problem::NotJson.of(""))?;
        read::config(&value)
    }
}
