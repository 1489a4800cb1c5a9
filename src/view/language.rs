//! The choice of languages: the guide's own, and the one of the customer's Meta screen.

use super::element::{classed, el, live};
use super::icon;
use crate::app::{App, Wish};
use crate::content::LANGUAGES;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The menu at the top of the page.
#[inline(never)]
pub(super) fn menu(app: App) -> AnyView {
    let words = app.words;
    let title = el("summary").child(icon::globe()).text(words.language_menu()).text(": ").text(words.name()).view();
    let guide = app.languages().into_iter().map(|(tag, name)| own(app, tag, name));
    let meta = live(move || {
        let here = app.meta.with(|meta| meta.language.clone());
        let all = LANGUAGES.iter().map(|(tag, name)| metas(app, tag, name, *tag == here));
        classed("ul", "languages").set("role", "list").children(all).view()
    });
    let inside = classed("div", "menu__body")
        .child(classed("p", "menu__title").text(words.language_guide()).view())
        .child(classed("ul", "languages").set("role", "list").children(guide).view())
        .child(classed("p", "menu__hint").text(words.language_reload()).view())
        .child(classed("p", "menu__title").text(words.language_meta()).view())
        .child(meta)
        .child(classed("p", "menu__hint").text(words.language_meta_hint()).view())
        .view();
    classed("details", "menu")
        .on("focusout", |event| {
            if let Some(next) = related(&event)
                && menu_of(&event).is_some_and(|menu| !menu.contains(Some(&next)))
            {
                close(&event);
            }
        })
        .on("keydown", |event| {
            if event.dyn_ref::<web_sys::KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
                close(&event);
            }
        })
        .child(title)
        .child(inside)
        .view()
}

fn menu_of(event: &web_sys::Event) -> Option<web_sys::Element> {
    event.current_target()?.dyn_into().ok()
}

/// Where the focus goes, if it goes anywhere in the page.
fn related(event: &web_sys::Event) -> Option<web_sys::Node> {
    js_sys::Reflect::get(event, &"relatedTarget".into()).ok()?.dyn_into().ok()
}

/// What has the focus must not be hidden below an open menu.
fn close(event: &web_sys::Event) {
    if let Some(menu) = menu_of(event) {
        drop(menu.remove_attribute("open"));
    }
}

/// A link, because the page loads again: every part of it then speaks the other language.
fn own(app: App, tag: &'static str, name: &str) -> AnyView {
    let here = tag == app.words.language();
    let link = el("a")
        .bind("href", move || Some(app.state.with(|guide| crate::host::address::in_language(tag, guide.screen))))
        .set("lang", tag)
        .set("hreflang", tag)
        .set("class", "languages__one")
        .set("data-language", tag)
        .bind("aria-current", move || here.then(|| "true".to_owned()))
        .on("click", move |_| app.remember_language(tag))
        .text(name);
    el("li").child(link.view()).view()
}

fn metas(app: App, tag: &'static str, name: &str, here: bool) -> AnyView {
    let button = el("button")
        .set("type", "button")
        .set("lang", tag)
        .set("class", "languages__one")
        .set("data-meta-language", tag)
        .set("aria-pressed", if here { "true" } else { "false" })
        .on("click", move |_| app.see_meta_in(tag))
        .text(name);
    el("li").child(button.view()).view()
}

/// That the guide does not speak the language that was asked for.
pub(super) fn notice(app: App) -> Option<AnyView> {
    let text = match app.wish {
        Wish::Spoken => return None,
        Wish::Missing => app.words.language_missing(),
        Wish::Unknown => app.words.language_unknown(),
    };
    Some(classed("p", "notice notice--warn").set("role", "status").text(text).view())
}
