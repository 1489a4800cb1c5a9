//! The fields for secrets: uncontrolled, nameless, outside any form, and emptied as soon as their text is taken.

use super::super::element::{classed, el};
use crate::app::App;
use crate::host;
use leptos::prelude::AnyView;
use wasm_bindgen::JsCast;

/// Besides the plain manners of a secret field, password managers and form recorders are asked to look away.
const MANNERS: [(&str, &str); 11] = [
    ("type", "password"),
    ("dir", "ltr"),
    ("autocomplete", "off"),
    ("autocapitalize", "off"),
    ("autocorrect", "off"),
    ("spellcheck", "false"),
    ("inputmode", "text"),
    ("data-1p-ignore", ""),
    ("data-lpignore", "true"),
    ("data-bwignore", ""),
    ("data-form-type", "other"),
];

/// A field for a secret; `take` is given what is pasted or typed.
pub(super) fn secret(app: App, name: &'static str, label: &str, hint: &str, take: fn(App, String)) -> AnyView {
    let (id, hint_id, answer_id) = (format!("{name}-field"), format!("{name}-hint"), format!("{name}-answer"));
    let mut input = el("input").set("id", &id).set("data-field", name);
    for (name, value) in MANNERS {
        input = input.set(name, value);
    }
    let input = input
        .set("aria-describedby", &format!("{hint_id} {answer_id}"))
        .on("paste", move |event| paste(app, name, &event, take))
        .on("change", move |_| {
            let typed = host::field::take(name);
            if !typed.is_empty() {
                take(app, typed);
            }
        });
    classed("div", "field")
        .child(el("label").set("for", &id).text(label).view())
        .child(classed("p", "field__hint").set("id", &hint_id).text(hint).view())
        .child(input.view())
        .view()
}

/// Taken from the event, the text never enters the document.
fn paste(app: App, name: &str, event: &web_sys::Event, take: fn(App, String)) {
    event.prevent_default();
    let data = event.dyn_ref::<web_sys::ClipboardEvent>().and_then(web_sys::ClipboardEvent::clipboard_data);
    let text = data.and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
    host::field::empty(name);
    take(app, text);
}
