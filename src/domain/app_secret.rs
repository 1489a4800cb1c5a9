//! The app secret: seen once, turned into a proof for one token, and dropped.
//!
//! Source: Meta's "Securing Graph API calls": `appsecret_proof` is the HMAC-SHA256 of the token under the app secret,
//! as lower-case hexadecimal digits.

use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretString};
use sha2::Sha256;
use std::fmt;
use zeroize::Zeroizing;

/// An app secret as Meta's dashboard shows it: 32 hexadecimal digits. Overwritten in memory when dropped.
pub struct AppSecret(SecretString);

/// How many digits an app secret has.
const LENGTH: usize = 32;

impl AppSecret {
    /// Takes what was pasted, without the blanks around it; nothing when it is no app secret.
    #[must_use]
    pub fn from_paste(text: &str) -> Option<Self> {
        let digits =
            text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}' | '"' | '\''));
        let right = digits.len() == LENGTH && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        right.then(|| Self(SecretString::from(digits.to_ascii_lowercase())))
    }

    /// The proof for a token; uses the secret up.
    pub(super) fn prove(self, token: &str) -> SecretString {
        SecretString::from(hex(&*hmac_sha256(self.0.expose_secret().as_bytes(), token.as_bytes())))
    }
}

impl fmt::Debug for AppSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AppSecret")
    }
}

fn hmac_sha256(key: &[u8], message: &[u8]) -> Zeroizing<[u8; 32]> {
    // HMAC takes a key of any length, so there is nothing that could fail here.
    let Ok(mut mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(key) else { return Zeroizing::new([0; 32]) };
    mac.update(message);
    Zeroizing::new(mac.finalize().into_bytes().into())
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    // Its capacity equals its length: turning it into a secret leaves no copy behind.
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The test cases 1 to 4, 6 and 7 of RFC 4231 (case 5 is about a shortened result).
    #[test]
    fn the_proof_is_hmac_sha256() {
        let long = [0xaa_u8; 131];
        let counting: Vec<u8> = (1..=25).collect();
        let table: [(&[u8], &[u8], &str); 6] = [
            (&[0x0b; 20], b"Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
            (
                b"Jefe",
                b"what do ya want for nothing?",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            ),
            (&[0xaa; 20], &[0xdd; 50], "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
            (&counting, &[0xcd; 50], "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"),
            (
                &long,
                b"Test Using Larger Than Block-Size Key - Hash Key First",
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
            ),
            (
                &long,
                b"This is a test using a larger than block-size key and a larger than block-size data. The key needs to \
                  be hashed before being used by the HMAC algorithm.",
                "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
            ),
        ];
        for (key, message, proof) in table {
            assert_eq!(hex(&*hmac_sha256(key, message)), proof);
        }
    }

    #[test]
    fn only_an_app_secret_is_taken() {
        let secret = "00112233445566778899aabbccddeeff";
        for (text, good) in [
            (secret, true),
            (" 00112233445566778899AABBCCDDEEFF\n", true),
            ("\"00112233445566778899aabbccddeeff\"", true),
            ("00112233445566778899aabbccddeef", false),
            ("00112233445566778899aabbccddeeff0", false),
            ("g0112233445566778899aabbccddeeff", false),
            ("EAAGm0PX4ZCpsBAKZCzgZDZD12345678", false),
            ("", false),
        ] {
            assert_eq!(AppSecret::from_paste(text).is_some(), good, "{text:?}");
        }
        assert_eq!(format!("{:?}", AppSecret::from_paste(secret)), "Some(AppSecret)");
    }
}
