//! The focus.

use wasm_bindgen::JsCast;

/// Puts the focus on the first element that the selector finds, and brings its top into view.
pub fn put_on(selector: &str) {
    let element = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        drop(element.focus());
    }
}
