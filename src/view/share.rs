//! How to put the guide on a site: a link, an element or a frame, made of three choices, with a preview.

use super::element::{classed, el, live, several};
use super::hand_over::copy;
use super::prose::prose;
use super::wording::page;
use crate::app::{App, Seal};
use crate::content::PageId;
use crate::domain::guide::Screen;
use crate::domain::snippet::{SANDBOX, Snippet};
use crate::domain::step::Step;
use crate::host;
use leptos::prelude::*;

/// Everything below the heading.
#[inline(never)]
pub(super) fn share(app: App) -> AnyView {
    let words = app.words;
    let wanted = RwSignal::new(Snippet {
        base: host::address::base(),
        language: String::new(),
        theme: String::new(),
        screen: Screen::Start,
        title: words.page_title().to_owned(),
    });
    let made = live(move || {
        let wanted = wanted.get();
        let link = text(app, "copy-link", words.share_link(), wanted.link());
        let element = text(app, "copy-element", words.share_element(), wanted.element());
        let frame = text(app, "copy-frame", words.share_frame(), wanted.frame());
        several(vec![link, embedders(app), element, frame])
    });
    let form = classed("div", "card share")
        .child(language(app, wanted))
        .child(screen(app, wanted))
        .child(theme(app, wanted))
        .view();
    classed("div", "prose")
        .child(prose(app, &page(app, PageId::Share, &[]).body, None))
        .child(form)
        .child(made)
        .child(el("h2").text(words.share_preview()).view())
        .child(preview(app, wanted))
        .view()
}

/// Which sites may show the guide.
fn embedders(app: App) -> AnyView {
    let sites: Vec<&str> = app.config.embedders.iter().map(String::as_str).collect();
    let (look, said) = if sites.is_empty() {
        ("notice notice--warn", app.words.share_nobody().to_owned())
    } else {
        ("notice", app.words.share_allowed(&host::locale::list(&sites)))
    };
    classed("p", look).set("data-embedders", "").text(said).view()
}

fn language(app: App, wanted: RwSignal<Snippet>) -> AnyView {
    let mut options = vec![(String::new(), app.words.share_visitor().to_owned())];
    options.extend(app.languages().into_iter().map(|(tag, name)| (tag.to_owned(), name.to_owned())));
    choice("share-language", app.words.share_language(), options, move |value| {
        wanted.update(|wanted| wanted.language = value);
    })
}

fn theme(app: App, wanted: RwSignal<Snippet>) -> AnyView {
    let words = app.words;
    let options = [("", words.share_auto()), ("light", words.share_light()), ("dark", words.share_dark())];
    let options = options.map(|(value, name)| (value.to_owned(), name.to_owned()));
    choice("share-theme", words.share_theme(), options.into(), move |value| {
        wanted.update(|wanted| wanted.theme = value);
    })
}

fn screen(app: App, wanted: RwSignal<Snippet>) -> AnyView {
    let screens = [Screen::Start].into_iter().chain(Step::ALL.map(Screen::Step));
    let options = screens.map(|screen| (screen.hash(), super::frame::title(app, screen))).collect();
    choice("share-screen", app.words.share_screen(), options, move |value| {
        wanted.update(|wanted| wanted.screen = Screen::from_hash(&value));
    })
}

/// A list to choose one of; each entry has a value and a name.
fn choice(
    id: &str,
    label: &str,
    options: Vec<(String, String)>,
    mut chosen: impl FnMut(String) + Send + 'static,
) -> AnyView {
    let options = options.into_iter().map(|(value, name)| el("option").set("value", &value).text(name).view());
    let list = el("select")
        .set("id", id)
        .on("change", move |event| chosen(host::field::value_of(&event)))
        .children(options)
        .view();
    classed("div", "field").child(el("label").set("for", id).text(label).view()).child(list).view()
}

/// One of the three texts, to be copied.
fn text(app: App, action: &'static str, heading: &str, text: String) -> AnyView {
    let shown = el("code").set("dir", "ltr").set("data-snippet", action).text(&text).view();
    classed("section", "share__text")
        .child(el("h2").text(heading).view())
        .child(el("pre").set("tabindex", "0").set("dir", "ltr").child(shown).view())
        .child(copy(app, action, app.words.copy_copy(), Some(heading), move || text.clone()))
        .view()
}

/// The guide as it looks in a frame. A sealed page can show none.
fn preview(app: App, wanted: RwSignal<Snippet>) -> AnyView {
    live(move || {
        if app.seal() != Seal::Open {
            return classed("p", "notice").text(app.words.share_sealed()).view();
        }
        let wanted = wanted.get();
        classed("iframe", "share__preview")
            .set("title", app.words.share_preview())
            .set("sandbox", SANDBOX)
            .set("loading", "lazy")
            .set("src", &wanted.framed())
            .view()
    })
}
