//! Practice: the cases to choose from, the sign that nothing here is real, and what stands in place of the token field.

use super::action::{Look, act, act_on};
use super::element::{classed, el, keyed, live, nothing, several};
use super::screen::load_again;
use crate::app::{App, Seal};
use crate::domain::guide::{Event, Screen};
use crate::domain::practice::Case;
use crate::domain::step::Step;
use leptos::prelude::*;

/// The cases.
#[inline(never)]
pub(super) fn cases(app: App) -> AnyView {
    let words = app.words;
    let is_shut = move || app.seal() != Seal::Open && !app.practice_came.get();
    keyed(
        move || format!("{} {}", is_shut(), app.strange.get()),
        move || {
            if is_shut() {
                let said = el("span").text(words.practice_reload()).view();
                return classed("p", "notice").child(said).text(" ").child(load_again(words.practice_begin())).view();
            }
            let about = if app.strange.get() { words.practice_unknown() } else { words.practice_about() };
            let cases = Case::ALL.map(|case| one(app, case));
            several(vec![el("p").text(about).view(), classed("ul", "cases").set("role", "list").children(cases).view()])
        },
    )
}

fn one(app: App, case: Case) -> AnyView {
    let (title, about) = name(app, case);
    let begin = move || {
        app.practise(case);
        app.dispatch(Event::Open(Screen::Step(Step::TOKEN)));
    };
    classed("li", "case card")
        .set("data-case", case.as_str())
        .bind("data-chosen", move || app.state.with(|guide| (guide.practice == Some(case)).then(String::new)))
        .child(el("h2").text(title).view())
        .child(el("p").text(about).view())
        .child(act_on("practise", Look::Secondary, app.words.practice_begin(), Some(title), begin))
        .view()
}

/// A case's name, and what it shows.
fn name(app: App, case: Case) -> (&'static str, &'static str) {
    let words = app.words;
    match case {
        Case::Good => (words.practice_good(), words.practice_good_about()),
        Case::MissingPermission => (words.practice_missing_permission(), words.practice_missing_permission_about()),
        Case::SixtyDays => (words.practice_sixty_days(), words.practice_sixty_days_about()),
        Case::Expired => (words.practice_expired(), words.practice_expired_about()),
        Case::NotAssigned => (words.practice_not_assigned(), words.practice_not_assigned_about()),
        Case::PartialControl => (words.practice_partial_control(), words.practice_partial_control_about()),
        Case::Admin => (words.practice_admin(), words.practice_admin_about()),
        Case::SeveralAccounts => (words.practice_several_accounts(), words.practice_several_accounts_about()),
    }
}

/// The sign that stands on every screen while somebody practises.
#[inline(never)]
pub(super) fn banner(app: App) -> AnyView {
    live(move || {
        let Some(case) = app.state.with(|guide| guide.practice) else { return nothing() };
        let end = act("end-practice", Look::Secondary, app.words.practice_end(), move || {
            app.dispatch(Event::Open(Screen::Practice(None)));
            app.end_practice();
        });
        classed("div", "practice")
            .set("data-practice", case.as_str())
            .child(el("p").text(app.words.practice_banner(name(app, case).0)).view())
            .child(end)
            .view()
    })
}

/// What stands in place of the token field.
pub(super) fn token(app: App) -> AnyView {
    let words = app.words;
    let use_it = act("use-practice-token", Look::Secondary, words.practice_use(), move || app.use_practice_token());
    several(vec![
        el("p").text(words.practice_token()).view(),
        live(move || {
            let waits = !app.practice_came.get();
            if waits {
                classed("p", "notice").set("role", "status").text(words.page_loading()).view()
            } else {
                nothing()
            }
        }),
        classed("div", "ways").child(use_it).view(),
    ])
}
