//! A row of a table becomes a draft, as somebody would enter the call by hand.

use ringlet_model::api::CallDraft;
use ringlet_model::call::{Direction, Outcome};
use ringlet_model::timestamp::iso8601;
use sha2::{Digest as _, Sha256};

use super::column::{Field, Mapping, Shape};
use super::table::Row;
use crate::doctype::Zone;
use crate::service::log_call;

/// How rows are read.
pub(super) struct Reading<'a> {
    pub(super) mapping: &'a Mapping,
    pub(super) shape: Option<Shape>,
    /// Of times without an offset.
    pub(super) zone: &'a Zone,
    /// Where `raw_payload` is, in which TimeTrack says that a call was missed.
    pub(super) payload: Option<usize>,
    /// The direction of rows that don't say.
    pub(super) direction: Option<Direction>,
}

/// What a row says.
pub(super) struct ReadRow {
    /// The call; its `user_id` is the table's word for somebody, `source` the table's word.
    pub(super) draft: CallDraft,
    /// The note.
    pub(super) note: Option<String>,
    /// The table's word for how it ended.
    pub(super) status: Option<String>,
}

/// Reads a row.
///
/// # Errors
/// A sentence that says why it tells of no call.
pub(super) fn read(row: &Row, reading: &Reading<'_>) -> Result<ReadRow, String> {
    let cell = |field| reading.mapping.at(field).and_then(|at| row.cell(at));
    let owned = |field| cell(field).map(ToOwned::to_owned);
    let (direction, missed) = direction(row, reading)?;
    let status = owned(Field::Outcome);
    let outcome = if missed {
        Some(Outcome::Missed)
    } else {
        status.as_deref().and_then(|word| outcome(word, direction))
    };
    let time = |field| match cell(field) {
        None => Ok(None),
        Some(text) => time(text, reading.zone)
            .map(Some)
            .ok_or_else(|| format!("“{}” is no time.", short(text))),
    };
    let draft = CallDraft {
        user_id: owned(Field::User),
        source: owned(Field::Source),
        external_id: Some(
            owned(Field::ExternalId).unwrap_or_else(|| made_up(row, reading.mapping)),
        ),
        started_at: time(Field::StartedAt)?,
        answered_at: time(Field::AnsweredAt)?,
        ended_at: time(Field::EndedAt)?,
        duration_seconds: match cell(Field::DurationSeconds) {
            None => None,
            Some(text) => {
                Some(seconds(text).ok_or_else(|| format!("“{}” is no duration.", short(text)))?)
            }
        },
        direction: Some(direction.as_str().to_owned()),
        remote_number: cell(Field::Number).map(|number| number_of(number, reading.shape)),
        remote_name: owned(Field::Name),
        outcome: outcome.map(|outcome| outcome.as_str().to_owned()),
        disposition: cell(Field::Disposition).map(|word| word.chars().take(140).collect()),
        ..CallDraft::default()
    };
    Ok(ReadRow {
        draft,
        note: owned(Field::Note),
        status,
    })
}

/// TeleCMI writes country code and number without `+`.
fn number_of(text: &str, shape: Option<Shape>) -> String {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    if shape == Some(Shape::Telecmi) && digits && text.len() > 10 && !text.starts_with('0') {
        format!("+{text}")
    } else {
        text.to_owned()
    }
}

fn direction(row: &Row, reading: &Reading<'_>) -> Result<(Direction, bool), String> {
    let word = reading
        .mapping
        .at(Field::Direction)
        .and_then(|at| row.cell(at));
    let payload = reading
        .payload
        .and_then(|at| row.cell(at))
        .unwrap_or_default();
    let Some(word) = word else {
        let usual = match reading.shape {
            Some(Shape::Telecmi) => Some(Direction::Outbound),
            _ => reading.direction,
        };
        return usual
            .map(|usual| (usual, false))
            .ok_or_else(|| "The row doesn't say who called whom.".to_owned());
    };
    let known = log_call::direction(word).or_else(|| other_words(word));
    let (direction, missed) = known.ok_or_else(|| format!("“{}” is no direction.", short(word)))?;
    let noted = direction == Direction::Inbound && payload.to_ascii_lowercase().contains("missed");
    Ok((direction, missed || noted))
}

/// What exports of other systems call a direction.
fn other_words(word: &str) -> Option<(Direction, bool)> {
    Some(match word.trim().to_lowercase().as_str() {
        "in" | "received" | "eingehend" | "recebida" => (Direction::Inbound, false),
        "out" | "dialed" | "dialled" | "ausgehend" | "realizada" => (Direction::Outbound, false),
        "intern" | "interna" => (Direction::Internal, false),
        "verpasst" | "perdida" => (Direction::Inbound, true),
        _ => return None,
    })
}

