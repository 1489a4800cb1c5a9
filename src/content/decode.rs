//! Reading the parts of a compiled language. Whatever does not have the expected shape is `None`, never a panic.

use crate::json::{Object, Value};

use super::link::LinkTo;
use super::meta_page::MetaPage;
use super::page::{Block, Inline, Item, Page};
use super::picture;
use super::step::Step;
use super::web::is_web;

/// Reads `{"title": …, "do": …, "step": 4, "meta": "apps", "read": "https://…", "minutes": 5, "body": […]}`; all but
/// the title may be absent.
pub(super) fn page(value: &Value) -> Option<Page> {
    read_page(value.as_object()?).ok()
}

fn read_page(page: &Object) -> Result<Page, Wrong> {
    Ok(Page {
        title: optional(page, "title", |value| value.as_str().map(Into::into))?.ok_or(Wrong)?,
        action: optional(page, "do", inlines)?.unwrap_or_default(),
        step: optional(page, "step", |value| Step::new(small(value)?))?,
        meta: optional(page, "meta", |value| MetaPage::named(value.as_str()?))?,
        read: optional(page, "read", |value| value.as_str().filter(|read| is_web(read)).map(Into::into))?,
        minutes: optional(page, "minutes", small)?,
        body: optional(page, "body", blocks)?.unwrap_or_default(),
    })
}

/// A value is there, and has the wrong shape.
struct Wrong;

/// An absent value is fine, a wrong one is not.
fn optional<T>(page: &Object, key: &str, read: fn(&Value) -> Option<T>) -> Result<Option<T>, Wrong> {
    page.get(key).map(|value| read(value).ok_or(Wrong)).transpose()
}

fn small(value: &Value) -> Option<u8> {
    u8::try_from(value.as_u64()?).ok()
}

fn blocks(value: &Value) -> Option<Vec<Block>> {
    value.as_array()?.iter().map(block).collect()
}

/// A paragraph stands as its text alone; every other block names itself: `{"ol": […]}`, `{"ul": […]}`, `{"h": …}`,
/// `{"picture": …}`, `{"fold": …, "body": […]}`.
fn block(value: &Value) -> Option<Block> {
    let Some(block) = value.as_object() else { return inlines(value).map(Block::Paragraph) };
    if let Some(list) = block.get("ol") {
        items(list).map(Block::Numbered)
    } else if let Some(list) = block.get("ul") {
        items(list).map(Block::Bulleted)
    } else if let Some(heading) = block.get("h") {
        inlines(heading).map(Block::Heading)
    } else if let Some(name) = block.get("picture") {
        picture::named(name.as_str()?).map(Block::Picture)
    } else {
        Some(Block::Folded { title: inlines(block.get("fold")?)?, body: blocks(block.get("body")?)? })
    }
}

fn items(value: &Value) -> Option<Vec<Item>> {
    value.as_array()?.iter().map(item).collect()
}

/// An entry stands as its text alone, or as `{"text": …, "more": […]}`.
fn item(value: &Value) -> Option<Item> {
    match value.as_object() {
        None => Some(Item { text: inlines(value)?, more: Vec::new() }),
        Some(item) => Some(Item { text: inlines(item.get("text")?)?, more: blocks(item.get("more")?)? }),
    }
}

/// Plain text stands as a string, anything else as an array of runs.
fn inlines(value: &Value) -> Option<Vec<Inline>> {
    match value {
        Value::String(text) => Some(vec![Inline::Text(text.clone())]),
        Value::Array(runs) => runs.iter().map(inline).collect(),
        _ => None,
    }
}

