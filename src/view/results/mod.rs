//! What Meta says: the answer in one word, then one row a check, what needs doing first.

mod change;
mod choice;
mod comparison;
mod row;
mod summary;

pub(super) use choice::choice;
pub(super) use comparison::comparison;
pub(super) use summary::{boxed_answer, brief};

use super::element::{classed, el, live, nothing, several};
use super::prose::fold_later;
use crate::app::App;
use crate::domain::catalogue::State;
use crate::domain::guide::Guide;
use crate::domain::order::Order;
use crate::domain::placement::Placement;
use crate::domain::verdict::Verdict;
use leptos::prelude::*;

pub(super) fn results(app: App) -> AnyView {
    // No token is taken there, so nothing of Meta's comes.
    if app.placement == Placement::Framed && app.state.with_untracked(|guide| guide.practice.is_none()) {
        return nothing();
    }
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
        .child(change::change(app))
        .child(choice::choice(app))
        .child(rows)
        .view()
}

/// How many rows stand open while answers come in: all of one account with one number. More only delay the answer, since
/// the browser lays out every one of them before it takes the next reply.
const OPEN: usize = 26;

/// While answers come in, every row stays in its place. When all are here, what needs doing moves to the top, once.
fn lists(app: App) -> AnyView {
    app.verdicts.with(|verdicts| {
        if app.state.with(Guide::is_checking) {
            return in_place(app, verdicts);
        }
        let offers = app.state.with(|guide| if app.is_alone() { guide.offers(verdicts) } else { Vec::new() });
        sorted(app, verdicts, &offers)
    })
}

fn in_place(app: App, verdicts: &[Verdict]) -> AnyView {
    let rows: Vec<&Verdict> = verdicts.iter().collect();
    let (open, more) = rows.split_at(rows.len().min(OPEN));
    let more = (!more.is_empty()).then(|| folded(app, "more", app.words.results_more(count(more)), more, &[]));
    several([list(app, open, &[])].into_iter().chain(more).collect())
}

/// What needs doing; then what to look at; then what could not be checked, folded where something else comes first;
/// then what is fine; then what the customer does not use.
pub(super) fn sorted(app: App, verdicts: &[Verdict], offers: &[Order]) -> AnyView {
    let words = app.words;
    let of = |state: State| {
        verdicts.iter().filter(move |verdict| !verdict.aside && verdict.state() == Some(state)).collect::<Vec<_>>()
    };
    let mut groups = Vec::new();
    for (title, state) in [(words.results_todo(), State::Fail), (words.results_look(), State::Warn)] {
        let rows = of(state);
        if !rows.is_empty() {
            groups.extend([el("h3").text(title).view(), list(app, &rows, offers)]);
        }
    }
    let unknown = of(State::Unknown);
    // Where something is wrong, most of what could not be checked follows from it.
    if of(State::Fail).is_empty() && unknown.iter().any(|verdict| verdict.needed) {
        groups.extend([el("h3").text(words.results_unknown()).view(), list(app, &unknown, offers)]);
    } else if !unknown.is_empty() {
        groups.push(folded(app, "unknown", words.results_unknown_more(count(&unknown)), &unknown, offers));
    }
    let fine = of(State::Pass);
    if !fine.is_empty() {
        groups.push(folded(app, "fine", words.results_fine(count(&fine)), &fine, offers));
    }
    let aside: Vec<&Verdict> = verdicts.iter().filter(|verdict| verdict.aside).collect();
    if !aside.is_empty() {
        groups.push(folded(app, "aside", words.results_aside(count(&aside)), &aside, offers));
    }
    several(groups)
}

fn count(rows: &[&Verdict]) -> u32 {
    u32::try_from(rows.len()).unwrap_or(u32::MAX)
}

fn folded(app: App, key: &str, title: String, rows: &[&Verdict], offers: &[Order]) -> AnyView {
    let rows: Vec<Verdict> = rows.iter().map(|row| (*row).clone()).collect();
    let offers = offers.to_vec();
    let inside = move |open: bool| {
        let rows = rows.iter().map(|verdict| if open { row::row(app, verdict, &offers) } else { row::brief(verdict) });
        vec![classed("ul", "rows").set("role", "list").children(rows).view()]
    };
    fold_later(app, "fold fold--rows", key.to_owned(), vec![title.into_any()], inside)
}

fn list(app: App, verdicts: &[&Verdict], offers: &[Order]) -> AnyView {
    let rows = verdicts.iter().map(|verdict| row::row(app, verdict, offers));
    classed("ul", "rows").set("role", "list").children(rows).view()
}
