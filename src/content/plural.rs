//! The forms a text takes for a number. The build script reads this file too.

/// The plural categories of Unicode CLDR, as `Intl.PluralRules` names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PluralCategory {
    /// Nothing, where a language has a form for it.
    Zero,
    /// The singular.
    One,
    /// The dual.
    Two,
    /// A few.
    Few,
    /// Many.
    Many,
    /// Everything else; every language has it.
    Other,
}

impl PluralCategory {
    /// Every category.
    pub const ALL: [Self; 6] = [Self::Zero, Self::One, Self::Two, Self::Few, Self::Many, Self::Other];

    /// CLDR's name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }

    /// The category of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.as_str() == name)
    }

    /// The category of a whole number in English.
    #[must_use]
    pub const fn english(n: u32) -> Self {
        if n == 1 { Self::One } else { Self::Other }
    }
}

#[cfg(test)]
mod tests {
    use super::PluralCategory;

    #[test]
    fn categories_are_found_by_their_name() {
        for category in PluralCategory::ALL {
            assert_eq!(PluralCategory::named(category.as_str()), Some(category));
        }
        assert_eq!(PluralCategory::named("One"), None);
    }

    #[test]
    fn english_has_a_singular_for_one_alone() {
        for (n, category) in [(0, "other"), (1, "one"), (2, "other"), (101, "other"), (u32::MAX, "other")] {
            assert_eq!(PluralCategory::english(n).as_str(), category, "{n}");
        }
    }
}
