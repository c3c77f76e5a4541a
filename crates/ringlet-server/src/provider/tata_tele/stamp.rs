//! Smartflo's stamps: `YYYY-MM-DD HH:MM:SS` without a zone, in Indian time. (The epoch inside a call id and the start stamp
//! beside it differ by 5 h 30 min.)

use ringlet_model::Timestamp;

use super::super::stamp::{from_civil, india};

/// Reads a stamp; None when it isn't one, or lies before 2000 or more than a day ahead of `now`. A clock that runs a
/// little ahead of ours is taken for ours: nothing we hear of happened later than now.
pub(super) fn parse(text: &str, now: Timestamp) -> Option<Timestamp> {
    from_civil(text, india(), now)
}

/// Writes a stamp as the call history's filters take it.
pub(super) fn format(at: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(at.0)
        .map(|at| {
            at.to_zoned(india())
                .strftime("%Y-%m-%d %H:%M:%S")
                .to_string()
        })
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_are_indian_time() {
        let now = Timestamp(1_790_800_000_000);
        let at = parse("2026-10-01 01:30:03", now).unwrap();
        assert_eq!(at, Timestamp(1_790_798_403_000), "2026-09-30 20:00:03 UTC");
        assert_eq!(format(at), "2026-10-01 01:30:03");
        assert_eq!(
            parse("2026-10-01 01:56:41", now),
            Some(now),
            "a second ahead"
        );
    }

    #[test]
    fn what_isnt_a_believable_stamp_is_none() {
        let now = Timestamp(1_790_800_000_000);
        for text in [
            "",
            "0",
            "0000-00-00 00:00:00",
            "1970-01-01 05:30:00",
            "2026-13-01 00:00:00",
            "tomorrow",
            "2027-10-01 01:30:03",
            "2026-02-30 00:00:00",
            "9999999-01-01 00:00:00",
        ] {
            assert_eq!(parse(text, now), None, "{text}");
        }
    }
}
