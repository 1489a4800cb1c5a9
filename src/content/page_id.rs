//! Which pages there are, and where each one stands. The build script reads this file too.

use super::catalogue::{Check, Code, PasteProblem, REASONS};
use super::step::Step;

/// A page of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageId {
    /// The first screen.
    Start,
    /// A step.
    Step(Step),
    /// The last screen.
    Finish,
    /// Why the guide can be trusted.
    Privacy,
    /// How to put the guide on a site.
    Share,
    /// A check that ended in one of its own codes.
    Verdict(Check, Code),
    /// Any check that could not be made, for this reason.
    Unknown(Code),
    /// What the paste field says.
    Paste(PasteAnswer),
}

/// What the paste field says of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PasteAnswer {
    /// It may be a token.
    Ok,
    /// It may be a token, now that something around it is taken away.
    Repaired,
    /// It cannot be the token.
    Problem(PasteProblem),
}

impl PasteAnswer {
    /// The public name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Repaired => "repaired",
            Self::Problem(problem) => problem.as_str(),
        }
    }
}

impl PageId {
    /// The page for a check that ended in this code: the check's own, or else the one of the reason. A pair that the
    /// contract does not have proves nothing, and says so.
    #[must_use]
    pub fn verdict(check: Check, code: Code) -> Self {
        let (pass, warn, fail) = check.outcomes();
        if [pass, warn, fail].iter().any(|codes| codes.contains(&code)) {
            Self::Verdict(check, code)
        } else if REASONS.contains(&code) {
            Self::Unknown(code)
        } else {
            Self::Unknown(Code::UnreadableReply)
        }
    }

    /// Every page the contract asks for.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let mut all = vec![Self::Start];
        all.extend(Step::ALL.map(Self::Step));
        all.extend([Self::Finish, Self::Privacy, Self::Share]);
        for &check in Check::ALL {
            let (pass, warn, fail) = check.outcomes();
            all.extend([pass, warn, fail].into_iter().flatten().map(|&code| Self::Verdict(check, code)));
        }
        all.extend(REASONS.iter().map(|&code| Self::Unknown(code)));
        all.extend([PasteAnswer::Ok, PasteAnswer::Repaired].map(Self::Paste));
        all.extend(PasteProblem::ALL.iter().map(|&problem| Self::Paste(PasteAnswer::Problem(problem))));
        all
    }

    /// Whether it says how a check ended.
    #[must_use]
    pub const fn is_verdict(self) -> bool {
        matches!(self, Self::Verdict(..) | Self::Unknown(_))
    }

    /// Whether it need not be there when the first screen is: nobody reads it before the whole program has come.
    #[must_use]
    pub const fn comes_later(self) -> bool {
        self.is_verdict() || matches!(self, Self::Paste(_) | Self::Privacy | Self::Share)
    }

    /// The page's file below the language's folder, without `.md`: `steps/4`, `verdicts/token.valid/expired`.
    #[must_use]
    pub fn path(self) -> String {
        match self {
            Self::Start => "start".into(),
            Self::Step(step) => format!("steps/{}", step.number()),
            Self::Finish => "finish".into(),
            Self::Privacy => "privacy".into(),
            Self::Share => "share".into(),
            Self::Verdict(check, code) => format!("verdicts/{}/{}", check.as_str(), code.as_str()),
            Self::Unknown(code) => format!("verdicts/unknown/{}", code.as_str()),
            Self::Paste(answer) => format!("paste/{}", answer.as_str()),
        }
    }

    /// The placeholders that have a value on this page only; `{brand}` and `{system_user_name}` have one everywhere.
    #[must_use]
    pub const fn placeholders(self) -> &'static [&'static str] {
        match self {
            Self::Verdict(check, code) => match (check, code) {
                (Check::TokenExpiry, Code::Expires | Code::AccessEnds) => &["date"],
                (Check::TokenApp, Code::OtherApp) => &["app", "expected"],
                (Check::TokenApp, _) => &["app"],
                (Check::Permission, _) => &["permission"],
                (Check::PermissionExtra, Code::MoreThanNeeded) => &["permissions"],
                (Check::AccountFound, Code::Several) => &["count"],
                (Check::AccountReadable, Code::WrongKindOfId) => &["account", "kind"],
                (Check::AccountWebhook, _) => &["account", "app"],
                (Check::AccountHealth, Code::Limited | Code::Blocked) => &["account", "part"],
                (Check::PhoneFound, Code::InOtherAccount) => &["account", "phone", "other"],
                (Check::PhoneFound, Code::NotInAccount) => &["account", "phone"],
                (Check::AccountFound, Code::One)
                | (
                    Check::AccountReadable
                    | Check::AccountControl
                    | Check::AccountReview
                    | Check::AccountPayment
                    | Check::AccountHealth
                    | Check::PhoneFound,
                    _,
                ) => &["account"],
                (
                    Check::PhoneRegistered
                    | Check::PhoneVerified
                    | Check::PhoneName
                    | Check::PhoneQuality
                    | Check::PhoneMode,
                    _,
                ) => &["phone"],
                _ => &[],
            },
            Self::Unknown(_) => &["check"],
            Self::Step(Step::TOKEN) => &["permission"],
            Self::Paste(PasteAnswer::Repaired) => &["removed"],
            _ => &[],
        }
    }
}

/// The placeholders that have a value on every page.
pub const PLACEHOLDERS_EVERYWHERE: &[&str] = &["brand", "system_user_name"];

#[cfg(test)]
mod tests {
    use super::{Check, Code, PageId};

    #[test]
    fn pages_stand_where_the_documentation_says() {
        let paths: Vec<String> = PageId::all().into_iter().map(PageId::path).collect();
        for path in ["start", "finish", "steps/1", "steps/7", "verdicts/token.valid/expired", "paste/ok"] {
            assert!(paths.iter().any(|known| known == path), "{path}");
        }
        let mut once = paths.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), paths.len(), "two pages share a file");
    }

    #[test]
    fn a_reason_that_is_also_an_outcome_has_the_check_s_own_page() {
        let path = |check, code| PageId::verdict(check, code).path();
        assert_eq!(path(Check::Connection, Code::RateLimited), "verdicts/connection/rate-limited");
        assert_eq!(path(Check::TokenKind, Code::RateLimited), "verdicts/unknown/rate-limited");
        assert_eq!(path(Check::TokenKind, Code::Full), "verdicts/unknown/unreadable-reply");
    }
}
