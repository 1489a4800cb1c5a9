//! Reading JSON texts (RFC 8259) from anybody's hands: total, at most 64 lists deep, and without fractions, which none of the
//! texts read here has a use for.
//!
//! A library does more, and would be 9 KB of the download. The tests hold this reader against that library.

mod quote;
mod read;

pub use quote::quote;
pub use read::{DEEPEST, read};

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Whole(u64),
    /// A whole number below zero.
    Negative(i64),
    /// A number with a fraction or an exponent, or one that is out of all bounds. It is there, and that is all.
    OtherNumber,
    /// A text.
    String(String),
    /// A list.
    Array(Vec<Self>),
    /// Names and values.
    Object(Object),
}

/// The names and values of an object. Of a name that stands there twice the last value counts, as with browsers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Object(Vec<(String, Value)>);

impl Object {
    /// The value of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// Whether the name is there.
    #[must_use]
    pub fn contains_key(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Every name with its value, as they stand in the text.
    pub fn iter(&self) -> impl Iterator<Item = &(String, Value)> {
        self.0.iter()
    }
}

impl Value {
    /// The value of a name, in an object.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.as_object()?.get(name)
    }

    /// The text, if it is one.
    #[must_use]
    pub const fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text.as_str()),
            _ => None,
        }
    }

    /// Yes or no, if it is that.
    #[must_use]
    pub const fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(yes) => Some(*yes),
            _ => None,
        }
    }

    /// The whole number, if it is one and fits.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Whole(number) => (*number).try_into().ok(),
            Self::Negative(number) => Some(*number),
            _ => None,
        }
    }

    /// The whole number that is not negative, if it is one and fits.
    #[must_use]
    pub const fn as_u64(&self) -> Option<u64> {
        match self {
            Self::Whole(number) => Some(*number),
            _ => None,
        }
    }

    /// The items, if it is a list.
    #[must_use]
    pub const fn as_array(&self) -> Option<&Vec<Self>> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The names and values, if it is an object.
    #[must_use]
    pub const fn as_object(&self) -> Option<&Object> {
        match self {
            Self::Object(object) => Some(object),
            _ => None,
        }
    }

    /// Whether it is `null`.
    #[must_use]
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether a test holds of any text in it, names included.
    #[must_use]
    pub fn any_text(&self, holds: &dyn Fn(&str) -> bool) -> bool {
        match self {
            Self::String(text) => holds(text),
            Self::Array(items) => items.iter().any(|item| item.any_text(holds)),
            Self::Object(object) => object.iter().any(|(name, value)| holds(name) || value.any_text(holds)),
            _ => false,
        }
    }
}
