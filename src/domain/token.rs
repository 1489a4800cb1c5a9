//! The access token: a secret that cannot be printed, compared or copied.

use super::app_secret::AppSecret;
use secrecy::{ExposeSecret, SecretString};
use std::fmt;

/// What a customer pasted, in the shape of a token. Overwritten in memory when dropped.
///
/// It has no `Clone`, no `Display` and no serialisation; `Debug` shows its length. The one way out is [`Self::expose`],
/// and a test holds which places of the program call it.
pub struct AccessToken {
    text: SecretString,
    /// `appsecret_proof`, once there is one.
    proof: Option<SecretString>,
}

impl AccessToken {
    /// Wraps text that the paste doctor accepted. Its capacity must equal its length, or turning it into a box would
    /// leave an unwiped copy behind; the paste doctor sees to that.
    pub(super) fn from_clean(text: String) -> Self {
        Self { text: SecretString::from(text), proof: None }
    }

    /// Makes the proof that some apps demand with every call; the app secret is used up.
    pub fn prove(&mut self, secret: AppSecret) {
        self.proof = Some(secret.prove(self.text.expose_secret()));
    }

    /// Drops the proof: Meta refuses a wrong one even where it demands none.
    pub fn forget_proof(&mut self) {
        self.proof = None;
    }

    /// The proof, if one was made: 64 hexadecimal digits.
    #[must_use]
    pub fn proof(&self) -> Option<&str> {
        self.proof.as_ref().map(ExposeSecret::expose_secret)
    }

    /// The token itself, made of URL-unreserved ASCII only, so that it needs no escaping in a form, a URL part or JSON.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.text.expose_secret()
    }

    /// How many characters it has.
    #[must_use]
    pub fn length(&self) -> usize {
        self.text.expose_secret().len()
    }

    /// The first and the last four characters, enough to recognise a token and useless to a thief.
    #[must_use]
    pub fn mask(&self) -> String {
        let text = self.text.expose_secret();
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

/// A run of this many letters and digits after `EAA` is taken for a token, whole or not.
const SECRET_TAIL: usize = 17;

/// Whether a text that should hold no secret has something like a token in it.
#[must_use]
pub fn holds_token(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .any(|run| run.find("EAA").is_some_and(|at| run.len() >= at + "EAA".len() + SECRET_TAIL))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_proof_belongs_to_this_token_and_secret() {
        let mut token = AccessToken::from_clean("EAAGtoken".to_owned());
        assert_eq!(token.proof(), None);
        let secret = || AppSecret::from_paste("00112233445566778899aabbccddeeff").unwrap();
        token.prove(secret());
        // Made with another program: printf EAAGtoken | openssl dgst -sha256 -hmac 0011…eeff
        assert_eq!(token.proof(), Some("c75096466a00e60948eaff4eadaa129bb611c3382ea49d3bbe796640af3790c0"));
    }

    #[test]
    fn debug_and_mask_keep_the_secret() {
        let token = AccessToken::from_clean("EAAGsecretsecretsecretsecretsecretx9Zd".to_owned());
        assert_eq!(format!("{token:?}"), "AccessToken(38 characters)");
        assert_eq!(token.mask(), "EAAG…x9Zd");
    }
}
