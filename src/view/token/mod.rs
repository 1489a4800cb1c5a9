//! The place where the token is pasted and the check begins.

mod answer;
mod field;

use super::action::{Look, act};
use crate::app::App;
use crate::domain::guide::{Event, Forgot, Guide};
use crate::host;
use leptos::html::{div, h2, p, section};
use leptos::prelude::*;

pub(super) fn token(app: App) -> impl IntoView {
    let words = app.words;
    section().id("token").class("card").attr("aria-labelledby", "token-heading").child((
        h2().id("token-heading").child(words.token_heading()),
        field::field(app),
        answer::answer(app),
        held(app),
        buttons(app),
    ))
}

/// Which token is in keeping, or why there is none any more.
fn held(app: App) -> impl IntoView {
    let line = Memo::new(move |_| {
        let words = app.words;
        app.state.with(|guide: &Guide| match (&guide.held, guide.forgot) {
            (Some(held), _) => {
                let length = words.token_length(u32::try_from(held.length).unwrap_or(u32::MAX));
                Some((words.token_held(&held.mask, &length), true))
            }
            (None, Some(Forgot::Asked)) => Some((words.token_forgot_asked().to_owned(), false)),
            (None, Some(Forgot::Idle)) => Some((words.token_forgot_idle().to_owned(), false)),
            (None, Some(Forgot::Left)) => Some((words.token_forgot_left().to_owned(), false)),
            (None, None) => None,
        })
    });
    move || {
        line.get().map(|(text, kept)| p().class(if kept { "held" } else { "notice" }).attr("role", "status").child(text))
    }
}

fn buttons(app: App) -> impl IntoView {
    let words = app.words;
    let shows = Memo::new(move |_| {
        app.state.with(|guide: &Guide| (guide.is_checking(), guide.held.is_some(), guide.run.is_some()))
    });
    move || {
        let (checking, held, ran) = shows.get();
        let cancel = || act("cancel", Look::Secondary, words.token_cancel().to_owned(), move || app.dispatch(Event::Cancel));
        let check = || act("check", Look::Primary, words.token_check().to_owned(), move || check(app));
        let again =
            || act("check-again", Look::Primary, words.token_check_again().to_owned(), move || app.dispatch(Event::Check));
        let forget = || {
            act("forget", Look::Quiet, words.token_forget().to_owned(), move || app.dispatch(Event::Forget(Forgot::Asked)))
        };
        div().class("ways").child((
            if checking {
                cancel()
            } else if held && ran {
                again()
            } else {
                check()
            },
            held.then(forget),
        ))
    }
}

/// Takes what is still in the field, then asks Meta.
fn check(app: App) {
    let typed = host::field::take();
    let holds_one = app.state.with_untracked(|guide| guide.held.is_some());
    if !typed.is_empty() || !holds_one {
        app.paste(&typed);
    }
    app.dispatch(Event::Check);
}
