//! The PABX's times: `DD/MM/YYYY HH:MM[:SS]` or ISO, mostly without a zone, in the PABX's own.

use jiff::civil::DateTime;
use jiff::fmt::strtime::parse as parse_as;
use jiff::tz::{Offset, TimeZone};
use ringlet_model::Timestamp;

/// A stamp that lies further ahead than this is wrong, whoever wrote it.
const AHEAD: i64 = 24 * 3600 * 1000;
/// Older than 2000-01-01 is a sentinel such as 1970 or 0000.
const OLDEST: i64 = 946_684_800_000;
/// Epochs below this are seconds, not milliseconds.
const MILLIS_FROM: i64 = 100_000_000_000;
/// Ways to write a time without a zone.
const FORMATS: [&str; 4] = [
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
];

/// Reads `-03:00`; Brasília's time for anything else.
pub(super) fn offset(text: &str) -> Offset {
    let hours = text
        .split(':')
        .next()
        .and_then(|hours| hours.parse::<i8>().ok());
    hours
        .and_then(|hours| Offset::from_hours(hours).ok())
        .unwrap_or_else(|| Offset::constant(-3))
}

/// Reads a stamp; None when it isn't one, or lies before 2000 or more than a day ahead of `now`. A clock that runs a
/// little ahead of ours is taken for ours: nothing we hear of happened later than now.
pub(super) fn parse(text: &str, offset: Offset, now: Timestamp) -> Option<Timestamp> {
    let text = text.trim();
    let at = epoch(text)
        .or_else(|| zoned(text))
        .or_else(|| naive(text, offset))?;
    let believable = (OLDEST..=now.0.saturating_add(AHEAD)).contains(&at);
    believable.then_some(Timestamp(at.min(now.0)))
}

fn epoch(text: &str) -> Option<i64> {
    let number: i64 = text.parse().ok()?;
    Some(if number < MILLIS_FROM {
        number.saturating_mul(1000)
    } else {
        number
    })
}

fn zoned(text: &str) -> Option<i64> {
    let at: jiff::Timestamp = text.parse().ok()?;
    Some(at.as_millisecond())
}

fn naive(text: &str, offset: Offset) -> Option<i64> {
    let text = text.replacen('T', " ", 1);
    // Fractions of a second don't matter.
    let text = text.split('.').next()?;
    let civil: DateTime = FORMATS
        .iter()
        .find_map(|format| parse_as(format, text).ok()?.to_datetime().ok())?;
    let at = civil.to_zoned(TimeZone::fixed(offset)).ok()?;
    Some(at.timestamp().as_millisecond())
}

/// The date and the time as the history's filters take them.
pub(super) fn date_and_time(at: Timestamp, offset: Offset) -> (String, String) {
    let zoned = jiff::Timestamp::from_millisecond(at.0)
        .unwrap_or_default()
        .to_zoned(TimeZone::fixed(offset));
    (
        zoned.strftime("%d/%m/%Y").to_string(),
        zoned.strftime("%H:%M").to_string(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-20T09:55:00Z.
    const NOW: Timestamp = Timestamp(1_795_168_500_000);

    #[test]
    fn every_way_to_write_a_moment_gives_it() {
        let brasilia = offset("-03:00");
        for text in [
            "20/11/2026 06:30:05",
            "2026-11-20 06:30:05",
            "2026-11-20T06:30:05",
            "2026-11-20T06:30:05.250",
            "2026-11-20T09:30:05Z",
            "2026-11-20T06:30:05-03:00",
            "1795167005",
            "1795167005000",
        ] {
            let at = parse(text, brasilia, NOW).unwrap();
            assert_eq!(at.0 / 1000, 1_795_167_005, "{text}");
        }
        let minute = parse("20/11/2026 06:30", brasilia, NOW);
        assert_eq!(minute, Some(Timestamp(1_795_167_000_000)));
        let acre = parse("20/11/2026 04:30", offset("-05:00"), NOW);
        assert_eq!(acre, minute);
        assert_eq!(
            date_and_time(Timestamp(1_795_167_005_000), brasilia),
            ("20/11/2026".to_owned(), "06:30".to_owned())
        );
    }

    #[test]
    fn what_isnt_a_believable_stamp_is_none() {
        for text in [
            "",
            "0",
            "0000-00-00 00:00:00",
            "31/02/2026 10:00",
            "ontem",
            "20/11/2027 06:30",
            "1970-01-01 00:00:00",
            "99999999999999999999",
        ] {
            assert_eq!(parse(text, offset("-03:00"), NOW), None, "{text}");
        }
    }
}
