//! One screen: its heading, its words, and the way on.

use super::action::{Look, act, at_meta, go, out};
use super::element::{classed, el, live, nothing, several};
use super::frame::{number, title, total};
use super::prose::prose;
use super::wording::page;
use super::{hand_over, practice, privacy, report, results, send, share, start, token};
use crate::app::App;
use crate::content::{Page, PageId};
use crate::domain::guide::{Event, Screen};
use crate::domain::progress::{StepState, proof};
use crate::domain::step::Step;
use leptos::prelude::*;

pub(super) fn screen(app: App, screen: Screen) -> AnyView {
    let words = app.words;
    let document = words.page_document_title(&title(app, screen), words.page_title());
    crate::host::address::apply_language(words.language(), words.direction().as_str(), &document);
    match screen {
        Screen::Start => several(vec![heading(None, page(app, PageId::Start, &[]).title), start::start(app)]),
        Screen::Step(step) => self::step(app, step),
        Screen::Finish => finish(app),
        Screen::Accounts => accounts(app),
        Screen::Report => {
            let open = later(app, App::has_rest, report::open);
            several(vec![heading(None, words.nav_report().to_owned()), open, ways(app, Screen::Report)])
        }
        Screen::Privacy => {
            let more = later(app, App::is_whole, privacy::privacy);
            several(vec![heading(None, words.nav_privacy().to_owned()), more, ways(app, screen)])
        }
        Screen::Share => {
            let more = later(app, App::is_whole, share::share);
            several(vec![heading(None, words.nav_share().to_owned()), more, ways(app, screen)])
        }
        Screen::Practice(_) => {
            let cases = later(app, App::has_rest, practice::cases);
            several(vec![heading(None, words.nav_practice().to_owned()), cases, ways(app, screen)])
        }
    }
}

/// What needs the second part of the program: nothing of it may be drawn before that part is there.
fn later(app: App, is_there: fn(App) -> bool, draw: fn(App) -> AnyView) -> AnyView {
    let words = app.words;
    let is_there = Memo::new(move |_| is_there(app));
    live(move || {
        if is_there.get() {
            return draw(app);
        }
        let said = el("span").text(words.page_loading()).view();
        classed("p", "notice")
            .set("role", "status")
            .child(said)
            .text(" ")
            .child(load_again(words.page_load_again()))
            .view()
    })
}

/// The way to load the page again, on the same screen.
pub(super) fn load_again(text: &str) -> AnyView {
    act("load-again", Look::Quiet, text, crate::host::address::load_again)
}

/// The same for what nobody waits for.
pub(super) fn quietly(app: App, draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    live(move || if app.rest.get() { draw() } else { nothing() })
}

/// The token, and all that comes of it.
fn check(app: App) -> AnyView {
    several(vec![
        token::token(app),
        results::results(app),
        token::secret(app),
        results::comparison(app),
        report::own(app),
    ])
}

fn heading(above: Option<String>, text: String) -> AnyView {
    let above = above.map(|above| classed("span", "eyebrow").text(above).view());
    el("h1").set("tabindex", "-1").children(above).text(text).view()
}

fn finish(app: App) -> AnyView {
    let page = page(app, PageId::Finish, &[]);
    several(vec![
        heading(None, page.title),
        results::brief(app),
        later(app, App::has_rest, hand_over::hand_over),
        prose(app, &page.body, None),
        ways(app, Screen::Finish),
        after(app),
    ])
}

/// The page of the help center that comes after this guide.
fn after(app: App) -> AnyView {
    let next = app.config.next.as_ref().map(|link| out(app, Look::Secondary, &link.label, &link.address));
    classed("div", "ways").children(next).view()
}

fn accounts(app: App) -> AnyView {
    let words = app.words;
    let known = move || app.verdicts.with(|verdicts| app.state.with(|guide| guide.accounts(verdicts)));
    let list = live(move || match known().as_slice() {
        [] => el("p").text(words.choice_no_accounts()).view(),
        [only] => {
            let name = only.name.as_ref().map(|name| el("bdi").text(format!("{name} ")).view());
            el("p").children(name).child(el("code").set("dir", "ltr").text(&only.id).view()).view()
        }
        _ => nothing(),
    });
    several(vec![
        heading(None, words.nav_accounts().to_owned()),
        results::brief(app),
        list,
        later(app, App::has_rest, results::choice),
        ways(app, Screen::Accounts),
    ])
}

fn step(app: App, step: Step) -> AnyView {
    let eyebrow = app.words.nav_step_of(&number(step), &total());
    let page = page(app, PageId::Step(step), &[]);
    let facts = facts(app, &page);
    let mut parts =
        vec![heading(Some(eyebrow), page.title), note(app, step), facts, prose(app, &page.body, Some(step.number()))];
    if step == Step::TOKEN {
        parts.push(later(app, App::is_whole, check));
    } else {
        parts.push(results::brief(app));
    }
    let sending = quietly(app, move || send::send(app, Screen::Step(step)));
    parts.extend([tick(app, step), ways(app, Screen::Step(step)), sending]);
    several(parts)
}

/// The page at Meta where the step happens, and how long it takes.
fn facts(app: App, page: &Page) -> AnyView {
    let words = app.words;
    let meta = page.meta.map(|meta| at_meta(app, Look::Secondary, words.step_open_meta(), meta));
    let minutes = page
        .minutes
        .map(|minutes| classed("span", "facts__minutes").text(words.step_minutes(u32::from(minutes))).view());
    let read = page.read.as_ref().map(|address| out(app, Look::Plain, words.step_read_more(), address));
    classed("div", "facts").children(meta).children(minutes).children(read).view()
}

/// What Meta's answer says about this step.
fn note(app: App, step: Step) -> AnyView {
    live(move || {
        let (class, text) = match app.verdicts.with(|verdicts| proof(step, verdicts)) {
            Some(StepState::Proved) => ("notice notice--pass", app.words.step_proved_note()),
            Some(StepState::Problem) => ("notice notice--fail", app.words.step_problem_note()),
            _ => return nothing(),
        };
        classed("p", class).text(text).view()
    })
}

/// The box for people who tick for themselves.
fn tick(app: App, step: Step) -> AnyView {
    let ticked = move || app.state.with(|guide| guide.is_ticked(step));
    let box_ = el("input")
        .set("type", "checkbox")
        .ticked(ticked)
        .on("change", move |_| app.dispatch(Event::Tick(step)))
        .view();
    classed("label", "tick").child(box_).text(app.words.step_tick()).view()
}

/// Back and next.
fn ways(app: App, screen: Screen) -> AnyView {
    let words = app.words;
    let next = screen.next().map(|next| go(app, "next", Look::Primary, &words.nav_next_to(&title(app, next)), next));
    let back = screen.back().map(|back| go(app, "back", Look::Secondary, words.nav_back(), back));
    classed("div", "ways").children(next).children(back).view()
}
