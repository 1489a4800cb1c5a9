//! The names of buttons and menus on Meta's screens, in the language in which somebody sees these.

use crate::json::{self, Object, Value};

/// The names of one language. English has none: there they are what the pages say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(Vec<(String, String)>);

impl Names {
    /// Reads `{"Generate token": "Generar token", …}`, leaving out what is no text.
    pub(super) fn read(value: Option<&Value>) -> Self {
        let entries = value.and_then(Value::as_object).into_iter().flat_map(Object::iter);
        Self(entries.filter_map(|(name, text)| Some((name.clone(), text.as_str()?.into()))).collect())
    }

    /// Reads the names of this language out of the file that holds those of all; nothing when it is no such file.
    #[must_use]
    pub fn of(language: &str, json: &str) -> Option<Self> {
        let file = json::read(json.as_bytes())?;
        let names = file.get(language)?;
        names.as_object()?;
        Some(Self::read(Some(names)))
    }

    /// The name for an English one; that one itself where there is no other.
    #[must_use]
    pub fn of_english<'n>(&'n self, english: &'n str) -> &'n str {
        self.0.iter().find(|(name, _)| name == english).map_or(english, |(_, text)| text)
    }
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn a_name_is_translated_and_an_unknown_one_stays() {
        let names = Names::of("es", r#"{"es": {"Add": "Agregar", "Never": 1}, "fr": {"Add": "Ajouter"}}"#).unwrap();
        for (english, name) in [("Add", "Agregar"), ("Never", "Never"), ("Copy", "Copy")] {
            assert_eq!(names.of_english(english), name);
        }
    }

    #[test]
    fn only_a_file_that_has_the_language_is_read() {
        for json in ["", "[]", "{}", r#"{"fr": {}}"#, r#"{"es": "Add"}"#] {
            assert_eq!(Names::of("es", json), None, "{json}");
        }
    }
}
