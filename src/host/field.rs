//! The token field, whose text is never kept anywhere else in the page.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use zeroize::Zeroizing;

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
pub fn take() -> Zeroizing<String> {
    let typed = Zeroizing::new(field().map(|field| field.value()).unwrap_or_default());
    empty();
    typed
}
