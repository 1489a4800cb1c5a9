//! That a new version of the guide can take over.

use super::action::{Look, act};
use super::element::{classed, el, live, nothing};
use crate::app::App;
use crate::domain::guide::Guide;
use leptos::prelude::*;

/// The notice. It waits until nothing would be lost: while a token is in keeping or a check is under way it is not there.
#[inline(never)]
pub(super) fn version(app: App) -> AnyView {
    let words = app.words;
    let stands = Memo::new(move |_| app.has_new_version() && app.state.with(Guide::is_idle));
    let said = live(move || {
        if !stands.get() {
            return nothing();
        }
        classed("div", "notice notice--ways")
            .set("data-version", "ready")
            .child(el("p").text(words.version_ready()).view())
            .child(act("load-version", Look::Secondary, words.version_load(), crate::host::boot::want_version))
            .view()
    });
    el("div").set("role", "status").child(said).view()
}
