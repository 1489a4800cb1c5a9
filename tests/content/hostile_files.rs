//! Language files that are cut short, stale, or made to hurt.

use serde_json::{Value, json};
use system_user_guide::content::{Direction, PageId, Words, WordsError};

use crate::english::compiled;

const FINE: &str = "start";

/// A whole language file, in which one page has every shape that there is.
fn file() -> Value {
    let mut file: Value = serde_json::from_str(&compiled("en.json")).unwrap();
    file["language"] = json!("ar");
    file["name"] = json!("العربية");
    file["direction"] = json!("rtl");
    file["names"] = json!({"Add": "إضافة"});
    file["pages"][FINE] = json!({
        "title": "x", "do": ["x ", ["b", "y"]], "step": 4, "meta": "apps", "read": "https://example.org",
        "minutes": 3, "body": [
            "x", ["x", ["c", "y"], ["a", "#/start", "z"]], {"ol": ["x", {"text": "y", "more": [{"ul": ["z"]}]}]},
            {"h": "x"}, {"fold": "x", "body": ["y"]}, {"picture": "settings"},
        ],
    });
    file
}

fn parse(json: &str) -> Result<Words, WordsError> {
    Words::parse(json, system_user_guide::content::PluralCategory::english)
}

/// Whether all pages but the one of [`file`] are the English ones.
fn is_english_elsewhere(words: &Words) -> bool {
    let english = Words::english();
    let others = PageId::all().into_iter().filter(|id| id.path() != FINE && !id.comes_later());
    others.into_iter().all(|id| words.page(id) == english.page(id))
}

#[test]
fn a_good_file_is_read() {
    let words = parse(&file().to_string()).unwrap();
    assert_eq!((words.language(), words.name(), words.direction()), ("ar", "العربية", Direction::RightToLeft));
    assert_eq!(words.page(PageId::Start).title, "x");
    assert_eq!(words.names().of_english("Add"), "إضافة");
    assert!(is_english_elsewhere(&words));
}

#[test]
fn a_file_cut_short_is_refused() {
    let whole = compiled("en.json");
    assert!(parse(&whole).is_ok());
    for end in (0..whole.len()).step_by(97).filter(|end| whole.is_char_boundary(*end)) {
        assert_eq!(parse(&whole[..end]).err(), Some(WordsError::NotJson), "{end}");
    }
}

#[test]
fn a_wrong_value_anywhere_is_harmless_or_spoils_the_file() {
    let whole = file();
    let ours = parse(&whole.to_string()).unwrap();
    let id = PageId::Start;
    let mut pointers = Vec::new();
    point_at_all(&whole["pages"][FINE], "/pages/start", &mut pointers);
    point_at_all(&whole["names"], "/names", &mut pointers);
    pointers.extend(["/name", "/language", "/direction", "/ui", "/pages", "/ui/results.fine"].map(str::to_owned));
    assert!(pointers.len() > 40, "{pointers:?}");
    for pointer in pointers {
        for wrong in [json!(null), json!(true), json!(-1), json!(1e300), json!(""), json!([]), json!({}), json!([[[]]])]
        {
            let mut file = whole.clone();
            *file.pointer_mut(&pointer).unwrap() = wrong.clone();
            let Ok(words) = parse(&file.to_string()) else { continue };
            assert!(is_english_elsewhere(&words), "{pointer} = {wrong}");
            let is_still_a_page = wrong == json!("") || wrong == json!([]) || pointer == "/pages/start/body";
            assert!(words.page(id) == ours.page(id) || is_still_a_page, "{pointer} = {wrong}: {:?}", words.page(id));
        }
    }
}

fn point_at_all(value: &Value, here: &str, pointers: &mut Vec<String>) {
    pointers.push(here.to_owned());
    match value {
        Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                point_at_all(value, &format!("{here}/{index}"), pointers);
            }
        }
        Value::Object(fields) => {
            for (key, value) in fields {
                point_at_all(value, &format!("{here}/{}", key.replace('/', "~1")), pointers);
            }
        }
        _ => {}
    }
}

#[test]
fn a_file_without_language_is_refused() {
    for (json, error) in [
        ("", WordsError::NotJson),
        ("<!DOCTYPE html>", WordsError::NotJson),
        ("\u{0}", WordsError::NotJson),
        ("null", WordsError::NoLanguage),
        ("[]", WordsError::NoLanguage),
        ("{}", WordsError::NoLanguage),
        (r#"{"language": "en"}"#, WordsError::NoLanguage),
        (r#"{"language": "en", "direction": "up"}"#, WordsError::NoLanguage),
        (r#"{"language": "", "direction": "ltr"}"#, WordsError::NoLanguage),
        (r#"{"language": "e n", "direction": "ltr"}"#, WordsError::NoLanguage),
        (r#"{"language": "en--us", "direction": "ltr"}"#, WordsError::NoLanguage),
        (r#"{"language": "englishes", "direction": "ltr"}"#, WordsError::NoLanguage),
        (r#"{"language": "en-12345678-12345678-12345678-12345678", "direction": "ltr"}"#, WordsError::NoLanguage),
    ] {
        assert_eq!(parse(json).err(), Some(error), "{json}");
    }
}

#[test]
fn what_this_version_does_not_know_is_passed_over() {
    let mut file = file();
    file["since"] = json!(2031);
    file["ui"]["future.heading"] = json!("x");
    for page in ["steps/8", "verdicts/token.valid/stolen", "../start"] {
        file["pages"][page] = json!({"title": "x"});
    }
    assert!(is_english_elsewhere(&parse(&file.to_string()).unwrap()));
}

#[test]
fn size_and_depth_do_no_harm() {
    let with_title = |title: String| {
        let mut file = file();
        file["pages"][FINE]["title"] = json!(title);
        file.to_string()
    };
    assert_eq!(parse(&with_title("x".repeat(1_000_000))).err(), Some(WordsError::TooLong));
    let long = parse(&with_title("{".repeat(440_000))).unwrap();
    assert_eq!(long.page(PageId::Start).filled(&[("a", "b")]).title.len(), 440_000);

    for depth in [10, 50, 100, 127, 128, 1_000, 100_000] {
        for (open, close) in [("[", "]"), (r#"{"a":"#, "}"), (r#"[{"fold":"x","body":"#, "}]")] {
            let nested = format!("{}[]{}", open.repeat(depth), close.repeat(depth));
            let body = format!(r#"{{"title": "x", "body": {nested}}}"#);
            let file = file().to_string().replace(&file()["pages"][FINE].to_string(), &body);
            match parse(&file) {
                Ok(words) => assert!(is_english_elsewhere(&words)),
                Err(error) => {
                    assert!(matches!(error, WordsError::Incomplete | WordsError::NotJson | WordsError::TooLong));
                }
            }
        }
    }
}
