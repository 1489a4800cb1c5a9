//! The compiler of the words. `tests/content.rs` includes it as well, so its rules have tests.

#[allow(dead_code, reason = "the build reads a part of what the program uses")]
#[path = "../../domain/catalogue.rs"]
pub mod catalogue;
#[allow(dead_code, reason = "needed by `meta_page` alone")]
#[path = "../../domain/id.rs"]
mod id;
#[allow(dead_code, reason = "the build needs the names, the program the addresses")]
#[path = "../../domain/meta_page.rs"]
pub mod meta_page;
#[allow(dead_code, reason = "the build reads a part of what the program uses")]
#[path = "../../domain/step.rs"]
pub mod step;
#[path = "../../domain/web.rs"]
mod web;

#[path = "../drawings.rs"]
pub mod drawings;
#[path = "../link.rs"]
pub mod link;
#[allow(dead_code, reason = "the build writes pages, the program fills them")]
#[path = "../page.rs"]
pub mod page;
#[allow(dead_code, reason = "the build reads a part of what the program uses")]
#[path = "../page_id.rs"]
pub mod page_id;
#[allow(dead_code, reason = "the build needs the words in the pictures, the program draws them")]
#[path = "../picture.rs"]
pub mod picture;
#[allow(dead_code, reason = "needed by `page` alone")]
#[path = "../placeholder.rs"]
mod placeholder;
#[allow(dead_code, reason = "the build reads a part of what the program uses")]
#[path = "../plural.rs"]
pub mod plural;

mod address;
mod braces;
mod comparison;
pub mod date;
mod head;
mod inline;
pub mod issue;
mod json;
pub mod language;
mod list;
mod markdown;
mod methods;
pub mod names;
pub mod page_file;
mod plural_forms;
mod rules;
pub mod source;
pub mod tree;
mod ui;
mod ui_text;

use std::collections::BTreeSet;

use date::Day;
use issue::{Issue, Issues};
use language::Language;
use tree::Tree;

/// The folder of the language that every other one is measured by.
const ENGLISH: &str = "en";

/// What the build makes of the words.
pub struct Compiled {
    /// Name and text of each file for the program; meaningless while there are issues.
    pub files: Vec<(String, String)>,
    /// Pages that nobody has compared with Meta's screens for long.
    pub stale: Vec<Issue>,
    /// Everything amiss, in the order of files and lines.
    pub issues: Vec<Issue>,
}

/// Compiles every language of the tree.
pub fn compile(tree: &Tree, today: Day) -> Compiled {
    let mut issues = Issues::default();
    let english = Language::read(ENGLISH, tree, &mut issues);
    let mut files = vec![("ui_keys.rs".to_owned(), methods::write(&english.ui))];
    let mut languages = vec![];

    let tags: BTreeSet<&str> = tree.keys().filter_map(|path| Some(path.split_once('/')?.0)).collect();
    for tag in tags.into_iter().filter(|tag| *tag != ENGLISH) {
        let mut language = Language::read(tag, tree, &mut issues);
        language.names = names::read(tag, tree, &english, &mut issues);
        comparison::compare(&language, &english, &mut issues);
        languages.push(language);
    }
    languages.insert(0, english);
    files.extend(languages.iter().flat_map(json::files));
    files.push(("names.json".to_owned(), json::names(&languages)));
    files.push(("languages.rs".to_owned(), list(&languages)));
    files.push(("meta_pages.json".to_owned(), json::meta_pages()));
    let stale = languages.iter().flat_map(|language| language.stale(today)).collect();
    Compiled { files, stale, issues: issues.sorted() }
}

/// Tag and own name of every language, as Rust.
fn list(languages: &[Language]) -> String {
    let one = |language: &Language| format!("({:?}, {:?})", language.tag, language.name);
    format!("[{}]", languages.iter().map(one).collect::<Vec<_>>().join(", "))
}
