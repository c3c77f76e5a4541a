//! Stamps of providers: read when they can be believed, in the zone they are written in.

use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};
use ringlet_model::Timestamp;

/// A stamp that lies further ahead than this is wrong, whoever wrote it.
const AHEAD: i64 = 24 * 3600 * 1000;
/// Older than 2000-01-01 is a sentinel such as 1970 or 0000.
const OLDEST: i64 = 946_684_800_000;
/// Indian time has had one offset since 1945.
const INDIA_SECONDS: i32 = 19_800;

/// Indian time.
pub(super) fn india() -> TimeZone {
    Offset::from_seconds(INDIA_SECONDS).map_or(TimeZone::UTC, TimeZone::fixed)
}

/// Reads milliseconds since 1970; None for what can't be believed.
pub(super) fn from_millis(text: &str, now: Timestamp) -> Option<Timestamp> {
    believable(text.trim().parse().ok()?, now)
}

/// Reads `YYYY-MM-DD HH:MM:SS`, a wall clock of this zone; None when it isn't one or can't be believed.
pub(super) fn from_civil(text: &str, zone: TimeZone, now: Timestamp) -> Option<Timestamp> {
    let civil: DateTime = text.trim().replacen(' ', "T", 1).parse().ok()?;
    believable(civil.to_zoned(zone).ok()?.timestamp().as_millisecond(), now)
}

/// Reads ISO 8601 with an offset, or a wall clock of the zone named here; None when it is neither or can't be believed.
pub(super) fn from_text(text: &str, zone: &str, now: Timestamp) -> Option<Timestamp> {
    if let Ok(instant) = text.trim().parse::<jiff::Timestamp>() {
        return believable(instant.as_millisecond(), now);
    }
    from_civil(text, TimeZone::get(zone).ok()?, now)
}

/// The day in UTC, `YYYY-MM-DD`.
pub(super) fn day(at: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(at.0)
        .map(|at| at.strftime("%Y-%m-%d").to_string())
        .unwrap_or_default()
}

/// None before 2000 or more than a day ahead of `now`. A clock that runs a little ahead of ours is taken for ours: nothing
/// we hear of happened later than now.
fn believable(at: i64, now: Timestamp) -> Option<Timestamp> {
    (OLDEST..=now.0.saturating_add(AHEAD))
        .contains(&at)
        .then_some(Timestamp(at.min(now.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_ahead_is_ours_and_a_sentinel_is_nothing() {
        let now = Timestamp(1_790_800_000_000);
        assert_eq!(
            from_millis(" 1790798403000 ", now),
            Some(Timestamp(1_790_798_403_000))
        );
        assert_eq!(from_millis("1790800001000", now), Some(now));
        for text in ["", "0", "-1", "x", "1e12", "9999999999999999"] {
            assert_eq!(from_millis(text, now), None, "{text}");
        }
    }
}
