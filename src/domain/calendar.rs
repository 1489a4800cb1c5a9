//! A reminder for the calendar: a token that runs out is to be replaced before it does.
//!
//! Source: RFC 5545 (iCalendar): content lines and their folding (3.1), TEXT and its escapes (3.3.11), VEVENT (3.6.1),
//! VALARM (3.6.6).

use super::moment::Moment;

/// What the reminder says, in the reader's language.
#[derive(Clone, Copy, Debug)]
pub struct ReminderWords<'a> {
    /// What it is about, in a few words.
    pub title: &'a str,
    /// What there is to do.
    pub body: &'a str,
}

const DAY: i64 = 86_400;
/// How long before the end a reminder comes, in days.
const DAYS_BEFORE: [i64; 2] = [7, 1];
/// An event needs a length to be seen in a calendar, in seconds.
const LENGTH: i64 = 900;
/// The longest line in bytes, without the line break.
const LONGEST_LINE: usize = 75;

/// A calendar with an event for each reminder that still lies ahead; nothing when there is none, because a calendar
/// must have at least one event. An expiry of 0 is Meta's word for never, and brings none either.
#[must_use]
pub fn reminder(expires_at: i64, now: i64, words: ReminderWords) -> Option<String> {
    let mut events = String::new();
    for (days, start) in ahead(expires_at, now) {
        event(&mut events, start, &format!("{expires_at}-{days}d@system-user-guide"), now, words);
    }
    let calendar = format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//System User Guide//System User Guide//EN\r\n{events}END:VCALENDAR\r\n"
    );
    (!events.is_empty()).then_some(calendar)
}

/// Whether there is anything to remind of: a reminder that still lies ahead.
#[must_use]
pub fn is_worthwhile(expires_at: i64, now: i64) -> bool {
    ahead(expires_at, now).next().is_some()
}

/// The days before the end and the moment of each reminder that still lies ahead.
fn ahead(expires_at: i64, now: i64) -> impl Iterator<Item = (i64, i64)> {
    let starts = DAYS_BEFORE.map(|days| (days, expires_at.saturating_sub(days * DAY)));
    starts.into_iter().filter(move |(_, start)| *start > now.max(0))
}

/// The event's id is the same every time, so that a calendar that has the event does not take it twice.
fn event(calendar: &mut String, start: i64, uid: &str, now: i64, words: ReminderWords) {
    let title = escaped(words.title);
    for line in [
        "BEGIN:VEVENT",
        &format!("UID:{uid}"),
        &format!("DTSTAMP:{}", Moment::at(now).compact()),
        &format!("DTSTART:{}", Moment::at(start).compact()),
        &format!("DTEND:{}", Moment::at(start.saturating_add(LENGTH)).compact()),
        &format!("SUMMARY:{title}"),
        &format!("DESCRIPTION:{}", escaped(words.body)),
        // A reminder keeps nobody from other meetings.
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        &format!("DESCRIPTION:{title}"),
        "TRIGGER:PT0S",
        "END:VALARM",
        "END:VEVENT",
    ] {
        fold(calendar, line);
    }
}

/// A text as a value: its signs with a meaning escaped, its line breaks written as `\n`, and without the control
/// characters that a value may not have.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    let mut last = ' ';
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => value.extend(['\\', character]),
            '\n' if last == '\r' => {}
            '\n' | '\r' => value.push_str("\\n"),
            _ if character.is_control() => {}
            _ => value.push(character),
        }
        last = character;
    }
    value
}

