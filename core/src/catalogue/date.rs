//! Dates as catalogue files write them.

use std::fmt;

/// A day of the Gregorian calendar. Displays as ISO 8601, `2019-12-10`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "bake", derive(databake::Bake))]
#[cfg_attr(feature = "bake", databake(path = apicat_core::catalogue::date))]
pub struct Date {
    /// The year, 1 to 9999.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, 1 to 31.
    pub day: u8,
}

impl Date {
    /// Reads `dd/mm/yyyy`; `None` for anything else, and for days that no
    /// calendar has.
    pub fn parse(written: &str) -> Option<Self> {
        let mut parts = written.trim().split('/');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if parts.next().is_some() || year.len() != 4 || ![day, month, year].into_iter().all(digits)
        {
            return None;
        }
        let date = Self {
            year: year.parse().ok()?,
            month: month.parse().ok()?,
            day: day.parse().ok()?,
        };
        let valid = date.year > 0 && (1..=date.days_in_month()).contains(&date.day);
        valid.then_some(date)
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
