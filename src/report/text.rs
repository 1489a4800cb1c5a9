//! A report as plain text, for a ticket or an e-mail.

use super::make::urgency;
use super::{Line, Report};
use crate::domain::catalogue::State;
use std::fmt::Write;

/// Texts with this many digits in a row may be telephone numbers (ITU-T E.164 allows 15, the shortest in use have 7).
const FEWEST_DIGITS: usize = 7;
/// How many digits of a telephone number are told.
const TOLD_DIGITS: usize = 4;

impl Report {
    /// The `head`, a line each: what this is, when and by which build it was made, the answer in one word. Then a line a
    /// check, what needs attention first: how it stands (`state`), what it is about (`title`), and in brackets its id,
    /// its subject, its code and its trace. Telephone numbers in a title are masked.
    #[must_use]
    pub fn to_text(&self, head: &[&str], state: &dyn Fn(State) -> String, title: &dyn Fn(&Line) -> String) -> String {
        let mut text = String::new();
        for line in head {
            push_line(&mut text, line);
        }
        let mut checks: Vec<&Line> = self.checks.iter().collect();
        checks.sort_by_key(|line| urgency(line.state));
        text.push('\n');
        for line in checks {
            let mut about = line.id.clone();
            if !line.subject.is_empty() {
                about.extend([" ", &line.subject]);
            }
            about.extend([": ", &line.code]);
            if let Some(trace) = &line.trace {
                // Cannot fail: it writes to a text.
                let _ = write!(about, ", fbtrace_id {trace}");
            }
            let title = self.masked(&title(line));
            push_line(&mut text, &format!("{}: {title} ({about})", state(line.state)));
        }
        text
    }

    /// Leaves the last digits of whatever may be a telephone number. Ids that are in the report anyway stay.
    fn masked(&self, text: &str) -> String {
        let mut masked = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let run = rest.find(|c: char| !may_be_inside_a_number(c)).unwrap_or(rest.len());
            let (number, after) = rest.split_at(if run == 0 { first.len_utf8() } else { run });
            rest = after;
            let digits: String = number.chars().filter(char::is_ascii_digit).collect();
            if digits.len() < FEWEST_DIGITS || self.tells(number, &digits) {
                masked.push_str(number);
                continue;
            }
            let from =
                |text: &str, at: Option<usize>| text.get(at.unwrap_or_default()..).unwrap_or_default().to_owned();
            let before = number.len() - number.trim_start().len();
            masked.push_str(number.get(..before).unwrap_or_default());
            masked.push('…');
            masked.push_str(&from(&digits, digits.len().checked_sub(TOLD_DIGITS)));
            masked.push_str(&from(number, number.rfind(|c: char| c.is_ascii_digit()).map(|at| at + 1)));
        }
        masked
    }

    /// Whether the digits stand together, without a plus, and are an id of the report.
    fn tells(&self, number: &str, digits: &str) -> bool {
        let ids = &self.ids;
        number.trim_matches(|c: char| !c.is_ascii_digit()) == digits
            && !number.contains('+')
            && (ids.accounts.iter().any(|id| id.as_str() == digits)
                || ids.phones.iter().any(|id| id.as_str() == digits)
                || ids.app.as_ref().is_some_and(|id| id.as_str() == digits))
    }
}

/// Digits, and the blanks, dashes, brackets and marks that people and languages put between them.
fn may_be_inside_a_number(character: char) -> bool {
    character.is_ascii_digit() || !(character.is_alphanumeric() || matches!(character, ',' | ';' | ':' | '…'))
}

/// One line, whatever the text.
fn push_line(text: &mut String, line: &str) {
    text.extend(line.chars().map(|character| if character.is_control() { ' ' } else { character }));
    text.push('\n');
}
