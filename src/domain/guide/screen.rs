//! The screens, and their names in the address.

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
}

impl Screen {
    /// Reads the part of the address behind `#`; whatever names no screen leads to the start.
    #[must_use]
    pub fn from_hash(hash: &str) -> Self {
        match hash.trim_start_matches('#') {
            "/finish" => Self::Finish,
            "/accounts" => Self::Accounts,
            "/report" => Self::Report,
            other => {
                let number = other.strip_prefix("/step/").filter(|digits| digits.len() == 1);
                number.and_then(|digit| digit.parse().ok()).and_then(Step::new).map_or(Self::Start, Self::Step)
            }
        }
    }

    /// The part of the address with `#`.
    #[must_use]
    pub fn hash(self) -> String {
        match self {
            Self::Step(step) => format!("#/step/{}", step.number()),
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
        }
    }

    /// The screen before this one.
    #[must_use]
    pub fn back(self) -> Option<Self> {
        match self {
            Self::Start => None,
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
            Self::Finish | Self::Accounts | Self::Report => None,
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
        for aside in [Screen::Start, Screen::Accounts, Screen::Report] {
            assert_eq!(Screen::from_hash(&aside.hash()), aside);
        }
    }

    #[test]
    fn an_unknown_address_leads_to_the_start() {
        for hash in
            ["", "#", "#/", "#/step/0", "#/step/8", "#/step/04", "#/step/+4", "#/step/4/x", "#/Finish", "#__proto__"]
        {
            assert_eq!(Screen::from_hash(hash), Screen::Start, "{hash}");
        }
    }
}
