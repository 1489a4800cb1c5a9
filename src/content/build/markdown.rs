//! Reading Markdown into the blocks of a page: the closed subset of `docs/words.md`, and an issue for anything else.

use std::iter::Peekable;
use std::ops::Range;
use std::vec;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag};

use super::address;
use super::inline::is_inline;
use super::issue::Issues;
use super::page::{Block, Inline};
use super::source::line_at;

/// Reads one text. Its parts are in `inline` and `list`.
pub struct Reader<'t, 'i> {
    text: &'t str,
    /// Where the text begins in its file.
    first_line: usize,
    file: &'i str,
    issues: &'i mut Issues,
    pub(super) events: Peekable<vec::IntoIter<(Event<'t>, Range<usize>)>>,
    pub(super) placeholders: Vec<(String, usize)>,
}

/// A text as read.
pub struct Body {
    /// Its blocks, folded parts put together.
    pub blocks: Vec<Block>,
    /// The names of its placeholders, each with its line.
    pub placeholders: Vec<(String, usize)>,
}

/// Reads a text that begins in this line of this file.
pub fn read(text: &str, file: &str, first_line: usize, issues: &mut Issues) -> Body {
    let events: Vec<_> = Parser::new_ext(text, Options::empty()).into_offset_iter().collect();
    let events = events.into_iter().peekable();
    let mut reader = Reader { text, first_line, file, issues, events, placeholders: Vec::new() };
    let mut flat = Vec::new();
    while let Some(start) = reader.events.peek().map(|(_, at)| at.start) {
        if let Some(block) = reader.block(0) {
            flat.push((block, start));
        }
    }
    Body { blocks: reader.fold(flat), placeholders: reader.placeholders }
}

impl Reader<'_, '_> {
    /// Notes an issue at a byte of the text.
    pub(super) fn issue(&mut self, at: usize, message: impl Into<String>) {
        let line = self.line(at);
        self.issues.add(self.file, line, message);
    }

    /// The line of the file in which a byte of the text stands.
    pub(super) fn line(&self, at: usize) -> usize {
        self.first_line - 1 + line_at(self.text, at)
    }

    /// Reads the next block, inside this many lists; `None` when it is nothing the guide understands.
    pub(super) fn block(&mut self, lists: usize) -> Option<Block> {
        let (event, at) = self.events.next()?;
        match event {
            Event::Start(Tag::Paragraph) => {
                if let Some((Event::Start(Tag::Image { dest_url, .. }), at)) = self.events.next_if(is_picture) {
                    let picture = self.picture(&dest_url, at.start);
                    self.skip_to_end();
                    return picture;
                }
                let inlines = self.inlines();
                self.skip_to_end();
                (!inlines.is_empty()).then_some(Block::Paragraph(inlines))
            }
            Event::Start(Tag::List(start)) => self.list(start, lists + 1, at.start),
            Event::Start(Tag::Heading { level, .. }) => {
                let title = self.inlines();
                self.skip_to_end();
                self.heading(level, title, lists, at.start)
            }
            Event::Start(tag) => {
                self.issue(at.start, refusal(&tag));
                self.skip_to_end();
                None
            }
            Event::Rule => {
                self.issue(at.start, "Lines between paragraphs are not understood: use a `##` heading.");
                None
            }
            _ => None,
        }
    }

    fn picture(&mut self, address: &str, at: usize) -> Option<Block> {
        if self.events.next_if(|(event, _)| is_inline(event)).is_some() {
            self.issue(at, "A picture has no text of its own: it is made from the names in it.");
        }
        self.skip_to_end();
        let picture = address::read_picture(address);
        if !matches!(self.events.peek(), Some((Event::End(_), _))) {
            self.issue(at, "A picture stands by itself: leave an empty line before and behind it.");
        }
        picture.map_err(|message| self.issue(at, message)).ok().map(Block::Picture)
    }

    fn heading(&mut self, level: HeadingLevel, title: Vec<Inline>, lists: usize, at: usize) -> Option<Block> {
        if !self.text.get(at..).unwrap_or_default().starts_with('#') {
            self.issue(at, "A line of dashes under words makes them a heading: write `## ` before them instead.");
        } else if lists > 0 {
            self.issue(at, "A heading cannot stand inside a list.");
        } else if title.is_empty() {
            self.issue(at, "This heading has no words.");
        } else if level == HeadingLevel::H2 {
            return Some(Block::Heading(title));
        } else if level == HeadingLevel::H3 {
            return Some(Block::Folded { title, body: Vec::new() });
        } else {
            self.issue(at, "Headings are `##`, or `###` for a part that is folded away; the title is in the head.");
        }
        None
    }

    /// Moves what follows a `###` heading, up to the next heading, into the fold.
    fn fold(&mut self, flat: Vec<(Block, usize)>) -> Vec<Block> {
        let mut folded: Vec<(Block, usize)> = Vec::new();
        for (block, at) in flat {
            match folded.last_mut() {
                Some((Block::Folded { body, .. }, _)) if !matches!(block, Block::Heading(_) | Block::Folded { .. }) => {
                    body.push(block);
                }
                _ => folded.push((block, at)),
            }
        }
        for (block, at) in &folded {
            if matches!(block, Block::Folded { body, .. } if body.is_empty()) {
                self.issue(*at, "Nothing stands under this `###` heading.");
            }
        }
        folded.into_iter().map(|(block, _)| block).collect()
    }

    /// Passes over the rest of an element whose start has been read, its end included.
    pub(super) fn skip_to_end(&mut self) {
        let mut depth = 1;
        while depth > 0 {
            match self.events.next() {
                Some((Event::Start(_), _)) => depth += 1,
                Some((Event::End(_), _)) => depth -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }
}

fn is_picture((event, _): &(Event<'_>, Range<usize>)) -> bool {
    matches!(event, Event::Start(Tag::Image { .. }))
}

fn refusal(tag: &Tag) -> &'static str {
    match tag {
        Tag::CodeBlock(_) => {
            "Blocks of code are not understood; is this text indented too far? For a value to copy, write `…`."
        }
        Tag::BlockQuote(_) => "Quotations (`>`) are not understood.",
        Tag::HtmlBlock => "HTML is not understood.",
        _ => "This kind of Markdown is not understood.",
    }
}
