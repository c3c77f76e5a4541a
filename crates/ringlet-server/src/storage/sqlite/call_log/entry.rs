//! Rows → entries, events, notes and tasks.

use ringlet_model::Timestamp;
use ringlet_model::api::{CallLogEntry, CallLogEvent, CallNote, CallTask, RecordRef};
use ringlet_model::call::{CallState, Direction, Outcome};
use rusqlite::{Connection, Row};

use crate::number;
use crate::storage::StorageError;

const EVENTS: &str =
    "SELECT at, state, kind, detail FROM call_event WHERE call_id = $1 ORDER BY at, id LIMIT 500";
const NOTES: &str = "SELECT n.name, n.title, n.content, n.owner, n.creation, n.modified
     FROM call_link l JOIN note n ON n.name = l.link_name
     WHERE l.parent = $1 AND l.link_doctype = 'FCRM Note' ORDER BY n.creation, l.idx";
const TASKS: &str = "SELECT t.name, t.title, t.description, t.status, t.priority, t.due_date, t.assigned_to, t.creation
     FROM call_link l JOIN task t ON t.name = CAST(l.link_name AS INTEGER)
     WHERE l.parent = $1 AND l.link_doctype = 'CRM Task' ORDER BY t.creation, l.idx";

/// Reads the columns of a list.
pub(super) fn entry(row: &Row<'_>) -> Result<CallLogEntry, StorageError> {
    let outcome: Option<String> = row.get(7)?;
    let raw: String = row.get(9)?;
    let e164: Option<String> = row.get(10)?;
    let (doctype, name): (Option<String>, Option<String>) = (row.get(13)?, row.get(14)?);
    let remote = e164.unwrap_or(raw);
    Ok(CallLogEntry {
        id: row.get(0)?,
        source: row.get(1)?,
        external_id: row.get(2)?,
        user_id: row.get(3)?,
        user_name: row.get(4)?,
        direction: word(row.get(5)?, Direction::from_word)?,
        state: word(row.get(6)?, CallState::from_word)?,
        outcome: outcome
            .map(|text| word(text, Outcome::from_word))
            .transpose()?,
        reason: row.get(8)?,
        remote_display: number::display(&remote, None),
        remote_number: remote,
        remote_name: row.get(11)?,
        local_number: row.get(12)?,
        reference: doctype
            .zip(name)
            .map(|(doctype, name)| RecordRef { doctype, name }),
        started_at: Timestamp(row.get(15)?),
        answered_at: row.get::<_, Option<i64>>(16)?.map(Timestamp),
        ended_at: row.get::<_, Option<i64>>(17)?.map(Timestamp),
        duration_seconds: row.get(18)?,
        has_recording: row.get(19)?,
        disposition: row.get(20)?,
        wrapped_up: row.get(21)?,
        note_count: row.get(22)?,
        task_count: row.get(23)?,
        created_at: Timestamp(row.get(24)?),
        updated_at: Timestamp(row.get(25)?),
    })
}

fn word<T>(text: String, read: impl FnOnce(&str) -> Option<T>) -> Result<T, StorageError> {
    read(&text).ok_or_else(|| StorageError::unreadable("call", text))
}

/// What happened to a call.
pub(super) fn events(connection: &Connection, id: &str) -> Result<Vec<CallLogEvent>, StorageError> {
    let mut statement = connection.prepare_cached(EVENTS)?;
    let rows = statement.query_map([id], |row| {
        let state: Option<String> = row.get(1)?;
        Ok(CallLogEvent {
            at: Timestamp(row.get(0)?),
            state: state.as_deref().and_then(CallState::from_word),
            kind: row.get(2)?,
            detail: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The notes that hang on a call.
pub(super) fn notes(connection: &Connection, id: &str) -> Result<Vec<CallNote>, StorageError> {
    let mut statement = connection.prepare_cached(NOTES)?;
    let rows = statement.query_map([id], |row| {
        Ok(CallNote {
            name: row.get(0)?,
            title: row.get::<_, Option<String>>(1)?.unwrap_or_default(),
            content: row.get::<_, Option<String>>(2)?.unwrap_or_default(),
            owner: row.get(3)?,
            created_at: Timestamp(row.get(4)?),
            updated_at: Timestamp(row.get(5)?),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The tasks that hang on a call.
pub(super) fn tasks(connection: &Connection, id: &str) -> Result<Vec<CallTask>, StorageError> {
    let mut statement = connection.prepare_cached(TASKS)?;
    let rows = statement.query_map([id], |row| {
        Ok(CallTask {
            name: row.get::<_, i64>(0)?.to_string(),
            title: row.get::<_, Option<String>>(1)?.unwrap_or_default(),
            description: row.get::<_, Option<String>>(2)?.unwrap_or_default(),
            status: row.get::<_, Option<String>>(3)?.unwrap_or_default(),
            priority: row.get::<_, Option<String>>(4)?.unwrap_or_default(),
            due_date: row.get::<_, Option<i64>>(5)?.map(|ms| ms.to_string()),
            assigned_to: row.get(6)?,
            created_at: Timestamp(row.get(7)?),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
