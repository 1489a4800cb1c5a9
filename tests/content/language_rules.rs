//! The rules for a language as a whole, and for a language beside English.

use std::fs;
use std::path::Path;

use rstest::rstest;

use crate::build::date::Day;
use crate::build::tree::{self, Tree};
use crate::build::{compile, page_id::PageId};
use crate::sample::{self, TODAY, issues, issues_with};

#[test]
fn every_page_of_the_contract_is_asked_for() {
    for id in PageId::all() {
        let mut tree = sample::english();
        let file = format!("en/{}.md", id.path());
        tree.remove(&file);
        let issues = issues(&tree);
        let expected = format!("src/content/{file}:1: This page is missing: it ");
        assert!(issues.len() == 1 && issues[0].starts_with(&expected), "{file}: {issues:?}");
    }
}

#[rstest]
#[case("en/verdicts/token.valid/expired.md", "it says what it means that the check `token.valid` ends in `expired`")]
#[case("en/verdicts/unknown/not-asked.md", "it says why a check could not be made: `not-asked`")]
#[case("en/paste/masked.md", "it says of a pasted text that it is `masked`")]
#[case("en/steps/6.md", "it is step 6")]
#[case("en/start.md", "it is the first screen")]
#[case("en/finish.md", "it is the last screen")]
#[case("en/language.toml", "")]
#[case("en/ui.toml", "")]
fn a_missing_file_is_named(#[case] file: &str, #[case] purpose: &str) {
    let mut tree = sample::english();
    tree.remove(file);
    let message = match file {
        "en/language.toml" => "This file is missing: it holds the language's `name` and `direction`.".to_owned(),
        "en/ui.toml" => "This file is missing: it holds the short strings of the screen.".to_owned(),
        _ => format!("This page is missing: {purpose}."),
    };
    assert_eq!(issues(&tree), [format!("src/content/{file}:1: {message}")]);
}

#[rstest]
#[case(
    "en/notes.md",
    "Nothing shows this file; the pages in this folder are `start.md`, `finish.md`, `privacy.md`, `share.md`."
)]
#[case(
    "en/verdicts/token.expiry/expird.md",
    "Nothing shows this file; the pages in this folder are `never.md`, `expires.md`, `access-ends.md`, `expired.md`."
)]
#[case(
    "en/verdicts/token.expiry/never.txt",
    "Nothing shows this file; the pages in this folder are `never.md`, `expires.md`, `access-ends.md`, `expired.md`."
)]
#[case("en/verdicts/token/valid.md", "Nothing shows this file, and no page belongs in this folder.")]
#[case(
    "en/steps/ui.toml",
    "Nothing shows this file; the pages in this folder are `1.md`, `2.md`, `3.md`, `4.md`, `5.md`, `6.md`, `7.md`."
)]
fn a_surplus_file_is_named(#[case] file: &str, #[case] message: &str) {
    assert_eq!(issues_with(file, ""), [format!("src/content/{file}:1: {message}")]);
}

#[rstest]
#[case("name = \"English\"", &["1: `direction` is missing."])]
#[case("direction = \"ltr\"", &["1: `name` is missing."])]
#[case("name = \"\"\ndirection = \"rtl\"", &["1: `name` is missing.", "1: `name` is the language's own name for itself, in quotes."])]
#[case("name = \"English\"\ndirection = \"left\"", &["1: `direction` is missing.", "2: `direction` is \"ltr\" or \"rtl\"."])]
#[case("name = \"English\"\ndirection = \"rtl\"\nflag = \"x\"", &["3: `flag` is unknown here; the keys are `name` and `direction`."])]
#[case("name = \"English\"\ndirection = \"rtl\"", &[])]
fn a_language_says_what_it_is(#[case] text: &str, #[case] expected: &[&str]) {
    let expected: Vec<String> = expected.iter().map(|issue| format!("src/content/en/language.toml:{issue}")).collect();
    assert_eq!(issues_with("en/language.toml", text), expected);
}

#[test]
fn bytes_that_are_no_text_are_named_with_their_line() {
    let mut tree = sample::english();
    tree.insert("en/start.md".into(), b"---\ntitle: Caf\xe9\nverified: 2026-11-22\n---\n".to_vec());
    let message = "This file is not UTF-8 text. Save it with the encoding UTF-8.";
    assert_eq!(issues(&tree), [format!("src/content/en/start.md:2: {message}")]);
}

