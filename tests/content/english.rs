//! The words as they are: whole, the same after compiling and reading, and without a placeholder nobody fills.

use std::io;
use std::path::Path;

use system_user_guide::content::{Block, Direction, Inline, Item, Page, PageId, Words, page_id};
use system_user_guide::domain::catalogue::{Check, Code};

use crate::build::compile;
use crate::build::issue::Issues;
use crate::build::language::Language;
use crate::build::tree::{self, Tree};
use crate::sample::{self, TODAY};

/// The files of all languages.
pub fn tree() -> io::Result<Tree> {
    tree::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content"))
}

/// The text of a compiled file.
pub fn compiled(name: &str) -> String {
    let files = compile(&tree().unwrap(), TODAY).files;
    files.into_iter().find(|(known, _)| known == name).unwrap().1
}

#[test]
fn nothing_is_amiss_in_any_language() {
    assert_eq!(sample::issues(&tree().unwrap()), [""; 0]);
}

#[test]
fn the_program_reads_every_page_as_the_compiler_wrote_it() {
    let words = Words::english();
    let compiled = Language::read("en", &tree().unwrap(), &mut Issues::default());
    assert_eq!(compiled.pages.len(), PageId::all().len());
    for id in PageId::all() {
        let (_, written) = compiled.pages.iter().find(|(written, _)| written.path() == id.path()).unwrap();
        // The compiler has types of its own, made from the same source: what they print is what can be compared.
        assert_eq!(format!("{:?}", words.page(id)), format!("{:?}", written.page), "{}", id.path());
        assert!(!words.page(id).title.is_empty(), "{}", id.path());
    }
    assert_eq!((words.language(), words.name(), words.direction()), ("en", "English", Direction::LeftToRight));
}

#[test]
fn every_pair_of_check_and_code_has_words() {
    let words = Words::english();
    for &check in Check::ALL {
        for &code in Code::ALL {
            let page = words.page(PageId::Verdict(check, code));
            assert!(!page.title.is_empty(), "{} {}", check.as_str(), code.as_str());
        }
    }
    let rate_limited = words.page(PageId::Unknown(Code::RateLimited));
    assert_eq!(words.page(PageId::Verdict(Check::TokenKind, Code::RateLimited)), rate_limited);
    assert_ne!(words.page(PageId::Verdict(Check::Connection, Code::RateLimited)), rate_limited);
}

#[test]
fn every_placeholder_of_a_page_can_be_filled() {
    let words = Words::english();
    for id in PageId::all() {
        let names = [page_id::PLACEHOLDERS_EVERYWHERE, id.placeholders()].concat();
        let values: Vec<(&str, &str)> = names.iter().map(|name| (*name, "value")).collect();
        // Filling removes what it does not know: only a text that keeps everything else was filled to the end.
        let fill = |text: String| names.iter().fold(text, |text, name| text.replace(&format!("{{{name}}}"), "value"));
        let expected: Vec<String> = texts(words.page(id)).into_iter().map(fill).collect();
        let filled = texts(&words.page(id).filled(&values));
        assert_eq!(filled, expected, "{}", id.path());
        assert!(!filled.concat().contains(['{', '}']), "{}", id.path());
    }
}

/// Every text on a page.
fn texts(page: &Page) -> Vec<String> {
    let mut texts = vec![page.title.clone()];
    collect_inlines(&page.action, &mut texts);
    collect_blocks(&page.body, &mut texts);
    texts
}

fn collect_blocks(blocks: &[Block], texts: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) | Block::Heading(inlines) => collect_inlines(inlines, texts),
            Block::Numbered(items) | Block::Bulleted(items) => {
                for Item { text, more } in items {
                    collect_inlines(text, texts);
                    collect_blocks(more, texts);
                }
            }
            Block::Picture(_) => {}
            Block::Folded { title, body } => {
                collect_inlines(title, texts);
                collect_blocks(body, texts);
            }
        }
    }
}

fn collect_inlines(inlines: &[Inline], texts: &mut Vec<String>) {
    texts.extend(inlines.iter().map(|inline| match inline {
        Inline::Text(text) | Inline::Strong(text) | Inline::Code(text) | Inline::Link { text, .. } => text.clone(),
    }));
}

/// A string that no screen says is one that translators write for nothing.
#[test]
fn every_string_is_said_somewhere() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/view");
    let mut code = String::new();
    let mut folders = vec![source];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                code.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
    }
    let english = Language::read("en", &tree().unwrap(), &mut Issues::default());
    let said = |key: &str| {
        let name = format!(".{}(", key.replace('.', "_"));
        code.contains(&name) || code.contains(&name.replace('.', "::"))
    };
    let silent: Vec<&String> = english.ui.keys().filter(|key| !said(key)).collect();
    assert_eq!(silent, [""; 0]);
}
