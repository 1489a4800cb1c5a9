//! The token field: uncontrolled, nameless, outside any form, and emptied as soon as its text is taken.

use super::super::element::{classed, el};
use crate::app::App;
use crate::host;
use leptos::prelude::AnyView;
use wasm_bindgen::JsCast;

/// Besides the plain manners of a secret field, password managers and form recorders are asked to look away.
const MANNERS: [(&str, &str); 13] = [
    ("id", "token-field"),
    ("data-field", "token"),
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

pub(super) fn field(app: App) -> AnyView {
    let words = app.words;
    let mut input = el("input");
    for (name, value) in MANNERS {
        input = input.set(name, value);
    }
    let input = input
        .set("placeholder", words.token_placeholder())
        .set("aria-describedby", "token-hint token-answer")
        .on("paste", move |event| paste(app, &event))
        .on("change", move |_| {
            let typed = host::field::take();
            if !typed.is_empty() {
                app.paste(typed);
            }
        });
    classed("div", "field")
        .child(el("label").set("for", "token-field").text(words.token_label()).view())
        .child(classed("p", "field__hint").set("id", "token-hint").text(words.token_hint()).view())
        .child(input.view())
        .view()
}

/// Taken from the event, the text never enters the document.
fn paste(app: App, event: &web_sys::Event) {
    event.prevent_default();
    let data = event.dyn_ref::<web_sys::ClipboardEvent>().and_then(web_sys::ClipboardEvent::clipboard_data);
    let text = data.and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
    host::field::empty();
    app.paste(text);
}
