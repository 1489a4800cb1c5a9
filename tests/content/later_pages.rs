//! The pages of verdicts come in a file of their own: with it English is whole, and a file that is not is not used.

use serde_json::{Value, json};
use system_user_guide::content::{PageId, Words, WordsError};

use crate::english::compiled;

fn pages() -> impl Iterator<Item = PageId> {
    PageId::all().into_iter()
}

/// The good file.
fn file() -> Value {
    serde_json::from_str(&compiled("en.verdicts.json")).unwrap()
}

fn verdict_path() -> String {
    PageId::all().into_iter().find(|id| id.is_verdict()).unwrap().path()
}

/// Whether these words are still what they were without any pages of verdicts.
fn is_unchanged(words: &Words) -> bool {
    let english = Words::english();
    pages().all(|id| if id.is_verdict() { !words.has(id) } else { words.page(id) == english.page(id) })
}

#[test]
fn both_files_together_are_the_whole_english() {
    let words = Words::english_without_verdicts();
    assert!(is_unchanged(&words));
    assert_eq!(words.take_verdicts(&compiled("en.verdicts.json")), Ok(()));
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
    assert!(later.iter().all(|path| path.starts_with("verdicts/")), "{later:?}");
}

#[test]
fn a_file_that_is_not_whole_changes_nothing() {
    let words = Words::english_without_verdicts();
    let whole = compiled("en.verdicts.json");
    for end in (0..whole.len()).step_by(997).filter(|end| whole.is_char_boundary(*end)) {
        assert_eq!(words.take_verdicts(&whole[..end]), Err(WordsError::NotJson), "{end}");
    }
    let path = verdict_path();
    let mut lacks_one = file();
    lacks_one["pages"].as_object_mut().unwrap().remove(&path);
    assert_eq!(words.take_verdicts(&lacks_one.to_string()), Err(WordsError::Incomplete));
    for wrong in [json!(null), json!("text"), json!({"title": 1}), json!({"title": "x", "body": {"html": "<b>"}})] {
        let mut spoilt = file();
        spoilt["pages"][&path] = wrong.clone();
        assert_eq!(words.take_verdicts(&spoilt.to_string()), Err(WordsError::Incomplete), "{wrong}");
    }
    let long = format!("{whole}{}", " ".repeat(Words::LONGEST_FILE));
    assert_eq!(words.take_verdicts(&long), Err(WordsError::TooLong));
    assert!(is_unchanged(&words));
}

#[test]
fn another_file_changes_nothing() {
    let words = Words::english_without_verdicts();
    let mut foreign = file();
    foreign["language"] = json!("fr");
    assert_eq!(words.take_verdicts(&foreign.to_string()), Err(WordsError::OtherLanguage));
    assert_eq!(words.take_verdicts(&compiled("en.json")), Err(WordsError::Incomplete));
    assert_eq!(words.take_verdicts("<!DOCTYPE html>"), Err(WordsError::NotJson));
    assert_eq!(words.take_verdicts("{}"), Err(WordsError::NoLanguage));
    assert!(is_unchanged(&words));
}

#[test]
fn it_brings_pages_of_verdicts_and_nothing_else() {
    let words = Words::english_without_verdicts();
    let mut more = file();
    more["ui"] = json!({"results.heading": "changed"});
    more["pages"]["start"] = json!({"title": "changed"});
    assert_eq!(words.take_verdicts(&more.to_string()), Ok(()));
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
    assert_eq!(Words::parse(&compiled("en.verdicts.json"), rule).err(), Some(WordsError::Incomplete));
}

#[test]
fn every_language_is_whole_in_its_two_files() {
    let rule = system_user_guide::content::PluralCategory::english;
    for (tag, name) in system_user_guide::content::LANGUAGES {
        let words = Words::parse(&compiled(&format!("{tag}.json")), rule).unwrap();
        assert_eq!((words.language(), words.name()), (*tag, *name));
        assert_eq!(words.take_verdicts(&compiled(&format!("{tag}.verdicts.json"))), Ok(()), "{tag}");
        assert!(pages().all(|id| words.has(id)), "{tag}");
    }
}
