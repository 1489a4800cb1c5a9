//! A moment in the calendar, in UTC.
//!
//! The way from days to dates is Howard Hinnant's `civil_from_days` ("chrono-Compatible Low-Level Date Algorithms"):
//! years are counted from March, so that the leap day is the last day of a year.

/// A second of the years 1970 to 9999, as seconds since 1970. It writes itself by the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(i64);

/// Date and time as calendars say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Civil {
    /// 1970 to 9999.
    pub year: i64,
    /// 1 to 12.
    pub month: i64,
    /// 1 to 31.
    pub day: i64,
    /// 0 to 23.
    pub hour: i64,
    /// 0 to 59.
    pub minute: i64,
    /// 0 to 59.
    pub second: i64,
}

/// The last second of the year 9999.
const LAST: i64 = 253_402_300_799;
const DAY: i64 = 86_400;

impl Moment {
    /// The moment so many seconds after 1970 began; what lies outside the years with four digits moves to their edge.
    #[must_use]
    pub fn at(seconds: i64) -> Self {
        Self(seconds.clamp(0, LAST))
    }

    /// Seconds since 1970.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.0
    }

    /// Date and time in UTC.
    #[must_use]
    pub const fn civil(self) -> Civil {
        let (days, rest) = (self.0 / DAY, self.0 % DAY);
        // Days since 1 March of the year 0, in eras of 400 years, which are all of one length.
        let since = days + 719_468;
        let (era, day_of_era) = (since / 146_097, since % 146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * day_of_year + 2) / 153;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
        let day = day_of_year - (153 * from_march + 2) / 5 + 1;
        Civil { year, month, day, hour: rest / 3_600, minute: rest / 60 % 60, second: rest % 60 }
    }

    /// As ISO 8601 and RFC 3339 write it: `2026-11-24T13:29:23Z`.
    #[must_use]
    pub fn iso(self) -> String {
        self.written(["-", ":"])
    }

    /// As RFC 5545 writes it: `20261124T132923Z`.
    #[must_use]
    pub fn compact(self) -> String {
        self.written(["", ""])
    }

    fn written(self, [of_date, of_time]: [&str; 2]) -> String {
        let Civil { year, month, day, hour, minute, second } = self.civil();
        format!("{year:04}{of_date}{month:02}{of_date}{day:02}T{hour:02}{of_time}{minute:02}{of_time}{second:02}Z")
    }

    /// Reads what [`Self::iso`] writes, and nothing else; a date that no calendar has is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        // Longer texts are not dates, and their numbers might not fit.
        if text.len() != 20 {
            return None;
        }
        let number = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
        let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
        let from_march = if month > 2 { month - 3 } else { month + 9 };
        let year = if month > 2 { year } else { year - 1 };
        let leap_days = year / 4 - year / 100 + year / 400;
        let days = 365 * year + leap_days + (153 * from_march + 2) / 5 + day - 1 - 719_468;
        let moment = Self::at(days * DAY + number(11, 13)? * 3_600 + number(14, 16)? * 60 + number(17, 19)?);
        // 31 February, 25 o'clock, a sign or a blank among the digits: written out again, none of them looks the same.
        (moment.iso() == text).then_some(moment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_moments() {
        for (seconds, written) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_399, "2000-02-28T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (951_868_800, "2000-03-01T00:00:00Z"),
            (1_078_012_800, "2004-02-29T00:00:00Z"),
            (1_234_567_890, "2009-02-13T23:31:30Z"),
            (1_709_164_800, "2024-02-29T00:00:00Z"),
            (1_709_251_200, "2024-03-01T00:00:00Z"),
            (1_795_526_963, "2026-11-24T13:29:23Z"),
            (4_107_542_399, "2100-02-28T23:59:59Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
            (LAST, "9999-12-31T23:59:59Z"),
        ] {
            assert_eq!(Moment::at(seconds).iso(), written);
            assert_eq!(Moment::parse(written), Some(Moment(seconds)), "{written}");
        }
        assert_eq!(Moment::at(1_709_251_199).compact(), "20240229T235959Z");
    }

    #[test]
    fn moments_outside_the_calendar_move_to_its_edge() {
        for (seconds, edge) in [(-1, 0), (i64::MIN, 0), (LAST + 1, LAST), (i64::MAX, LAST)] {
            assert_eq!(Moment::at(seconds).seconds(), edge);
        }
    }

    #[test]
    fn what_is_no_date_is_not_read() {
        for text in [
            "",
            "2026-02-29T00:00:00Z",
            "2100-02-29T00:00:00Z",
            "2026-11-31T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-00-01T00:00:00Z",
            "2026-01-00T00:00:00Z",
            "2026-11-24T24:00:00Z",
            "2026-11-24T13:60:00Z",
            "2026-11-24T13:29:60Z",
            "2026-11-24T13:29:23+",
            "2026-11-24 13:29:23Z",
            "+026-11-24T13:29:23Z",
            "1969-12-31T23:59:59Z",
            "٢٠٢٦-11-24T13:29Z",
            "2026-11-24T13:29:23ZZ",
            "99999-11-24T13:29:2Z",
        ] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_can_be_read(seconds in 0..=LAST) {
            prop_assert_eq!(Moment::parse(&Moment(seconds).iso()), Some(Moment(seconds)));
        }

        #[test]
        fn days_follow_each_other(day in 0..LAST / DAY) {
            let (today, tomorrow) = (Moment(day * DAY).civil(), Moment((day + 1) * DAY).civil());
            let leap = today.year % 4 == 0 && (today.year % 100 != 0 || today.year % 400 == 0);
            let length = match today.month {
                2 => 28 + i64::from(leap),
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            let expected = match (today.month, today.day) {
                (12, 31) => (today.year + 1, 1, 1),
                (month, day) if day == length => (today.year, month + 1, 1),
                (month, day) => (today.year, month, day + 1),
            };
            prop_assert_eq!((tomorrow.year, tomorrow.month, tomorrow.day), expected);
        }

        #[test]
        fn no_text_is_too_strange(text in ".{0,25}") {
            drop(Moment::parse(&text).map(Moment::iso));
        }
    }
}
