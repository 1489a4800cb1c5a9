//! What a screen reader says by itself: that a check runs, how far it is, and how it ended.

use super::element::{classed, live};
use crate::app::App;
use crate::domain::guide::Phase;
use leptos::prelude::*;

/// One polite live region for the whole page; it changes only when there is something new to say.
pub(super) fn announce(app: App) -> AnyView {
    let said = Memo::new(move |_| sentence(app));
    let text = live(move || said.get().into_any());
    classed("div", "hidden").set("role", "status").set("aria-live", "polite").child(text).view()
}

fn sentence(app: App) -> String {
    let words = app.words;
    let phase = app.state.with(|guide| guide.run.as_ref().map(|run| run.phase));
    let (settled, all) = app
        .verdicts
        .with(|verdicts| (verdicts.iter().filter(|verdict| verdict.code.is_some()).count(), verdicts.len()));
    match phase {
        None => String::new(),
        Some(Phase::Running) if settled == 0 => words.announce_checking().to_owned(),
        Some(Phase::Running) => words.announce_settled(&number(app, settled), &number(app, all)),
        Some(Phase::Done | Phase::Cancelled) => super::wording::overall_title(app).to_owned(),
    }
}

fn number(app: App, count: usize) -> String {
    app.words.number(u32::try_from(count).unwrap_or(u32::MAX))
}
