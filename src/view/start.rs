//! The first screen: what to have ready, what will be done, and why it is safe.

use super::action::{Look, go, out};
use super::element::{classed, el, live, nothing, several};
use super::frame::{number, step_title};
use super::keeping;
use super::prose::prose;
use super::screen::quietly;
use super::wording::page;
use crate::app::App;
use crate::content::PageId;
use crate::domain::guide::Screen;
use crate::domain::progress::StepState;
use crate::domain::step::Step;
use leptos::prelude::*;

/// Everything below the heading.
pub(super) fn start(app: App) -> AnyView {
    let words = app.words;
    let page = page(app, PageId::Start, &[]);
    let previous = app.config.previous.as_ref().map(|link| out(app, Look::Plain, &link.label, &link.address));
    let support = app
        .config
        .support
        .as_ref()
        .map(|address| out(app, Look::Plain, &words.nav_support(&app.config.brand), address));
    several(vec![
        prose(app, &page.body, None),
        ways(app),
        plan(app),
        quietly(app, move || if app.is_alone() { keeping::unless_practising(app) } else { nothing() }),
        classed("div", "ways ways--plain").children(previous).children(support).view(),
    ])
}

/// The first step that is neither ticked nor proved; none when that is the very first, or all are done.
fn to_go_on(app: App) -> Option<Step> {
    let open = |step: &Step| {
        let state = app.state.with(|guide| app.verdicts.with(|verdicts| guide.step_state(*step, verdicts)));
        !matches!(state, StepState::Done | StepState::Proved)
    };
    Step::ALL.into_iter().find(open).filter(|step| step.number() > 1)
}

fn ways(app: App) -> AnyView {
    let words = app.words;
    let next = live(move || match to_go_on(app) {
        Some(step) => go(app, "next", Look::Primary, &words.nav_go_on(&number(step)), Screen::Step(step)),
        None => go(app, "next", Look::Primary, words.nav_begin(), Screen::Step(Step::ALL[0])),
    });
    let token = go(app, "to-token", Look::Secondary, words.nav_to_token(), Screen::Step(Step::TOKEN));
    let practice = go(app, "practice", Look::Quiet, words.nav_to_practice(), Screen::Practice(None));
    classed("div", "ways").child(next).child(token).child(practice).view()
}

/// The steps, each with the time it takes.
fn plan(app: App) -> AnyView {
    let words = app.words;
    let minutes = |step: Step| app.words.page(PageId::Step(step)).minutes.map_or(0, u32::from);
    let all = Step::ALL.into_iter().map(minutes).sum();
    let steps = Step::ALL.map(|step| {
        let link = el("a").set("href", &Screen::Step(step).hash()).text(step_title(app, step)).view();
        let time = classed("span", "plan__time").text(words.step_minutes(minutes(step))).view();
        el("li").child(link).text(" ").child(time).view()
    });
    classed("section", "plan")
        .set("aria-labelledby", "plan-heading")
        .child(el("h2").set("id", "plan-heading").text(words.nav_steps()).view())
        .child(el("ol").children(steps).view())
        .child(classed("p", "plan__time").text(words.nav_minutes(all)).view())
        .view()
}
