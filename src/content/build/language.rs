//! Reading one language: its name, its strings, and exactly the pages of the contract.

use std::collections::BTreeMap;

use toml::de::DeValue;

use super::ENGLISH;
use super::date::{Day, STALE_AFTER_DAYS};
use super::issue::{Issue, Issues, listed};
use super::names::{self, Names};
use super::page_file::{self, PageFile};
use super::page_id::PageId;
use super::plural_forms;
use super::source::{Source, line_at};
use super::tree::Tree;
use super::ui::{self, Ui};

/// A language as written, however incomplete.
pub struct Language {
    /// The name of its folder: `en`, `pt-BR`.
    pub tag: String,
    /// Its own name for itself.
    pub name: String,
    /// `ltr` or `rtl`.
    pub direction: String,
    /// Its short strings.
    pub ui: Ui,
    /// The names on Meta's screens; none in English, where they are what they are.
    pub names: Names,
    /// Its pages.
    pub pages: BTreeMap<PageId, PageFile>,
}

impl Language {
    /// Reads the folder of this name.
    pub fn read(tag: &str, tree: &Tree, issues: &mut Issues) -> Self {
        let mut language = Self {
            tag: tag.into(),
            name: String::new(),
            direction: String::new(),
            ui: Ui::new(),
            names: Names::new(),
            pages: BTreeMap::new(),
        };
        let about = format!("{tag}/language.toml");
        match Source::find(tree, &about, issues) {
            Some(source) => language.read_about(&source, issues),
            None => issues.add(&about, 1, "This file is missing: it holds the language's `name` and `direction`."),
        }
        if plural_forms::required(tag).is_none() {
            let message =
                format!("Nobody knows yet which plural forms `{tag}` has: add it to `build/plural_forms.rs`.");
            issues.add(&about, 1, message);
        }
        let strings = format!("{tag}/ui.toml");
        match Source::find(tree, &strings, issues) {
            Some(source) => language.ui = ui::read(tag, &source, issues),
            None => issues.add(&strings, 1, "This file is missing: it holds the short strings of the screen."),
        }
        language.read_pages(tree, issues);
        refuse_surplus(tag, tree, issues);
        language
    }

    fn read_about(&mut self, source: &Source, issues: &mut Issues) {
        let Some(about) = ui::parse(source, issues) else { return };
        for (key, value) in about {
            let text = if let DeValue::String(text) = value.get_ref() { text.trim() } else { "" };
            let message = match key.get_ref().as_ref() {
                "name" if text.is_empty() => "`name` is the language's own name for itself, in quotes.".to_owned(),
                "name" => {
                    text.clone_into(&mut self.name);
                    continue;
                }
                "direction" if !matches!(text, "ltr" | "rtl") => "`direction` is \"ltr\" or \"rtl\".".to_owned(),
                "direction" => {
                    text.clone_into(&mut self.direction);
                    continue;
                }
                key => format!("`{key}` is unknown here; the keys are `name` and `direction`."),
            };
            issues.add(&source.file, line_at(&source.text, key.span().start), message);
        }
        for (key, value) in [("name", &self.name), ("direction", &self.direction)] {
            if value.is_empty() {
                issues.add(&source.file, 1, format!("`{key}` is missing."));
            }
        }
    }

    fn read_pages(&mut self, tree: &Tree, issues: &mut Issues) {
        for id in PageId::all() {
            let file = page_path(&self.tag, id);
            match Source::find(tree, &file, issues) {
                None => issues.add(&file, 1, format!("This page is missing: {}.", purpose(id))),
                Some(source) => {
                    if let Some(page) = page_file::read(id, &source, issues) {
                        self.pages.insert(id, page);
                    }
                }
            }
        }
    }

    /// The pages that nobody has compared with Meta's screens for long.
    pub fn stale(&self, today: Day) -> Vec<Issue> {
        let mut stale = Vec::new();
        for page in self.pages.values() {
            let Some((day, written, line)) = &page.verified else { continue };
            let age = today.days_since(*day);
            if age > STALE_AFTER_DAYS {
                let message = format!("Last compared with Meta's screens on {written}, {age} days ago.");
                stale.push(Issue { file: page.file.clone(), line: *line, message });
            }
        }
        stale
    }
}

fn page_path(tag: &str, id: PageId) -> String {
    format!("{tag}/{}.md", id.path())
}

fn purpose(id: PageId) -> String {
    match id {
        PageId::Start => "it is the first screen".into(),
        PageId::Step(step) => format!("it is step {}", step.number()),
        PageId::Finish => "it is the last screen".into(),
        PageId::Privacy => "it says why the guide can be trusted".into(),
        PageId::Share => "it says how to put the guide on a site".into(),
        PageId::Verdict(check, code) => {
            format!("it says what it means that the check `{}` ends in `{}`", check.as_str(), code.as_str())
        }
        PageId::Unknown(code) => format!("it says why a check could not be made: `{}`", code.as_str()),
        PageId::Paste(answer) => format!("it says of a pasted text that it is `{}`", answer.as_str()),
    }
}

/// Notes every file that nothing would ever show.
fn refuse_surplus(tag: &str, tree: &Tree, issues: &mut Issues) {
    let pages: Vec<String> = PageId::all().into_iter().map(|id| page_path(tag, id)).collect();
    let ours = tree.keys().filter(|path| path.split_once('/').is_some_and(|(folder, _)| folder == tag));
    for path in ours {
        let (folder, name) = path.rsplit_once('/').unwrap_or_default();
        if (folder == tag && (matches!(name, "ui.toml" | "language.toml") || (name == names::FILE && tag != ENGLISH)))
            || pages.contains(path)
        {
            continue;
        }
        let here = |page: &String| page.rsplit_once('/').is_some_and(|(other, _)| other == folder);
        let names: Vec<&str> =
            pages.iter().filter(|page| here(page)).filter_map(|page| page.rsplit('/').next()).collect();
        let message = if names.is_empty() {
            "Nothing shows this file, and no page belongs in this folder.".to_owned()
        } else {
            format!("Nothing shows this file; the pages in this folder are {}.", listed(names))
        };
        issues.add(path, 1, message);
    }
}
