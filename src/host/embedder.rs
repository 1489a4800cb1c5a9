//! The page around the guide: what it is told. It is never listened to.

use js_sys::JSON;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::ResizeObserver;

/// Sends a message to the page around this one, if its origin is one of these. Where `as_text` is set it is sent as the
/// JSON it is written in, else as what that stands for.
pub fn tell(json: &str, as_text: bool, audience: &[String]) {
    let parent = web_sys::window().and_then(|window| window.parent().ok().flatten());
    let message = if as_text { Ok(JsValue::from_str(json)) } else { JSON::parse(json) };
    if let (Some(parent), Ok(message)) = (parent, message) {
        for origin in audience {
            // To a page of another origin the browser does not deliver it.
            drop(parent.post_message(&message, origin));
        }
    }
}

/// Says how tall the page is, in pixels: now, and whenever that changes.
pub fn on_height(mut changed: impl FnMut(u32) + 'static) {
    let Some(body) = web_sys::window().and_then(|window| window.document()).and_then(|document| document.body()) else {
        return;
    };
    let measured = body.clone();
    let listener = Closure::<dyn FnMut()>::new(move || {
        // A part of a pixel needs a whole one, else there is something to scroll.
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "no page is as tall as that, nor less than nothing"
        )]
        changed(measured.get_bounding_client_rect().height().ceil() as u32);
    });
    // It calls once at its start.
    if let Ok(observer) = ResizeObserver::new(listener.as_ref().unchecked_ref()) {
        observer.observe(&body);
    }
    // Both live as long as the page.
    listener.forget();
}
