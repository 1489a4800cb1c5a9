//! Which keys of the head belong on which page.

use super::catalogue::State;
use super::page_id::PageId;

/// Every key a head may have.
pub const KEYS: [&str; 7] = ["title", "do", "step", "meta", "read", "minutes", "verified"];

/// Whether a key belongs on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// It must be there.
    Required,
    /// It may be there.
    Optional,
    /// It must not be there; this is why.
    Forbidden(&'static str),
}

/// The rule for a key on a page; `None` for a key that no page has.
pub fn rule(key: &str, id: PageId) -> Option<Rule> {
    let is_verdict = id.is_verdict();
    Some(match key {
        "title" | "verified" => Rule::Required,
        "read" => Rule::Optional,
        "do" => match id {
            PageId::Verdict(check, code) if check.state(code) == State::Pass => {
                Rule::Forbidden("a check that passed leaves nothing to do")
            }
            PageId::Verdict(..) | PageId::Unknown(_) | PageId::Paste(_) => Rule::Required,
            _ => Rule::Forbidden("it is for verdicts and for the paste field"),
        },
        "step" if is_verdict => Rule::Optional,
        "step" => Rule::Forbidden("it is for verdicts"),
        "meta" if is_verdict || matches!(id, PageId::Step(_)) => Rule::Optional,
        "meta" => Rule::Forbidden("it is for steps and verdicts"),
        "minutes" if matches!(id, PageId::Step(_)) => Rule::Required,
        "minutes" => Rule::Forbidden("it is for steps"),
        _ => return None,
    })
}
