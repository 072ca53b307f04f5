//! Dates as catalogue files write them.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A day of the Gregorian calendar. Displays as ISO 8601, `2019-12-10`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "(u16, u8, u8)", into = "(u16, u8, u8)")]
pub struct Date {
    /// The year, 1 to 9999.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, 1 to 31.
    pub day: u8,
}

impl From<Date> for (u16, u8, u8) {
    fn from(date: Date) -> Self {
        (date.year, date.month, date.day)
    }
}

impl TryFrom<(u16, u8, u8)> for Date {
    type Error = &'static str;

    fn try_from((year, month, day): (u16, u8, u8)) -> Result<Self, Self::Error> {
        let date = Self { year, month, day };
        date.is_valid()
            .then_some(date)
            .ok_or("no day of the calendar")
    }
}

impl Date {
    /// Reads `dd/mm/yyyy`; `None` for anything else, and for days that no
    /// calendar has.
    pub fn parse(written: &str) -> Option<Self> {
        let mut parts = written.trim().split('/');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let is_over = parts.next().is_none();
        is_over.then(|| Self::of(year, month, day))?
    }

    /// Reads ISO 8601, `yyyy-mm-dd`; `None` as [`Date::parse`].
    pub fn parse_iso(written: &str) -> Option<Self> {
        let (year, rest) = written.trim().split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        (month.len() == 2 && day.len() == 2).then(|| Self::of(year, month, day))?
    }

    /// The day of a moment, in seconds since 1970 (UTC). After Howard Hinnant,
    /// "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
    pub fn of_unix(seconds: u64) -> Self {
        let days = seconds / 86_400 + 719_468;
        let (era, day_of_era) = (days / 146_097, days % 146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        // Years begin in March there, so that the leap day is their last.
        let shifted = (5 * day_of_year + 2) / 153;
        let month = if shifted < 10 {
            shifted + 3
        } else {
            shifted - 9
        };
        let year = year_of_era + era * 400 + u64::from(month <= 2);
        Self {
            year: year.min(9999) as u16,
            month: month as u8,
            day: (day_of_year - (153 * shifted + 2) / 5 + 1) as u8,
        }
    }

    /// How many days it is from the first of 1970 on, by the algorithm that
    /// [`Date::of_unix`] turns round.
    pub(crate) fn days_since_1970(self) -> i32 {
        let [year, month, day] = [i32::from(self.year), self.month.into(), self.day.into()];
        // Years begin in March there.
        let year = year - i32::from(month <= 2);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        year * 365 + year / 4 - year / 100 + year / 400 + day_of_year - 719_468
    }

    /// The same day some years later; the last of February is none in others.
    pub fn plus_years(self, years: u16) -> Self {
        Self {
            year: self.year + years,
            ..self
        }
    }

    fn of(year: &str, month: &str, day: &str) -> Option<Self> {
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if year.len() != 4 || ![day, month, year].into_iter().all(digits) {
            return None;
        }
        let date = Self {
            year: year.parse().ok()?,
            month: month.parse().ok()?,
            day: day.parse().ok()?,
        };
        date.is_valid().then_some(date)
    }

    fn is_valid(self) -> bool {
        (1..=9999).contains(&self.year) && (1..=self.days_in_month()).contains(&self.day)
    }

    /// 0 for a month that does not exist.
    fn days_in_month(self) -> u8 {
        let leap = self.year.is_multiple_of(4) && !self.year.is_multiple_of(100)
            || self.year.is_multiple_of(400);
        match self.month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => 0,
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_calendar() {
        for (written, iso) in [
            ("10/12/2019", "2019-12-10"),
            ("1/2/2024", "2024-02-01"),
            (" 29/02/2024 ", "2024-02-29"),
            ("29/02/2000", "2000-02-29"),
        ] {
            assert_eq!(
                Date::parse(written).map(|d| d.to_string()).as_deref(),
                Some(iso)
            );
        }
    }

    #[test]
    fn iso_dates_are_read_and_written() {
        for written in ["2019-12-10", "2024-02-29", "0001-01-01"] {
            let date = Date::parse_iso(written);
            assert_eq!(date.map(|date| date.to_string()).as_deref(), Some(written));
        }
        for written in [
            "2023-02-29",
            "2019-1-1",
            "2019-12",
            "2019-12-10-1",
            "10/12/2019",
            "",
        ] {
            assert_eq!(Date::parse_iso(written), None, "{written}");
        }
    }

    #[test]
    fn moments_have_a_day() {
        for (seconds, day) in [
            (0, "1970-01-01"),
            (951_782_399, "2000-02-28"),
            (951_782_400, "2000-02-29"),
            (1_709_164_800, "2024-02-29"),
            (1_732_000_000, "2024-11-19"),
            (4_107_542_400, "2100-03-01"),
        ] {
            assert_eq!(Date::of_unix(seconds).to_string(), day);
        }
    }

    #[test]
    fn texts_that_are_no_day() {
        for written in [
            "",
            "2019",
            "2019-12-10",
            "32/01/2020",
            "29/02/2023",
            "29/02/1900",
            "00/01/2020",
            "10/13/2019",
            "10/12/19",
            "10/12/2019/1",
            "+1/12/2019",
            "300/12/2019",
            "mars 2020",
        ] {
            assert_eq!(Date::parse(written), None, "{written}");
        }
    }
}
