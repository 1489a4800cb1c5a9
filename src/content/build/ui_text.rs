//! What a short string may hold.

use std::collections::{BTreeMap, BTreeSet};

use super::braces;
use super::plural::PluralCategory;

/// The placeholder that stands for the number of a counted text; a form may do without it: "one account".
pub const NUMBER: &str = "n";

/// Names that Rust keeps for itself: a placeholder becomes a parameter of a function.
const KEYWORDS: [&str; 38] = [
    "as", "async", "await", "box", "break", "const", "continue", "crate", "do", "dyn", "else", "enum", "extern",
    "false", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "type", "use", "where",
];

/// What is wrong with a text by itself.
pub fn issues(id: &str, text: &str) -> Vec<String> {
    let mut issues = Vec::new();
    if text.trim().is_empty() {
        issues.push(format!("`{id}` has an empty text."));
    } else if text.trim() != text {
        issues.push(format!("`{id}` has blanks at its beginning or end."));
    }
    if text.contains(char::is_control) {
        issues.push(format!("`{id}` has more than one line, or a tab."));
    }
    if text.contains("**") || text.contains('`') || text.contains("](") {
        issues.push(format!("`{id}` has Markdown in it; short strings are plain words."));
    }
    match braces::names(text) {
        Err(message) => issues.push(message),
        Ok(names) => {
            let kept = names.into_iter().filter(|name| KEYWORDS.contains(name));
            issues.extend(kept.map(|name| format!("`{{{name}}}` is a name the program cannot use: choose another.")));
        }
    }
    issues
}

/// What is wrong with the forms of a counted text side by side.
pub fn form_issues(id: &str, forms: &BTreeMap<PluralCategory, String>) -> Vec<String> {
    let named = |text: &str| -> BTreeSet<String> {
        braces::names(text).unwrap_or_default().into_iter().filter(|name| *name != NUMBER).map(Into::into).collect()
    };
    let Some(other) = forms.get(&PluralCategory::Other) else { return Vec::new() };
    let odd = forms.iter().filter(|(_, text)| named(text) != named(other));
    odd.map(|(form, _)| format!("`{}` and `other` of `{id}` have not the same placeholders.", form.as_str())).collect()
}
