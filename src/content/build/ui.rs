//! Reading the short strings of `ui.toml`.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::braces::is_snake_case;
use super::issue::{Issues, listed};
use super::methods;
use super::plural::PluralCategory;
use super::plural_forms;
use super::source::{Source, line_at};
use super::ui_text;

/// The strings of a language by `table.key`.
pub type Ui = BTreeMap<String, Entry>;

/// One string.
pub struct Entry {
    /// Where it stands.
    pub line: usize,
    /// What it says.
    pub forms: Forms,
}

/// What a string says.
pub enum Forms {
    /// The same for every number.
    Plain(String),
    /// One text for each plural category.
    Counted(BTreeMap<PluralCategory, String>),
}

impl Entry {
    /// The text that has every placeholder: the only one, or the one for `other`.
    pub fn fullest(&self) -> &str {
        match &self.forms {
            Forms::Plain(text) => text,
            Forms::Counted(forms) => forms.get(&PluralCategory::Other).map_or("", String::as_str),
        }
    }
}

/// Reads `ui.toml` of the language with this tag.
pub fn read(tag: &str, source: &Source, issues: &mut Issues) -> Ui {
    let Some(tables) = parse(source, issues) else { return Ui::new() };
    let mut reader = Reader { source, issues, required: plural_forms::required(tag).unwrap_or_default() };
    let mut ui = Ui::new();
    for (name, table) in tables {
        reader.check_name(&name);
        let DeValue::Table(keys) = table.into_inner() else {
            let message = format!("`{}` stands in no table: write a line like `[results]` above it.", name.get_ref());
            reader.issue(name.span(), message);
            continue;
        };
        for (key, value) in keys {
            reader.check_name(&key);
            let id = format!("{}.{}", name.get_ref(), key.get_ref());
            let line = line_at(&source.text, key.span().start);
            if let Some(same) = ui.keys().find(|known| methods::name(known) == methods::name(&id)) {
                let message = format!("`{id}` and `{same}` are too alike: both become `{}`.", methods::name(&id));
                reader.issue(key.span(), message);
            }
            if let Some(forms) = reader.forms(&id, &key, value) {
                ui.insert(id, Entry { line, forms });
            }
        }
    }
    ui
}

/// Reads a TOML file's tables.
pub fn parse<'s>(source: &'s Source, issues: &mut Issues) -> Option<DeTable<'s>> {
    let table = DeTable::parse(&source.text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_at(&source.text, span.start));
        issues.add(&source.file, line, format!("This is not TOML: {}.", error.message()));
    });
    Some(table.ok()?.into_inner())
}

struct Reader<'i> {
    source: &'i Source,
    issues: &'i mut Issues,
    required: &'static [PluralCategory],
}

impl Reader<'_> {
    fn issue(&mut self, at: Range<usize>, message: impl Into<String>) {
        self.issues.add(&self.source.file, line_at(&self.source.text, at.start), message);
    }

    fn check_name(&mut self, name: &Spanned<impl AsRef<str>>) {
        let text = name.get_ref().as_ref();
        if !is_snake_case(text) {
            self.issue(name.span(), format!("`{text}` is no good name: use small letters, digits and `_`."));
        }
    }

    fn forms(&mut self, id: &str, key: &Spanned<impl AsRef<str>>, value: Spanned<DeValue>) -> Option<Forms> {
        match value.into_inner() {
            DeValue::String(text) => {
                self.check_text(key.span(), id, &text);
                Some(Forms::Plain(text.into_owned()))
            }
            DeValue::Table(forms) => Some(Forms::Counted(self.counted(id, key, forms))),
            _ => {
                let forms = "`\"text\"`, or `{ one = \"…\", other = \"…\" }` for a text with a number";
                self.issue(key.span(), format!("`{id}` is not a text: write {forms}."));
                None
            }
        }
    }

    fn counted(
        &mut self,
        id: &str,
        key: &Spanned<impl AsRef<str>>,
        table: DeTable,
    ) -> BTreeMap<PluralCategory, String> {
        let mut forms = BTreeMap::new();
        let needed = || listed(self.required.iter().map(|category| category.as_str()));
        let needed = needed();
        for (name, value) in table {
            let category = PluralCategory::named(name.get_ref()).filter(|known| self.required.contains(known));
            match (category, value.get_ref()) {
                (None, _) => {
                    let message = format!("`{id}` has a form `{}`; this language has {needed}.", name.get_ref());
                    self.issue(name.span(), message);
                }
                (Some(category), DeValue::String(text)) => {
                    self.check_text(name.span(), id, text);
                    forms.insert(category, text.to_string());
                }
                (Some(_), _) => self.issue(name.span(), format!("`{}` of `{id}` is not a text.", name.get_ref())),
            }
        }
        let missing: Vec<_> = self.required.iter().filter(|category| !forms.contains_key(category)).collect();
        if !missing.is_empty() {
            let missing = listed(missing.iter().map(|category| category.as_str()));
            self.issue(key.span(), format!("`{id}` lacks {missing}; this language needs {needed}."));
        }
        for message in ui_text::form_issues(id, &forms) {
            self.issue(key.span(), message);
        }
        forms
    }

    fn check_text(&mut self, at: Range<usize>, id: &str, text: &str) {
        for message in ui_text::issues(id, text) {
            self.issue(at.clone(), message);
        }
    }
}
