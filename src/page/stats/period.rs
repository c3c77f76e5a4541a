//! The period that the dashboard shows. Days are the site's own; its clock may be hours away from the reader's.

use ringlet_model::Timestamp;
use ringlet_model::timestamp::iso8601;

const DAY_MS: i64 = 86_400_000;
/// The longest period that is counted, days.
pub(super) const LONGEST: i64 = 366;

/// A day of the calendar, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day(pub(super) i64);

impl Day {
    /// The site's day at that moment; `ahead` is how many seconds its clock is ahead of UTC.
    #[must_use]
    pub(super) const fn at(now: Timestamp, ahead: i64) -> Self {
        Self((now.0 + ahead * 1000).div_euclid(DAY_MS))
    }

    /// Reads `2026-11-20`.
    #[must_use]
    pub(super) fn read(text: &str) -> Option<Self> {
        let at = iso8601::parse(text)?;
        (at.0 % DAY_MS == 0).then(|| Self(at.0.div_euclid(DAY_MS)))
    }

    /// `2026-11-20`.
    #[must_use]
    pub(super) fn text(self) -> String {
        let mut text = iso8601::format(self.midnight());
        text.truncate(10);
        text
    }

    /// Its beginning, as if in UTC.
    #[must_use]
    pub(super) const fn midnight(self) -> Timestamp {
        Timestamp(self.0 * DAY_MS)
    }
}

/// The period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Period {
    /// So many days until today, today included.
    Last(i64),
    /// From the first day to the last, both included.
    Days(Day, Day),
}

impl Period {
    /// Those one can choose by a word.
    pub(super) const LAST: [i64; 5] = [1, 7, 14, 30, 90];

    /// First and last day.
    #[must_use]
    pub(super) const fn days(self, today: Day) -> (Day, Day) {
        match self {
            Self::Last(count) => (Day(today.0 - count + 1), today),
            Self::Days(first, last) => (first, last),
        }
    }

    /// From one day to another, if these make a period that can be counted.
    #[must_use]
    pub(super) fn between(first: &str, last: &str) -> Option<Self> {
        let (first, last) = (Day::read(first)?, Day::read(last)?);
        (first <= last && last.0 - first.0 < LONGEST).then_some(Self::Days(first, last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_and_read() {
        let day = Day::read("2026-11-20").unwrap();
        assert_eq!(day.text(), "2026-11-20");
        assert_eq!(Day::read("2026-02-29"), None);
        assert_eq!(Day::read("tomorrow"), None);
    }

    #[test]
    fn today_is_the_sites() {
        let late = iso8601::parse("2026-11-20T20:00:00Z").unwrap();
        assert_eq!(Day::at(late, 0).text(), "2026-11-20");
        assert_eq!(Day::at(late, 19_800).text(), "2026-11-21", "Asia/Kolkata");
        assert_eq!(Day::at(late, -10_800).text(), "2026-11-20");
    }

    #[test]
    fn fourteen_days_include_today() {
        let today = Day::read("2026-11-20").unwrap();
        let (first, last) = Period::Last(14).days(today);
        assert_eq!((first.text().as_str(), last), ("2026-11-07", today));
        assert_eq!(Period::Last(1).days(today), (today, today));
    }

    #[test]
    fn a_period_goes_forward_and_is_no_longer_than_a_year() {
        assert!(Period::between("2026-11-07", "2026-11-07").is_some());
        assert!(Period::between("2026-11-07", "2026-11-06").is_none());
        assert!(Period::between("2025-11-21", "2026-11-20").is_some());
        assert!(Period::between("2025-11-19", "2026-11-20").is_none());
        assert!(Period::between("", "2026-11-20").is_none());
    }
}
