//! The token field: uncontrolled, nameless, outside any form, and emptied as soon as its text is taken.

use crate::app::App;
use crate::host;
use leptos::html::{div, input, label, p};
use leptos::prelude::*;

pub(super) fn field(app: App) -> impl IntoView {
    let words = app.words;
    div().class("field").child((
        label().attr("for", "token-field").child(words.token_label()),
        p().id("token-hint").class("field__hint").child(words.token_hint()),
        input()
            .id("token-field")
            .attr("data-field", "token")
            .attr("type", "password")
            .attr("dir", "ltr")
            .attr("autocomplete", "off")
            .attr("autocapitalize", "off")
            .attr("autocorrect", "off")
            .attr("spellcheck", "false")
            .attr("inputmode", "text")
            // Password managers and form recorders are asked to look away.
            .attr("data-1p-ignore", "")
            .attr("data-lpignore", "true")
            .attr("data-bwignore", "")
            .attr("data-form-type", "other")
            .attr("placeholder", words.token_placeholder())
            .attr("aria-describedby", "token-hint token-answer")
            .on(leptos::ev::paste, move |event| {
                // Taken from the event, the text never enters the document.
                event.prevent_default();
                let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
                host::field::empty();
                app.paste(&text);
            })
            .on(leptos::ev::change, move |_| {
                let typed = host::field::take();
                if !typed.is_empty() {
                    app.paste(&typed);
                }
            }),
    ))
}