/// English and Hebrew, in which `results.accounts` needs the form `two` as well, with one file of Hebrew replaced.
fn issues_beside_english(file: &str, text: &str) -> Vec<String> {
    let mut tree = sample::english();
    let page = "---\ntitle: A title for {brand}\nminutes: 2\nmeta: apps\nverified: 2026-11-22\n---\n1. One\n2. Two\n";
    tree.insert("en/steps/5.md".into(), page.into());
    sample::language("he", &mut tree);
    tree.insert("he/steps/5.md".into(), page.into());
    tree.insert("he/ui.toml".into(), sample::UI.replace("one =", "two = \"Two in {app}\", one =").into());
    assert_eq!(issues(&tree), [""; 0]);
    tree.insert(file.into(), text.into());
    issues(&tree)
}

#[rstest]
#[case::missing("[results]\nheading = \"x\"\nof = \"{n} {total}\"", &[
    "1: `results.accounts` is missing; English says \"{n} accounts in {app}\"."
])]
#[case::surplus(
    "[results]\nheading = \"x\"\nof = \"{n} {total}\"\nfoot = \"x\"\naccounts = { one = \"{app}\", two = \"{app}\", other = \"{n} {app}\" }",
    &["4: English has no `results.foot`: remove it."]
)]
#[case::forms(
    "[results]\nheading = \"x\"\nof = \"{n} {total}\"\naccounts = { one = \"{app}\", other = \"{n} {app}\" }",
    &["4: `results.accounts` lacks `two`; this language needs `one`, `two`, `other`."]
)]
#[case::placeholder(
    "[results]\nheading = \"x\"\nof = \"{n} {sum}\"\naccounts = { one = \"{app}\", two = \"{app}\", other = \"{n} {app}\" }",
    &["3: `results.of` has `{sum}`, which English has not.", "3: `results.of` lacks `{total}`, which English has."]
)]
#[case::not_counted(
    "[results]\nheading = \"x\"\nof = \"{n} {total}\"\naccounts = \"{n} {app}\"",
    &["4: `results.accounts` depends on a number in English: give it its plural forms."]
)]
#[case::counted(
    "[results]\nheading = { one = \"x\", two = \"x\", other = \"x\" }\nof = \"{n} {total}\"\naccounts = { one = \"{app}\", two = \"{app}\", other = \"{n} {app}\" }",
    &["2: `results.heading` does not depend on a number in English: give it one text."]
)]
fn strings_are_those_of_english(#[case] text: &str, #[case] expected: &[&str]) {
    let expected: Vec<String> = expected.iter().map(|issue| format!("src/content/he/ui.toml:{issue}")).collect();
    assert_eq!(issues_beside_english("he/ui.toml", text), expected);
}

#[rstest]
#[case::same("title: {brand}\nminutes: 2\nmeta: apps", "1. One\n2. Two", &[])]
#[case::placeholder("title: x\nminutes: 2\nmeta: apps", "1. One\n2. Two", &["1: This page lacks `{brand}`, which English has."])]
#[case::surplus(
    "title: {brand} {system_user_name}\nminutes: 2\nmeta: apps", "1. One\n2. Two",
    &["1: This page has `{system_user_name}`, which English has not."]
)]
#[case::minutes("title: {brand}\nminutes: 3\nmeta: apps", "1. One\n2. Two", &["1: `minutes` is not the same as in `en/steps/5.md`."])]
#[case::meta("title: {brand}\nminutes: 2", "1. One\n2. Two", &["1: `meta` is not the same as in `en/steps/5.md`."])]
#[case::sub_steps("title: {brand}\nminutes: 2\nmeta: apps", "1. One", &["1: The first numbered list has 1 entries, in English it has 2."])]
#[case::read("title: {brand}\nminutes: 2\nmeta: apps\nread: https://example.org", "1. One\n2. Two", &["1: `read` is not the same as in `en/steps/5.md`."])]
#[case::picture("title: {brand}\nminutes: 2\nmeta: apps", "1. One\n2. Two\n\n   ![](picture:settings)", &["1: `pictures` is not the same as in `en/steps/5.md`."])]
#[case::bold("title: {brand}\nminutes: 2\nmeta: apps", "1. **Agregar**\n2. Two", &[
    "1: The bold names are not those of English: names on Meta's screen stand in English in every language. Here `Agregar`, in English none."
])]
fn pages_are_those_of_english(#[case] head: &str, #[case] body: &str, #[case] expected: &[&str]) {
    let text = format!("---\n{head}\nverified: 2026-11-22\n---\n{body}\n");
    let expected: Vec<String> = expected.iter().map(|issue| format!("src/content/he/steps/5.md:{issue}")).collect();
    assert_eq!(issues_beside_english("he/steps/5.md", &text), expected);
}

#[test]
fn lists_that_are_no_sub_steps_may_differ() {
    let text = "---\ntitle: x\nverified: 2026-11-22\n---\n1. One\n2. Two\n";
    assert_eq!(issues_beside_english("he/finish.md", text), [""; 0]);
}

