//! Measuring a language by English: the same strings, the same placeholders, the same buttons.

use std::collections::BTreeSet;

use super::braces;
use super::issue::{Issues, listed};
use super::language::Language;
use super::names;
use super::page::Block;
use super::page_file::PageFile;
use super::ui::{Entry, Forms, Ui};

/// Notes everything in which the language has more or less than English; each language's own rules are checked before.
pub fn compare(language: &Language, english: &Language, issues: &mut Issues) {
    compare_strings(&format!("{}/ui.toml", language.tag), &language.ui, &english.ui, issues);
    for (id, page) in &language.pages {
        if let Some(english) = english.pages.get(id) {
            compare_pages(page, english, issues);
        }
    }
}

/// Writes placeholders as a list in a sentence: `{a}`, `{b}`.
pub fn placeholders<T: AsRef<str>>(names: impl IntoIterator<Item = T>) -> String {
    listed(names.into_iter().map(|name| format!("{{{}}}", name.as_ref())))
}

fn compare_strings(file: &str, ui: &Ui, english: &Ui, issues: &mut Issues) {
    for (id, theirs) in english {
        match ui.get(id) {
            None => issues.add(file, 1, format!("`{id}` is missing; English says \"{}\".", theirs.fullest())),
            Some(ours) => compare_entries(file, id, ours, theirs, issues),
        }
    }
    for (id, entry) in ui.iter().filter(|(id, _)| !english.contains_key(*id)) {
        issues.add(file, entry.line, format!("English has no `{id}`: remove it."));
    }
}

fn compare_entries(file: &str, id: &str, ours: &Entry, theirs: &Entry, issues: &mut Issues) {
    let message = match (&ours.forms, &theirs.forms) {
        (Forms::Plain(_), Forms::Counted(_)) => Some("depends on a number in English: give it its plural forms"),
        (Forms::Counted(_), Forms::Plain(_)) => Some("does not depend on a number in English: give it one text"),
        _ => None,
    };
    if let Some(message) = message {
        issues.add(file, ours.line, format!("`{id}` {message}."));
        return;
    }
    let named = |entry: &Entry| -> BTreeSet<String> {
        braces::names(entry.fullest()).unwrap_or_default().into_iter().map(Into::into).collect()
    };
    compare_names(file, ours.line, &format!("`{id}`"), (&named(ours), &named(theirs)), issues);
}

fn compare_pages(ours: &PageFile, theirs: &PageFile, issues: &mut Issues) {
    compare_names(&ours.file, 1, "This page", (&ours.placeholders, &theirs.placeholders), issues);
    let bold = |page: &PageFile| -> BTreeSet<String> { names::bold(&page.page).into_iter().map(Into::into).collect() };
    let (bold, english) = (bold(ours), bold(theirs));
    if bold != english {
        let message =
            "The bold names are not those of English: names on Meta's screen stand in English in every language";
        let said = |names: &BTreeSet<String>| if names.is_empty() { "none".to_owned() } else { listed(names) };
        issues.add(&ours.file, 1, format!("{message}. Here {}, in English {}.", said(&bold), said(&english)));
    }
    let same = [
        ("step", ours.page.step == theirs.page.step),
        ("meta", ours.page.meta == theirs.page.meta),
        ("minutes", ours.page.minutes == theirs.page.minutes),
        ("read", ours.page.read == theirs.page.read),
        ("pictures", pictures(&ours.page.body) == pictures(&theirs.page.body)),
    ];
    for (key, _) in same.into_iter().filter(|(_, is_same)| !is_same) {
        issues.add(&ours.file, 1, format!("`{key}` is not the same as in `{}`.", theirs.file));
    }
    // Sub-steps are ticked by number, and a number must mean the same in every language.
    let (entries, english) = (ours.page.sub_steps().len(), theirs.page.sub_steps().len());
    if theirs.page.minutes.is_some() && entries != english {
        let message = format!("The first numbered list has {entries} entries, in English it has {english}.");
        issues.add(&ours.file, 1, message);
    }
}

fn compare_names(
    file: &str,
    line: usize,
    what: &str,
    (ours, theirs): (&BTreeSet<String>, &BTreeSet<String>),
    issues: &mut Issues,
) {
    let missing: Vec<_> = theirs.difference(ours).collect();
    if !missing.is_empty() {
        issues.add(file, line, format!("{what} lacks {}, which English has.", placeholders(missing)));
    }
    let surplus: Vec<_> = ours.difference(theirs).collect();
    if !surplus.is_empty() {
        issues.add(file, line, format!("{what} has {}, which English has not.", placeholders(surplus)));
    }
}

/// The names of the pictures, in their order.
fn pictures(blocks: &[Block]) -> Vec<&'static str> {
    let inside = |block: &Block| match block {
        Block::Picture(picture) => vec![picture.name],
        Block::Numbered(items) | Block::Bulleted(items) => items.iter().flat_map(|item| pictures(&item.more)).collect(),
        Block::Folded { body, .. } => pictures(body),
        Block::Paragraph(_) | Block::Heading(_) => Vec::new(),
    };
    blocks.iter().flat_map(inside).collect()
}
