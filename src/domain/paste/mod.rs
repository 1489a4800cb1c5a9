//! The paste doctor: from whatever was pasted to a token, or to the name of what it is instead.
//!
//! Works on the text alone; nothing is sent. Facts about tokens: Meta's access token guide (opaque, variable length)
//! and tokens seen in public (start `EAA`, letters and digits). An unusual but possible token is let through.

mod clean;
mod piece;
mod wrong_kind;

use super::{catalogue::PasteProblem, token::AccessToken};
use clean::Cleaned;

/// Something the doctor took away to get at the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removed {
    /// Spaces or tabs.
    Blanks,
    /// Line breaks, as mail and chat programs add them.
    LineBreaks,
    /// Characters that cannot be seen.
    Invisible,
    /// Quotes around the token.
    Quotes,
    /// A comma, semicolon or full stop behind it.
    Punctuation,
    /// A word such as `Bearer` or `access_token=` before it.
    Prefix,
    /// The web address it stood in.
    Address,
    /// Other text around it.
    Surroundings,
}

impl Removed {
    const ALL: [Self; 8] = [
        Self::Blanks,
        Self::LineBreaks,
        Self::Invisible,
        Self::Quotes,
        Self::Punctuation,
        Self::Prefix,
        Self::Address,
        Self::Surroundings,
    ];
}

/// What the doctor found.
#[derive(Debug)]
pub struct Diagnosis {
    /// The token, or why there is none.
    pub outcome: Result<AccessToken, PasteProblem>,
    /// What was taken away, in order and once each.
    pub removed: Vec<Removed>,
}

/// The longest text looked at, in bytes; whatever is longer is no token and no file somebody copied by mistake.
pub const LONGEST_TEXT: usize = 64 * 1024;
/// The longest token let through, in characters. Meta sets no limit; the longest seen in public has about 300.
const LONGEST_TOKEN: usize = 4096;
/// The shortest text that may be a whole token; the shortest in Meta's documents has 60.
const SHORTEST_TOKEN: usize = 50;

/// Looks at a pasted text.
#[must_use]
pub fn diagnose(text: &str) -> Diagnosis {
    if text.len() > LONGEST_TEXT {
        return Diagnosis { outcome: Err(PasteProblem::TooLong), removed: Vec::new() };
    }
    let mut cleaned = Cleaned::of(text);
    let outcome = judge(&mut cleaned);
    let removed = Removed::ALL.into_iter().filter(|removed| cleaned.removed.contains(removed)).collect();
    Diagnosis { outcome, removed }
}

fn judge(cleaned: &mut Cleaned) -> Result<AccessToken, PasteProblem> {
    let text = cleaned.text.as_str();
    if text.is_empty() {
        return Err(PasteProblem::Empty);
    }
    if let Some(problem) = wrong_kind::recognise(text) {
        return Err(problem);
    }
    if !text.bytes().all(is_token_byte) {
        return Err(PasteProblem::IllegalCharacter);
    }
    if text.len() < SHORTEST_TOKEN {
        return Err(PasteProblem::TooShort);
    }
    if text.len() > LONGEST_TOKEN {
        return Err(PasteProblem::TooLong);
    }
    let mut exact = String::with_capacity(text.len());
    exact.push_str(text);
    Ok(AccessToken::from_clean(exact))
}

/// URL-unreserved ASCII (RFC 3986 §2.3). Tokens seen in public use letters and digits only.
const fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}
