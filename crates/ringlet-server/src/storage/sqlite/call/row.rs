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
const UPDATE: &str =
    "UPDATE call SET state = $1, reason = COALESCE($2, reason), answered_at = $3, ended_at = $4,
     duration_seconds = COALESCE($5, duration_seconds), recording_url = COALESCE($6, recording_url),
     own_number = COALESCE(own_number, $7), live_id = COALESCE(live_id, $8), progress = $9,
     revision = revision + 1, heard_at = $10, modified_at = $10
     WHERE id = $11";
// SQLite writes every index anew that holds a column named by an UPDATE, changed or not. These are in several of them.
const STARTED: &str = "UPDATE call SET started_at = $1 WHERE id = $2 AND started_at <> $1";
const OUTCOME: &str = "UPDATE call SET outcome = $1 WHERE id = $2 AND outcome IS NOT $1";
const AGENT: &str = "UPDATE call SET agent = $1 WHERE id = $2 AND agent IS NOT $1";
const DISPLAY_NAME: &str =
    "UPDATE call SET display_name = $1 WHERE id = $2 AND display_name IS NULL";
const DISPOSITION: &str = "UPDATE call SET disposition = $1 WHERE id = $2 AND disposition IS NULL";

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
        record.reason(),
        record.answered_at().map(|at| at.0),
        record.ended_at().map(|at| at.0),
        record.duration_seconds(),
        record.recording_url(),
        beside.own_number,
        beside.live_id,
        to_json(record)?,
        tx.now().0,
        id,
    ])?;
    tx.prepare_cached(STARTED)?
        .execute(params![record.started_at().0, id])?;
    for (set, value) in [
        (OUTCOME, record.outcome().map(Outcome::as_str)),
        (AGENT, beside.agent),
        (DISPLAY_NAME, beside.display_name),
        (DISPOSITION, beside.disposition),
    ] {
        if let Some(value) = value {
            tx.prepare_cached(set)?.execute([value, id])?;
        }
    }
    Ok(())
}
