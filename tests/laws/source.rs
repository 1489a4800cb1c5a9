//! Reads the source: files, their layers, and their code without comments.

use std::path::{Path, PathBuf};

/// A file of the source: where it stands below `src`, and its text.
pub(super) struct Source {
    pub(super) path: String,
    pub(super) text: String,
}

impl Source {
    pub(super) fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    /// The layer the file is in: the first folder, or the file's own name at the top.
    pub(super) fn layer(&self) -> &str {
        self.path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// Whether the file belongs to the build script, which runs on the builder's machine.
    pub(super) fn builds(&self) -> bool {
        self.path == "content/build.rs" || self.path.starts_with("content/build/")
    }

    /// The code that ships: no comments, no unit tests.
    pub(super) fn code(&self) -> String {
        let code = without_comments(&self.text);
        let tests = code.find("#[cfg(test)]\nmod tests").unwrap_or(code.len());
        code[..tests].to_owned()
    }

    /// How deep the file's module stands below the crate.
    pub(super) fn depth(&self) -> usize {
        let folders = self.path.matches('/').count();
        let own = !(self.path.ends_with("/mod.rs") || self.path == "lib.rs" || self.path == "main.rs");
        folders + usize::from(own)
    }
}

pub(super) fn source() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                // What the release puts in the place of other crates is no layer of the guide.
                folders.extend((!path.ends_with("stand-ins")).then_some(path));
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
                files.push(Source { path: name, text: std::fs::read_to_string(&path).unwrap() });
            }
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    assert!(files.len() > 50, "only {} files read", files.len());
    files
}

/// Takes comments out of Rust; texts in quotes stay.
pub(super) fn without_comments(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment(rest)
        } else {
            let length = raw_text(rest).or_else(|| quoted(rest)).unwrap_or(character.len_utf8());
            code.push_str(&rest[..length]);
            length
        };
        rest = &rest[length..];
    }
    code
}

/// The length of a block comment, with those inside it.
pub(super) fn block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < text.len() {
        if text[at..].starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if text[at..].starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                return at;
            }
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

/// The length of a raw text such as `r#"…"#`, if one starts here.
pub(super) fn raw_text(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('r').or_else(|| text.strip_prefix("br"))?;
    let hashes = inner.len() - inner.trim_start_matches('#').len();
    let inner = inner[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let start = text.len() - inner.len();
    Some(inner.find(&end).map_or(text.len(), |at| start + at + end.len()))
}

/// The length of a text or character in quotes, if one starts here; a lifetime is neither.
pub(super) fn quoted(text: &str) -> Option<usize> {
    let quote = text.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == quote => return Some(at + 1),
            _ if quote == '\'' && at > 1 && !text.starts_with("'\\") => return None,
            _ => {}
        }
    }
    None
}

/// The words of code: runs of letters, digits and underscores, with where they start.
pub(super) fn words(code: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + code[at..].find(is_word)?;
        let length = code[start..].find(|c| !is_word(c)).unwrap_or(code.len() - start);
        at = start + length;
        Some((start, &code[start..at]))
    })
}

#[test]
fn comments_are_told_from_code() {
    for (text, code) in [
        ("a // b\nc", "a \nc"),
        ("a /* b /* c */ d */ e", "a  e"),
        ("\"// no comment\" // comment", "\"// no comment\" "),
        ("r#\"/* \" */\"# x", "r#\"/* \" */\"# x"),
        ("'\"' // c", "'\"' "),
        ("'\\'' // c", "'\\'' "),
        ("fn f<'a>(x: &'a str) {} // c", "fn f<'a>(x: &'a str) {} "),
        ("\"a\\\"// b\" // c", "\"a\\\"// b\" "),
        ("a / b // c", "a / b "),
        ("x /* never closed", "x "),
    ] {
        assert_eq!(without_comments(text), code, "{text}");
    }
}
