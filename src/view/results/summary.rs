//! The answer in one word and one sentence.

use super::super::action::{Look, go};
use super::super::icon;
use super::super::wording::overall_title;
use crate::app::App;
use crate::domain::catalogue::State;
use crate::domain::guide::{Guide, Phase, Screen};
use crate::domain::overall::Overall;
use crate::domain::step::Step;
use leptos::html::{div, p};
use leptos::prelude::*;

fn overall(app: App) -> Option<Overall> {
    app.verdicts.with(|verdicts| app.state.with(|guide: &Guide| guide.overall(verdicts)))
}

const fn mark(overall: Overall) -> Option<State> {
    match overall {
        Overall::Checking => None,
        Overall::Ready => Some(State::Pass),
        Overall::Attention => Some(State::Warn),
        Overall::NotReady => Some(State::Fail),
        Overall::Unproved => Some(State::Unknown),
    }
}

fn tone(overall: Overall) -> String {
    format!("summary summary--{}", overall.as_str())
}

/// The summary above the rows; it takes the focus when a check ends.
pub(super) fn summary(app: App) -> impl IntoView {
    let stands = Memo::new(move |_| overall(app).map(Overall::as_str));
    move || {
        stands.get()?;
        let overall = overall(app)?;
        let box_ = div().class(tone(overall)).attr("data-overall", overall.as_str()).attr("tabindex", "-1");
        Some(box_.child((
            icon::verdict(mark(overall)),
            div().child((p().class("summary__title").child(overall_title(app)), p().child(sentence(app, overall)))),
        )))
    }
}

fn sentence(app: App, overall: Overall) -> String {
    let words = app.words;
    let cancelled = app.state.with(|guide: &Guide| guide.run.as_ref().is_some_and(|run| run.phase == Phase::Cancelled));
    match overall {
        _ if cancelled => words.overall_cancelled(),
        Overall::Checking => words.overall_checking_more(),
        Overall::Ready => words.overall_ready_more(),
        Overall::Attention => words.overall_attention_more(),
        Overall::Unproved => words.overall_unproved_more(),
        Overall::NotReady => {
            let failed = |verdicts: &Vec<crate::domain::verdict::Verdict>| {
                verdicts.iter().filter(|verdict| verdict.state() == Some(State::Fail)).count()
            };
            return words.overall_not_ready_more(u32::try_from(app.verdicts.with(failed)).unwrap_or(u32::MAX));
        }
    }
    .to_owned()
}

/// The same on the other screens, with the way to the rows.
pub(in crate::view) fn brief(app: App) -> impl IntoView {
    let stands = Memo::new(move |_| overall(app).map(Overall::as_str));
    move || {
        stands.get()?;
        let overall = overall(app)?;
        Some(div().class(tone(overall)).attr("data-overall", overall.as_str()).child((
            icon::verdict(mark(overall)),
            div().child((
                p().class("summary__title").child(overall_title(app)),
                go(app, "results", Look::Quiet, app.words.nav_results().to_owned(), Screen::Step(Step::TOKEN)),
            )),
        )))
    }
}
