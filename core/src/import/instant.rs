//! Moments, as documents tell when they last changed.

use serde::{Deserialize, Serialize};

use crate::catalogue::date::Date;

/// Seconds since 1970 (UTC).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Instant(u64);

impl Instant {
    /// Reads ISO 8601: a day, and a time of it where there is one.
    pub(super) fn parse(written: &str) -> Option<Self> {
        let day = Date::parse_iso(written.get(..10)?)?;
        let midnight = i64::from(day.days_since_1970()) * 86_400;
        let time = written.get(11..).and_then(seconds).unwrap_or_default();
        u64::try_from(midnight + time).ok().map(Self)
    }

    pub(super) fn day(self) -> Date {
        Date::of_unix(self.0)
    }
}

/// The seconds of a time from midnight on (UTC): `08:30`, `08:30:00.5+02:00`, `08:30Z`.
fn seconds(time: &str) -> Option<i64> {
    let zone = time.find(['+', '-', 'Z']).unwrap_or(time.len());
    let (time, zone) = time.split_at(zone);
    let offset = match zone.split_at_checked(1) {
        Some(("+", ahead)) => clock(ahead)?,
        Some(("-", behind)) => -clock(behind)?,
        _ => 0,
    };
    Some(clock(time)? - offset)
}

/// The seconds of `08:30:15`, of which the fraction is left out, or of `0830`.
fn clock(written: &str) -> Option<i64> {
    let whole = written.split('.').next()?;
    let digits: String = whole.chars().filter(|c| *c != ':').collect();
    let part = |at: usize| {
        digits
            .get(at..at + 2)
            .map_or(Some(0), |two| two.parse().ok())
    };
    let (hours, minutes, seconds): (i64, i64, i64) = (part(0)?, part(2)?, part(4)?);
    Some((hours * 60 + minutes) * 60 + seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_compared_across_offsets() {
        let seconds = |text: &str| Instant::parse(text).map(|Instant(seconds)| seconds);
        for (text, expected) in [
            ("1970-01-01", Some(0)),
            ("1970-01-02T01:02:03.999000+00:00", Some(90_123)),
            ("1970-01-02T01:02:03", Some(90_123)),
            ("1970-01-02T01:02Z", Some(90_120)),
            ("1970-01-02 01:02:03-01:00", Some(93_723)),
            ("1970-01-02T01:02:03+0100", Some(86_523)),
            ("2026-07-01T20:00:00+00:00", Some(1_782_936_000)),
            ("1970-01-02Tsoir", Some(86_400)),
            ("1969-12-31", None),
            ("hier", None),
            ("2026-02-31T00:00", None),
        ] {
            assert_eq!(seconds(text), expected, "{text}");
        }
        let day = Instant::parse("2026-07-01T20:00:00+00:00").map(Instant::day);
        assert_eq!(day, Date::parse_iso("2026-07-01"));
    }
}
