//! The head of a page: the `key: value` lines between two lines of dashes.

use super::issue::Issues;
use super::source::Source;

/// The line above and below a head.
const DASHES: &str = "---";

/// A page's head, read but not judged.
pub struct Head<'a> {
    /// Its lines.
    pub entries: Vec<Entry<'a>>,
    /// Everything below it.
    pub body: &'a str,
    /// The line in which the body begins.
    pub body_line: usize,
}

/// One line of a head.
pub struct Entry<'a> {
    /// What stands before the colon.
    pub key: &'a str,
    /// What stands behind it; when that is nothing, it is an issue already.
    pub value: &'a str,
    /// Where.
    pub line: usize,
}

impl<'a> Head<'a> {
    /// Reads the head of a page; a page without one cannot be read any further.
    pub fn read(source: &'a Source, issues: &mut Issues) -> Option<Self> {
        let Some(text) = source.text.strip_prefix(DASHES).and_then(|text| text.strip_prefix('\n')) else {
            let message = "A page begins with its head: a line `---`, one `key: value` a line, a line `---`.";
            issues.add(&source.file, 1, message);
            return None;
        };
        let mut entries: Vec<Entry> = Vec::new();
        let mut rest = text;
        let mut line = 2;
        while let Some((first, after)) = rest.split_once('\n').or_else(|| (!rest.is_empty()).then_some((rest, ""))) {
            rest = after;
            if first.trim_end() == DASHES {
                return Some(Self { entries, body: rest, body_line: line + 1 });
            }
            match first.split_once(':').map(|(key, value)| (key.trim(), value.trim())) {
                None | Some(("", _)) => {
                    issues.add(&source.file, line, format!("`{first}` is not `key: value`."));
                }
                Some((key, _)) if entries.iter().any(|entry| entry.key == key) => {
                    issues.add(&source.file, line, format!("`{key}` stands here twice."));
                }
                Some((key, value)) => {
                    if value.is_empty() {
                        issues.add(
                            &source.file,
                            line,
                            format!("`{key}` is empty: write something or remove the line."),
                        );
                    }
                    entries.push(Entry { key, value, line });
                }
            }
            line += 1;
        }
        issues.add(&source.file, 1, "The head has no end: close it with a second line `---`.");
        None
    }
}
