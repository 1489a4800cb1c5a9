//! Two tokens side by side, when one replaces the other.

use super::super::action::{Look, act};
use super::super::element::{classed, el, keyed, nothing, several};
use super::super::icon;
use crate::app::App;
use crate::domain::catalogue::State;
use crate::domain::comparison::{Comparison, Thing};
use crate::domain::guide::{Compared, Event, Guide, Phase};
use leptos::prelude::*;

/// The way into a comparison, or what comes of it.
pub(in crate::view) fn comparison(app: App) -> AnyView {
    let words = app.words;
    let compared = move || app.state.with(Guide::compared);
    let may_begin = move || {
        let done = |guide: &Guide| guide.run.as_ref().is_some_and(|run| run.phase == Phase::Done);
        app.state.with(|guide| guide.kept.is_none() && guide.held.is_some() && done(guide))
    };
    // A comparison is made once, when the check of the second token has ended.
    let key = move || format!("{}{}", may_begin(), name(compared().as_ref()));
    keyed(key, move || match compared() {
        Some(compared) => card(app, &compared),
        None if may_begin() => classed("div", "comparison")
            .child(el("p").text(words.comparison_about()).view())
            .child(act("compare", Look::Secondary, words.comparison_begin(), move || app.dispatch(Event::Keep)))
            .view(),
        None => nothing(),
    })
}

const fn name(compared: Option<&Compared>) -> &'static str {
    match compared {
        None => "",
        Some(Compared::Waiting) => "waiting",
        Some(Compared::Dead) => "dead",
        Some(Compared::Found(_)) => "found",
    }
}

fn card(app: App, compared: &Compared) -> AnyView {
    let words = app.words;
    let mask = app.state.with(|guide| guide.kept.as_ref().map(|kept| kept.mask.clone()).unwrap_or_default());
    let inside = match compared {
        Compared::Waiting => el("p").text(words.comparison_waiting(&mask)).view(),
        Compared::Dead => said(State::Unknown, words.comparison_dead()),
        Compared::Found(found) => lists(app, found),
    };
    classed("section", "card comparison")
        .set("data-compared", name(Some(compared)))
        .set("aria-labelledby", "comparison-heading")
        .child(el("h3").set("id", "comparison-heading").text(words.comparison_heading()).view())
        .child(inside)
        .child(act("stop-comparing", Look::Quiet, words.comparison_end(), move || app.dispatch(Event::StopComparing)))
        .view()
}

fn said(state: State, text: &str) -> AnyView {
    classed("p", "change__said").child(icon::verdict(Some(state))).child(el("span").text(text).view()).view()
}

fn lists(app: App, found: &Comparison) -> AnyView {
    let words = app.words;
    let mut parts = Vec::new();
    if found.same_app == Some(false) {
        parts.push(said(State::Warn, words.comparison_other_app()));
    }
    if found.same_user == Some(false) {
        parts.push(said(State::Warn, words.comparison_other_user()));
    }
    if found.keeps_everything() {
        parts.push(said(State::Pass, words.comparison_same()));
    } else if found.lost.is_empty() && found.unsure.is_empty() {
        parts.push(said(State::Unknown, words.comparison_not_whole()));
    }
    for (name, state, title, things) in [
        ("lost", State::Fail, words.comparison_lost(), &found.lost),
        ("unsure", State::Unknown, words.comparison_unsure(), &found.unsure),
        ("gained", State::Pass, words.comparison_gained(), &found.gained),
    ] {
        if !things.is_empty() {
            let items = things.iter().map(|thing| el("li").text(thing_name(app, thing)).view());
            parts.extend([said(state, title), el("ul").set("data-compared-list", name).children(items).view()]);
        }
    }
    several(parts)
}

fn thing_name(app: App, thing: &Thing) -> String {
    let words = app.words;
    match thing {
        Thing::Permission(name) => words.comparison_permission(name),
        Thing::Account(name) => words.comparison_account(name),
        Thing::Control(name) => words.comparison_control(name),
        Thing::Phone(name) => words.comparison_phone(name),
    }
}
