//! The pictures of Meta's screens, drawn from their data: the same few rules for all of them.

use super::element::{Element, classed, el, live};
use super::icon;
use super::wording::own_name;
use crate::app::App;
use crate::content::picture::{Kind, Label, Picture, Thing};
use leptos::prelude::*;

/// A picture. To a screen reader it is one thing, described by what is to be pressed.
pub(super) fn picture(app: App, picture: &'static Picture) -> AnyView {
    live(move || {
        let side = (!picture.side.is_empty()).then(|| column(app, "picture__side", picture.side));
        let main = (!picture.main.is_empty()).then(|| column(app, "picture__main", picture.main));
        let bar = classed("div", "picture__bar").view();
        let shape = if picture.side.is_empty() { "picture__screen picture__screen--dialog" } else { "picture__screen" };
        let screen = classed("div", shape).child(bar).children(side).children(main).view();
        // Meta's screen is mirrored where its language is read from the right, whatever the guide's own language is.
        classed("div", "picture")
            .set("role", "img")
            .set("aria-label", &app.words.picture_text(&presses(app, picture)))
            .set("lang", &language(app))
            .set("dir", direction(&language(app)))
            .child(screen)
            .view()
    })
}

fn language(app: App) -> String {
    app.meta.with(|meta| meta.language.clone())
}

fn name_at_meta(app: App, english: &str) -> String {
    app.meta.with(|meta| meta.names.of_english(english).to_owned())
}

fn direction(language: &str) -> &'static str {
    if matches!(language, "ar" | "he") { "rtl" } else { "ltr" }
}

/// The names of what is pressed, in order.
fn presses(app: App, picture: &Picture) -> String {
    let mut pressed: Vec<&Thing> = picture.things().filter(|thing| thing.press > 0).collect();
    pressed.sort_by_key(|thing| thing.press);
    let names: Vec<String> = pressed.into_iter().flat_map(|thing| names(app, thing.label)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    crate::host::locale::list(&names)
}

/// The words of a thing; several for the permissions.
fn names(app: App, label: Label) -> Vec<String> {
    match label {
        Label::Meta(name) => vec![name_at_meta(app, name)],
        Label::Own(own) => vec![own_name(app, own)],
        Label::Value(value) => vec![value.to_owned()],
        Label::Permissions => app.config.wanted.iter().map(|wanted| wanted.name.clone()).collect(),
    }
}

fn column(app: App, class: &str, things: &[Thing]) -> AnyView {
    let drawn = things.iter().flat_map(|thing| {
        let names = names(app, thing.label);
        names.into_iter().map(|name| drawn(thing, &name))
    });
    classed("div", class).children(drawn).view()
}

fn drawn(thing: &Thing, name: &str) -> AnyView {
    let (class, mark) = match thing.kind {
        Kind::Menu => ("menu", Some(classed("span", "picture__arrow"))),
        Kind::Gear => ("gear", None),
        Kind::Line => ("line", None),
        Kind::Below => ("below", None),
        Kind::Tab => ("tab", None),
        Kind::Heading => ("heading", None),
        Kind::Caption => ("caption", None),
        Kind::Field => ("field", None),
        Kind::Choice(on) => ("choice", Some(toggled("picture__dot", on))),
        Kind::Box(on) => ("box", Some(toggled("picture__tick", on))),
        Kind::Switch(on) => ("switch", Some(toggled("picture__slide", on))),
        Kind::Entry => ("entry", Some(classed("span", "picture__round"))),
        Kind::Button => ("button", None),
        Kind::Main => ("button picture__button--main", None),
    };
    let lit = if thing.press > 0 { " picture__thing--lit" } else { "" };
    let gear = (thing.kind == Kind::Gear).then(icon::gear);
    let mark = mark.map(Element::view);
    let text = classed("span", "picture__text").set("dir", "auto").text(name).view();
    let press = (thing.press > 0).then(|| classed("span", "picture__press").text(thing.press.to_string()).view());
    let trailing = matches!(thing.kind, Kind::Menu | Kind::Switch(_));
    let (before, after) = if trailing { (None, mark) } else { (mark, None) };
    classed("div", &format!("picture__thing picture__{class}{lit}"))
        .children(gear)
        .children(before)
        .child(text)
        .children(after)
        .children(press)
        .view()
}

fn toggled(class: &str, on: bool) -> Element {
    if on { classed("span", &format!("{class} {class}--on")) } else { classed("span", class) }
}

/// A name on Meta's screen within running words: as the person's screen has it, and in English beside it, for screens
/// that say it otherwise.
pub(super) fn meta_name(app: App, english: &str) -> AnyView {
    let english = english.to_owned();
    live(move || {
        let name = name_at_meta(app, &english);
        let language = language(app);
        let strong = el("strong").set("lang", &language).child(el("bdi").text(name.clone()).view()).view();
        if name == english {
            return strong;
        }
        let original = el("bdi").set("lang", "en").text(english.clone()).view();
        let beside = classed("span", "original").text(" (").child(original).text(")").view();
        super::element::several(vec![strong, beside])
    })
}
