//! The device's clock.

/// Seconds since 1970, as far as the device is right about it.
#[must_use]
pub fn now() -> i64 {
    #[allow(clippy::cast_possible_truncation, reason = "whole seconds of any date fit")]
    let seconds = (js_sys::Date::now() / 1000.0) as i64;
    seconds
}
