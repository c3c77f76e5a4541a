//! How far a provider's history was read, and the dials that wait for their id in it.

use ringlet_model::Timestamp;
use ringlet_model::provider::Provider;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::super::WriteTx;
use crate::storage::{HistoryTurn, SilentCall, StorageError};

const TAKE: &str = "INSERT INTO history_mark (provider, asked_at) VALUES ($1, $2)
     ON CONFLICT (provider) DO UPDATE SET asked_at = excluded.asked_at
     WHERE history_mark.asked_at <= $3 RETURNING read_to";
const READ: &str = "UPDATE history_mark SET read_to = $1 WHERE provider = $2";
const WITHOUT_ID: &str = "SELECT id, source, number_e164, started_at FROM call
     WHERE source = $1 AND external_id IS NULL AND direction = 'outbound' AND started_at >= $2
     ORDER BY started_at, id LIMIT 1000";

pub(super) fn take_turn(
    tx: &WriteTx<'_>,
    provider: Provider,
    every_millis: i64,
) -> Result<Option<HistoryTurn>, StorageError> {
    let now = tx.now().0;
    let read_to: Option<Option<i64>> = tx
        .prepare_cached(TAKE)?
        .query_row(params![provider.id(), now, now - every_millis], |row| {
            row.get(0)
        })
        .optional()?;
    Ok(read_to.map(|read_to| HistoryTurn {
        read_to: read_to.map(Timestamp),
    }))
}

pub(super) fn note_read(
    tx: &WriteTx<'_>,
    provider: Provider,
    to: Timestamp,
) -> Result<(), StorageError> {
    tx.prepare_cached(READ)?
        .execute(params![to.0, provider.id()])?;
    Ok(())
}

pub(super) fn dials_without_id(
    connection: &Connection,
    provider: Provider,
    since: Timestamp,
) -> Result<Vec<SilentCall>, StorageError> {
    let mut statement = connection.prepare_cached(WITHOUT_ID)?;
    let rows = statement.query_map(params![provider.id(), since.0], |row| {
        Ok(SilentCall {
            id: row.get(0)?,
            source: row.get(1)?,
            aliases: Vec::new(),
            number_e164: row.get(2)?,
            started_at: Timestamp(row.get(3)?),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
