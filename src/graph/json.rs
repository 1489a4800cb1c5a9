//! Reading JSON without trusting its types: what is not as expected is simply not there.

use super::redact::redact;
pub(super) use crate::json::Object;
use crate::json::Value;

pub(super) fn object<'a>(of: &'a Object, key: &str) -> Option<&'a Object> {
    of.get(key)?.as_object()
}

pub(super) fn list<'a>(of: &'a Object, key: &str) -> Option<&'a [Value]> {
    of.get(key)?.as_array().map(Vec::as_slice)
}

/// A text, made harmless.
pub(super) fn text(of: &Object, key: &str) -> Option<String> {
    let text = of.get(key)?.as_str()?;
    (!text.is_empty()).then(|| redact(text))
}

/// An id: a string of digits, or a whole number that fits.
pub(super) fn id(of: &Object, key: &str) -> Option<String> {
    let value = of.get(key)?;
    value.as_str().map(str::to_owned).or_else(|| value.as_u64().map(|number| number.to_string()))
}

pub(super) fn integer(of: &Object, key: &str) -> Option<i64> {
    of.get(key)?.as_i64()
}

/// A list of texts; nothing when any item is of another type, because a list with a hole proves nothing.
pub(super) fn texts(of: &Object, key: &str) -> Option<Vec<String>> {
    list(of, key)?.iter().map(|item| item.as_str().map(redact)).collect()
}