/// Why a call ended, by a word of another system; None for one that doesn't say.
fn outcome(word: &str, direction: Direction) -> Option<Outcome> {
    let word = word.trim().to_lowercase().replace(['_', ' '], "-");
    let outcome = match word.as_str() {
        "answered" | "connected" | "ended" | "success" | "successful" | "accepted" => {
            Outcome::Completed
        }
        "cancelled" | "cancel" => Outcome::Canceled,
        "noanswer" | "not-answered" | "unanswered" => Outcome::NoAnswer,
        "error" | "congestion" | "unavailable" => Outcome::Failed,
        "declined" => Outcome::Rejected,
        word => Outcome::from_word(word)?,
    };
    Some(outcome.seen_from(direction))
}

/// A time in ISO 8601, as databases write it, as `20.11.2026 10:00`, or as seconds or milliseconds since 1970.
fn time(text: &str, zone: &Zone) -> Option<String> {
    let counted = |text: &str| {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        let count: i64 = text.parse().ok().filter(|_| digits)?;
        match text.len() {
            10 => Some(ringlet_model::Timestamp(count * 1000)),
            13 => Some(ringlet_model::Timestamp(count)),
            _ => None,
        }
    };
    let at = counted(text)
        .or_else(|| zone.read(text))
        .or_else(|| zone.read(&dotted(text)?))?;
    Some(iso8601::format(at))
}

/// `20.11.2026 10:00` as `2026-11-20 10:00`.
fn dotted(text: &str) -> Option<String> {
    let (day, time) = text.split_once([' ', ',']).unwrap_or((text, "00:00"));
    let mut parts = day.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let time = time.trim();
    Some(format!("{year}-{month:0>2}-{day:0>2} {time:0>5}"))
}

/// `75`, `75.0`, `1:15`, `0:01:15`.
fn seconds(text: &str) -> Option<i64> {
    let parts: Vec<&str> = text.split(':').collect();
    if parts.len() == 1 {
        let (whole, rest) = text.split_once('.').unwrap_or((text, "0"));
        return rest.parse::<u64>().ok().and(whole.parse().ok());
    }
    if parts.len() > 3 {
        return None;
    }
    parts.iter().try_fold(0_i64, |sum, part| {
        let part: i64 = part
            .trim()
            .parse()
            .ok()
            .filter(|part| (0..1000).contains(part))?;
        Some(sum * 60 + part)
    })
}

/// The id of a row without one: what it says of when, who and with whom. So the same row is recognised when it comes again.
fn made_up(row: &Row, mapping: &Mapping) -> String {
    let parts = [
        Field::StartedAt,
        Field::Number,
        Field::Name,
        Field::Direction,
        Field::User,
        Field::Source,
    ];
    let said = parts.map(|field| {
        mapping
            .at(field)
            .and_then(|at| row.cell(at))
            .unwrap_or_default()
    });
    let digest = Sha256::digest(said.join("\n"));
    format!("row:{}", hex::encode(&digest[..16]))
}

fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_tables_write_them() {
        let zone = Zone::named("Asia/Kolkata").unwrap();
        for text in [
            "2026-11-19 17:30:00",
            "2026-11-19T17:30",
            "2026-11-19T12:00:00Z",
            "2026-11-19 17:30:00.000000",
            "2026-11-19T13:00:00+01:00",
            "19.11.2026 17:30",
            "19.11.2026, 17:30:00",
            "1795089600",
            "1795089600000",
        ] {
            assert_eq!(
                time(text, &zone).as_deref(),
                Some("2026-11-19T12:00:00.000Z"),
                "{text}"
            );
        }
        for text in [
            "",
            "soon",
            "11/19/2026",
            "19.11",
            "99.99.2026 10:00",
            "12345",
        ] {
            assert_eq!(time(text, &zone), None, "{text}");
        }
    }

    #[test]
    fn durations_are_seconds_or_clocks() {
        for (text, wanted) in [
            ("75", Some(75)),
            ("75.0", Some(75)),
            ("1:15", Some(75)),
            ("00:01:15", Some(75)),
            ("0", Some(0)),
            ("-1", Some(-1)),
            ("1:2:3:4", None),
            ("long", None),
            ("1:-5", None),
            ("", None),
        ] {
            assert_eq!(seconds(text), wanted, "{text}");
        }
    }

    #[test]
    fn outcomes_go_by_many_words_and_fit_their_direction() {
        let (inbound, outbound) = (Direction::Inbound, Direction::Outbound);
        for (word, direction, wanted) in [
            ("completed", outbound, Some(Outcome::Completed)),
            ("Answered", inbound, Some(Outcome::Completed)),
            ("no_answer", outbound, Some(Outcome::NoAnswer)),
            ("No Answer", inbound, Some(Outcome::Missed)),
            ("missed", outbound, Some(Outcome::NoAnswer)),
            ("CANCELLED", outbound, Some(Outcome::Canceled)),
            ("busy", outbound, Some(Outcome::Busy)),
            ("initiated", outbound, None),
            ("ringing", inbound, None),
        ] {
            assert_eq!(outcome(word, direction), wanted, "{word}");
        }
    }
}
