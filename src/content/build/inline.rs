//! Reading runs of text: plain words, bold, code and links.

use pulldown_cmark::{Event, Tag};

use super::address;
use super::braces;
use super::markdown::Reader;
use super::page::Inline;

/// Plain words, gathered until something else comes.
#[derive(Default)]
struct Words {
    text: String,
    /// Where, in `text` and in the source, the present line begins: a placeholder is looked for line by line.
    line_start: Option<(usize, usize)>,
}

impl Reader<'_, '_> {
    /// Reads runs of text up to the next thing that is none.
    pub(super) fn inlines(&mut self) -> Vec<Inline> {
        let mut inlines = Vec::new();
        let mut words = Words::default();
        while let Some((event, at)) = self.events.next_if(|(event, _)| is_inline(event)) {
            match event {
                Event::Text(text) => {
                    words.line_start.get_or_insert((words.text.len(), at.start));
                    words.text.push_str(&text);
                    continue;
                }
                Event::SoftBreak => {
                    self.check_line(&mut words);
                    words.text.push(' ');
                    continue;
                }
                _ => self.end_words(&mut words, &mut inlines),
            }
            match event {
                Event::Code(code) => {
                    self.note_placeholders(&code, at.start);
                    inlines.push(Inline::Code(code.into_string()));
                }
                Event::Start(Tag::Strong) => {
                    let text = self.plain_words("bold", at.start);
                    inlines.push(Inline::Strong(text));
                }
                Event::Start(Tag::Link { dest_url, .. }) => {
                    let text = self.plain_words("a link", at.start);
                    match address::read_link(&dest_url) {
                        Ok(to) => inlines.push(Inline::Link { to, text }),
                        Err(message) => self.issue(at.start, message),
                    }
                }
                Event::Start(tag) => {
                    self.issue(at.start, refusal(&tag));
                    self.skip_to_end();
                }
                Event::HardBreak => {
                    self.issue(at.start, "A forced line break is not understood: leave an empty line instead.");
                }
                _ => self.issue(at.start, "HTML is not understood."),
            }
        }
        self.end_words(&mut words, &mut inlines);
        inlines
    }

    fn end_words(&mut self, words: &mut Words, inlines: &mut Vec<Inline>) {
        self.check_line(words);
        if !words.text.is_empty() {
            inlines.push(Inline::Text(std::mem::take(&mut words.text)));
        }
    }

    fn check_line(&mut self, words: &mut Words) {
        let Some((start, at)) = words.line_start.take() else { return };
        let line = words.text.get(start..).unwrap_or_default();
        if line.contains("**") {
            self.issue(at, "Two stars stand in the text: bold is `**words**`, without blanks inside the stars.");
        }
        if line.contains('`') {
            self.issue(at, "A backtick stands in the text: a value to copy has one before and one behind it.");
        }
        if line.contains("](") || line.contains("][") {
            self.issue(at, "A link is broken: write `[words](address)`, without blanks in the address.");
        }
        self.note_placeholders(line, at);
    }

    /// Reads what stands in bold or in a link, which is words and nothing else.
    fn plain_words(&mut self, inside: &str, at: usize) -> String {
        let mut text = String::new();
        let mut is_plain = true;
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Text(words) => text.push_str(&words),
                Event::SoftBreak => text.push(' '),
                Event::End(_) => break,
                Event::Start(_) => {
                    is_plain = false;
                    self.skip_to_end();
                }
                _ => is_plain = false,
            }
        }
        if !is_plain {
            self.issue(at, format!("Only plain words can stand in {inside}."));
        } else if text.trim().is_empty() {
            self.issue(at, format!("There are no words in {inside}."));
        }
        self.note_placeholders(&text, at);
        text
    }

    fn note_placeholders(&mut self, text: &str, at: usize) {
        let line = self.line(at);
        match braces::names(text) {
            Ok(names) => self.placeholders.extend(names.into_iter().map(|name| (name.to_owned(), line))),
            Err(message) => self.issue(at, message),
        }
    }
}

/// Whether the event belongs to a run of text, as opposed to the blocks around it.
pub(super) const fn is_inline(event: &Event) -> bool {
    match event {
        Event::Start(tag) => matches!(tag, Tag::Strong | Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. }),
        Event::Text(_) | Event::Code(_) | Event::SoftBreak | Event::HardBreak | Event::InlineHtml(_) => true,
        _ => false,
    }
}

const fn refusal(tag: &Tag) -> &'static str {
    match tag {
        Tag::Emphasis => "Single stars or underscores are not understood: write `**…**` for names on Meta's screen.",
        Tag::Image { .. } => "A picture stands by itself: leave an empty line before and behind it.",
        _ => "This kind of Markdown is not understood.",
    }
}
