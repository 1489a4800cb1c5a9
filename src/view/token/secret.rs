//! The field for the app secret, for those who cannot turn Meta's setting off.

use super::super::action::{Look, act};
use super::super::element::{classed, el, keyed, live, nothing};
use super::field;
use crate::app::App;
use crate::host::field::{SECRET, take};
use leptos::prelude::*;

/// Shown only when Meta demands a proof, and never inside another page.
pub(in crate::view) fn secret(app: App) -> AnyView {
    let words = app.words;
    let needed =
        move || app.is_alone() && app.verdicts.with(|verdicts| app.state.with(|guide| guide.needs_secret(verdicts)));
    keyed(
        move || needed().to_string(),
        move || {
            if !needed() {
                return nothing();
            }
            let none = move || {
                if app.state.with(|guide| guide.no_secret) {
                    classed("p", "notice notice--fail").text(words.secret_none()).view()
                } else {
                    nothing()
                }
            };
            classed("section", "card secret")
                .set("aria-labelledby", "secret-heading")
                .child(el("h2").set("id", "secret-heading").text(words.secret_heading()).view())
                .child(classed("p", "notice notice--warn").text(words.secret_warning()).view())
                .child(field::secret(app, SECRET, words.secret_label(), words.secret_hint(), App::prove))
                .child(el("div").set("role", "status").child(live(none)).view())
                .child(act("use-secret", Look::Secondary, words.secret_use(), move || app.prove(take(SECRET))))
                .view()
        },
    )
}
