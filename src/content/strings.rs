//! The short strings of the screen: one method of [`Words`] for each key of `ui.toml`, so that a misspelt key or a
//! forgotten value is an error of the compiler.

use crate::json::{Object, Value};

use super::placeholder::fill;
use super::plural::PluralCategory;
use super::words::Words;

/// Finds the plural category of a whole number.
pub(super) type PluralRule = fn(u32) -> PluralCategory;

/// One short string.
#[derive(Clone, Debug)]
pub(super) enum Text {
    Plain(String),
    /// One form for each plural category, with the rule that finds it.
    Counted(Vec<(PluralCategory, String)>, PluralRule),
}

impl Text {
    fn plain(&self) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Counted(forms, _) => form(forms, PluralCategory::Other),
        }
    }

    fn counted(&self, n: u32) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Counted(forms, rule) => form(forms, rule(n)),
        }
    }
}

fn form(forms: &[(PluralCategory, String)], category: PluralCategory) -> &str {
    let find = |wanted| forms.iter().find(|(category, _)| *category == wanted);
    find(category).or_else(|| find(PluralCategory::Other)).map_or("", |(_, text)| text)
}

/// Reads `{"results.heading": "…", "results.accounts": {"one": "…", "other": "…"}}`, leaving out what is neither.
pub(super) fn read(value: Option<&Value>, rule: PluralRule) -> Vec<(String, Text)> {
    let entries = value.and_then(Value::as_object).into_iter().flat_map(Object::iter);
    entries.filter_map(|(key, value)| Some((key.clone(), read_text(value, rule)?))).collect()
}

/// Whether every string of English is among these, by their number: each has a key of its own, and the build script
/// refuses keys that English has not.
pub(super) fn are_whole(strings: &[(String, Text)]) -> bool {
    strings.len() >= STRINGS
}

fn read_text(value: &Value, rule: PluralRule) -> Option<Text> {
    if let Some(text) = value.as_str() {
        return Some(Text::Plain(text.into()));
    }
    let mut forms = Vec::new();
    for (name, form) in value.as_object()?.iter() {
        forms.push((PluralCategory::named(name)?, form.as_str()?.into()));
    }
    let complete = forms.iter().any(|(category, _)| *category == PluralCategory::Other);
    complete.then_some(Text::Counted(forms, rule))
}

impl Words {
    /// The build script writes the keys in their order. A map would cost more of the download than it saves time.
    fn string(&self, key: &str) -> Option<&Text> {
        let at = self.strings.binary_search_by(|(known, _)| known.as_str().cmp(key)).ok()?;
        self.strings.get(at).map(|(_, text)| text)
    }

    pub(super) fn plain(&self, key: &str) -> &str {
        self.string(key).map_or("", Text::plain)
    }

    fn filled(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.plain(key), values)
    }

    pub(super) fn counted(&self, key: &str, n: u32, values: &[(&str, &str)]) -> String {
        fill(self.string(key).map_or("", |text| text.counted(n)), values)
    }
}

// Written by the build script from `en/ui.toml`.
include!(concat!(env!("OUT_DIR"), "/ui_keys.rs"));

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{PluralCategory, PluralRule, Text};

    fn read(value: Option<&serde_json::Value>, rule: PluralRule) -> Vec<(String, Text)> {
        let read = value.map(|value| crate::json::read(value.to_string().as_bytes()).unwrap());
        super::read(read.as_ref(), rule)
    }

    /// Two is many, and everything else is few: no language's rule.
    fn rule(n: u32) -> PluralCategory {
        if n == 2 { PluralCategory::Many } else { PluralCategory::Few }
    }

    fn text<'a>(strings: &'a [(String, Text)], key: &str) -> &'a Text {
        strings.iter().find(|(known, _)| known == key).map(|(_, text)| text).unwrap()
    }

    #[test]
    fn a_number_chooses_the_form_and_other_stands_in() {
        let strings = read(Some(&json!({"a": {"many": "{n} pages", "other": "another"}})), rule);
        assert_eq!(text(&strings, "a").counted(2), "{n} pages");
        assert_eq!(text(&strings, "a").counted(1), "another");
        assert_eq!(text(&strings, "a").plain(), "another");
    }

    #[test]
    fn what_is_no_text_is_left_out() {
        let value = json!({
            "good": "text",
            "number": 1,
            "null": null,
            "list": ["text"],
            "no_other": {"one": "text"},
            "no_category": {"dozen": "text", "other": "text"},
            "no_text": {"other": 1},
        });
        let strings = read(Some(&value), rule);
        assert_eq!(strings.iter().map(|(key, _)| key).collect::<Vec<_>>(), ["good"]);
        assert_eq!(text(&strings, "good").counted(2), "text");
        assert!(read(None, rule).is_empty());
        assert!(read(Some(&json!("text")), rule).is_empty());
    }
}
