//! The clipboard.

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

/// Puts a text on the clipboard; the answer says whether the browser did it. The text is handed over at once, so that
/// a secret need not be kept for it.
pub fn copy(text: &str) -> impl Future<Output = bool> + use<> {
    let copying = start(text);
    async move {
        match copying {
            Some(copying) => JsFuture::from(copying).await.is_ok(),
            None => false,
        }
    }
}

fn start(text: &str) -> Option<Promise> {
    let window = web_sys::window()?;
    // Pages without https have no clipboard; asking for it would throw.
    window.is_secure_context().then(|| window.navigator().clipboard().write_text(text))
}
