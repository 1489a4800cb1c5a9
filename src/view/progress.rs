//! The list of steps, which folds on a phone.

use super::frame::{number, step_title, title};
use crate::app::App;
use crate::domain::guide::Screen;
use crate::domain::progress::StepState;
use crate::domain::step::Step;
use leptos::html::{a, button, li, nav, ol, span};
use leptos::prelude::*;

pub(super) fn progress(app: App, on_screen: Memo<Screen>) -> impl IntoView {
    let words = app.words;
    let open = RwSignal::new(false);
    let finished = move || {
        let done = |step: &&Step| matches!(state(app, **step), StepState::Done | StepState::Proved);
        words.nav_progress(&Step::ALL.iter().filter(done).count().to_string(), &Step::ALL.len().to_string())
    };
    nav().class("progress").attr("aria-label", words.nav_label()).child((
        button()
            .attr("type", "button")
            .class("progress__fold")
            .attr("aria-expanded", move || open.get().to_string())
            .attr("aria-controls", "steps")
            .on(leptos::ev::click, move |_| open.update(|open| *open = !*open))
            .child((move || title(app, on_screen.get()), span().class("progress__count").child(finished))),
        ol().id("steps").class(move || if open.get() { "progress__list progress__list--open" } else { "progress__list" }).child((
            plain(app, on_screen, Screen::Start, open),
            Vec::from(Step::ALL.map(|step| one(app, on_screen, step, open))),
            plain(app, on_screen, Screen::Finish, open),
        )),
    ))
}

fn state(app: App, step: Step) -> StepState {
    app.state.with(|guide| app.verdicts.with(|verdicts| guide.step_state(step, verdicts)))
}

fn link(on_screen: Memo<Screen>, screen: Screen, open: RwSignal<bool>, inside: impl IntoView) -> impl IntoView {
    a().class("progress__link")
        .href(screen.hash())
        .attr("aria-current", move || (on_screen.get() == screen).then_some("step"))
        .on(leptos::ev::click, move |_| open.set(false))
        .child(inside)
}

fn plain(app: App, on_screen: Memo<Screen>, screen: Screen, open: RwSignal<bool>) -> impl IntoView {
    li().class("progress__item").child(link(
        on_screen,
        screen,
        open,
        (span().class("progress__mark progress__mark--plain"), title(app, screen)),
    ))
}

fn one(app: App, on_screen: Memo<Screen>, step: Step, open: RwSignal<bool>) -> impl IntoView {
    let words = app.words;
    let state = Memo::new(move |_| state(app, step).as_str());
    let named = move || match state.get() {
        "done" => words.step_done(),
        "proved" => words.step_proved(),
        "problem" => words.step_problem(),
        "current" => words.step_current(),
        _ => words.step_todo(),
    };
    li().class("progress__item").attr("data-step", number(step)).attr("data-state", move || state.get()).child(link(
        on_screen,
        Screen::Step(step),
        open,
        (
            span().class("progress__mark").attr("aria-hidden", "true").child(number(step)),
            span().class("progress__text").child((
                span().class("hidden").child(words.nav_step_of(&number(step), "7")),
                span().class("progress__title").child(step_title(app, step)),
                span().class("progress__state").child(named),
            )),
        ),
    ))
}
