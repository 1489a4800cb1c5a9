//! What the paste doctor says.

use super::super::prose::{inlines, prose};
use super::super::wording::paste_page;
use super::super::icon;
use crate::app::App;
use crate::domain::catalogue::State;
use crate::domain::guide::{Guide, Pasted};
use leptos::html::{div, p};
use leptos::prelude::*;

pub(super) fn answer(app: App) -> impl IntoView {
    let pasted = Memo::new(move |_| app.state.with(|guide: &Guide| guide.pasted.clone()));
    div().id("token-answer").attr("role", "status").attr("aria-live", "polite").child(move || pasted.get().map(|pasted| said(app, &pasted)))
}

fn said(app: App, pasted: &Pasted) -> impl IntoView + use<> {
    let page = paste_page(app, pasted);
    let state = if pasted.problem.is_some() { State::Fail } else { State::Pass };
    div()
        .class(if pasted.problem.is_some() { "notice notice--fail" } else { "notice notice--pass" })
        .attr("data-paste", pasted.as_str())
        .child((
            icon::verdict(Some(state)),
            div().child((
                p().class("notice__title").child(page.title),
                (!page.action.is_empty()).then(|| p().child(inlines(app, &page.action))),
                prose(app, &page.body, None),
            )),
        ))
}