/// Writes a line, folded: no piece is longer than allowed, and no character is torn apart.
fn fold(calendar: &mut String, line: &str) {
    let mut length = 0;
    for character in line.chars() {
        if length + character.len_utf8() > LONGEST_LINE {
            calendar.push_str("\r\n ");
            length = 1;
        }
        length += character.len_utf8();
        calendar.push(character);
    }
    calendar.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// 2026-11-24T13:29:23Z.
    const NOW: i64 = 1_795_526_963;
    const WORDS: ReminderWords = ReminderWords { title: "The token runs out", body: "Make a new one" };

    /// An independent reader: unfolds, and takes the values of one name apart from their escapes.
    fn values(calendar: &str, name: &str) -> Vec<String> {
        let unfolded = calendar.replace("\r\n ", "");
        let lines = unfolded.split("\r\n").filter_map(|line| line.split_once(':'));
        lines.filter(|(found, _)| *found == name).map(|(_, value)| unescaped(value)).collect()
    }

    fn unescaped(value: &str) -> String {
        let mut text = String::new();
        let mut characters = value.chars();
        while let Some(character) = characters.next() {
            text.push(match character {
                '\\' => match characters.next() {
                    Some('n' | 'N') => '\n',
                    Some(sign @ ('\\' | ';' | ',')) => sign,
                    other => panic!("escaped: {other:?}"),
                },
                ';' | ',' => panic!("bare: {character}"),
                _ => character,
            });
        }
        text
    }

    /// Reads the parts, each inside its own, and their order.
    fn outline(calendar: &str) -> String {
        let mut open: Vec<&str> = Vec::new();
        let mut seen = String::new();
        assert!(calendar.ends_with("\r\n"));
        for line in calendar.split_terminator("\r\n") {
            assert!(line.len() <= 75, "{} bytes", line.len());
            assert!(!line.chars().any(char::is_control), "{line:?}");
            if let Some(name) = line.strip_prefix("BEGIN:") {
                open.push(name);
                seen.push('(');
            } else if let Some(name) = line.strip_prefix("END:") {
                assert_eq!(open.pop(), Some(name));
                seen.push(')');
            } else {
                assert!(!open.is_empty());
            }
        }
        assert!(open.is_empty());
        seen
    }

    fn made(days: i64) -> Option<String> {
        reminder(NOW + days * DAY, NOW, WORDS)
    }

    #[test]
    fn two_reminders_seven_days_and_one_day_before() {
        let calendar = made(60).unwrap();
        assert_eq!(outline(&calendar), "((())(()))");
        assert_eq!(values(&calendar, "DTSTART"), ["20270116T132923Z", "20270122T132923Z"]);
        assert_eq!(values(&calendar, "DTEND"), ["20270116T134423Z", "20270122T134423Z"]);
        assert_eq!(values(&calendar, "DTSTAMP"), ["20261124T132923Z"; 2]);
        assert_eq!(values(&calendar, "UID"), ["1800710963-7d@system-user-guide", "1800710963-1d@system-user-guide"]);
        assert_eq!(values(&calendar, "SUMMARY"), [WORDS.title; 2]);
        assert_eq!(values(&calendar, "DESCRIPTION"), [WORDS.body, WORDS.title, WORDS.body, WORDS.title]);
        assert_eq!(values(&calendar, "TRIGGER"), ["PT0S"; 2]);
        assert_eq!(values(&calendar, "VERSION"), ["2.0"]);
    }

    #[test]
    fn the_same_expiry_has_the_same_ids_whenever_it_is_written() {
        let later = reminder(NOW + 60 * DAY, NOW + DAY, WORDS).unwrap();
        assert_eq!(values(&later, "UID"), values(&made(60).unwrap(), "UID"));
        assert_ne!(values(&later, "UID"), values(&made(61).unwrap(), "UID"));
    }

    #[test]
    fn what_is_past_reminds_of_nothing() {
        for (days, starts) in [(8, 2), (7, 1), (3, 1), (1, 0), (0, 0), (-3, 0)] {
            assert_eq!(made(days).map_or(0, |calendar| values(&calendar, "DTSTART").len()), starts, "{days}");
            assert_eq!(is_worthwhile(NOW + days * DAY, NOW), starts > 0, "{days}");
        }
        for never in [0, -1, i64::MIN] {
            assert_eq!(reminder(never, 0, WORDS), None);
            assert_eq!(reminder(never, i64::MIN, WORDS), None);
        }
        // A clock that is far off harms nobody.
        assert_eq!(reminder(NOW, i64::MAX, WORDS), None);
        assert!(reminder(i64::MAX, i64::MIN, WORDS).is_some());
    }

    #[test]
    fn signs_are_escaped_and_lines_cannot_be_forged() {
        let words = ReminderWords { title: "a;b,c\\d\r\nEND:VEVENT\rx\ny", body: "\u{0}t\tz\u{7f}\u{85}" };
        let calendar = reminder(NOW + 60 * DAY, NOW, words).unwrap();
        assert!(calendar.contains("SUMMARY:a\\;b\\,c\\\\d\\nEND:VEVENT\\nx\\ny\r\n"), "{calendar}");
        assert!(calendar.contains("DESCRIPTION:tz\r\n"));
        assert_eq!(outline(&calendar), "((())(()))");
    }

    #[test]
    fn long_texts_of_any_script_are_folded_between_characters() {
        let hebrew = "האסימון של הבוט פג בעוד שבוע, צרו אסימון חדש והחליפו אותו לפני כן. ".repeat(3);
        let emoji = "👩‍👩‍👧‍👦🔑".repeat(20);
        for text in [hebrew.as_str(), &emoji, &"x".repeat(75), &"x".repeat(67), &"x".repeat(68), &"é".repeat(75)] {
            let calendar = reminder(NOW + 60 * DAY, NOW, ReminderWords { title: text, body: text }).unwrap();
            assert_eq!(outline(&calendar), "((())(()))");
            assert_eq!(values(&calendar, "SUMMARY"), [text; 2]);
        }
        let full = reminder(NOW + 60 * DAY, NOW, ReminderWords { title: &"x".repeat(67), body: "" }).unwrap();
        assert!(full.contains(&format!("SUMMARY:{}\r\nD", "x".repeat(67))), "75 bytes need no fold");
    }

    proptest! {
        #[test]
        fn unfolding_gives_the_text_back(title in "[^\\p{Cc}]{0,200}", body in "([^\\p{Cc}]|\n){0,300}") {
            let calendar = reminder(NOW + 60 * DAY, NOW, ReminderWords { title: &title, body: &body }).unwrap();
            prop_assert_eq!(outline(&calendar), "((())(()))");
            prop_assert_eq!(values(&calendar, "SUMMARY"), [title.clone(), title.clone()]);
            prop_assert_eq!(values(&calendar, "DESCRIPTION"), [body.clone(), title.clone(), body, title]);
        }

        #[test]
        fn any_moments_make_a_calendar_or_none(expires_at in any::<i64>(), now in any::<i64>()) {
            if let Some(calendar) = reminder(expires_at, now, WORDS) {
                outline(&calendar);
            }
        }
    }
}
