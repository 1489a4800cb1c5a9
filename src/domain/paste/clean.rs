//! Takes away what is not the token, and remembers what.

use super::piece::{SHORTEST_PIECE, goes_on, is_something_else, without_marks};
use super::{Removed, SHORTEST_TOKEN};
use zeroize::Zeroizing;

/// A text without its wrapping, and the list of what the wrapping was.
pub(super) struct Cleaned {
    pub(super) text: Zeroizing<String>,
    pub(super) removed: Vec<Removed>,
}

/// What tokens made by Meta start with.
const START: &str = "EAA";
const PREFIXES: [&str; 9] = [
    "authorization:",
    "authorization=",
    "bearer ",
    "bearer:",
    "oauth ",
    "access_token=",
    "access_token:",
    "token=",
    "token:",
];
const QUOTES: [char; 11] = ['"', '\'', '`', '“', '”', '„', '‘', '’', '«', '»', '\\'];
const PUNCTUATION: [char; 6] = [',', ';', '.', '<', '>', '='];
/// Something that is peeled off both ends: what to call it, and how to know it.
type Layer = (Removed, fn(char) -> bool);
const LAYERS: [Layer; 4] = [
    (Removed::Blanks, is_blank),
    (Removed::LineBreaks, |c| matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}')),
    (Removed::Quotes, |c| QUOTES.contains(&c)),
    (Removed::Punctuation, |c| PUNCTUATION.contains(&c)),
];

impl Cleaned {
    pub(super) fn of(text: &str) -> Self {
        let mut cleaned = Self { text: Zeroizing::new(String::with_capacity(text.len())), removed: Vec::new() };
        for character in text.chars() {
            if is_invisible(character) {
                cleaned.note(Removed::Invisible);
            } else {
                cleaned.text.push(character);
            }
        }
        cleaned.unwrap();
        cleaned.join_lines();
        cleaned.pick_out();
        cleaned
    }

    fn note(&mut self, removed: Removed) {
        self.removed.push(removed);
    }

    fn keep(&mut self, start: usize, end: usize) {
        let mut kept = Zeroizing::new(String::with_capacity(end.saturating_sub(start)));
        kept.push_str(self.text.get(start..end).unwrap_or_default());
        self.text = kept;
    }

    /// Peels blanks, quotes, punctuation and prefixes off the ends until nothing changes. The text is copied once, at
    /// the end, so that even one made of nothing but layers takes no time.
    fn unwrap(&mut self) {
        let (mut start, mut end) = (0, self.text.len());
        loop {
            let before = (start, end);
            for (layer, is) in LAYERS {
                let text = self.text.get(start..end).unwrap_or_default();
                // Three dots at the end stand for what is not shown.
                if layer == Removed::Punctuation && text.ends_with("...") {
                    continue;
                }
                let from = end - text.trim_start_matches(is).len();
                let to = (start + text.trim_end_matches(is).len()).max(from);
                if (from, to) != (start, end) {
                    self.removed.push(layer);
                    (start, end) = (from, to);
                }
            }
            let text = self.text.get(start..end).unwrap_or_default();
            let starts_with =
                |prefix: &&&str| text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
            if let Some(prefix) = PREFIXES.iter().find(starts_with) {
                self.removed.push(Removed::Prefix);
                start += prefix.len();
            }
            if (start, end) == before {
                break;
            }
        }
        self.keep(start, end);
    }

    /// Joins a token that a mail, chat or PDF program broke into lines. Only pieces as long as a line are joined, so
    /// that a sentence around a token stays a sentence.
    fn join_lines(&mut self) {
        if !self.text.starts_with(START) || !self.text.contains(char::is_whitespace) {
            return;
        }
        let on_lines = self.text.contains(['\n', '\r']);
        let pieces: Vec<&str> =
            self.text.split_whitespace().map(without_marks).filter(|piece| !piece.is_empty()).collect();
        let Some((last, lines)) = pieces.split_last() else { return };
        let only_token = pieces.iter().all(|piece| piece.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        let long_lines = lines.iter().all(|line| line.len() >= SHORTEST_PIECE);
        let tail_fits = on_lines || last.len() >= SHORTEST_PIECE;
        let others = pieces.iter().skip(1).any(|piece| piece.starts_with(START) || is_something_else(piece));
        if !(only_token && long_lines && tail_fits) || others {
            return;
        }
        let mut joined = Zeroizing::new(String::with_capacity(self.text.len()));
        for piece in &pieces {
            joined.push_str(piece);
        }
        self.text = joined;
        self.note(if on_lines { Removed::LineBreaks } else { Removed::Blanks });
    }

    /// Finds the one token inside an address, JSON, a settings file or a sentence.
    fn pick_out(&mut self) {
        if self.text.bytes().all(super::is_token_byte) {
            return;
        }
        let mut runs = Vec::new();
        let mut start = None;
        for (index, byte) in self.text.bytes().chain([b' ']).enumerate() {
            match (byte.is_ascii_alphanumeric(), start) {
                (true, None) => start = Some(index),
                (false, Some(from)) => {
                    let long = index - from >= SHORTEST_TOKEN;
                    if long && self.text.get(from..index).is_some_and(|run| run.starts_with(START)) {
                        runs.push((from, index));
                    }
                    start = None;
                }
                _ => {}
            }
        }
        // Two runs are left alone: which of them is meant is not ours to guess.
        if let [(from, to)] = runs[..]
            && !self.text.get(to..).is_some_and(goes_on)
        {
            let word = self.text.get(..from).unwrap_or_default().rsplit(char::is_whitespace).next();
            let in_address = word.is_some_and(|word| word.contains("://"));
            self.note(if in_address { Removed::Address } else { Removed::Surroundings });
            self.keep(from, to);
        }
    }
}

/// Where in a text a token's start can be found more than once; used to tell a doubled paste.
pub(super) fn holds_several(text: &str) -> bool {
    let mut pieces = text.split(|c: char| !c.is_ascii_alphanumeric());
    let long = |piece: &&str| piece.starts_with(START) && piece.len() >= SHORTEST_TOKEN;
    if pieces.clone().filter(long).count() > 1 {
        return true;
    }
    pieces.any(|piece| {
        let (first, second) = piece.split_at(piece.len() / 2);
        piece.len() >= 2 * SHORTEST_TOKEN && first == second
    })
}

fn is_blank(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

/// Zero-width characters, soft hyphens, byte order marks, and marks that change the direction of text.
fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{180E}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}')
}