#[test]
fn a_button_leads_to_the_same_step_in_every_language() {
    let text = "---\ntitle: x\ndo: x\nstep: 4\nverified: 2026-11-22\n---\n";
    let file = "he/verdicts/token.kind/app.md";
    let expected = format!("src/content/{file}:1: `step` is not the same as in `en/verdicts/token.kind/app.md`.");
    assert_eq!(issues_beside_english(file, text), [expected]);
}

#[test]
fn a_language_nobody_has_looked_up_is_named() {
    let mut tree = sample::english();
    sample::language("tlh", &mut tree);
    let message = "Nobody knows yet which plural forms `tlh` has: add it to `build/plural_forms.rs`.";
    assert!(issues(&tree).contains(&format!("src/content/tlh/language.toml:1: {message}")));
}

#[test]
fn each_language_becomes_a_file() {
    let mut tree = sample::english();
    sample::language("hi", &mut tree);
    let compiled = compile(&tree, TODAY);
    let names: Vec<&str> = compiled.files.iter().map(|(name, _)| name.as_str()).collect();
    let each = ["en.json", "en.later.json", "hi.json", "hi.later.json"];
    assert_eq!(names, [&["ui_keys.rs"], each.as_slice(), &["names.json", "languages.rs", "meta_pages.json"]].concat());
    let text = |name: &str| &compiled.files.iter().find(|(known, _)| known == name).unwrap().1;
    assert_eq!(text("languages.rs"), r#"[("en", "Sample"), ("hi", "Sample")]"#);
    assert!(text("names.json").starts_with(r#"{"hi":{"60 days":"the 60 days","#), "{}", text("names.json"));
    assert!(text("hi.json").contains(r#""Add":"the Add""#));
    assert!(!text("en.json").contains("names"));
}

#[rstest]
#[case::missing("\"Add\" = \"the Add\"\n", "", &["1: `Add` is missing."])]
#[case::surplus("\"Add\"", "\"Added\"", &["1: `Add` is missing.", "3: `Added` stands in no English page and in no picture: remove it."])]
#[case::empty("\"the Add\"", "\" \"", &["1: `Add` is missing.", "3: `Add` has no text in this language."])]
#[case::no_text("\"the Add\"", "1", &["1: `Add` is missing.", "3: `Add` has no text in this language."])]
#[case::marked("\"the Add\"", "\"**Add**\"", &["1: `Add` is missing.", "3: `Add` is plain words: no braces, stars or backticks."])]
fn names_are_those_that_english_uses(#[case] from: &str, #[case] to: &str, #[case] expected: &[&str]) {
    let names = sample::names();
    assert!(names.contains(from));
    let expected: Vec<String> = expected.iter().map(|issue| format!("src/content/he/names.toml:{issue}")).collect();
    assert_eq!(issues_beside_english("he/names.toml", &names.replacen(from, to, 1)), expected);
}

#[test]
fn names_are_a_file_of_other_languages_only() {
    let mut tree = sample::english();
    sample::language("hi", &mut tree);
    tree.remove("hi/names.toml");
    let message = "This file is missing: it holds the names on Meta's screens in this language.";
    assert_eq!(issues(&tree), [format!("src/content/hi/names.toml:1: {message}")]);
    let surplus = issues_with("en/names.toml", "");
    assert!(surplus.len() == 1 && surplus[0].contains("Nothing shows this file"), "{surplus:?}");
}

#[test]
fn pages_older_than_180_days_are_stale() {
    let stale = |today: &str| -> Vec<String> {
        let mut tree = sample::english();
        let page = "---\ntitle: x\nverified: 2026-05-22\n---\n";
        tree.insert("en/finish.md".into(), page.into());
        compile(&tree, Day::parse(today).unwrap()).stale.iter().map(ToString::to_string).collect()
    };
    assert_eq!(stale("2026-11-18"), [""; 0]);
    let message = "Last compared with Meta's screens on 2026-05-22, 181 days ago.";
    assert_eq!(stale("2026-11-19"), [format!("src/content/en/finish.md:3: {message}")]);
}

#[test]
fn only_the_folders_of_languages_are_read_and_nothing_hidden_in_them() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("words");
    let _ = fs::remove_dir_all(&root);
    for file in ["mod.rs", "build/mod.rs", "en/start.md", "en/steps/1.md", "en/.hidden", "en/start.md~", ".git/x"] {
        let file = root.join(file);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, "x").unwrap();
    }
    let read: Tree = tree::read(&root).unwrap();
    assert_eq!(read.keys().collect::<Vec<_>>(), ["en/start.md", "en/steps/1.md"]);
}
