//! The access token: a secret that cannot be printed, compared or copied.

use secrecy::{ExposeSecret, SecretString};
use std::fmt;

/// What a customer pasted, in the shape of a token. Overwritten in memory when dropped.
///
/// It has no `Clone`, no `Display` and no serialisation; `Debug` shows its length. The one way out is [`Self::expose`],
/// which one place in the whole program calls (held by a test).
pub struct AccessToken(SecretString);

impl AccessToken {
    /// Wraps text that the paste doctor accepted. Its capacity must equal its length, or turning it into a box would
    /// leave an unwiped copy behind; the paste doctor sees to that.
    pub(super) fn from_clean(text: String) -> Self {
        Self(SecretString::from(text))
    }

    /// The token itself, made of URL-unreserved ASCII only, so that it needs no escaping in a form, a URL part or JSON.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }

    /// How many characters it has.
    #[must_use]
    pub fn length(&self) -> usize {
        self.0.expose_secret().len()
    }

    /// The first and the last four characters, enough to recognise a token and useless to a thief.
    #[must_use]
    pub fn mask(&self) -> String {
        let text = self.0.expose_secret();
        let head = text.get(..4).unwrap_or_default();
        let tail = text.get(text.len().saturating_sub(4)..).unwrap_or_default();
        format!("{head}…{tail}")
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AccessToken({} characters)", self.length())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_and_mask_keep_the_secret() {
        let token = AccessToken::from_clean("EAAGsecretsecretsecretsecretsecretx9Zd".to_owned());
        assert_eq!(format!("{token:?}"), "AccessToken(38 characters)");
        assert_eq!(token.mask(), "EAAG…x9Zd");
    }
}
