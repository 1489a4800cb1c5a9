//! The names on Meta's screens in a language: what stands in bold in the pages, and in the pictures.
//!
//! Every language writes them in English, as keys, because Meta's screen may be in another language than the guide.

use std::collections::{BTreeMap, BTreeSet};

use toml::de::DeValue;

use super::drawings::PICTURES;
use super::issue::Issues;
use super::language::Language;
use super::page::{Block, Inline, Item, Page};
use super::picture::{Label, Picture};
use super::source::{Source, line_at};
use super::tree::Tree;
use super::ui;

/// English name → name in the language.
pub type Names = BTreeMap<String, String>;

/// The file of a language other than English.
pub const FILE: &str = "names.toml";

/// Every name that English uses.
pub fn needed(english: &Language) -> BTreeSet<&str> {
    let mut names: BTreeSet<&str> = english.pages.values().flat_map(|file| bold(&file.page)).collect();
    names.extend(PICTURES.iter().flat_map(Picture::things).filter_map(|thing| match thing.label {
        Label::Meta(name) => Some(name),
        Label::Own(_) | Label::Value(_) | Label::Permissions => None,
    }));
    names
}

/// Reads a language's names, and notes those that are missing, surplus or empty.
pub fn read(tag: &str, tree: &Tree, english: &Language, issues: &mut Issues) -> Names {
    let mut names = Names::new();
    let file = format!("{tag}/{FILE}");
    let Some(source) = Source::find(tree, &file, issues) else {
        issues.add(&file, 1, "This file is missing: it holds the names on Meta's screens in this language.");
        return names;
    };
    let needed = needed(english);
    for (key, value) in ui::parse(&source, issues).unwrap_or_default() {
        let line = line_at(&source.text, key.span().start);
        let name = key.get_ref().as_ref();
        let text = if let DeValue::String(text) = value.get_ref() { text.trim() } else { "" };
        if !needed.contains(name) {
            issues.add(&file, line, format!("`{name}` stands in no English page and in no picture: remove it."));
        } else if text.is_empty() {
            issues.add(&file, line, format!("`{name}` has no text in this language."));
        } else if text.contains(['{', '}', '*', '`']) {
            issues.add(&file, line, format!("`{name}` is plain words: no braces, stars or backticks."));
        } else {
            names.insert(name.to_owned(), text.to_owned());
        }
    }
    for name in needed.iter().filter(|name| !names.contains_key(**name)) {
        issues.add(&file, 1, format!("`{name}` is missing."));
    }
    names
}

/// The names in bold on a page.
pub fn bold(page: &Page) -> Vec<&str> {
    let mut found = Vec::new();
    in_inlines(&page.action, &mut found);
    in_blocks(&page.body, &mut found);
    found
}

fn in_blocks<'p>(blocks: &'p [Block], found: &mut Vec<&'p str>) {
    for block in blocks {
        match block {
            Block::Paragraph(text) | Block::Heading(text) => in_inlines(text, found),
            Block::Numbered(items) | Block::Bulleted(items) => {
                for Item { text, more } in items {
                    in_inlines(text, found);
                    in_blocks(more, found);
                }
            }
            Block::Picture(_) => {}
            Block::Folded { title, body } => {
                in_inlines(title, found);
                in_blocks(body, found);
            }
        }
    }
}

fn in_inlines<'p>(inlines: &'p [Inline], found: &mut Vec<&'p str>) {
    found.extend(inlines.iter().filter_map(|inline| match inline {
        Inline::Strong(name) => Some(name.as_str()),
        _ => None,
    }));
}
