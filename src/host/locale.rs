//! Dates in the reader's language and time zone.

use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;

/// A day, written out, from seconds since 1970.
#[must_use]
pub fn day(seconds: i64, language: &str) -> String {
    let options = Object::new();
    for (part, form) in [("year", "numeric"), ("month", "long"), ("day", "numeric")] {
        // A plain new object takes any property.
        drop(Reflect::set(&options, &part.into(), &form.into()));
    }
    #[allow(clippy::cast_precision_loss, reason = "whole seconds far beyond any date stay exact in a double")]
    let date = Date::new(&JsValue::from_f64(seconds as f64 * 1000.0));
    if date.get_time().is_nan() {
        return seconds.to_string();
    }
    date.to_locale_date_string(language, &options).into()
}
