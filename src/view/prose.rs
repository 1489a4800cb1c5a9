//! Pages of words as elements. Text stays text: nothing here can become markup.

use super::action::{Look, at_meta, out};
use super::element::{classed, el, live, several};
use super::picture::{meta_name, picture};
use crate::app::App;
use crate::content::{Block, Inline, Item, LinkTo};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A page's body, its placeholders filled already. `step` numbers its first numbered list, e.g. `4.1`, `4.2`.
pub(super) fn prose(app: App, body: &[Block], step: Option<u8>) -> AnyView {
    let mut step = step;
    let blocks = body.iter().map(|block| match (block, step) {
        (Block::Numbered(items), Some(number)) => {
            step = None;
            substeps(app, items, number)
        }
        _ => self::block(app, block),
    });
    classed("div", "prose").children(blocks).view()
}

fn block(app: App, block: &Block) -> AnyView {
    match block {
        Block::Paragraph(text) => el("p").children(inlines(app, text)).view(),
        Block::Heading(text) => el("h2").children(inlines(app, text)).view(),
        Block::Bulleted(items) => el("ul").children(entries(app, items)).view(),
        Block::Numbered(items) => el("ol").children(entries(app, items)).view(),
        Block::Picture(picture) => self::picture(app, picture),
        Block::Folded { title, body } => fold("fold", inlines(app, title), blocks(app, body)),
    }
}

/// A part that is folded away until somebody opens it.
pub(super) fn fold(class: &str, title: Vec<AnyView>, body: Vec<AnyView>) -> AnyView {
    classed("details", class)
        .child(el("summary").child(el("span").children(title).view()).view())
        .child(classed("div", "fold__body").children(body).view())
        .view()
}

/// The same, but what is inside is made only while it is open: most people open few of the many there are.
/// `key` names it among all of them, so that it stays open when the screen is drawn anew.
pub(super) fn fold_later(
    app: App,
    class: &str,
    key: String,
    title: Vec<AnyView>,
    body: impl Fn(bool) -> Vec<AnyView> + Send + 'static,
) -> AnyView {
    let is_open = app.opened.with_value(|opened| opened.contains(&key));
    let made = RwSignal::new(is_open);
    let inside = live(move || several(body(made.get())));
    // The browser tells of the opening only afterwards: a Tab that comes sooner would go past what is not there yet.
    let summary = el("summary").on("click", move |_| {
        if !made.get_untracked() {
            made.set(true);
        }
    });
    classed("details", class)
        // Written at every drawing, as the element may have been another fold's until now.
        .bind("open", move || is_open.then(String::new))
        .on("toggle", move |event| {
            let details = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            let is_open = details.is_some_and(|details| details.has_attribute("open"));
            app.opened.update_value(|opened| {
                opened.retain(|known| *known != key);
                opened.extend(is_open.then(|| key.clone()));
            });
            if made.get_untracked() != is_open {
                made.set(is_open);
            }
        })
        .child(summary.child(el("span").children(title).view()).view())
        .child(classed("div", "fold__body").child(inside).view())
        .view()
}

fn substeps(app: App, items: &[Item], step: u8) -> AnyView {
    let numbered = items.iter().zip(1_u8..).map(|(item, number)| {
        classed("li", "substeps__item")
            .child(classed("span", "substeps__number").text(format!("{step}.{number}")).view())
            .child(classed("div", "substeps__text").child(entry(app, item)).view())
            .view()
    });
    classed("ol", "substeps").set("role", "list").children(numbered).view()
}

fn entries(app: App, items: &[Item]) -> Vec<AnyView> {
    items.iter().map(|item| el("li").child(entry(app, item)).view()).collect()
}

fn entry(app: App, item: &Item) -> AnyView {
    let mut parts = vec![el("p").children(inlines(app, &item.text)).view()];
    parts.extend(blocks(app, &item.more));
    several(parts)
}

fn blocks(app: App, body: &[Block]) -> Vec<AnyView> {
    body.iter().map(|block| self::block(app, block)).collect()
}

/// A line of words with a little markup in it.
pub(super) fn inlines(app: App, text: &[Inline]) -> Vec<AnyView> {
    text.iter().map(|inline| self::inline(app, inline)).collect()
}

fn inline(app: App, inline: &Inline) -> AnyView {
    match inline {
        Inline::Text(text) => text.clone().into_any(),
        Inline::Strong(text) => meta_name(app, text),
        // Ids and names of Meta's are read from left to right in every language.
        Inline::Code(text) => el("code").set("dir", "ltr").text(text).view(),
        Inline::Link { to: LinkTo::Web(address), text } => out(app, Look::Plain, text, address),
        Inline::Link { to: LinkTo::Screen(address), text } => el("a").set("href", address).text(text).view(),
        Inline::Link { to: LinkTo::Meta(page), text } => at_meta(app, Look::Plain, text, *page),
    }
}
