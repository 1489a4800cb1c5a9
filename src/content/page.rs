//! A page of words, as the screen draws it. The build script reads this file too.

use super::link::LinkTo;
use super::meta_page::MetaPage;
use super::picture::Picture;
use super::placeholder::fill;
use super::step::Step;

/// What one Markdown file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// What happened, or what the screen is for; one sentence without a full stop.
    pub title: String,
    /// The one thing to do now (`do`); empty where nothing needs doing.
    pub action: Vec<Inline>,
    /// The step where it is put right.
    pub step: Option<Step>,
    /// The page at Meta to open.
    pub meta: Option<MetaPage>,
    /// Where to read more: an `https` address.
    pub read: Option<String>,
    /// How long the step takes.
    pub minutes: Option<u8>,
    /// Everything below the head.
    pub body: Vec<Block>,
}

/// A part of a page's body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A numbered list, from 1.
    Numbered(Vec<Item>),
    /// A bulleted list.
    Bulleted(Vec<Item>),
    /// A heading below the page's title (`##`).
    Heading(Vec<Inline>),
    /// A picture of a screen at Meta.
    Picture(&'static Picture),
    /// A part that is folded away until somebody opens it (`###`).
    Folded {
        /// What stands on the fold.
        title: Vec<Inline>,
        /// What it hides.
        body: Vec<Block>,
    },
}

/// One entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its first paragraph.
    pub text: Vec<Inline>,
    /// What follows inside the same entry: further paragraphs, or a list.
    pub more: Vec<Block>,
}

/// A run of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Plain words.
    Text(String),
    /// The name of something on Meta's screen.
    Strong(String),
    /// A value to copy or to compare.
    Code(String),
    /// A link.
    Link {
        /// Where it leads.
        to: LinkTo,
        /// What it says.
        text: String,
    },
}

impl Page {
    /// A page without words.
    pub const EMPTY: Self = Self {
        title: String::new(),
        action: Vec::new(),
        step: None,
        meta: None,
        read: None,
        minutes: None,
        body: Vec::new(),
    };

    /// The sub-steps of a step page: the entries of its first numbered list.
    #[must_use]
    pub fn sub_steps(&self) -> &[Item] {
        let first = self.body.iter().find_map(|block| match block {
            Block::Numbered(items) => Some(items.as_slice()),
            _ => None,
        });
        first.unwrap_or_default()
    }

    /// The page with the entry of a list that is nothing but this placeholder, standing once for each value.
    #[must_use]
    pub fn with_each(mut self, name: &str, values: &[&str]) -> Self {
        let alone = [Inline::Code(format!("{{{name}}}"))];
        repeat(&mut self.body, &alone, values);
        self
    }

    /// The page with its placeholders replaced, everywhere (see [`fill`]).
    #[must_use]
    pub fn filled(&self, values: &[(&str, &str)]) -> Self {
        Self {
            title: fill(&self.title, values),
            action: fill_inlines(&self.action, values),
            body: fill_blocks(&self.body, values),
            read: self.read.clone(),
            ..*self
        }
    }
}

fn repeat(blocks: &mut [Block], alone: &[Inline], values: &[&str]) {
    for block in blocks {
        match block {
            Block::Bulleted(items) if items.iter().any(|item| item.text == alone) => {
                let one = |value: &&str| Item { text: vec![Inline::Code((*value).to_owned())], more: Vec::new() };
                *items = values.iter().map(one).collect();
            }
            Block::Numbered(items) | Block::Bulleted(items) => {
                for item in items {
                    repeat(&mut item.more, alone, values);
                }
            }
            Block::Folded { body, .. } => repeat(body, alone, values),
            Block::Paragraph(_) | Block::Heading(_) | Block::Picture(_) => {}
        }
    }
}

