//! Writing a language as the program reads it; `decode.rs` and `strings.rs` are the other side of each shape.

use serde_json::{Map, Value, json};

use super::language::Language;
use super::link::LinkTo;
use super::meta_page::{KnownIds, MetaPage};
use super::page::{Block, Inline, Item, Page};
use super::page_id::PageId;
use super::ui::Forms;

/// Writes a language's two files, each with its name: what the first screens need, and what is read when the
/// whole program is there.
pub fn files(language: &Language) -> [(String, String); 2] {
    let tag = &language.tag;
    let mut first = part(language, |id| !id.comes_later());
    if !language.names.is_empty() {
        first["names"] = json!(language.names);
    }
    first["ui"] = language.ui.iter().map(|(id, entry)| (id.clone(), forms(&entry.forms))).collect();
    [
        (format!("{tag}.json"), first.to_string()),
        (format!("{tag}.later.json"), part(language, PageId::comes_later).to_string()),
    ]
}

/// Writes the names on Meta's screens in every language that has some.
pub fn names(languages: &[Language]) -> String {
    let all = languages.iter().filter(|language| !language.names.is_empty());
    all.map(|language| (language.tag.clone(), json!(language.names))).collect::<Value>().to_string()
}

/// Writes the addresses of the pages at Meta, as they are without any id, for the static text.
pub fn meta_pages() -> String {
    let all = MetaPage::ALL.map(|page| (page.as_str().to_owned(), json!(page.address(&KnownIds::default()))));
    all.into_iter().collect::<Value>().to_string()
}

/// Some of a language's pages, and which language it is.
fn part(language: &Language, belongs: fn(PageId) -> bool) -> Value {
    let pages = language.pages.iter().filter(|(id, _)| belongs(**id));
    json!({
        "language": language.tag,
        "name": language.name,
        "direction": language.direction,
        "pages": pages.map(|(id, file)| (id.path(), page(&file.page))).collect::<Map<_, _>>(),
    })
}

fn forms(forms: &Forms) -> Value {
    match forms {
        Forms::Plain(text) => json!(text),
        Forms::Counted(forms) => forms.iter().map(|(form, text)| (form.as_str().to_owned(), json!(text))).collect(),
    }
}

/// What is empty is left out.
fn page(page: &Page) -> Value {
    let mut fields = Map::new();
    fields.insert("title".into(), json!(page.title));
    let mut insert_some = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            fields.insert(key.into(), value);
        }
    };
    insert_some("do", (!page.action.is_empty()).then(|| inlines(&page.action)));
    insert_some("step", page.step.map(|step| json!(step.number())));
    insert_some("meta", page.meta.map(|meta| json!(meta.as_str())));
    insert_some("read", page.read.as_ref().map(|read| json!(read)));
    insert_some("minutes", page.minutes.map(|minutes| json!(minutes)));
    insert_some("body", (!page.body.is_empty()).then(|| blocks(&page.body)));
    Value::Object(fields)
}

fn blocks(blocks: &[Block]) -> Value {
    blocks.iter().map(block).collect()
}

fn block(block: &Block) -> Value {
    match block {
        Block::Paragraph(text) => inlines(text),
        Block::Numbered(list) => json!({"ol": items(list)}),
        Block::Bulleted(list) => json!({"ul": items(list)}),
        Block::Heading(text) => json!({"h": inlines(text)}),
        Block::Picture(picture) => json!({"picture": picture.name}),
        Block::Folded { title, body } => json!({"fold": inlines(title), "body": blocks(body)}),
    }
}

fn items(items: &[Item]) -> Value {
    let item = |item: &Item| match item.more.as_slice() {
        [] => inlines(&item.text),
        more => json!({"text": inlines(&item.text), "more": blocks(more)}),
    };
    items.iter().map(item).collect()
}

fn inlines(inlines: &[Inline]) -> Value {
    match inlines {
        [Inline::Text(text)] => json!(text),
        _ => inlines.iter().map(inline).collect(),
    }
}

fn inline(inline: &Inline) -> Value {
    match inline {
        Inline::Text(text) => json!(text),
        Inline::Strong(text) => json!(["b", text]),
        Inline::Code(text) => json!(["c", text]),
        Inline::Link { to, text } => {
            let address = match to {
                LinkTo::Web(address) | LinkTo::Screen(address) => address.clone(),
                LinkTo::Meta(page) => format!("meta:{}", page.as_str()),
            };
            json!(["a", address, text])
        }
    }
}
