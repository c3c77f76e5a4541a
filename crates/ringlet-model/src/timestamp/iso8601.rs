//! ISO 8601 spelling of a [`Timestamp`], for serde's `with` and for query parameters.
//!
//! Written always as `2026-11-20T10:00:00.000Z`. Read with any offset, with or without a fraction; a date alone is its
//! midnight in UTC, a time without offset is UTC.

use serde::{Deserialize, Deserializer, Serializer, de::Error};

use super::{Timestamp, civil::Civil};

const DAY_MS: i64 = 86_400_000;

/// `2026-11-20T10:00:00.000Z`.
#[must_use]
pub fn format(at: Timestamp) -> String {
    let Civil { year, month, day } = Civil::from_days(at.0.div_euclid(DAY_MS));
    let ms = at.0.rem_euclid(DAY_MS);
    let (hour, minute, second) = (ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60);
    let mut text = String::with_capacity(24);
    // Times are most of what a file of calls holds: no formatter for each number.
    for (number, width, end) in [
        (year, 4, '-'),
        (month, 2, '-'),
        (day, 2, 'T'),
        (hour, 2, ':'),
        (minute, 2, ':'),
        (second, 2, '.'),
        (ms % 1000, 3, 'Z'),
    ] {
        push_digits(&mut text, number, width);
        text.push(end);
    }
    text
}

/// The number with leading zeros. Years before 0 or after 9999 are as long as they are.
fn push_digits(text: &mut String, number: i64, width: u32) {
    if !(0..10_i64.pow(width)).contains(&number) {
        text.push_str(&number.to_string());
        return;
    }
    for place in (0..width).rev() {
        let digit = number / 10_i64.pow(place) % 10;
        text.extend(u8::try_from(digit).map(|digit| char::from(b'0' + digit)));
    }
}

/// Reads `YYYY-MM-DD`, or that with `T` or a space, `HH:MM[:SS[.fraction]]` and `Z`, `±HH:MM`, `±HHMM` or nothing.
/// None when it is anything else or no such time exists.
#[must_use]
pub fn parse(text: &str) -> Option<Timestamp> {
    let (date, rest) = text.trim().split_at_checked(10)?;
    let days = parse_date(date)?;
    if rest.is_empty() {
        return days.checked_mul(DAY_MS).map(Timestamp);
    }
    let rest = rest.strip_prefix(['T', 't', ' '])?;
    let (clock, offset_ms) = split_offset(rest)?;
    let ms = days * DAY_MS + parse_clock(clock)? - offset_ms;
    Some(Timestamp(ms))
}

/// `YYYY-MM-DD` → days since 1970-01-01.
fn parse_date(text: &str) -> Option<i64> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Civil {
        year: digits(year)?,
        month: two_digits(month)?,
        day: two_digits(day)?,
    }
    .days()
}

/// Splits `10:00:00+05:30` into the clock and the offset in milliseconds.
fn split_offset(text: &str) -> Option<(&str, i64)> {
    if let Some(clock) = text.strip_suffix(['Z', 'z']) {
        return Some((clock, 0));
    }
    let Some(sign_at) = text.find(['+', '-']) else {
        return Some((text, 0));
    };
    let (clock, offset) = text.split_at_checked(sign_at)?;
    let sign = if offset.starts_with('-') { -1 } else { 1 };
    let plain = offset.get(1..)?.replace(':', "");
    let (hours, minutes) = plain.split_at_checked(2)?;
    let minutes = if minutes.is_empty() {
        0
    } else {
        two_digits(minutes)?
    };
    let hours = two_digits(hours)?;
    (hours < 24 && minutes < 60).then_some((clock, sign * (hours * 60 + minutes) * 60_000))
}

/// `HH:MM[:SS[.fraction]]` → milliseconds of the day. Digits beyond the third are dropped.
fn parse_clock(text: &str) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let mut parts = whole.split(':');
    let hour = two_digits(parts.next()?)?;
    let minute = two_digits(parts.next()?)?;
    let second = parts.next().map_or(Some(0), two_digits)?;
    if parts.next().is_some() || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    digits(fraction)?;
    let millis = fraction
        .bytes()
        .chain(*b"00")
        .take(3)
        .fold(0, |ms, b| ms * 10 + i64::from(b - b'0'));
    Some(((hour * 60 + minute) * 60 + second) * 1000 + millis)
}

