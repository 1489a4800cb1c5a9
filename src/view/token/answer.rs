//! What the paste doctor says.

use super::super::element::{classed, el, live, nothing};
use super::super::icon;
use super::super::prose::{inlines, prose};
use super::super::wording::paste_page;
use crate::app::App;
use crate::domain::catalogue::State;
use crate::domain::guide::Pasted;
use leptos::prelude::*;

pub(super) fn answer(app: App) -> AnyView {
    // Once Meta has been asked, "ask Meta about it" has had its time.
    let current =
        move || app.state.with(|guide| guide.pasted.clone().filter(|it| it.problem.is_some() || guide.run.is_none()));
    let said = live(move || current().map_or_else(nothing, |pasted| said(app, &pasted)));
    el("div").set("id", "token-answer").set("role", "status").set("aria-live", "polite").child(said).view()
}

fn said(app: App, pasted: &Pasted) -> AnyView {
    let page = paste_page(app, pasted);
    let state = if pasted.problem.is_some() { State::Fail } else { State::Pass };
    let action = (!page.action.is_empty()).then(|| el("p").children(inlines(app, &page.action)).view());
    let words = el("div")
        .child(classed("p", "notice__title").text(page.title).view())
        .children(action)
        .child(prose(app, &page.body, None))
        .view();
    classed("div", &format!("notice notice--{}", state.as_str()))
        .set("data-paste", pasted.as_str())
        .child(icon::verdict(Some(state)))
        .child(words)
        .view()
}
