//! Files: handed to the person, and taken from them. Nothing leaves the device.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlElement, HtmlInputElement, Url};

/// Hands a text over as a file of this name and media type.
pub fn save(name: &str, kind: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&JsValue::from_str(text));
    let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) else { return };
    let Ok(address) = Url::create_object_url_with_blob(&blob) else { return };
    let document = web_sys::window().and_then(|window| window.document());
    let link = document.and_then(|document| document.create_element("a").ok());
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        drop(link.set_attribute("href", &address));
        drop(link.set_attribute("download", name));
        link.click();
    }
    // The browser has taken the file when the click returns.
    drop(Url::revoke_object_url(&address));
}

/// The first file that an event brings: one chosen in a field, or one dropped on the page.
#[must_use]
pub fn of(event: &web_sys::Event) -> Option<Blob> {
    let get = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &name.into()).ok().filter(JsValue::is_object);
    let source = get(event, "dataTransfer").or_else(|| get(event, "target"))?;
    let files: web_sys::FileList = get(&source, "files")?.dyn_into().ok()?;
    let file = files.get(0).map(Into::into);
    // A field that keeps its file tells of no change when the same file is chosen again.
    if let Ok(field) = source.dyn_into::<HtmlInputElement>() {
        field.set_value("");
    }
    file
}

/// The text of a file, at most `most` bytes of it and one more, so that a longer one is seen to be longer.
pub async fn read(file: &Blob, most: usize) -> Option<String> {
    let most = f64::from(u32::try_from(most).ok()?);
    let start = file.slice_with_f64_and_f64(0.0, most + 1.0).ok()?;
    JsFuture::from(start.text()).await.ok()?.as_string()
}
