//! Reading one page: its head, its body, and what both must hold on this page.

use std::collections::BTreeSet;

use super::date::Day;
use super::head::{Entry, Head};
use super::issue::{Issues, listed};
use super::markdown;
use super::page::{Block, Inline, Page};
use super::page_id::{PLACEHOLDERS_EVERYWHERE, PageId};
use super::rules::{self, Rule};
use super::source::Source;
use super::step::Step;
use super::{address, comparison};

/// A page and what the build needs to know of it.
pub struct PageFile {
    /// Its path below `src/content/`.
    pub file: String,
    /// Its words.
    pub page: Page,
    /// The names of its placeholders.
    pub placeholders: BTreeSet<String>,
    /// When it was last compared with Meta's screens: the day, the day as written, and the line.
    pub verified: Option<(Day, String, usize)>,
}

/// Reads a page, and notes all that is amiss in it.
pub fn read(id: PageId, source: &Source, issues: &mut Issues) -> Option<PageFile> {
    let head = Head::read(source, issues)?;
    let body = markdown::read(head.body, &source.file, head.body_line, issues);
    let mut reader = PageReader { id, issues, placeholders: body.placeholders, file: source.file.clone() };
    let mut page = Page { body: body.blocks, ..Page::EMPTY };
    let mut verified = None;
    reader.check_keys(&head.entries);
    for entry in head.entries.iter().filter(|entry| !entry.value.is_empty()) {
        match entry.key {
            "title" => page.title = reader.title(entry),
            "do" => page.action = reader.sentence(entry),
            "step" => page.step = reader.step(entry),
            "meta" => page.meta = reader.take(entry, address::read_meta_page(entry.value)),
            "read" => page.read = reader.take(entry, address::read_web(entry.value)),
            "minutes" => page.minutes = reader.minutes(entry),
            "verified" => verified = reader.day(entry).map(|day| (day, entry.value.to_owned(), entry.line)),
            _ => {}
        }
    }
    if let PageId::Step(step) = id
        && page.sub_steps().is_empty()
    {
        let number = step.number();
        let message = format!("A step needs a numbered list: its entries are the sub-steps {number}.1, {number}.2, ….");
        reader.issues.add(&source.file, head.body_line, message);
    }
    reader.check_placeholders();
    let placeholders = reader.placeholders.into_iter().map(|(name, _)| name).collect();
    Some(PageFile { file: reader.file, page, placeholders, verified })
}

struct PageReader<'i> {
    id: PageId,
    file: String,
    issues: &'i mut Issues,
    placeholders: Vec<(String, usize)>,
}

impl PageReader<'_> {
    fn check_keys(&mut self, entries: &[Entry]) {
        for entry in entries {
            let key = entry.key;
            match rules::rule(key, self.id) {
                None => {
                    let message = format!("`{key}` is no key of a head; the keys are {}.", listed(rules::KEYS));
                    self.issues.add(&self.file, entry.line, message);
                }
                Some(Rule::Forbidden(why)) => {
                    self.issues.add(&self.file, entry.line, format!("`{key}` does not belong on this page: {why}."));
                }
                Some(Rule::Required | Rule::Optional) => {}
            }
        }
        for key in rules::KEYS {
            let is_there = entries.iter().any(|entry| entry.key == key);
            if rules::rule(key, self.id) == Some(Rule::Required) && !is_there {
                self.issues.add(&self.file, 1, format!("The head lacks `{key}`."));
            }
        }
    }

    /// Notes what is wrong with an entry's value, if anything.
    fn take<T>(&mut self, entry: &Entry, value: Result<T, String>) -> Option<T> {
        value.map_err(|message| self.issues.add(&self.file, entry.line, message)).ok()
    }

    fn title(&mut self, entry: &Entry) -> String {
        if entry.value.ends_with(['.', '!']) {
            self.issues.add(&self.file, entry.line, "A title has no full stop or exclamation mark at its end.");
        }
        let inlines = self.sentence(entry);
        if !matches!(inlines.as_slice(), [] | [Inline::Text(_)]) {
            self.issues.add(&self.file, entry.line, "A title is plain words: no bold, no code, no links.");
        }
        match inlines.into_iter().next() {
            Some(Inline::Text(text)) => text,
            _ => String::new(),
        }
    }

    fn sentence(&mut self, entry: &Entry) -> Vec<Inline> {
        let read = markdown::read(entry.value, &self.file, entry.line, self.issues);
        self.placeholders.extend(read.placeholders);
        let mut blocks = read.blocks.into_iter();
        match (blocks.next(), blocks.next()) {
            (Some(Block::Paragraph(inlines)), None) => inlines,
            (None, None) => Vec::new(),
            _ => {
                let message = format!("`{}` is a sentence, not a list or a heading.", entry.key);
                self.issues.add(&self.file, entry.line, message);
                Vec::new()
            }
        }
    }

    fn step(&mut self, entry: &Entry) -> Option<Step> {
        let step = entry.value.parse().ok().and_then(Step::new);
        self.take(entry, step.ok_or_else(|| format!("`{}` is no step: write a number from 1 to 7.", entry.value)))
    }

    fn minutes(&mut self, entry: &Entry) -> Option<u8> {
        let minutes = entry.value.parse().ok().filter(|minutes| (1..=60).contains(minutes));
        self.take(entry, minutes.ok_or_else(|| format!("`{}` is not a number from 1 to 60.", entry.value)))
    }

    fn day(&mut self, entry: &Entry) -> Option<Day> {
        let day = Day::parse(entry.value);
        self.take(entry, day.ok_or_else(|| format!("`{}` is no day: write it like 2026-11-22.", entry.value)))
    }

    fn check_placeholders(&mut self) {
        let known = [PLACEHOLDERS_EVERYWHERE, self.id.placeholders()].concat();
        for (name, line) in &self.placeholders {
            if !known.contains(&name.as_str()) {
                let known = comparison::placeholders(&known);
                let message = format!("`{{{name}}}` has no value on this page; those that have one are {known}.");
                self.issues.add(&self.file, *line, message);
            }
        }
    }
}
