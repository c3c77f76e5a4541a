//! The outbox of live updates in SQLite.

use async_trait::async_trait;
use ringlet_model::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::Sqlite;
use crate::storage::{LiveDraft, LiveEvent, LiveEvents, Replay, StorageError};

const INSERT: &str =
    "INSERT INTO live_event (user_id, name, data, at) VALUES ($1, $2, $3, $4) RETURNING seq";
const NEWEST: &str = "SELECT seq FROM sqlite_sequence WHERE name = 'live_event'";
const OLDEST: &str = "SELECT MIN(seq) FROM live_event";
const MISSED: &str = "SELECT seq, name, data FROM live_event
     WHERE user_id = $1 AND seq > $2 ORDER BY seq LIMIT $3";
const PRUNE: &str = "DELETE FROM live_event WHERE at < $1";
const PRUNE_KEYS: &str = "DELETE FROM idempotency WHERE created_at < $1";

/// Adds an event to the open transaction.
pub(super) fn insert(
    connection: &Connection,
    draft: LiveDraft,
    at: Timestamp,
) -> Result<LiveEvent, StorageError> {
    let seq = connection.prepare_cached(INSERT)?.query_row(
        params![draft.user_id, draft.name, draft.data, at.0],
        |row| row.get(0),
    )?;
    Ok(LiveEvent {
        seq,
        user_id: draft.user_id,
        name: draft.name,
        data: draft.data,
    })
}

fn newest(connection: &Connection) -> Result<i64, StorageError> {
    let seq = connection
        .prepare_cached(NEWEST)?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(seq.unwrap_or(0))
}

fn missed(
    connection: &Connection,
    user_id: &str,
    seq: i64,
    limit: u32,
) -> Result<Replay, StorageError> {
    let newest = newest(connection)?;
    let oldest: Option<i64> = connection
        .prepare_cached(OLDEST)?
        .query_row([], |row| row.get(0))?;
    // Pruned since then, or a number from another life of the database.
    if seq + 1 < oldest.unwrap_or(newest + 1) || seq > newest {
        return Ok(Replay::TooOld);
    }
    let mut rows = connection.prepare_cached(MISSED)?;
    let events = rows
        .query_map(params![user_id, seq, limit + 1], |row| {
            Ok(LiveEvent {
                seq: row.get(0)?,
                user_id: user_id.to_owned(),
                name: row.get(1)?,
                data: row.get(2)?,
            })
        })?
        .collect::<Result<Vec<_>, _>>()?;
    let fits = u32::try_from(events.len()).is_ok_and(|count| count <= limit);
    Ok(if fits {
        Replay::Events(events)
    } else {
        Replay::TooOld
    })
}

#[async_trait]
impl LiveEvents for Sqlite {
    async fn newest_live_event(&self) -> Result<i64, StorageError> {
        self.look_up(newest)
    }

    async fn replay_live_events(
        &self,
        user_id: &str,
        seq: i64,
        limit: u32,
    ) -> Result<Replay, StorageError> {
        let user_id = user_id.to_owned();
        self.read(move |connection| missed(connection, &user_id, seq, limit))
            .await
    }

    async fn prune_live_events(&self, before: Timestamp) -> Result<usize, StorageError> {
        self.write(move |tx| Ok(tx.prepare_cached(PRUNE)?.execute([before.0])?))
            .await
    }

    async fn prune_request_keys(&self, before: Timestamp) -> Result<usize, StorageError> {
        self.write(move |tx| Ok(tx.prepare_cached(PRUNE_KEYS)?.execute([before.0])?))
            .await
    }

    async fn publish(&self, draft: LiveDraft) -> Result<(), StorageError> {
        self.write(move |tx| tx.publish(draft)).await
    }
}
