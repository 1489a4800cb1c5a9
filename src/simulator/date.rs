//! Dates as Meta writes them into its error texts, in its own (Pacific standard) time.

const PACIFIC_STANDARD: i64 = -8 * 3600;
const DAYS: [&str; 7] = ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Writes a moment as in `Wednesday, 16-Nov-22 07:45:51 PST`.
pub fn in_error_text(unix: i64) -> String {
    let local = unix.saturating_add(PACIFIC_STANDARD);
    let (days, seconds) = (local.div_euclid(86_400), local.rem_euclid(86_400));
    let (year, month, day) = civil(days);
    format!(
        "{}, {day:02}-{}-{:02} {:02}:{:02}:{:02} PST",
        at(&DAYS, days.rem_euclid(7)),
        at(&MONTHS, month),
        year.rem_euclid(100),
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60
    )
}

fn at<'a>(names: &[&'a str], index: i64) -> &'a str {
    usize::try_from(index).ok().and_then(|index| names.get(index)).copied().unwrap_or_default()
}

/// Year, month (from 0) and day of a day counted from 1970-01-01, by counting whole 400-year cycles first.
fn civil(days: i64) -> (i64, i64, i64) {
    let (cycles, mut left) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let mut year = 1970 + cycles * 400;
    while left >= year_length(year) {
        left -= year_length(year);
        year += 1;
    }
    let mut month = 0;
    while left >= month_length(year, month) {
        left -= month_length(year, month);
        month += 1;
    }
    (year, month, left + 1)
}

fn year_length(year: i64) -> i64 {
    if is_leap(year) { 366 } else { 365 }
}

fn month_length(year: i64, month: i64) -> i64 {
    match month {
        1 if is_leap(year) => 29,
        1 => 28,
        3 | 5 | 8 | 10 => 30,
        _ => 31,
    }
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

#[cfg(test)]
mod tests {
    use super::in_error_text;

    #[test]
    fn writes_the_dates_of_a_captured_reply() {
        assert_eq!(in_error_text(1_668_613_551), "Wednesday, 16-Nov-22 07:45:51 PST");
        assert_eq!(in_error_text(1_668_749_403), "Thursday, 17-Nov-22 21:30:03 PST");
    }

    #[test]
    fn knows_leap_days_and_days_before_1970() {
        assert_eq!(in_error_text(1_709_236_800), "Thursday, 29-Feb-24 12:00:00 PST");
        assert_eq!(in_error_text(-1), "Wednesday, 31-Dec-69 15:59:59 PST");
        assert!(in_error_text(i64::MIN).ends_with(" PST"));
    }
}
