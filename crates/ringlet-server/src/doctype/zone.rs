//! Times as Frappe writes them: naive, in the site's time zone.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use ringlet_model::Timestamp;

/// The site's time zone.
#[derive(Clone, Debug)]
pub struct Zone(TimeZone);

impl Zone {
    /// The zone with that name of the IANA database, e.g. `Asia/Kolkata`; None when there is none.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        TimeZone::get(name).ok().map(Self)
    }

    /// The machine's own zone (`TZ`, else the system's setting).
    #[must_use]
    pub fn of_machine() -> Self {
        Self(TimeZone::system())
    }

    /// Coordinated universal time.
    #[must_use]
    pub const fn utc() -> Self {
        Self(TimeZone::UTC)
    }

    /// Its name in the IANA database; a zone without one is named by its rules.
    #[must_use]
    pub fn name(&self) -> String {
        self.0
            .iana_name()
            .map_or_else(|| format!("{:?}", self.0), str::to_owned)
    }

    /// How far the zone's clock is ahead of UTC.
    #[must_use]
    pub fn offset_seconds(&self, at: Timestamp) -> i64 {
        let instant = jiff::Timestamp::from_millisecond(at.0).unwrap_or_default();
        i64::from(self.0.to_offset(instant).seconds())
    }

    /// The day that `at` lies in, counted from 1970-01-01, and the hour of that day, 0–23.
    #[must_use]
    pub fn day_and_hour(&self, at: Timestamp) -> Option<(i64, usize)> {
        let seconds = at.0.div_euclid(1000) + self.offset_seconds(at);
        let hour = seconds.rem_euclid(86_400) / 3600;
        Some((seconds.div_euclid(86_400), usize::try_from(hour).ok()?))
    }

    /// The weekday that `at` lies in, 1 Monday … 7 Sunday, and the minute of that day, 0–1439.
    #[must_use]
    pub fn weekday_and_minute(&self, at: Timestamp) -> Option<(u8, u16)> {
        let instant = jiff::Timestamp::from_millisecond(at.0).ok()?;
        let civil = self.0.to_datetime(instant);
        let day = civil.weekday().to_monday_one_offset();
        let minute = i16::from(civil.hour()) * 60 + i16::from(civil.minute());
        Some((u8::try_from(day).ok()?, u16::try_from(minute).ok()?))
    }

    /// The first moment of a day counted from 1970-01-01.
    #[must_use]
    pub fn start_of(&self, day: i64) -> Option<Timestamp> {
        self.instant(date(day)?.at(0, 0, 0, 0))
    }

    /// `2026-11-20 10:00:00`, with six decimals of a second behind it when there is a fraction.
    #[must_use]
    pub fn write(&self, at: Timestamp) -> String {
        let Ok(instant) = jiff::Timestamp::from_millisecond(at.0) else {
            return String::new();
        };
        let civil = self.0.to_datetime(instant);
        let second = civil.strftime("%Y-%m-%d %H:%M:%S");
        match civil.subsec_nanosecond() / 1000 {
            0 => second.to_string(),
            micros => format!("{second}.{micros:06}"),
        }
    }

    /// Reads `2026-11-20`, `2026-11-20 10:00[:00[.ffffff]]`, that with a `T`, or with an offset (which then counts).
    /// None when it is none of these. A time skipped by a change of the clocks is taken as if it hadn't been.
    #[must_use]
    pub fn read(&self, text: &str) -> Option<Timestamp> {
        let text = text.trim();
        if let Ok(instant) = text.parse::<jiff::Timestamp>() {
            return Some(Timestamp(instant.as_millisecond()));
        }
        let civil: DateTime = text.parse().ok()?;
        self.instant(civil)
    }

    /// The first moment of the day that `at` lies in.
    #[must_use]
    pub fn start_of_day(&self, at: Timestamp) -> Option<Timestamp> {
        self.instant(self.day(at)?.to_datetime(jiff::civil::Time::midnight()))
    }

    /// The day that `at` lies in.
    #[must_use]
    pub fn day(&self, at: Timestamp) -> Option<Date> {
        let instant = jiff::Timestamp::from_millisecond(at.0).ok()?;
        Some(self.0.to_datetime(instant).date())
    }

    /// The point in time that a wall clock of the zone shows as `civil`.
    #[must_use]
    pub fn instant(&self, civil: DateTime) -> Option<Timestamp> {
        let zoned = self.0.to_ambiguous_zoned(civil).compatible().ok()?;
        Some(Timestamp(zoned.timestamp().as_millisecond()))
    }
}

/// A day counted from 1970-01-01.
#[must_use]
pub fn date(day: i64) -> Option<Date> {
    let epoch = Date::constant(1970, 1, 1);
    let days = jiff::Span::new().try_days(day).ok()?;
    epoch.checked_add(days).ok()
}

/// The text is a day, `YYYY-MM-DD`.
#[must_use]
pub fn is_day(text: &str) -> bool {
    text.len() == 10 && text.parse::<Date>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn naive_times_are_the_zones_own() {
        let india = Zone::named("Asia/Kolkata").unwrap();
        let ten = Timestamp(1_795_168_800_000);
        assert_eq!(india.write(ten), "2026-11-20 15:30:00");
        assert_eq!(
            india.write(Timestamp(ten.0 + 250)),
            "2026-11-20 15:30:00.250000"
        );
        for text in [
            "2026-11-20 15:30:00",
            "2026-11-20T15:30",
            " 2026-11-20 15:30:00.000000 ",
            "2026-11-20T10:00:00Z",
            "2026-11-20 11:00:00+01:00",
        ] {
            assert_eq!(india.read(text), Some(ten), "{text}");
        }
        assert_eq!(india.read("2026-11-20"), Some(Timestamp(1_795_113_000_000)));
    }

    #[test]
    fn what_is_no_time() {
        for text in [
            "",
            "yesterday-ish",
            "2026-02-30",
            "10:00",
            "20",
            "2026-11-20 25:00:00",
        ] {
            assert_eq!(Zone::utc().read(text), None, "{text}");
        }
    }

    #[test]
    fn days() {
        assert!(is_day("2026-11-20"));
        for text in ["2026-11-31", "20261120", "2026-11-20 10:00:00", "today"] {
            assert!(!is_day(text), "{text}");
        }
    }
}
