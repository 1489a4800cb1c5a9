//! Pages of words as elements. Text stays text: nothing here can become markup.

use super::action::{at_meta, out};
use crate::app::App;
use crate::content::{Block, Inline, Item, LinkTo};
use leptos::html::{a, code, details, div, h2, li, ol, p, span, strong, summary, ul};
use leptos::prelude::*;

/// A page's body, its placeholders filled already. `step` numbers its first numbered list, e.g. `4.1`, `4.2`.
pub(super) fn prose(app: App, body: &[Block], step: Option<u8>) -> AnyView {
    let mut step = step;
    let blocks: Vec<AnyView> = body
        .iter()
        .map(|block| match (block, step) {
            (Block::Numbered(items), Some(number)) => {
                step = None;
                substeps(app, items, number)
            }
            _ => self::block(app, block),
        })
        .collect();
    div().class("prose").child(blocks).into_any()
}

fn block(app: App, block: &Block) -> AnyView {
    match block {
        Block::Paragraph(text) => p().child(inlines(app, text)).into_any(),
        Block::Heading(text) => h2().child(inlines(app, text)).into_any(),
        Block::Bulleted(items) => ul().child(entries(app, items)).into_any(),
        Block::Numbered(items) => ol().child(entries(app, items)).into_any(),
        Block::Folded { title, body } => details()
            .class("fold")
            .child((summary().child(inlines(app, title)), div().class("fold__body").child(blocks(app, body))))
            .into_any(),
    }
}

fn substeps(app: App, items: &[Item], step: u8) -> AnyView {
    let numbered = items.iter().zip(1_u8..).map(|(item, number)| {
        let entry = div().class("substeps__text").child(entry(app, item));
        li().class("substeps__item").child((span().class("substeps__number").child(format!("{step}.{number}")), entry))
    });
    ol().class("substeps").attr("role", "list").child(numbered.collect::<Vec<_>>()).into_any()
}

fn entries(app: App, items: &[Item]) -> Vec<AnyView> {
    items.iter().map(|item| li().child(entry(app, item)).into_any()).collect()
}

fn entry(app: App, item: &Item) -> AnyView {
    (p().child(inlines(app, &item.text)), blocks(app, &item.more)).into_any()
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
        Inline::Strong(text) => strong().child(text.clone()).into_any(),
        // Ids and names of Meta's are read from left to right in every language.
        Inline::Code(text) => code().attr("dir", "ltr").child(text.clone()).into_any(),
        Inline::Link { to: LinkTo::Web(address), text } => out(app, None, text.clone(), address.clone()),
        Inline::Link { to: LinkTo::Screen(address), text } => a().href(address.clone()).child(text.clone()).into_any(),
        Inline::Link { to: LinkTo::Meta(page), text } => at_meta(app, None, text.clone(), *page),
    }
}
