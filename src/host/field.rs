//! The token field, whose text is never kept anywhere else in the page.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// The field, while it is on the screen.
fn field() -> Option<HtmlInputElement> {
    let document = web_sys::window()?.document()?;
    document.query_selector("input[data-field=token]").ok()??.dyn_into().ok()
}

/// Empties the field.
pub fn empty() {
    if let Some(field) = field() {
        field.set_value("");
    }
}

/// Takes what was typed out of the field, leaving it empty.
#[must_use]
pub fn take() -> String {
    let typed = field().map(|field| field.value()).unwrap_or_default();
    empty();
    typed
}
