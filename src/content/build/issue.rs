//! What is amiss, said to the person who wrote the words.

use std::fmt;

/// One thing to put right.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Issue {
    /// The file, below `src/content/`.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what would be right.
    pub message: String,
}

impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "src/content/{}:{}: {}", self.file, self.line, self.message)
    }
}

/// Collects issues, so that all of them can be said at once.
#[derive(Debug, Default)]
pub struct Issues(Vec<Issue>);

impl Issues {
    /// Notes one more.
    pub fn add(&mut self, file: &str, line: usize, message: impl Into<String>) {
        self.0.push(Issue { file: file.to_owned(), line, message: message.into() });
    }

    /// All of them, in the order of files and lines, each once.
    pub fn sorted(mut self) -> Vec<Issue> {
        self.0.sort();
        self.0.dedup();
        self.0
    }
}

/// Writes names as a list in a sentence: `a`, `b`.
pub fn listed<T: AsRef<str>>(names: impl IntoIterator<Item = T>) -> String {
    let quoted: Vec<String> = names.into_iter().map(|name| format!("`{}`", name.as_ref())).collect();
    quoted.join(", ")
}
