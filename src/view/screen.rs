//! One screen: its heading, its words, and the way on.

use super::action::{Look, at_meta, go, out};
use super::frame::{number, title};
use super::prose::prose;
use super::wording::page;
use super::{results, token};
use crate::app::App;
use crate::content::{Page, PageId};
use crate::domain::guide::{Event, Screen};
use crate::domain::progress::{StepState, proof};
use crate::domain::step::Step;
use leptos::html::{div, h1, input, label, p, span};
use leptos::prelude::*;

pub(super) fn screen(app: App, screen: Screen) -> AnyView {
    host_title(app, screen);
    match screen {
        Screen::Start => start(app),
        Screen::Step(step) => self::step(app, step),
        Screen::Finish => finish(app),
    }
}

fn host_title(app: App, screen: Screen) {
    let words = app.words;
    let document = words.page_document_title(&title(app, screen), words.page_title());
    crate::host::address::apply_language(words.language(), words.direction().as_str(), &document);
}

fn heading(above: Option<String>, text: String) -> AnyView {
    h1().attr("tabindex", "-1").child((above.map(|above| span().class("eyebrow").child(above)), text)).into_any()
}

fn start(app: App) -> AnyView {
    let page = page(app, PageId::Start, &[]);
    let first = Screen::Step(Step::ALL[0]);
    let token = Screen::Step(Step::TOKEN);
    (
        heading(None, page.title),
        prose(app, &page.body, None),
        div().class("ways").child((
            go(app, "next", Look::Primary, app.words.nav_begin().to_owned(), first),
            go(app, "to-token", Look::Secondary, app.words.nav_to_token().to_owned(), token),
        )),
    )
        .into_any()
}

fn finish(app: App) -> AnyView {
    let page = page(app, PageId::Finish, &[]);
    (
        heading(None, page.title),
        results::brief(app),
        prose(app, &page.body, None),
        ways(app, Screen::Finish),
    )
        .into_any()
}

fn step(app: App, step: Step) -> AnyView {
    let words = app.words;
    let page = page(app, PageId::Step(step), &[]);
    let eyebrow = words.nav_step_of(&number(step), &Step::ALL.len().to_string());
    (
        heading(Some(eyebrow), page.title.clone()),
        note(app, step),
        facts(app, &page),
        prose(app, &page.body, Some(step.number())),
        (step == Step::TOKEN).then(|| (token::token(app), results::results(app)).into_any()),
        (step != Step::TOKEN).then(|| results::brief(app)),
        tick(app, step),
        ways(app, Screen::Step(step)),
    )
        .into_any()
}

/// How long the step takes, and the page at Meta where it happens.
fn facts(app: App, page: &Page) -> AnyView {
    let words = app.words;
    div()
        .class("facts")
        .child((
            page.meta.map(|meta| at_meta(app, Some(Look::Secondary), words.step_open_meta().to_owned(), meta)),
            page.minutes.map(|minutes| span().class("facts__minutes").child(words.step_minutes(u32::from(minutes)))),
            page.read.clone().map(|address| out(app, None, words.step_read_more().to_owned(), address)),
        ))
        .into_any()
}

/// What Meta's answer says about this step.
fn note(app: App, step: Step) -> impl IntoView {
    let proved = Memo::new(move |_| app.verdicts.with(|verdicts| proof(step, verdicts) == Some(StepState::Proved)));
    let problem = Memo::new(move |_| app.verdicts.with(|verdicts| proof(step, verdicts) == Some(StepState::Problem)));
    move || {
        let (class, text) = match (proved.get(), problem.get()) {
            (true, _) => ("notice notice--pass", app.words.step_proved_note()),
            (_, true) => ("notice notice--fail", app.words.step_problem_note()),
            _ => return None,
        };
        Some(p().class(class).child(text))
    }
}

/// The box for people who tick for themselves.
fn tick(app: App, step: Step) -> impl IntoView {
    let ticked = move || app.state.with(|guide| guide.ticked.get(usize::from(step.number()) - 1).copied().unwrap_or_default());
    label().class("tick").child((
        input()
            .attr("type", "checkbox")
            .prop("checked", ticked)
            .on(leptos::ev::change, move |_| app.dispatch(Event::Tick(step))),
        app.words.step_tick(),
    ))
}

/// Back and next.
fn ways(app: App, screen: Screen) -> AnyView {
    let words = app.words;
    let next = screen.next().map(|next| {
        let text = words.nav_next_to(&title(app, next));
        go(app, "next", Look::Primary, text, next)
    });
    let back = screen.back().map(|back| go(app, "back", Look::Secondary, words.nav_back().to_owned(), back));
    div().class("ways").child((next, back)).into_any()
}
