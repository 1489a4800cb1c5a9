//! The seal: where a token may go, seen and tried.

use super::action::{Look, act, go};
use super::element::{classed, el, keyed, live, nothing};
use super::icon;
use super::prose::fold_later;
use crate::app::{App, Outcome, Seal, Sent, What};
use crate::domain::catalogue::State;
use crate::domain::guide::Screen;
use crate::host;
use leptos::prelude::*;

/// What stands in the place of the token field until the page is sealed.
pub(super) fn closing(app: App) -> AnyView {
    let words = app.words;
    let has_failed = move || app.seal() == Seal::Failed;
    keyed(
        move || has_failed().to_string(),
        move || {
            if has_failed() {
                return classed("p", "notice notice--fail").set("role", "alert").text(words.seal_failed()).view();
            }
            classed("p", "notice").set("role", "status").text(words.seal_closing()).view()
        },
    )
}

/// The seal, where it is closed and a token may be pasted.
pub(super) fn where_sealed(app: App) -> AnyView {
    let is_sealed = move || app.seal() == Seal::Sealed && app.state.with(|guide| guide.practice.is_none());
    keyed(move || is_sealed().to_string(), move || if is_sealed() { seal(app, Some(why(app))) } else { nothing() })
}

/// The seal, once it is closed: that it holds, the way to try it, `more` ways, and what was sent.
#[inline(never)]
pub(super) fn seal(app: App, more: Option<AnyView>) -> AnyView {
    let words = app.words;
    let said = classed("p", "seal__said").child(icon::lock()).child(el("span").text(words.seal_sealed()).view()).view();
    let try_it = act("try-seal", Look::Quiet, words.seal_try(), move || app.try_seal());
    let list = move |open: bool| if open { vec![sent(app)] } else { Vec::new() };
    classed("div", "seal")
        .child(said)
        .child(classed("div", "ways ways--small").child(try_it).children(more).view())
        .child(tried(app))
        .child(fold_later(app, "fold", "sent".to_owned(), vec![words.seal_sent().into_any()], list))
        .view()
}

/// The way to the page that says why the guide can be trusted.
fn why(app: App) -> AnyView {
    go(app, "privacy", Look::Quiet, app.words.nav_privacy(), Screen::Privacy)
}

/// What came of trying it.
fn tried(app: App) -> AnyView {
    let words = app.words;
    let said = keyed(
        move || app.tried().map(|refused| refused.to_string()).unwrap_or_default(),
        move || {
            let (state, text) = match app.tried() {
                None => return nothing(),
                Some(true) => (State::Pass, words.seal_refused(&host::address::own_origin())),
                Some(false) => (State::Fail, words.seal_not_refused().to_owned()),
            };
            classed("div", &format!("notice notice--{}", state.as_str()))
                .set("data-tried", state.as_str())
                .child(icon::verdict(Some(state)))
                .child(el("p").text(text).view())
                .view()
        },
    );
    el("div").set("role", "status").child(said).view()
}

/// Everything that was sent since the page was sealed.
fn sent(app: App) -> AnyView {
    live(move || match app.sent().as_slice() {
        [] => el("p").text(app.words.seal_nothing()).view(),
        list => {
            let entry = |sent: &Sent| el("li").set("data-sent", outcome_word(sent)).text(line(app, sent)).view();
            el("ul").children(list.iter().map(entry)).view()
        }
    })
}

fn line(app: App, sent: &Sent) -> String {
    let words = app.words;
    let time = host::locale::time(sent.at);
    let outcome = match sent.outcome {
        Outcome::UnderWay => words.seal_under_way(),
        Outcome::Answered => words.seal_answered(),
        Outcome::Unanswered => words.seal_unanswered(),
    };
    match sent.what {
        What::Questions(n) => words.seal_questions(n, &time, outcome),
        What::Change => words.seal_change(&time, outcome),
        What::Probe => words.seal_probe(&time, outcome),
    }
}

const fn outcome_word(sent: &Sent) -> &'static str {
    match sent.outcome {
        Outcome::UnderWay => "under-way",
        Outcome::Answered => "answered",
        Outcome::Unanswered => "unanswered",
    }
}
