//! A change made for the person: what it is, what it would do, the question, and what became of it.

use super::super::action::{Look, act};
use super::super::element::{classed, el, keyed, nothing};
use super::super::icon;
use crate::app::App;
use crate::domain::catalogue::State;
use crate::domain::guide::{Change, Event, Stage};
use crate::domain::order::{Deed, Order};
use leptos::prelude::*;

/// The button that begins a change.
pub(super) fn offer(app: App, order: &Order) -> AnyView {
    let words = app.words;
    let (name, text) = match order.deed {
        Deed::Assign => ("assign", words.change_assign()),
        Deed::Subscribe => ("subscribe", words.change_subscribe()),
    };
    let order = order.clone();
    act(name, Look::Secondary, text, move || app.dispatch(Event::Prepare(order.clone())))
}

/// The change under way, if there is one.
pub(super) fn change(app: App) -> AnyView {
    let key = move || {
        let stage = |change: &Change| format!("{}{}", stage_name(change.stage), change.order.account.as_str());
        app.state.with(|guide| {
            guide.change.as_ref().map(|change| format!("{}{}", stage(change), guide.held.is_some())).unwrap_or_default()
        })
    };
    let current = move || app.state.with(|guide| guide.change.clone());
    keyed(key, move || current().map_or_else(nothing, |change| card(app, &change)))
}

fn card(app: App, change: &Change) -> AnyView {
    let words = app.words;
    let account = app.state.with_untracked(|guide| guide.account_label(&change.order.account));
    let heading = match change.order.deed {
        Deed::Assign => words.change_assign_heading(&account),
        Deed::Subscribe => words.change_subscribe_heading(&account),
    };
    let mut card = classed("div", "card change")
        .set("id", "change")
        .set("data-change", stage_name(change.stage))
        .child(el("h3").set("tabindex", "-1").text(heading).view());
    if change.stage == Stage::Asking {
        card = card.child(difference(app, change)).child(el("p").text(words.change_ask()).view());
    } else {
        let (state, said) = said(app, change.stage);
        let line = classed("p", "change__said").child(icon::verdict(state)).child(el("span").text(said).view());
        card = card.child(line.view());
    }
    if let Some(refusal) = &change.refusal {
        card = card.child(el("p").child(el("bdi").set("dir", "ltr").text(refusal.text.clone()).view()).view());
    }
    if change.stage == Stage::Done {
        let undo = match change.order.deed {
            Deed::Assign => words.change_assign_undo().to_owned(),
            Deed::Subscribe => words.change_subscribe_undo(&app.config.brand),
        };
        card = card.child(el("p").text(words.change_then_check()).view()).child(el("p").text(undo).view());
    }
    card.child(classed("div", "ways").children(buttons(app, change)).view()).view()
}

const fn stage_name(stage: Stage) -> &'static str {
    match stage {
        Stage::Reading => "reading",
        Stage::Asking => "asking",
        Stage::Sending => "sending",
        Stage::ReadingBack => "reading-back",
        Stage::Already => "already",
        Stage::Unread(_) => "unread",
        Stage::Done => "done",
        Stage::NotDone => "not-done",
        Stage::Unknown(_) => "unknown",
    }
}

fn said(app: App, stage: Stage) -> (Option<State>, &'static str) {
    let words = app.words;
    match stage {
        Stage::Reading | Stage::Asking => (None, words.change_reading()),
        Stage::Sending => (None, words.change_sending()),
        Stage::ReadingBack => (None, words.change_reading_back()),
        Stage::Already => (Some(State::Pass), words.change_already()),
        Stage::Unread(_) => (Some(State::Unknown), words.change_unread()),
        Stage::Done => (Some(State::Pass), words.change_done()),
        Stage::NotDone => (Some(State::Fail), words.change_not_done()),
        Stage::Unknown(_) => (Some(State::Unknown), words.change_unknown()),
    }
}

/// How it stands, and how it would stand.
fn difference(app: App, change: &Change) -> AnyView {
    let words = app.words;
    let whom = change.order.whom.as_str();
    let (now, later) = match change.order.deed {
        Deed::Assign => {
            let tasks = change.before.find(whom).and_then(|entry| entry.tasks.as_ref());
            let tasks = tasks.map(|tasks| tasks.join(", ")).filter(|tasks| !tasks.is_empty());
            let now = tasks.map_or_else(|| words.change_nobody(whom), |tasks| words.change_tasks(whom, &tasks));
            (now, words.change_full(whom))
        }
        Deed::Subscribe => {
            let label = |name: &Option<String>, id: &str| name.as_ref().map_or_else(|| id.to_owned(), String::clone);
            let apps: Vec<String> = change.before.items.iter().map(|entry| label(&entry.name, &entry.id)).collect();
            let now =
                if apps.is_empty() { words.change_no_app().to_owned() } else { words.change_apps(&apps.join(", ")) };
            (now, words.change_app_too(whom))
        }
    };
    let entry =
        |term: &str, text: String| el("div").child(el("dt").text(term).view()).child(el("dd").text(text).view()).view();
    classed("dl", "change__difference")
        .child(entry(words.change_now(), now))
        .child(entry(words.change_later(), later))
        .view()
}

fn buttons(app: App, change: &Change) -> Vec<AnyView> {
    let words = app.words;
    let button = |name, look, text: &str, event: Event| act(name, look, text, move || app.dispatch(event.clone()));
    match change.stage {
        Stage::Reading | Stage::Sending | Stage::ReadingBack => Vec::new(),
        Stage::Asking => vec![
            button("confirm", Look::Primary, words.change_confirm(), Event::Confirm),
            button("dismiss", Look::Secondary, words.change_dismiss(), Event::Dismiss),
        ],
        Stage::Unknown(_) => {
            // Without a token there is nothing to look with.
            let held = app.state.with_untracked(|guide| guide.held.is_some());
            let again = held.then(|| button("look-again", Look::Primary, words.change_look_again(), Event::LookAgain));
            let close = button("dismiss", Look::Secondary, words.change_close(), Event::Dismiss);
            again.into_iter().chain([close]).collect()
        }
        Stage::Already | Stage::Unread(_) | Stage::Done | Stage::NotDone => {
            vec![button("dismiss", Look::Secondary, words.change_close(), Event::Dismiss)]
        }
    }
}
