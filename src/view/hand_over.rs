//! What the platform asks for, ready to copy; the token only at an explicit press.

use super::action::{Look, act, act_on, out};
use super::element::{classed, el, keyed, nothing, several};
use super::results;
use crate::app::App;
use crate::config::Field;
use crate::domain::guide::Guide;
use crate::domain::selection::HandOver;
use leptos::prelude::*;

/// The card on the last screen.
pub(super) fn hand_over(app: App) -> AnyView {
    let words = app.words;
    let values = move || app.state.with(Guide::hand_over);
    let key = move || {
        let checked = app.state.with(|guide| guide.run.is_some());
        let values = values();
        let entries = entries(app, &values);
        let known: Vec<&str> = entries.iter().map(|(.., value)| value.as_deref().unwrap_or_default()).collect();
        format!("{checked} {} {}", values.choose, known.join(" "))
    };
    let card = keyed(key, move || {
        if app.state.with(|guide| guide.run.is_some()) {
            filled(app, &values())
        } else {
            el("p").text(words.hand_over_none()).view()
        }
    });
    let card = classed("section", "card")
        .set("id", "hand-over")
        .set("aria-labelledby", "hand-over-heading")
        .child(el("h2").set("id", "hand-over-heading").text(words.hand_over_heading(&app.config.brand)).view())
        .child(card)
        .children(app.config.hand_over.contains(&Field::Token).then(|| token(app)))
        .children(paste_at(app))
        .view();
    several(vec![results::choice(app), card])
}

/// Where the platform takes it.
fn paste_at(app: App) -> Option<AnyView> {
    let link = app.config.paste_at.as_ref()?;
    Some(classed("div", "ways").child(out(app, Look::Primary, &link.label, &link.address)).view())
}

/// One value: its name for people, its key for programs, its button's name, and the value if it is known.
type Entry<'a> = (&'static str, &'static str, &'static str, &'a Option<String>);

/// What the platform asks for, in its order, but for the token.
fn entries(app: App, values: &HandOver) -> Vec<Entry<'_>> {
    let words = app.words;
    let entry = |field: &Field| {
        let (name, button, value) = match field {
            Field::App => (words.hand_over_app(), "copy-app", &values.app),
            Field::Account => (words.hand_over_account(), "copy-account", &values.account),
            Field::Phone => (words.hand_over_phone(), "copy-phone", &values.phone),
            Field::Business => (words.hand_over_business(), "copy-business", &values.business),
            Field::Number => (words.hand_over_number(), "copy-number", &values.number),
            Field::Token => return None,
        };
        Some((name, field.as_str(), button, value))
    };
    app.config.hand_over.iter().filter_map(entry).collect()
}

fn filled(app: App, values: &HandOver) -> AnyView {
    let words = app.words;
    let entries = entries(app, values);
    let rows = entries.iter().map(|&(name, key, button, value)| {
        let shown = if let Some(value) = value {
            let copied = value.clone();
            several(vec![
                el("code").set("dir", "ltr").text(value).view(),
                copy(app, button, words.copy_copy(), Some(name), move || copied.clone()),
            ])
        } else {
            let of_account = matches!(key, "waba_id" | "phone_number_id" | "display_phone_number");
            let why = if values.choose && of_account { words.hand_over_choose() } else { words.hand_over_missing() };
            classed("span", "values__missing").text(why).view()
        };
        let term = el("dt").text(name).view();
        classed("div", "values__row").set("data-value", key).child(term).child(el("dd").child(shown).view()).view()
    });
    let known = || entries.iter().copied().filter_map(|(name, key, _, value)| Some((name, key, value.as_ref()?)));
    let lines: Vec<String> = known().map(|(name, _, value)| format!("{name}: {value}")).collect();
    // Ids and a telephone number hold nothing that JSON would have to escape but what `escaped` takes away.
    let pairs: Vec<String> = known().map(|(_, key, value)| format!("  \"{key}\": \"{}\"", escaped(value))).collect();
    let json = format!("{{\n{}\n}}\n", pairs.join(",\n"));
    let all = copy(app, "copy-all", words.hand_over_copy_all(), None, move || lines.join("\n"));
    let json = copy(app, "copy-json", words.hand_over_copy_json(), None, move || json.clone());
    let list = classed("dl", "values").children(rows).view();
    several(vec![list, classed("div", "ways").child(all).child(json).view()])
}

fn escaped(value: &str) -> String {
    value.chars().filter(|character| !matches!(character, '"' | '\\')).collect()
}

/// A button that copies, and what came of it. `of` tells a screen reader what it copies.
pub(super) fn copy(
    app: App,
    name: &'static str,
    label: &str,
    of: Option<&str>,
    text: impl Fn() -> String + Send + 'static,
) -> AnyView {
    let button = act_on(name, Look::Secondary, label, of, move || app.copy(name, &text()));
    classed("span", "copy").child(button).child(outcome(app, name, app.words.copy_copied().to_owned())).view()
}

/// What came of copying with the button of this name.
fn outcome(app: App, name: &'static str, copied: String) -> AnyView {
    let done = move || app.copied().filter(|last| last.what == name).map(|last| last.done);
    let said = keyed(
        move || done().map(|done| done.to_string()).unwrap_or_default(),
        move || match done() {
            Some(true) => copied.clone().into_any(),
            Some(false) => app.words.copy_failed().into_any(),
            None => nothing(),
        },
    );
    classed("span", "copy__said").set("role", "status").child(said).view()
}

const COPY_TOKEN: &str = "copy-token";
const EMPTY: &str = "empty-clipboard";

/// The token itself is never shown.
fn token(app: App) -> AnyView {
    let words = app.words;
    // The practice token is none.
    let held = move || app.state.with(|guide| guide.held.clone().filter(|_| guide.practice.is_none()));
    keyed(
        move || held().map(|held| held.mask).unwrap_or_default(),
        move || {
            let Some(held) = held() else { return nothing() };
            let length = words.token_length(u32::try_from(held.length).unwrap_or(u32::MAX));
            let buttons = classed("div", "ways")
                .child(act(COPY_TOKEN, Look::Secondary, words.hand_over_copy_token(), move || {
                    app.copy_token(COPY_TOKEN);
                }))
                .child(act(EMPTY, Look::Quiet, words.hand_over_empty(), move || app.copy(EMPTY, "")))
                .child(outcome(app, COPY_TOKEN, words.hand_over_token_copied(&app.config.brand)))
                .child(outcome(app, EMPTY, words.hand_over_emptied().to_owned()))
                .view();
            several(vec![
                el("h3").text(words.hand_over_token()).view(),
                classed("p", "held").text(words.token_held(&held.mask, &length)).view(),
                el("p").text(words.hand_over_token_hint(&app.config.brand)).view(),
                buttons,
            ])
        },
    )
}
