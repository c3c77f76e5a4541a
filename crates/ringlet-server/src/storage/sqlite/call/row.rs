//! A row of the table of calls: reading it, and writing back what the call rules say.

use ringlet_model::Timestamp;
use ringlet_model::api::RecordRef;
use ringlet_model::call::{CallEvent, CallRecord, CallState, Direction, EventKind, Outcome, Stamp};
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::super::WriteTx;
use crate::storage::{StorageError, StoredCall};

/// The columns that [`stored`] reads, in order.
pub(super) const COLUMNS: &str = "id, source, direction, state, outcome, reason, number_raw, number_e164, own_number,
     agent, audience, display_name, reference_doctype, reference_name, matches, started_at, answered_at, ended_at,
     duration_seconds, recording_url, live_id, disposition, wrapped_up_at, revision";

const PROGRESS: &str =
    "SELECT progress, direction, state, outcome, started_at, ended_at FROM call WHERE id = $1";
// What the rules don't know, an agent may have said (a result nobody reported); it stays.
const UPDATE: &str = "UPDATE call SET state = $1, outcome = COALESCE($2, outcome), reason = COALESCE($3, reason),
     started_at = $4, answered_at = $5, ended_at = $6, duration_seconds = COALESCE($7, duration_seconds),
     recording_url = COALESCE($8, recording_url), agent = COALESCE($9, agent),
     own_number = COALESCE(own_number, $10), live_id = COALESCE(live_id, $11), progress = $12,
     display_name = COALESCE(display_name, $13), disposition = COALESCE(disposition, $14),
     revision = revision + 1, heard_at = $15, modified_at = $15
     WHERE id = $16";

/// The call of this id.
pub(super) fn find(connection: &Connection, id: &str) -> Result<Option<StoredCall>, StorageError> {
    let query = format!("SELECT {COLUMNS} FROM call WHERE id = $1");
    let found = connection
        .prepare_cached(&query)?
        .query_row([id], |row| Ok(stored(row)))
        .optional()?;
    found.transpose()
}

/// Reads a row of [`COLUMNS`].
pub(super) fn stored(row: &Row<'_>) -> Result<StoredCall, StorageError> {
    let doctype: Option<String> = row.get(12)?;
    let name: Option<String> = row.get(13)?;
    let wrapped_up_at: Option<i64> = row.get(22)?;
    Ok(StoredCall {
        id: row.get(0)?,
        source: row.get(1)?,
        direction: word(&row.get::<_, String>(2)?, Direction::from_word)?,
        state: word(&row.get::<_, String>(3)?, CallState::from_word)?,
        outcome: outcome(row.get(4)?)?,
        reason: row.get(5)?,
        number_raw: row.get(6)?,
        number_e164: row.get(7)?,
        own_number: row.get(8)?,
        agent: row.get(9)?,
        audience: json(&row.get::<_, String>(10)?)?,
        display_name: row.get(11)?,
        reference: doctype
            .zip(name)
            .map(|(doctype, name)| RecordRef { doctype, name }),
        matches: json(&row.get::<_, String>(14)?)?,
        started_at: Timestamp(row.get(15)?),
        answered_at: row.get::<_, Option<i64>>(16)?.map(Timestamp),
        ended_at: row.get::<_, Option<i64>>(17)?.map(Timestamp),
        duration_seconds: row.get(18)?,
        recording_url: row.get(19)?,
        live_id: row.get(20)?,
        disposition: row.get(21)?,
        wrapped_up: wrapped_up_at.is_some(),
        revision: row.get::<_, i64>(23)?.unsigned_abs(),
    })
}

fn word<T>(text: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<T, StorageError> {
    read(text).ok_or_else(|| StorageError::unreadable("call", text))
}

fn outcome(text: Option<String>) -> Result<Option<Outcome>, StorageError> {
    text.map(|text| word(&text, Outcome::from_word)).transpose()
}

/// Reads a JSON column.
pub(super) fn json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, StorageError> {
    serde_json::from_str(text).map_err(|error| StorageError::unreadable("call", error))
}

/// Writes a JSON column.
pub(super) fn to_json(value: &impl serde::Serialize) -> Result<String, StorageError> {
    serde_json::to_string(value).map_err(|error| StorageError::unreadable("call", error))
}

/// The call rules' memory of a call. An entry written by hand has none: it is made from what the entry says.
pub(super) fn record(tx: &WriteTx<'_>, id: &str) -> Result<CallRecord, StorageError> {
    let mut progress = tx.prepare_cached(PROGRESS)?;
    let mut rows = progress.query([id])?;
    let row = rows
        .next()?
        .ok_or_else(|| StorageError::unreadable("call", "row is missing"))?;
    let memory: String = row.get(0)?;
    if memory != "{}" {
        return json(&memory);
    }
    let direction = word(&row.get::<_, String>(1)?, Direction::from_word)?;
    let state = word(&row.get::<_, String>(2)?, CallState::from_word)?;
    let started = Stamp::exact(Timestamp(row.get(4)?));
    let mut record = CallRecord::new(direction, started);
    let kind = match state {
        CallState::Queued => return Ok(record),
        CallState::Dialing => EventKind::Dialing,
        CallState::Ringing => EventKind::Ringing(None),
        CallState::Connected => EventKind::Answered(None),
        CallState::OnHold => EventKind::Held,
        CallState::Ended => EventKind::Ended(outcome(row.get(3)?)?),
    };
    let at = row
        .get::<_, Option<i64>>(5)?
        .map_or(started, |at| Stamp::exact(Timestamp(at)));
    record.apply(&CallEvent::new(at, kind));
    Ok(record)
}

/// What a report adds beside the call's course.
#[derive(Debug, Default)]
pub(super) struct Beside<'a> {
    pub(super) agent: Option<&'a str>,
    pub(super) own_number: Option<&'a str>,
    pub(super) live_id: Option<&'a str>,
    pub(super) display_name: Option<&'a str>,
    pub(super) disposition: Option<&'a str>,
}

/// Writes back what the call rules say.
pub(super) fn update(
    tx: &WriteTx<'_>,
    id: &str,
    record: &CallRecord,
    beside: &Beside<'_>,
) -> Result<(), StorageError> {
    tx.prepare_cached(UPDATE)?.execute(params![
        record.state().as_str(),
        record.outcome().map(Outcome::as_str),
        record.reason(),
        record.started_at().0,
        record.answered_at().map(|at| at.0),
        record.ended_at().map(|at| at.0),
        record.duration_seconds(),
        record.recording_url(),
        beside.agent,
        beside.own_number,
        beside.live_id,
        to_json(record)?,
        beside.display_name,
        beside.disposition,
        tx.now().0,
        id,
    ])?;
    Ok(())
}
