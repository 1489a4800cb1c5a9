//! The fields for secrets, whose text is never kept anywhere else in the page; and one for long texts.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlInputElement;

/// The field for the token.
pub const TOKEN: &str = "token";
/// The field for the app secret.
pub const SECRET: &str = "app-secret";

/// The field of this name (its `data-field`), while it is on the screen.
fn field(name: &str) -> Option<HtmlInputElement> {
    let document = web_sys::window()?.document()?;
    document.query_selector(&format!("input[data-field={name}]")).ok()??.dyn_into().ok()
}

/// Empties a field.
pub fn empty(name: &str) {
    if let Some(field) = field(name) {
        field.set_value("");
    }
}

/// Takes what was typed out of a field, leaving it empty.
#[must_use]
pub fn take(name: &str) -> String {
    let typed = field(name).map(|field| field.value()).unwrap_or_default();
    empty(name);
    typed
}

/// Whether something was typed that nobody has taken yet. What it is stays in the field: a secret is not copied for this.
#[must_use]
pub fn is_any_filled() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let fields = document.and_then(|document| document.query_selector_all("[data-field]").ok());
    fields.is_some_and(|fields| {
        (0..fields.length())
            .filter_map(|place| fields.get(place))
            .any(|field| js_sys::Reflect::get(&field, &"value".into()).is_ok_and(|text| text.is_truthy()))
    })
}

/// What is chosen in the list that an event comes from.
#[must_use]
pub fn value_of(event: &web_sys::Event) -> String {
    value(&event.target().map(JsValue::from).unwrap_or_default())
}

/// Takes what stands in a field of several lines, leaving it empty.
#[must_use]
pub fn take_lines(name: &str) -> String {
    let document = web_sys::window().and_then(|window| window.document());
    let found = document.and_then(|document| document.query_selector(&format!("textarea[data-field={name}]")).ok());
    let Some(field) = found.flatten() else { return String::new() };
    let text = value(&field);
    // A field of the document always takes a text.
    drop(js_sys::Reflect::set(&field, &"value".into(), &"".into()));
    text
}

/// The text of a field or a list, whichever of their kinds it is.
fn value(field: &JsValue) -> String {
    js_sys::Reflect::get(field, &"value".into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}