fn two_digits(text: &str) -> Option<i64> {
    (text.len() == 2).then(|| digits(text)).flatten()
}

/// A run of 1–9 ASCII digits.
fn digits(text: &str) -> Option<i64> {
    let plain = (1..=9).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// For `#[serde(with = "iso8601")]`.
///
/// # Errors
/// Only the serializer's own.
pub fn serialize<S: Serializer>(at: &Timestamp, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&format(*at))
}

/// For `#[serde(with = "iso8601")]`.
///
/// # Errors
/// When the text is no ISO 8601 time.
pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Timestamp, D::Error> {
    let text = String::deserialize(from)?;
    parse(&text).ok_or_else(|| D::Error::custom("expected an ISO 8601 time"))
}

/// The same for a time that may be missing.
pub mod option {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use crate::Timestamp;

    /// For `#[serde(with = "iso8601::option")]`; None is null.
    ///
    /// # Errors
    /// Only the serializer's own.
    pub fn serialize<S: Serializer>(at: &Option<Timestamp>, to: S) -> Result<S::Ok, S::Error> {
        match at {
            Some(at) => super::serialize(at, to),
            None => to.serialize_none(),
        }
    }

    /// For `#[serde(default, with = "iso8601::option")]`; null is None.
    ///
    /// # Errors
    /// When there is a text that is no ISO 8601 time.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Timestamp>, D::Error> {
        Option::<String>::deserialize(from)?
            .map(|text| {
                super::parse(&text).ok_or_else(|| D::Error::custom("expected an ISO 8601 time"))
            })
            .transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_spellings_people_send() {
        let ten = Some(Timestamp(1_795_168_800_000));
        for text in [
            "2026-11-20T10:00:00Z",
            "2026-11-20T10:00:00.000Z",
            "2026-11-20t10:00z",
            "2026-11-20 10:00:00",
            "2026-11-20T15:30:00+05:30",
            "2026-11-20T15:30:00.0004+0530",
            "2026-11-20T05:00-05",
        ] {
            assert_eq!(parse(text), ten, "{text}");
        }
        assert_eq!(parse("2026-11-20"), Some(Timestamp(1_795_132_800_000)));
        assert_eq!(
            parse("2026-11-20T10:00:00.25Z"),
            Some(Timestamp(1_795_168_800_250))
        );
    }

    #[test]
    fn writes_every_place() {
        for (ms, text) in [
            (1_795_168_800_250, "2026-11-20T10:00:00.250Z"),
            (0, "1970-01-01T00:00:00.000Z"),
            (-1, "1969-12-31T23:59:59.999Z"),
            (253_402_300_800_000, "10000-01-01T00:00:00.000Z"),
        ] {
            assert_eq!(format(Timestamp(ms)), text);
        }
    }

    #[test]
    fn refuses_what_is_no_time() {
        for text in [
            "",
            "yesterday-ish",
            "2026-11-20T",
            "2026-02-30",
            "2026-11-20T24:00:00Z",
            "2026-11-20T10:60:00Z",
            "2026-11-20T10:00:00.Z",
            "2026-11-20T10:00:00+99:00",
            "20261120",
            "2026-11-20T10:00:00 PM",
            "２０２６-11-20",
            "2026-1-200",
            "2026-11-20X10:00:00Z",
            "2026-11-20T10:00:00+é",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn writes_what_it_reads() {
        for ms in [0, -1, 1_795_168_800_250, 253_402_300_799_999] {
            assert_eq!(parse(&format(Timestamp(ms))), Some(Timestamp(ms)));
        }
        assert_eq!(
            format(Timestamp(1_795_168_800_250)),
            "2026-11-20T10:00:00.250Z"
        );
    }
}
