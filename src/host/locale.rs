//! Numbers, dates and lists in the reader's language, by the browser's `Intl`.

use js_sys::{Array, Date, Intl, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    /// The language of the page, with Latin digits: sub-steps are numbered in these, and words refer to the numbers.
    static LANGUAGE: RefCell<String> = const { RefCell::new(String::new()) };
    static PLURALS: RefCell<Option<Intl::PluralRules>> = const { RefCell::new(None) };
}

/// Sets the language for all that follows: its tag, as `pt-BR`.
pub fn speak(language: &str) {
    LANGUAGE.replace(format!("{language}-u-nu-latn"));
    PLURALS.replace(Some(Intl::PluralRules::new(&languages(), &Object::new())));
}

fn languages() -> Array {
    Array::of1(&LANGUAGE.with_borrow(|language| JsValue::from_str(language)))
}

/// The name of a number's plural category (Unicode CLDR); nothing before a language is set.
#[must_use]
pub fn plural(n: u32) -> Option<String> {
    PLURALS.with_borrow(|rules| rules.as_ref().map(|rules| rules.select(f64::from(n)).into()))
}

/// A whole number, with the separators of the language.
#[must_use]
pub fn number(n: u32) -> String {
    let format = Intl::NumberFormat::new(&languages(), &Object::new()).format();
    let text = format.call1(&JsValue::UNDEFINED, &n.into()).ok().and_then(|text| text.as_string());
    text.unwrap_or_else(|| n.to_string())
}

#[wasm_bindgen]
extern "C" {
    /// js-sys has no binding for it.
    #[wasm_bindgen(js_namespace = Intl)]
    type ListFormat;

    #[wasm_bindgen(constructor, catch, js_namespace = Intl)]
    fn new(languages: &Array) -> Result<ListFormat, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn format(this: &ListFormat, names: &Array) -> Result<String, JsValue>;
}

/// Names in a row: "a, b and c". A browser that cannot write lists joins with commas.
#[must_use]
pub fn list(names: &[&str]) -> String {
    let all: Array = names.iter().map(|name| JsValue::from_str(name)).collect();
    let written = ListFormat::new(&languages()).and_then(|format| format.format(&all));
    written.unwrap_or_else(|_| names.join(", "))
}

/// A day, written out, from seconds since 1970.
#[must_use]
pub fn day(seconds: i64) -> String {
    written(seconds, &[("year", "numeric"), ("month", "long"), ("day", "numeric")])
}

/// The time of day, to the second.
#[must_use]
pub fn time(seconds: i64) -> String {
    written(seconds, &[("hour", "2-digit"), ("minute", "2-digit"), ("second", "2-digit")])
}

fn written(seconds: i64, parts: &[(&str, &str)]) -> String {
    let options = Object::new();
    for (part, form) in parts {
        // A plain new object takes any property.
        drop(Reflect::set(&options, &(*part).into(), &(*form).into()));
    }
    #[allow(clippy::cast_precision_loss, reason = "whole seconds far beyond any date stay exact in a double")]
    let date = Date::new(&JsValue::from_f64(seconds as f64 * 1000.0));
    if date.get_time().is_nan() {
        return seconds.to_string();
    }
    let format = Intl::DateTimeFormat::new(&languages(), &options).format();
    let text = format.call1(&JsValue::UNDEFINED, &date).ok().and_then(|text| text.as_string());
    text.unwrap_or_else(|| seconds.to_string())
}
