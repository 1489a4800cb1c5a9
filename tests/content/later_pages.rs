//! The pages of verdicts come in a file of their own: with it English is whole, and a file that is not is not used.

use serde_json::{Value, json};
use system_user_guide::content::{PageId, Words, WordsError};

use crate::english::compiled;

fn pages() -> impl Iterator<Item = PageId> {
    PageId::all().into_iter()
}

/// The good file.
fn file() -> Value {
    serde_json::from_str(&compiled("en.later.json")).unwrap()
}

fn verdict_path() -> String {
    PageId::all().into_iter().find(|id| id.comes_later()).unwrap().path()
}

/// Whether these words are still what they were without any pages of verdicts.
fn is_unchanged(words: &Words) -> bool {
    let english = Words::english();
    pages().all(|id| if id.comes_later() { !words.has(id) } else { words.page(id) == english.page(id) })
}

#[test]
fn both_files_together_are_the_whole_english() {
    let words = Words::english_without_later();
    assert!(is_unchanged(&words));
    assert_eq!(words.take_later(&compiled("en.later.json")), Ok(()));
    let english = Words::english();
    for id in pages() {
        assert!(words.has(id) && !words.page(id).title.is_empty(), "{}", id.path());
        assert_eq!(words.page(id), english.page(id), "{}", id.path());
    }
}

#[test]
fn no_page_stands_in_both_files() {
    let first: Value = serde_json::from_str(&compiled("en.json")).unwrap();
    let paths = |file: &Value| file["pages"].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let (first, later) = (paths(&first), paths(&file()));
    assert!(first.iter().all(|path| !later.contains(path)));
    assert_eq!(first.len() + later.len(), PageId::all().len());
    let is_later =
        |path: &String| ["verdicts/", "paste/", "privacy", "share"].iter().any(|start| path.starts_with(start));
    assert!(later.iter().all(is_later), "{later:?}");
}

#[test]
fn a_file_that_is_not_whole_changes_nothing() {
    let words = Words::english_without_later();
    let whole = compiled("en.later.json");
    for end in (0..whole.len()).step_by(997).filter(|end| whole.is_char_boundary(*end)) {
        assert_eq!(words.take_later(&whole[..end]), Err(WordsError::NotJson), "{end}");
    }
    let path = verdict_path();
    let mut lacks_one = file();
    lacks_one["pages"].as_object_mut().unwrap().remove(&path);
    assert_eq!(words.take_later(&lacks_one.to_string()), Err(WordsError::Incomplete));
    for wrong in [json!(null), json!("text"), json!({"title": 1}), json!({"title": "x", "body": {"html": "<b>"}})] {
        let mut spoilt = file();
        spoilt["pages"][&path] = wrong.clone();
        assert_eq!(words.take_later(&spoilt.to_string()), Err(WordsError::Incomplete), "{wrong}");
    }
    let long = format!("{whole}{}", " ".repeat(Words::LONGEST_FILE));
    assert_eq!(words.take_later(&long), Err(WordsError::TooLong));
    assert!(is_unchanged(&words));
}

#[test]
fn another_file_changes_nothing() {
    let words = Words::english_without_later();
    let mut foreign = file();
    foreign["language"] = json!("fr");
    assert_eq!(words.take_later(&foreign.to_string()), Err(WordsError::OtherLanguage));
    assert_eq!(words.take_later(&compiled("en.json")), Err(WordsError::Incomplete));
    assert_eq!(words.take_later("<!DOCTYPE html>"), Err(WordsError::NotJson));
    assert_eq!(words.take_later("{}"), Err(WordsError::NoLanguage));
    assert!(is_unchanged(&words));
}

#[test]
fn it_brings_pages_of_verdicts_and_nothing_else() {
    let words = Words::english_without_later();
    let mut more = file();
    more["ui"] = json!({"results.heading": "changed"});
    more["pages"]["start"] = json!({"title": "changed"});
    assert_eq!(words.take_later(&more.to_string()), Ok(()));
    let english = Words::english();
    assert_eq!(words.page(PageId::Start), english.page(PageId::Start));
    assert_eq!(words.results_heading(), english.results_heading());
}

#[test]
fn the_first_file_is_whole_or_refused() {
    let rule = system_user_guide::content::PluralCategory::english;
    let whole: Value = serde_json::from_str(&compiled("en.json")).unwrap();
    assert!(Words::parse(&whole.to_string(), rule).is_ok());
    for part in ["pages", "ui"] {
        for key in whole[part].as_object().unwrap().keys() {
            let mut lacks_one = whole.clone();
            lacks_one[part].as_object_mut().unwrap().remove(key);
            assert_eq!(Words::parse(&lacks_one.to_string(), rule).err(), Some(WordsError::Incomplete), "{key}");
        }
    }
    assert_eq!(Words::parse(&compiled("en.later.json"), rule).err(), Some(WordsError::Incomplete));
}

#[test]
fn every_language_is_whole_in_its_two_files() {
    let rule = system_user_guide::content::PluralCategory::english;
    for (tag, name) in system_user_guide::content::LANGUAGES {
        let words = Words::parse(&compiled(&format!("{tag}.json")), rule).unwrap();
        assert_eq!((words.language(), words.name()), (*tag, *name));
        assert_eq!(words.take_later(&compiled(&format!("{tag}.later.json"))), Ok(()), "{tag}");
        assert!(pages().all(|id| words.has(id)), "{tag}");
    }
}
