//! Reading lists and their entries.

use pulldown_cmark::{Event, Tag};

use super::inline::is_inline;
use super::markdown::Reader;
use super::page::{Block, Inline, Item};

/// A list may hold lists, and those hold none.
const DEEPEST: usize = 2;

impl Reader<'_, '_> {
    /// Reads a list whose start has been read and which stands this deep.
    pub(super) fn list(&mut self, start: Option<u64>, depth: usize, at: usize) -> Option<Block> {
        if depth > DEEPEST {
            self.issue(at, "A list inside a list inside a list is not understood.");
            self.skip_to_end();
            return None;
        }
        if let Some(number) = start.filter(|number| *number != 1) {
            let cure = "begin with 1, or indent whatever stands between the entries of one list";
            self.issue(at, format!("This list begins with {number}: {cure}."));
        }
        let mut items = Vec::new();
        while let Some((Event::Start(Tag::Item), at)) = self.events.next() {
            items.push(self.item(depth, at.start));
        }
        Some(if start.is_some() { Block::Numbered(items) } else { Block::Bulleted(items) })
    }

    fn item(&mut self, depth: usize, at: usize) -> Item {
        let mut item = Item { text: Vec::new(), more: Vec::new() };
        while let Some((event, _)) = self.events.peek() {
            if matches!(event, Event::End(_)) {
                self.events.next();
                break;
            }
            // Entries without empty lines between them hold their text directly, not in a paragraph.
            let block = if is_inline(event) { Some(Block::Paragraph(self.inlines())) } else { self.block(depth) };
            match block {
                Some(Block::Paragraph(text)) if item.text.is_empty() && item.more.is_empty() => item.text = text,
                Some(block) => item.more.push(block),
                None => {}
            }
        }
        if !item.text.iter().any(is_visible) {
            self.issue(at, "An entry of a list begins with words.");
        }
        item
    }
}

fn is_visible(inline: &Inline) -> bool {
    !matches!(inline, Inline::Text(text) if text.trim().is_empty())
}
