//! The screens, and their names in the address.

use crate::domain::practice::Case;
use crate::domain::step::Step;

/// A screen of the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Check before you start.
    Start,
    /// One of the seven steps.
    Step(Step),
    /// Everything done.
    Finish,
    /// The accounts that the token reaches.
    Accounts,
    /// A report that somebody made.
    Report,
    /// Why the guide can be trusted.
    Privacy,
    /// How to put the guide on a site.
    Share,
    /// The cases to practise with, maybe with one that the address names.
    Practice(Option<Case>),
}

impl Screen {
    /// Reads the part of the address behind `#`; nothing when it names no screen.
    #[must_use]
    pub fn named(hash: &str) -> Option<Self> {
        // What comes behind a question mark is about the look.
        match hash.trim_start_matches('#').split('?').next().unwrap_or_default() {
            "" | "/" | "/start" => Some(Self::Start),
            "/finish" => Some(Self::Finish),
            "/accounts" => Some(Self::Accounts),
            "/report" => Some(Self::Report),
            "/privacy" => Some(Self::Privacy),
            "/share" => Some(Self::Share),
            "/practice" => Some(Self::Practice(None)),
            other => {
                if let Some(case) = other.strip_prefix("/practice/") {
                    return Case::named(case).map(|case| Self::Practice(Some(case)));
                }
                let number = other.strip_prefix("/step/").filter(|digits| digits.len() == 1);
                number.and_then(|digit| digit.parse().ok()).and_then(Step::new).map(Self::Step)
            }
        }
    }

    /// The same; what names no screen leads to the start, and what names no case to the list of them.
    #[must_use]
    pub fn from_hash(hash: &str) -> Self {
        let is_practice = hash.trim_start_matches('#').starts_with("/practice/");
        Self::named(hash).unwrap_or(if is_practice { Self::Practice(None) } else { Self::Start })
    }

    /// The part of the address with `#`.
    #[must_use]
    pub fn hash(self) -> String {
        match self {
            Self::Step(step) => format!("#/step/{}", step.number()),
            Self::Practice(Some(case)) => format!("#/practice/{}", case.as_str()),
            other => format!("#/{}", other.name()),
        }
    }

    /// The name used in the document, e.g. `step-4`.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Start => "start".to_owned(),
            Self::Step(step) => format!("step-{}", step.number()),
            Self::Finish => "finish".to_owned(),
            Self::Accounts => "accounts".to_owned(),
            Self::Report => "report".to_owned(),
            Self::Privacy => "privacy".to_owned(),
            Self::Share => "share".to_owned(),
            Self::Practice(_) => "practice".to_owned(),
        }
    }

    /// The screen before this one.
    #[must_use]
    pub fn back(self) -> Option<Self> {
        match self {
            Self::Start => None,
            Self::Privacy | Self::Share | Self::Practice(_) => Some(Self::Start),
            Self::Step(step) => Some(Step::new(step.number() - 1).map_or(Self::Start, Self::Step)),
            Self::Finish => Some(Self::Step(Step::ALL[6])),
            Self::Accounts | Self::Report => Some(Self::Step(Step::TOKEN)),
        }
    }

    /// The screen after this one.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        match self {
            Self::Start => Some(Self::Step(Step::ALL[0])),
            Self::Step(step) => Some(Step::new(step.number() + 1).map_or(Self::Finish, Self::Step)),
            Self::Finish | Self::Accounts | Self::Report | Self::Privacy | Self::Share | Self::Practice(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_screen_can_be_addressed() {
        let mut screen = Screen::Start;
        let mut seen = 1;
        while let Some(next) = screen.next() {
            assert_eq!(next.back(), Some(screen));
            assert_eq!(Screen::from_hash(&next.hash()), next);
            screen = next;
            seen += 1;
        }
        assert_eq!((screen, seen), (Screen::Finish, 9));
        let cases = Case::ALL.map(|case| Screen::Practice(Some(case)));
        let aside =
            [Screen::Start, Screen::Accounts, Screen::Report, Screen::Privacy, Screen::Share, Screen::Practice(None)];
        for aside in aside.into_iter().chain(cases) {
            assert_eq!(Screen::from_hash(&aside.hash()), aside);
        }
    }

    #[test]
    fn an_unknown_address_leads_to_the_start() {
        for hash in
            ["", "#", "#/", "#/step/0", "#/step/8", "#/step/04", "#/step/+4", "#/step/4/x", "#/Finish", "#__proto__"]
        {
            assert_eq!(Screen::from_hash(hash), Screen::Start, "{hash}");
            assert_eq!(Screen::named(hash).is_some(), hash.len() < 3, "{hash}");
        }
        for hash in ["#/practice/", "#/practice/nothing", "#/practice/good/1", "#/practice/Good"] {
            assert_eq!((Screen::from_hash(hash), Screen::named(hash)), (Screen::Practice(None), None), "{hash}");
        }
    }
}
