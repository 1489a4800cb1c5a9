//! A text file of words and the lines in it.

use super::issue::Issues;
use super::tree::Tree;

/// One file's text, with line ends as `\n`.
pub struct Source {
    /// Its path below `src/content/`.
    pub file: String,
    /// Its text.
    pub text: String,
}

impl Source {
    /// The file at this path; `None` when it is not there. Bytes that are not UTF-8 are an issue.
    pub fn find(tree: &Tree, file: &str, issues: &mut Issues) -> Option<Self> {
        let bytes = tree.get(file)?;
        if let Err(error) = str::from_utf8(bytes) {
            let good = String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default());
            let message = "This file is not UTF-8 text. Save it with the encoding UTF-8.";
            issues.add(file, line_at(&good, good.len()), message);
        }
        let text = String::from_utf8_lossy(bytes);
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text).replace("\r\n", "\n");
        Some(Self { file: file.to_owned(), text })
    }
}

/// The line, from 1, in which this byte of the text stands.
pub fn line_at(text: &str, byte: usize) -> usize {
    1 + text.bytes().take(byte).filter(|b| *b == b'\n').count()
}