/// Plain text stands as a string, the others name themselves: `["b", text]`, `["c", text]`, `["a", address, text]`.
fn inline(value: &Value) -> Option<Inline> {
    let run = match value {
        Value::String(text) => return Some(Inline::Text(text.clone())),
        Value::Array(run) => run.as_slice(),
        _ => return None,
    };
    match run {
        [tag, text] => {
            let text = text.as_str()?.into();
            match tag.as_str()? {
                "b" => Some(Inline::Strong(text)),
                "c" => Some(Inline::Code(text)),
                _ => None,
            }
        }
        [tag, to, text] if tag.as_str()? == "a" => {
            Some(Inline::Link { to: LinkTo::parse(to.as_str()?)?, text: text.as_str()?.into() })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Block, Inline, Item, LinkTo, MetaPage, Page, Step};

    fn page(value: &Value) -> Option<Page> {
        super::page(&crate::json::read(value.to_string().as_bytes()).unwrap())
    }

    fn text(text: &str) -> Vec<Inline> {
        vec![Inline::Text(text.into())]
    }

    #[test]
    fn every_shape_is_read() {
        let value = json!({
            "title": "t", "do": ["Press ", ["b", "Add"], "."], "step": 4, "meta": "apps",
            "read": "https://example.org/a", "minutes": 8,
            "body": [
                "plain",
                [["c", "1234"], " and ", ["a", "meta:status", "this"]],
                {"ol": ["one", {"text": "two", "more": [{"ul": ["inside"]}]}]},
                {"h": "heading"},
                {"fold": "fold", "body": ["hidden"]},
                {"picture": "add-people"},
            ],
        });
        let link = Inline::Link { to: LinkTo::Meta(MetaPage::Status), text: "this".into() };
        let one = Item { text: text("one"), more: vec![] };
        let inside = Block::Bulleted(vec![Item { text: text("inside"), more: vec![] }]);
        let two = Item { text: text("two"), more: vec![inside] };
        let expected = Page {
            title: "t".into(),
            action: vec![Inline::Text("Press ".into()), Inline::Strong("Add".into()), Inline::Text(".".into())],
            step: Step::new(4),
            meta: Some(MetaPage::Apps),
            read: Some("https://example.org/a".into()),
            minutes: Some(8),
            body: vec![
                Block::Paragraph(text("plain")),
                Block::Paragraph(vec![Inline::Code("1234".into()), Inline::Text(" and ".into()), link]),
                Block::Numbered(vec![one, two]),
                Block::Heading(text("heading")),
                Block::Folded { title: text("fold"), body: vec![Block::Paragraph(text("hidden"))] },
                Block::Picture(super::picture::named("add-people").unwrap()),
            ],
        };
        assert_eq!(page(&value), Some(expected));
        assert_eq!(page(&json!({"title": "t"})), Some(Page { title: "t".into(), ..Page::EMPTY }));
    }

    #[test]
    fn one_wrong_shape_spoils_the_page() {
        let body = |block: Value| json!({"title": "t", "body": [block]});
        for wrong in [
            json!(null),
            json!([]),
            json!({}),
            json!({"title": 1}),
            json!({"title": "t", "do": 1}),
            json!({"title": "t", "step": 0}),
            json!({"title": "t", "step": 8}),
            json!({"title": "t", "step": 260}),
            json!({"title": "t", "step": -1}),
            json!({"title": "t", "step": "4"}),
            json!({"title": "t", "meta": "nowhere"}),
            json!({"title": "t", "read": "javascript:alert(1)"}),
            json!({"title": "t", "minutes": 1.5}),
            json!({"title": "t", "body": "text"}),
            body(json!(1)),
            body(json!({})),
            body(json!({"ol": "text"})),
            body(json!({"ul": [1]})),
            body(json!({"ul": [{"text": "t"}]})),
            body(json!({"h": null})),
            body(json!({"fold": "t"})),
            body(json!({"picture": 1})),
            body(json!({"picture": "nowhere"})),
            body(json!([["x", "t"]])),
            body(json!([["b"]])),
            body(json!([["b", 1]])),
            body(json!([["a", "javascript:alert(1)", "t"]])),
            body(json!([["a", "https://example.org"]])),
            body(json!([[]])),
        ] {
            assert_eq!(page(&wrong), None, "{wrong}");
        }
    }
}