fn fill_blocks(blocks: &[Block], values: &[(&str, &str)]) -> Vec<Block> {
    let fill_items = |items: &[Item]| items.iter().map(|item| fill_item(item, values)).collect();
    let fill_block = |block: &Block| match block {
        Block::Paragraph(inlines) => Block::Paragraph(fill_inlines(inlines, values)),
        Block::Heading(inlines) => Block::Heading(fill_inlines(inlines, values)),
        Block::Numbered(items) => Block::Numbered(fill_items(items)),
        Block::Bulleted(items) => Block::Bulleted(fill_items(items)),
        Block::Folded { title, body } => {
            Block::Folded { title: fill_inlines(title, values), body: fill_blocks(body, values) }
        }
        Block::Picture(picture) => Block::Picture(picture),
    };
    blocks.iter().map(fill_block).collect()
}

fn fill_item(item: &Item, values: &[(&str, &str)]) -> Item {
    Item { text: fill_inlines(&item.text, values), more: fill_blocks(&item.more, values) }
}

fn fill_inlines(inlines: &[Inline], values: &[(&str, &str)]) -> Vec<Inline> {
    let fill_inline = |inline: &Inline| match inline {
        Inline::Text(text) => Inline::Text(fill(text, values)),
        Inline::Strong(text) => Inline::Strong(fill(text, values)),
        Inline::Code(text) => Inline::Code(fill(text, values)),
        Inline::Link { to, text } => Inline::Link { to: to.clone(), text: fill(text, values) },
    };
    inlines.iter().map(fill_inline).collect()
}

#[cfg(test)]
mod tests {
    use super::super::drawings::PICTURES;
    use super::{Block, Inline, Item, LinkTo, Page};

    fn text(text: &str) -> Vec<Inline> {
        vec![Inline::Text(text.into())]
    }

    fn item(words: &str, more: Vec<Block>) -> Item {
        Item { text: text(words), more }
    }

    #[test]
    fn placeholders_are_filled_in_every_part_of_a_page() {
        let page = |word: &str| Page {
            title: format!("title {word}"),
            action: text(&format!("do {word}")),
            read: Some("https://example.org".into()),
            minutes: Some(3),
            body: vec![
                Block::Paragraph(vec![
                    Inline::Strong(format!("strong {word}")),
                    Inline::Code(format!("code {word}")),
                    Inline::Link { to: LinkTo::Screen("#/start".into()), text: format!("link {word}") },
                ]),
                Block::Heading(text(word)),
                Block::Numbered(vec![item(word, vec![Block::Bulleted(vec![item(word, vec![])])])]),
                Block::Folded { title: text(word), body: vec![Block::Paragraph(text(word))] },
                Block::Picture(&PICTURES[0]),
            ],
            ..Page::EMPTY
        };
        assert_eq!(page("{brand}").filled(&[("brand", "eleapi")]), page("eleapi"));
    }

    #[test]
    fn an_entry_that_is_a_placeholder_alone_stands_for_each_value() {
        let code = |text: &str| Item { text: vec![Inline::Code(text.into())], more: vec![] };
        let page = |items: Vec<Item>| {
            let inside = Block::Bulleted(items.clone());
            let body =
                vec![Block::Numbered(vec![item("one", vec![inside])]), Block::Bulleted(vec![item("{a}", vec![])])];
            Page { body, ..Page::EMPTY }
        };
        let repeated = page(vec![code("{a}")]).with_each("a", &["x", "y"]);
        assert_eq!(repeated, page(vec![code("x"), code("y")]));
        assert_eq!(page(vec![code("{b}")]).with_each("a", &["x"]), page(vec![code("{b}")]));
    }

    #[test]
    fn sub_steps_are_the_first_numbered_list() {
        let numbered = |words: &str| Block::Numbered(vec![item(words, vec![])]);
        let body = vec![Block::Paragraph(text("why")), numbered("first"), numbered("second")];
        assert_eq!(Page { body, ..Page::EMPTY }.sub_steps(), [item("first", vec![])]);
        assert!(Page::EMPTY.sub_steps().is_empty());
    }
}
