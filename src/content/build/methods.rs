//! Writing one method of `Words` for each short string of English.

use std::fmt::Write as _;

use super::braces;
use super::ui::{Entry, Forms, Ui};
use super::ui_text::NUMBER;

/// The method of a string: `results.heading` becomes `results_heading`.
pub fn name(id: &str) -> String {
    id.replace('.', "_")
}

/// Writes them all.
pub fn write(ui: &Ui) -> String {
    let mut code =
        format!("/// How many strings English has.\nconst STRINGS: usize = {};\n\nimpl Words {{\n", ui.len());
    for (id, entry) in ui {
        // Writing into a string cannot fail.
        let _ = write!(code, "    /// `{}`\n    #[must_use]\n    pub fn {}\n", entry.fullest(), method(id, entry));
    }
    code.push_str("}\n");
    code
}

/// Signature and body. Placeholders become parameters in the order of the English text, the number of a counted text
/// comes first.
fn method(id: &str, entry: &Entry) -> String {
    let name = name(id);
    let is_counted = matches!(entry.forms, Forms::Counted(_));
    let (mut parameters, mut values) = (String::new(), String::new());
    let mut known: Vec<&str> = if is_counted { vec![NUMBER] } else { Vec::new() };
    for placeholder in braces::names(entry.fullest()).unwrap_or_default() {
        if !known.contains(&placeholder) {
            known.push(placeholder);
            // Writing into a string cannot fail.
            let _ = write!(parameters, ", {placeholder}: &str");
            let _ = write!(values, ", ({placeholder:?}, {placeholder})");
        }
    }
    if is_counted {
        let values = format!("({NUMBER:?}, &self.number({NUMBER})){values}");
        let body = format!("self.counted({id:?}, {NUMBER}, &[{values}])");
        format!("{name}(&self, {NUMBER}: u32{parameters}) -> String {{ {body} }}")
    } else if known.is_empty() {
        format!("{name}(&self) -> &str {{ self.plain({id:?}) }}")
    } else {
        let values = values.trim_start_matches(", ");
        format!("{name}(&self{parameters}) -> String {{ self.filled({id:?}, &[{values}]) }}")
    }
}
