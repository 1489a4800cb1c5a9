//! The pages around the guide, as far as the browser tells.

use crate::domain::placement::Around;
use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;

/// Everything the browser says of them.
#[must_use]
pub fn around() -> Around {
    Around { is_top: is_top(), is_embed: is_embed(), own: super::address::own_origin(), ancestors: ancestors() }
}

/// Whether nothing frames the page, and it is not the copy that is made for frames. Only then may it remember anything.
#[must_use]
pub fn is_alone() -> bool {
    is_top() && !is_embed()
}

/// Whether no other page frames this one. Where that cannot be told, it counts as framed.
fn is_top() -> bool {
    web_sys::window().is_some_and(|window| window.top().is_ok_and(|top| top.as_ref() == Some(&window)))
}

/// Whether this is the copy of the page that is made for frames; the release marks it.
#[must_use]
pub fn is_embed() -> bool {
    is_marked("data-surface", "embed")
}

fn is_marked(name: &str, value: &str) -> bool {
    let root = web_sys::window().and_then(|window| window.document()).and_then(|document| document.document_element());
    root.is_some_and(|root| root.get_attribute(name).is_some_and(|found| found == value))
}

/// The origins of the pages around it, the nearest first. Where the browser does not tell them, boot.js has looked whether
/// the host's header keeps strangers away, and marks the page if none does: then it may be anybody's.
fn ancestors() -> Option<Vec<String>> {
    if is_marked("data-around", "anybody") {
        return Some(vec!["null".to_owned()]);
    }
    let location: JsValue = web_sys::window()?.location().into();
    let list = Reflect::get(&location, &"ancestorOrigins".into()).ok().filter(JsValue::is_object)?;
    Some(Array::from(&list).iter().map(|origin| origin.as_string().unwrap_or_default()).collect())
}
