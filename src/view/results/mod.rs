//! What Meta says: the answer in one word, then one row a check, what needs doing first.

mod row;
mod summary;

pub(super) use summary::brief;

use super::element::{classed, el, live, several};
use super::prose::fold;
use crate::app::App;
use crate::domain::catalogue::State;
use crate::domain::guide::Guide;
use crate::domain::verdict::Verdict;
use leptos::prelude::*;

pub(super) fn results(app: App) -> AnyView {
    let words = app.words;
    let rows = live(move || {
        if app.state.with(|guide| guide.run.is_some()) {
            lists(app)
        } else {
            classed("p", "results__none").text(words.results_none()).view()
        }
    });
    classed("section", "results")
        .set("id", "results")
        .set("aria-labelledby", "results-heading")
        .child(el("h2").set("id", "results-heading").set("tabindex", "-1").text(words.results_heading()).view())
        .child(summary::summary(app))
        .child(rows)
        .view()
}

/// While answers come in, every row stays in its place. When all are here, what needs doing moves to the top, once.
fn lists(app: App) -> AnyView {
    let words = app.words;
    let verdicts = app.verdicts.get();
    if app.state.with(Guide::is_checking) {
        return list(app, &verdicts.iter().collect::<Vec<_>>());
    }
    let of = |state: State| verdicts.iter().filter(move |verdict| verdict.state() == Some(state)).collect::<Vec<_>>();
    let mut groups = Vec::new();
    for (title, state) in [
        (words.results_todo(), State::Fail),
        (words.results_look(), State::Warn),
        (words.results_unknown(), State::Unknown),
    ] {
        let rows = of(state);
        if !rows.is_empty() {
            groups.extend([el("h3").text(title).view(), list(app, &rows)]);
        }
    }
    let fine = of(State::Pass);
    if !fine.is_empty() {
        let title = words.results_fine(u32::try_from(fine.len()).unwrap_or(u32::MAX));
        groups.push(fold("fold fold--fine", vec![title.into_any()], vec![list(app, &fine)]));
    }
    several(groups)
}

fn list(app: App, verdicts: &[&Verdict]) -> AnyView {
    let rows = verdicts.iter().map(|verdict| row::row(app, verdict));
    classed("ul", "rows").set("role", "list").children(rows).view()
}
