//! The list of steps, which folds on a phone.

use super::element::{Element, classed, el, live};
use super::frame::{number, step_title, title, total};
use crate::app::App;
use crate::domain::guide::Screen;
use crate::domain::progress::StepState;
use crate::domain::step::Step;
use leptos::prelude::*;

#[inline(never)]
pub(super) fn progress(app: App, on_screen: Memo<Screen>) -> AnyView {
    let words = app.words;
    let open = RwSignal::new(false);
    let fold = classed("button", "progress__fold")
        .set("type", "button")
        .bind("aria-expanded", move || Some(open.get().to_string()))
        .set("aria-controls", "steps")
        .on("click", move |_| open.set(!open.get_untracked()))
        .child(live(move || title(app, on_screen.get()).into_any()))
        .child(classed("span", "progress__count").child(live(move || finished(app).into_any())).view())
        .view();
    let link = move |screen: Screen| {
        classed("a", "progress__link")
            .set("href", &screen.hash())
            .bind("aria-current", move || (on_screen.get() == screen).then(|| "step".to_owned()))
            .on("click", move |_| open.set(false))
    };
    let plain = move |screen: Screen| {
        let inside = link(screen).child(classed("span", "progress__mark progress__mark--plain").view());
        classed("li", "progress__item").child(inside.text(title(app, screen)).view()).view()
    };
    let list = el("ol")
        .set("id", "steps")
        .bind("class", move || {
            Some(format!("progress__list progress__list--{}", if open.get() { "open" } else { "folded" }))
        })
        .child(plain(Screen::Start))
        .children(Step::ALL.map(|step| one(app, step, link(Screen::Step(step)))))
        .child(plain(Screen::Finish))
        .view();
    el("nav").set("class", "progress").set("aria-label", words.nav_label()).child(fold).child(list).view()
}

fn finished(app: App) -> String {
    let done = |step: &&Step| matches!(state(app, **step), StepState::Done | StepState::Proved);
    app.words.nav_progress(&Step::ALL.iter().filter(done).count().to_string(), &total())
}

fn state(app: App, step: Step) -> StepState {
    app.state.with(|guide| app.verdicts.with(|verdicts| guide.step_state(step, verdicts)))
}

fn one(app: App, step: Step, link: Element) -> AnyView {
    let words = app.words;
    let named = move || {
        match state(app, step) {
            StepState::Todo => words.step_todo(),
            StepState::Current => words.step_current(),
            StepState::Done => words.step_done(),
            StepState::Proved => words.step_proved(),
            StepState::Problem => words.step_problem(),
        }
        .to_owned()
        .into_any()
    };
    let text = classed("span", "progress__text")
        .child(classed("span", "hidden").text(words.nav_step_of(&number(step), &total())).view())
        .child(classed("span", "progress__title").text(step_title(app, step)).view())
        .child(classed("span", "progress__state").child(live(named)).view())
        .view();
    let mark = classed("span", "progress__mark").set("aria-hidden", "true").text(number(step)).view();
    classed("li", "progress__item")
        .set("data-step", &number(step))
        .bind("data-state", move || Some(state(app, step).as_str().to_owned()))
        .child(link.child(mark).child(text).view())
        .view()
}
