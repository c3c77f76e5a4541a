//! Rows → entries, events, notes and tasks.

use ringlet_model::Timestamp;
use ringlet_model::api::{CallLogEntry, CallLogEvent, CallNote, CallTask, RecordRef};
use ringlet_model::call::{CallRecord, CallState, Direction, Legs, Outcome};
use rusqlite::{Connection, OptionalExtension as _, Row};

use super::query::conversation;
use super::sources;
use crate::storage::{RawReport, StorageError};

const EVENTS: &str =
    "SELECT at, state, kind, detail, id, source FROM call_event WHERE call_id IN (@conversation)
     ORDER BY at, id LIMIT 500";
const LEGS: &str = "SELECT progress FROM call WHERE id = $1";
const RAW: &str =
    "SELECT content_type, query, raw FROM call_event WHERE id = $1 AND raw IS NOT NULL";
const NOTES: &str = "SELECT DISTINCT n.name, n.title, n.content, n.owner, n.creation, n.modified
     FROM call_link l JOIN note n ON n.name = l.link_name
     WHERE l.parent IN (@conversation) AND l.link_doctype = 'FCRM Note' ORDER BY n.creation, l.idx";
const TASKS: &str = "SELECT DISTINCT t.name, t.title, t.description, t.status, t.priority, t.due_date, t.assigned_to, t.creation
     FROM call_link l JOIN task t ON t.name = CAST(l.link_name AS INTEGER)
     WHERE l.parent IN (@conversation) AND l.link_doctype = 'CRM Task' ORDER BY t.creation, l.idx";

/// Reads the columns of a list.
pub(super) fn entry(row: &Row<'_>) -> Result<CallLogEntry, StorageError> {
    let outcome: Option<String> = row.get(7)?;
    let raw: String = row.get(9)?;
    let e164: Option<String> = row.get(10)?;
    let (doctype, name): (Option<String>, Option<String>) = (row.get(13)?, row.get(14)?);
    let remote = e164.unwrap_or(raw);
    let source: String = row.get(1)?;
    Ok(CallLogEntry {
        id: row.get(0)?,
        sources: told_by(&source, row.get::<_, Option<String>>(26)?.as_deref()),
        source,
        external_id: row.get(2)?,
        user_id: row.get(3)?,
        user_name: row.get(4)?,
        direction: word(row.get(5)?, Direction::from_word)?,
        state: word(row.get(6)?, CallState::from_word)?,
        outcome: outcome
            .map(|text| word(text, Outcome::from_word))
            .transpose()?,
        reason: row.get(8)?,
        // For whom it is shown: a file of all calls does without.
        remote_display: String::new(),
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
        call_back_due: row.get(27)?,
        disposition: row.get(20)?,
        wrapped_up: row.get(21)?,
        note_count: row.get(22)?,
        task_count: row.get(23)?,
        created_at: Timestamp(row.get(24)?),
        updated_at: Timestamp(row.get(25)?),
    })
}

/// The call's own source first, then the others of its conversation.
fn told_by(own: &str, all: Option<&str>) -> Vec<String> {
    let others = all.into_iter().flat_map(sources::each);
    let others = others.filter(|source| *source != own);
    std::iter::once(own)
        .chain(others)
        .map(str::to_owned)
        .collect()
}

/// A statement over all entries of the conversation of call `$1`.
fn of_conversation(sql: &str) -> String {
    sql.replace("@conversation", &conversation("$1"))
}

fn word<T>(text: String, read: impl FnOnce(&str) -> Option<T>) -> Result<T, StorageError> {
    read(&text).ok_or_else(|| StorageError::unreadable("call", text))
}

/// What happened in a call's conversation.
pub(super) fn events(connection: &Connection, id: &str) -> Result<Vec<CallLogEvent>, StorageError> {
    let mut statement = connection.prepare_cached(&of_conversation(EVENTS))?;
    let rows = statement.query_map([id], |row| {
        let state: Option<String> = row.get(1)?;
        Ok(CallLogEvent {
            id: row.get(4)?,
            source: row.get(5)?,
            at: Timestamp(row.get(0)?),
            state: state.as_deref().and_then(CallState::from_word),
            kind: row.get(2)?,
            detail: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The notes that hang on a call's conversation.
pub(super) fn notes(connection: &Connection, id: &str) -> Result<Vec<CallNote>, StorageError> {
    let mut statement = connection.prepare_cached(&of_conversation(NOTES))?;
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

/// The tasks that hang on a call's conversation.
pub(super) fn tasks(connection: &Connection, id: &str) -> Result<Vec<CallTask>, StorageError> {
    let mut statement = connection.prepare_cached(&of_conversation(TASKS))?;
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

/// What was reported of both parties' connections.
pub(super) fn legs(connection: &Connection, id: &str) -> Result<Legs, StorageError> {
    let progress: Option<String> = connection
        .prepare_cached(LEGS)?
        .query_row([id], |row| row.get(0))
        .optional()?;
    let Some(progress) = progress else {
        return Ok(Legs::default());
    };
    let record: CallRecord =
        serde_json::from_str(&progress).map_err(|error| StorageError::unreadable("call", error))?;
    Ok(record.legs())
}

/// A report as it came.
pub(super) fn raw(
    connection: &Connection,
    event_id: i64,
) -> Result<Option<RawReport>, StorageError> {
    let found = connection
        .prepare_cached(RAW)?
        .query_row([event_id], |row| {
            Ok(RawReport {
                content_type: row.get::<_, Option<String>>(0)?.unwrap_or_default(),
                query: row.get::<_, Option<String>>(1)?.unwrap_or_default(),
                body: row.get(2)?,
            })
        });
    Ok(found.optional()?)
}
