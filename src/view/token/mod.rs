//! The place where the token is pasted and the check begins.

mod answer;
mod field;
mod secret;

pub(super) use secret::secret;

use super::action::out;
use super::action::{Look, act};
use super::element::{classed, el, keyed, live, nothing};
use super::{network, practice, seal};
use crate::app::{App, Seal};
use crate::domain::guide::{Event, Forgot, Screen};
use crate::domain::placement::Placement;
use crate::domain::step::Step;
use crate::host;
use crate::host::field::{TOKEN, take};
use leptos::prelude::*;

pub(super) fn token(app: App) -> AnyView {
    let words = app.words;
    classed("section", "card")
        .set("id", "token")
        .set("aria-labelledby", "token-heading")
        .child(el("h2").set("id", "token-heading").text(words.token_heading()).view())
        .child(place(app))
        .child(network::network(app))
        .child(answer::answer(app))
        .child(held(app))
        .child(buttons(app))
        .child(seal::where_sealed(app))
        .view()
}

/// Where the token is pasted: a field once the page is sealed, and none in practice.
fn place(app: App) -> AnyView {
    let words = app.words;
    let kind = move || {
        let practises = app.state.with(|guide| guide.practice.is_some());
        let sealed = app.seal() == Seal::Sealed;
        if practises {
            "practice"
        } else if app.placement == Placement::Framed {
            "framed"
        } else if sealed {
            "field"
        } else {
            "closing"
        }
        .to_owned()
    };
    keyed(kind, move || match kind().as_str() {
        "practice" => practice::token(app),
        "framed" => framed(app),
        "field" => field::secret(app, TOKEN, words.token_label(), words.token_hint(), App::paste),
        _ => {
            app.close_seal();
            seal::closing(app)
        }
    })
}

/// A page that may not show the guide could lay something over it, so no token is taken inside it.
fn framed(app: App) -> AnyView {
    let words = app.words;
    let window =
        out(app, Look::Secondary, words.frame_own_window(), &host::address::own_window(Screen::Step(Step::TOKEN)));
    classed("div", "notice notice--fail notice--ways")
        .set("role", "alert")
        .set("data-framed", "")
        .child(el("p").text(words.frame_framed()).view())
        .child(window)
        .view()
}

/// Which token is in keeping, or why there is none any more.
fn held(app: App) -> AnyView {
    let words = app.words;
    live(move || {
        let (held, forgot) = app.state.with(|guide| (guide.held.clone(), guide.forgot));
        let text = match (held, forgot) {
            (Some(held), _) => {
                let length = words.token_length(u32::try_from(held.length).unwrap_or(u32::MAX));
                return classed("p", "held").text(words.token_held(&held.mask, &length)).view();
            }
            (None, Some(Forgot::Asked)) => words.token_forgot_asked(),
            (None, Some(Forgot::Idle)) => words.token_forgot_idle(),
            (None, Some(Forgot::Left)) => words.token_forgot_left(),
            (None, None) => return nothing(),
        };
        classed("p", "notice").set("role", "status").text(text).view()
    })
}

/// Drawn anew only when another set of buttons is needed, so that the focus stays where it is.
fn buttons(app: App) -> AnyView {
    let words = app.words;
    let kind = move || {
        let (checking, held, ran) =
            app.state.with(|guide| (guide.is_checking(), guide.held.is_some(), guide.run.is_some()));
        let practises = app.state.with(|guide| guide.practice.is_some());
        let blocked = if practises { !app.practice_came.get() } else { app.seal() != Seal::Sealed };
        let main = if blocked {
            return String::new();
        } else if checking {
            "cancel"
        } else if held && ran {
            "again"
        } else {
            "check"
        };
        format!("{main}{}", if held { "+" } else { "" })
    };
    keyed(kind, move || {
        let kind = kind();
        if kind.is_empty() {
            return nothing();
        }
        let main = match kind.trim_end_matches('+') {
            "cancel" => act("cancel", Look::Secondary, words.token_cancel(), move || app.dispatch(Event::Cancel)),
            "again" => act("check-again", Look::Primary, words.token_check_again(), move || check(app)),
            _ => act("check", Look::Primary, words.token_check(), move || check(app)),
        };
        let forget = kind.ends_with('+').then(|| {
            act("forget", Look::Quiet, words.token_forget(), move || app.dispatch(Event::Forget(Forgot::Asked)))
        });
        classed("div", "ways").child(main).children(forget).view()
    })
}

/// Takes what is still in the field, then asks Meta.
fn check(app: App) {
    let typed = take(TOKEN);
    let (holds_one, practises) = app.state.with_untracked(|guide| (guide.held.is_some(), guide.practice.is_some()));
    if practises && !holds_one {
        app.use_practice_token();
        return app.check();
    }
    if !typed.is_empty() || !holds_one {
        app.paste(typed);
    }
    app.check();
}
