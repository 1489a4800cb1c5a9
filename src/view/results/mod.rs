//! What Meta says: the answer in one word, then one row a check, what needs doing first.

mod row;
mod summary;

pub(super) use summary::brief;

use crate::app::App;
use crate::domain::catalogue::State;
use crate::domain::guide::Guide;
use crate::domain::verdict::Verdict;
use leptos::html::{details, div, h2, h3, p, section, ul};
use leptos::prelude::*;

pub(super) fn results(app: App) -> impl IntoView {
    let words = app.words;
    let ran = Memo::new(move |_| app.state.with(|guide: &Guide| guide.run.is_some()));
    section().id("results").class("results").attr("aria-labelledby", "results-heading").child((
        h2().id("results-heading").attr("tabindex", "-1").child(words.results_heading()),
        summary::summary(app),
        move || if ran.get() { lists(app).into_any() } else { p().class("results__none").child(words.results_none()).into_any() },
    ))
}

/// While answers come in, every row stays in its place. When all are here, what needs doing moves to the top, once.
fn lists(app: App) -> impl IntoView {
    let words = app.words;
    let checking = Memo::new(move |_| app.state.with(Guide::is_checking));
    let of = move |state: State| app.verdicts.get().into_iter().filter(move |verdict| verdict.state() == Some(state));
    move || {
        if checking.get() {
            return list(app, app.verdicts.get());
        }
        let fine: Vec<Verdict> = of(State::Pass).collect();
        let count = u32::try_from(fine.len()).unwrap_or(u32::MAX);
        div()
            .child((
                group(app, words.results_todo(), of(State::Fail).collect()),
                group(app, words.results_look(), of(State::Warn).collect()),
                group(app, words.results_unknown(), of(State::Unknown).collect()),
                (count > 0).then(|| {
                    details().class("fold fold--fine").child((
                        leptos::html::summary().child(words.results_fine(count)),
                        list(app, fine),
                    ))
                }),
            ))
            .into_any()
    }
}

fn group(app: App, title: &'static str, verdicts: Vec<Verdict>) -> Option<AnyView> {
    (!verdicts.is_empty()).then(|| div().child((h3().child(title), list(app, verdicts))).into_any())
}

fn list(app: App, verdicts: Vec<Verdict>) -> AnyView {
    ul().class("rows").attr("role", "list").child(verdicts.iter().map(|verdict| row::row(app, verdict)).collect::<Vec<_>>()).into_any()
}
