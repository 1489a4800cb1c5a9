//! Why the guide can be trusted, and which build of it this is.

use super::element::{classed, el, keyed, nothing, several};
use super::prose::prose;
use super::seal;
use super::wording::page;
use crate::app::{App, Seal};
use crate::content::PageId;
use crate::host;
use leptos::prelude::*;

/// Everything below the heading.
#[inline(never)]
pub(super) fn privacy(app: App) -> AnyView {
    let words = app.words;
    let about = words.build_about(env!("CARGO_PKG_VERSION"), &host::address::build());
    let build = classed("section", "card")
        .set("aria-labelledby", "build-heading")
        .child(el("h2").set("id", "build-heading").text(words.build_heading()).view())
        .child(el("p").text(about).view())
        .view();
    several(vec![sealed(app), prose(app, &page(app, PageId::Privacy, &[]).body, None), build])
}

/// The seal, where it is closed already.
fn sealed(app: App) -> AnyView {
    let is_sealed = move || app.seal() == Seal::Sealed;
    keyed(
        move || is_sealed().to_string(),
        move || {
            if is_sealed() { classed("section", "card").child(seal::seal(app, None)).view() } else { nothing() }
        },
    )
}
