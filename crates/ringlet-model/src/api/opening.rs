//! When the office takes calls, day by day, by the site's clock.

use serde::{Deserialize, Serialize};

/// The hours of one weekday. A weekday that isn't listed is closed; no day listed at all: always open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpeningDay {
    /// 1 Monday … 7 Sunday.
    pub day: u8,
    /// `HH:MM`, when it opens.
    pub from: String,
    /// `HH:MM`, when it closes; later than `from`, at most `24:00`.
    pub to: String,
}

impl OpeningDay {
    /// Reads `09:00–18:00`, also with a hyphen, blanks, and hours alone (`9-18`); None when it isn't that.
    #[must_use]
    pub fn read(day: u8, text: &str) -> Option<Self> {
        let (from, to) = text.split_once(['–', '-', '—'])?;
        let (from, to) = (minute(from)?, minute(to)?);
        ((1..=7).contains(&day) && from < to).then(|| Self {
            day,
            from: clock(from),
            to: clock(to),
        })
    }

    /// As [`Self::read`] takes it.
    #[must_use]
    pub fn written(&self) -> String {
        format!("{}–{}", self.from, self.to)
    }
}

/// Whether the office is open on this weekday (1 Monday … 7 Sunday) at this minute of the day (0–1439).
#[must_use]
pub fn is_open(days: &[OpeningDay], day: u8, at: u16) -> bool {
    let hours = |open: &OpeningDay| Some(minute(&open.from)?..minute(&open.to)?);
    let mut today = days.iter().filter(|open| open.day == day);
    days.is_empty() || today.any(|open| hours(open).is_some_and(|hours| hours.contains(&at)))
}

/// The minute of the day of `9`, `9:30` or `09:30`; None when there is none.
fn minute(text: &str) -> Option<u16> {
    let text = text.trim();
    let (hours, minutes) = text.split_once(':').unwrap_or((text, "0"));
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    let at = hours.checked_mul(60)?.checked_add(minutes)?;
    (minutes < 60 && at <= 24 * 60).then_some(at)
}

fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        for (text, written) in [
            ("09:00–18:00", "09:00–18:00"),
            ("9-18", "09:00–18:00"),
            (" 8:30 - 17:15 ", "08:30–17:15"),
            ("0-24", "00:00–24:00"),
        ] {
            let read = OpeningDay::read(1, text).map(|open| open.written());
            assert_eq!(read.as_deref(), Some(written), "{text}");
        }
        for wrong in [
            "",
            "9",
            "18-9",
            "9-9",
            "9-25",
            "9:60-18",
            "nine-five",
            "9-18-20",
            "-",
            "9-65536",
        ] {
            assert_eq!(OpeningDay::read(1, wrong), None, "{wrong}");
        }
        assert_eq!(OpeningDay::read(0, "9-18"), None);
        assert_eq!(OpeningDay::read(8, "9-18"), None);
    }

    #[test]
    fn open_from_the_first_minute_until_before_the_last() {
        let days: Vec<_> = OpeningDay::read(5, "9-18").into_iter().collect();
        for (day, at, open) in [
            (5, 9 * 60, true),
            (5, 18 * 60 - 1, true),
            (5, 18 * 60, false),
            (5, 9 * 60 - 1, false),
            (6, 12 * 60, false),
        ] {
            assert_eq!(is_open(&days, day, at), open, "day {day}, minute {at}");
        }
        assert!(is_open(&[], 7, 0), "no hours: always");
    }
}
