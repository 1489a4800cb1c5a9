//! A telephone number registered with WhatsApp, as Meta describes it.
//!
//! Source: WhatsApp Business Management API, phone numbers. Meta's values are open sets (its documents disagree on
//! them), so they stay texts here; what they mean is the judge's to say.

use super::health::Part;
use super::id::PhoneId;

/// What Meta says of a number, one word each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneField {
    /// Whether it is connected.
    Status,
    /// Whether the code was entered.
    Verification,
    /// What became of the name that people see.
    NameStatus,
    /// What people think of its messages.
    Quality,
    /// Where it is registered.
    Platform,
    /// Real, or for trying out.
    Mode,
}

impl PhoneField {
    /// Every field.
    pub const ALL: [Self; 6] =
        [Self::Status, Self::Verification, Self::NameStatus, Self::Quality, Self::Platform, Self::Mode];

    /// Meta's name for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Verification => "code_verification_status",
            Self::NameStatus => "name_status",
            Self::Quality => "quality_rating",
            Self::Platform => "platform_type",
            Self::Mode => "account_mode",
        }
    }
}

/// A number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    /// Its id, which is not the telephone number.
    pub id: PhoneId,
    /// `display_phone_number`: the telephone number as people write it.
    pub number: Option<String>,
    /// `verified_name`: the name that people see.
    pub name: Option<String>,
    /// Meta's words, in the order of [`PhoneField::ALL`].
    pub states: [Option<String>; 6],
    /// `health_status`: the parts that its messages go through.
    pub health: Option<Vec<Part>>,
}

impl Phone {
    /// What Meta says in a field.
    #[must_use]
    pub fn state(&self, field: PhoneField) -> Option<&str> {
        let at = PhoneField::ALL.iter().position(|known| *known == field)?;
        self.states.get(at)?.as_deref()
    }

    /// Whether an id, or the digits of a telephone number, mean this number: people mix the two up.
    #[must_use]
    pub fn is(&self, id: &PhoneId) -> bool {
        let digits = |text: &String| text.chars().filter(char::is_ascii_digit).eq(id.as_str().chars());
        self.id == *id || self.number.as_ref().is_some_and(digits)
    }
}
