//! The answer in one word and one sentence.

use super::super::action::{Look, go};
use super::super::element::{Element, classed, el, keyed, nothing};
use super::super::icon;
use super::super::wording::overall_title;
use crate::app::App;
use crate::domain::catalogue::State;
use crate::domain::guide::{Phase, Screen};
use crate::domain::overall::Overall;
use crate::domain::step::Step;
use leptos::prelude::*;

const fn mark(overall: Overall) -> Option<State> {
    match overall {
        Overall::Checking => None,
        Overall::Ready => Some(State::Pass),
        Overall::Attention => Some(State::Warn),
        Overall::NotReady => Some(State::Fail),
        Overall::Unproved => Some(State::Unknown),
    }
}

/// The summary above the rows; it takes the focus when a check ends.
pub(super) fn summary(app: App) -> AnyView {
    boxed(
        app,
        |app, overall, inside| inside.child(el("p").text(sentence(app, overall)).view()),
        |summary| summary.set("tabindex", "-1"),
    )
}

/// The same on the other screens, with the way to the rows.
pub(in crate::view) fn brief(app: App) -> AnyView {
    let way = |app: App, _, inside: Element| {
        inside.child(go(app, "results", Look::Quiet, app.words.nav_results(), Screen::Step(Step::TOKEN)))
    };
    boxed(app, way, |summary| summary)
}

fn boxed(app: App, fill: fn(App, Overall, Element) -> Element, finish: fn(Element) -> Element) -> AnyView {
    let stands = move || app.overall().map(|overall| sentence(app, overall)).unwrap_or_default();
    keyed(stands, move || {
        let Some(overall) = app.overall() else { return nothing() };
        let inside = fill(app, overall, el("div").child(title(overall_title(app)))).view();
        finish(framed(overall)).child(icon::verdict(mark(overall))).child(inside).view()
    })
}

fn title(text: &str) -> AnyView {
    classed("p", "summary__title").text(text).view()
}

fn framed(overall: Overall) -> Element {
    classed("div", &format!("summary summary--{}", overall.as_str())).set("data-overall", overall.as_str())
}

/// The same box for an answer that is not this page's own.
pub(in crate::view) fn boxed_answer(overall: Overall, text: &str, more: AnyView) -> AnyView {
    let inside = el("div").child(title(text)).child(more).view();
    framed(overall).child(icon::verdict(mark(overall))).child(inside).view()
}

fn sentence(app: App, overall: Overall) -> String {
    let words = app.words;
    let cancelled = app.state.with(|guide| guide.run.as_ref().is_some_and(|run| run.phase == Phase::Cancelled));
    match overall {
        _ if cancelled => words.overall_cancelled(),
        Overall::Checking => words.overall_checking_more(),
        Overall::Ready => words.overall_ready_more(),
        Overall::Attention => words.overall_attention_more(),
        Overall::Unproved => words.overall_unproved_more(),
        Overall::NotReady => {
            let failed = app
                .verdicts
                .with(|verdicts| verdicts.iter().filter(|verdict| verdict.state() == Some(State::Fail)).count());
            return words.overall_not_ready_more(u32::try_from(failed).unwrap_or(u32::MAX));
        }
    }
    .to_owned()
}
