//! A link for somebody else who has to do a step, mostly the admin of the portfolio.

use super::element::{classed, el};
use super::hand_over::copy;
use super::prose::fold;
use crate::app::App;
use crate::domain::guide::Screen;
use crate::domain::invitation::invitation;
use crate::host;
use leptos::prelude::{AnyView, IntoAny, WithUntracked};

/// The folded part below a step.
#[inline(never)]
pub(super) fn send(app: App, screen: Screen) -> AnyView {
    let words = app.words;
    let link =
        app.state.with_untracked(|guide| invitation(&host::address::base(), words.language(), guide.own_ids(), screen));
    let shown = el("code").set("dir", "ltr").set("data-link", "").text(&link).view();
    let copied = link.clone();
    let copy = copy(app, "copy-link", words.send_copy(), None, move || copied.clone());
    let body = vec![
        el("p").text(words.send_about()).view(),
        el("p").child(shown).view(),
        classed("div", "ways").child(copy).view(),
    ];
    fold("fold send", vec![words.send_heading().into_any()], body)
}
