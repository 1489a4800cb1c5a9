//! Days, for the `verified` of a page.

/// A page that nobody has compared with Meta's screens for this many days is stale.
pub const STALE_AFTER_DAYS: i64 = 180;

/// A day, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(i64);

impl Day {
    /// Reads `2026-11-22`.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let is_shaped = bytes.len() == 10
            && bytes.iter().enumerate().all(|(at, b)| if at == 4 || at == 7 { *b == b'-' } else { b.is_ascii_digit() });
        if !is_shaped {
            return None;
        }
        let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<i64>().ok();
        let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
        let exists = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        exists.then(|| Self(days_before(year) + (1..month).map(|month| days_in(year, month)).sum::<i64>() + day - 1))
    }

    /// The day, in UTC, of a moment.
    pub const fn of_unix_seconds(seconds: u64) -> Self {
        // No count of days, however large the seconds, comes near the sign bit.
        Self((seconds / 86_400).cast_signed())
    }

    /// How many days after the other day this is.
    pub const fn days_since(self, other: Self) -> i64 {
        self.0 - other.0
    }
}

const fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

const fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days between 1970-01-01 and the first day of this year.
fn days_before(year: i64) -> i64 {
    let whole = |from: i64, to: i64| (from..to).map(|year| if is_leap(year) { 366 } else { 365 }).sum::<i64>();
    if year >= 1970 { whole(1970, year) } else { -whole(year, 1970) }
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn days_are_counted_as_the_calendar_does() {
        for (text, days) in [
            ("1970-01-01", 0),
            ("1969-12-31", -1),
            ("1970-03-01", 59),
            ("2000-02-29", 11_016),
            ("2024-12-31", 20_088),
            ("2026-11-22", 20_779),
        ] {
            assert_eq!(Day::parse(text), Some(Day(days)), "{text}");
        }
        assert_eq!(Day::of_unix_seconds(20_779 * 86_400 + 86_399), Day(20_779));
        assert_eq!(Day(20_779).days_since(Day(20_599)), 180);
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "2026-11-31",
            "2025-02-29",
            "1900-02-29",
            "2026-00-10",
            "2026-13-10",
            "2026-01-00",
            "2026-1-1",
            "22.11.2026",
            "2026-11-22 ",
            "2026/11/22",
            "+026-11-22",
            "２026-11-2",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }
}
