//! The timeline of calls, and the ids of a call.

use ringlet_model::Timestamp;
use ringlet_model::call::{CallEvent, CallState};
use rusqlite::{OptionalExtension as _, params};

use super::super::WriteTx;
use super::row::{json, to_json};
use crate::storage::{RawReport, StorageError};

const ADD: &str = "INSERT INTO call_event
     (call_id, source, digest, received_at, at, kind, state, detail, event, content_type, query, raw)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     ON CONFLICT (source, digest) DO NOTHING RETURNING id";
const HAS: &str = "SELECT EXISTS (SELECT 1 FROM call_event WHERE source = $1 AND digest = $2)";
const SETTLE: &str = "UPDATE call_event SET call_id = $1, state = $2 WHERE id = $3";
const ADD_ALIAS: &str =
    "INSERT INTO call_alias (source, alias, call_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
const NAME: &str = "UPDATE call SET external_id = $1 WHERE id = $2 AND external_id IS NULL
     AND NOT EXISTS (SELECT 1 FROM call AS other WHERE other.source = $3 AND other.external_id = $1)";
const WAIT: &str = "INSERT INTO call_event_alias (source, alias, event_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
const WAITING: &str =
    "SELECT e.id, e.event FROM call_event_alias w JOIN call_event e ON e.id = w.event_id
     WHERE w.source = $1 AND w.alias = $2 AND e.call_id IS NULL ORDER BY e.id";
const ALIASES_OF: &str = "SELECT alias FROM call_event_alias WHERE event_id = $1";
const ADOPT: &str = "DELETE FROM call_event_alias WHERE event_id = $1";

const PRUNE: &str = "DELETE FROM call_event WHERE call_id IS NULL AND received_at < $1";

/// Forgets reports whose call was never known.
pub(super) fn prune_unclaimed(tx: &WriteTx<'_>, before: Timestamp) -> Result<usize, StorageError> {
    Ok(tx.prepare_cached(PRUNE)?.execute([before.0])?)
}

/// One line to be added.
pub(super) struct Line<'a> {
    pub(super) call_id: Option<&'a str>,
    pub(super) source: &'a str,
    pub(super) digest: &'a [u8],
    pub(super) at: Timestamp,
    pub(super) kind: &'a str,
    pub(super) state: Option<CallState>,
    pub(super) detail: Option<&'a str>,
    pub(super) event: Option<&'a CallEvent>,
    pub(super) raw: Option<&'a RawReport>,
}

/// Whether the same report was added before.
pub(super) fn has(tx: &WriteTx<'_>, source: &str, digest: &[u8]) -> Result<bool, StorageError> {
    Ok(tx
        .prepare_cached(HAS)?
        .query_row(params![source, digest], |row| row.get(0))?)
}

/// Adds a line; None: the same report was added before.
pub(super) fn add(tx: &WriteTx<'_>, line: &Line<'_>) -> Result<Option<i64>, StorageError> {
    let event = line.event.map(to_json).transpose()?;
    let id = tx
        .prepare_cached(ADD)?
        .query_row(
            params![
                line.call_id,
                line.source,
                line.digest,
                tx.now().0,
                line.at.0,
                line.kind,
                line.state.map(CallState::as_str),
                line.detail,
                event,
                line.raw.map(|raw| raw.content_type.as_str()),
                line.raw.map(|raw| raw.query.as_str()),
                line.raw.map(|raw| raw.body.as_slice()),
            ],
            |row| row.get(0),
        )
        .optional()?;
    Ok(id)
}

/// Says which call a line belongs to and where it moved it.
pub(super) fn settle(
    tx: &WriteTx<'_>,
    event_id: i64,
    call_id: &str,
    moved_to: Option<CallState>,
) -> Result<(), StorageError> {
    tx.prepare_cached(SETTLE)?.execute(params![
        call_id,
        moved_to.map(CallState::as_str),
        event_id
    ])?;
    Ok(())
}

/// Gives a call an id of its provider's; false: the id is a call's already.
pub(super) fn name(
    tx: &WriteTx<'_>,
    source: &str,
    alias: &str,
    call_id: &str,
) -> Result<bool, StorageError> {
    let added = tx
        .prepare_cached(ADD_ALIAS)?
        .execute(params![source, alias, call_id])?;
    if added > 0 {
        tx.prepare_cached(NAME)?
            .execute(params![alias, call_id, source])?;
    }
    Ok(added > 0)
}

/// Lets a line wait until one of these ids is known to be a call's.
pub(super) fn wait(
    tx: &WriteTx<'_>,
    source: &str,
    aliases: &[String],
    event_id: i64,
) -> Result<(), StorageError> {
    let mut wait = tx.prepare_cached(WAIT)?;
    for alias in aliases {
        wait.execute(params![source, alias, event_id])?;
    }
    Ok(())
}

/// A line that waited, with every id it names.
pub(super) struct Waited {
    pub(super) event_id: i64,
    pub(super) event: Option<CallEvent>,
    pub(super) aliases: Vec<String>,
}

/// Takes the lines that wait for this id.
pub(super) fn take_waiting(
    tx: &WriteTx<'_>,
    source: &str,
    alias: &str,
) -> Result<Vec<Waited>, StorageError> {
    let found: Vec<(i64, Option<String>)> = tx
        .prepare_cached(WAITING)?
        .query_map(params![source, alias], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let mut waited = Vec::with_capacity(found.len());
    for (event_id, event) in found {
        let aliases = tx
            .prepare_cached(ALIASES_OF)?
            .query_map([event_id], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        tx.prepare_cached(ADOPT)?.execute([event_id])?;
        let event = event.map(|event| json(&event)).transpose()?;
        waited.push(Waited {
            event_id,
            event,
            aliases,
        });
    }
    Ok(waited)
}
