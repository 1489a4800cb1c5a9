//! Recognises texts that are something else than an access token.

use super::{SHORTEST_TOKEN, clean::holds_several};
use crate::domain::catalogue::PasteProblem;

/// How keys of other companies start (from their own documents), and two of Meta's that are no access token here.
const FOREIGN: [&str; 33] = [
    "sk-",
    "sk_live_",
    "sk_test_",
    "rk_live_",
    "rk_test_",
    "pk_live_",
    "pk_test_",
    "whsec_",
    "xoxb-",
    "xoxp-",
    "xoxa-",
    "xapp-",
    "ghp_",
    "gho_",
    "ghu_",
    "ghs_",
    "github_pat_",
    "glpat-",
    "AKIA",
    "ASIA",
    "AIza",
    "ya29.",
    "GOCSPX-",
    "eyJ",
    "SG.",
    "shpat_",
    "hf_",
    "npm_",
    "dop_v1_",
    "key-",
    "-----BEGIN",
    "IGQ",
    "IGAA",
];

/// Names what the text is, if it is plainly not one whole access token.
pub(super) fn recognise(text: &str) -> Option<PasteProblem> {
    if holds_several(text) {
        Some(PasteProblem::Doubled)
    } else if is_app_token(text) {
        Some(PasteProblem::AppToken)
    } else if text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        Some(PasteProblem::AppSecret)
    } else if let Some(problem) = number(text) {
        Some(problem)
    } else if is_masked(text) {
        Some(PasteProblem::Masked)
    } else if is_foreign(text) {
        Some(PasteProblem::ForeignKey)
    } else if text.starts_with("EAA") && text.len() < SHORTEST_TOKEN && text.is_ascii() && !text.contains(' ') {
        Some(PasteProblem::TooShort)
    } else {
        None
    }
}

/// `<app id>|<secret>`, also with the bar percent-encoded (Meta's access token guide, "App access tokens").
fn is_app_token(text: &str) -> bool {
    let halves = text.split_once('|').or_else(|| text.split_once("%7C")).or_else(|| text.split_once("%7c"));
    halves.is_some_and(|(id, secret)| {
        id.len() >= 5
            && id.bytes().all(|byte| byte.is_ascii_digit())
            && secret.len() >= 16
            && secret.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    })
}

/// Ids at Meta have 14 to 17 digits; telephone numbers up to 15 with a plus, and in practice fewer than 14 without.
fn number(text: &str) -> Option<PasteProblem> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let only_digits = digits == text.len();
    let like_telephone =
        text.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | ' ' | '-' | '(' | ')' | '.' | '/' | '\u{a0}'));
    if only_digits && digits >= 14 {
        Some(PasteProblem::NumericId)
    } else if like_telephone && (7..=15).contains(&digits) {
        Some(PasteProblem::PhoneNumber)
    } else if only_digits {
        Some(PasteProblem::NumericId)
    } else {
        None
    }
}

/// Signs that stand for what is not shown.
pub(super) const MASKS: [char; 9] = ['•', '●', '∙', '·', '▪', '█', '…', '＊', '⋯'];

fn is_masked(text: &str) -> bool {
    text.contains(MASKS) || text.contains("***") || text.contains("...")
}

fn is_foreign(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || matches!(c, '=' | '"' | '\'' | '`' | ',' | ';'))
        .any(|piece| piece.len() >= 10 && FOREIGN.iter().any(|start| piece.starts_with(start)))
}
