//! Numbers that nobody may dial, in SQLite.

use async_trait::async_trait;
use ringlet_model::Timestamp;
use ringlet_model::api::DoNotCallEntry;
use rusqlite::{OptionalExtension as _, Row, params};

use super::{Sqlite, audit};
use crate::storage::{AuditRecord, DoNotCall, StorageError};

const FIND: &str = "SELECT number, note, added_at, added_by FROM do_not_call WHERE number = $1";
const PAGE: &str = "SELECT number, note, added_at, added_by FROM do_not_call
     WHERE (added_at, number) < ($1, $2) ORDER BY added_at DESC, number DESC LIMIT $3";
const ADD: &str =
    "INSERT INTO do_not_call (number, note, added_at, added_by) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING";
const REMOVE: &str = "DELETE FROM do_not_call WHERE number = $1";

fn entry(row: &Row<'_>) -> rusqlite::Result<DoNotCallEntry> {
    Ok(DoNotCallEntry {
        number: row.get(0)?,
        note: row.get(1)?,
        added_at: Timestamp(row.get(2)?),
        added_by: row.get(3)?,
    })
}

#[async_trait]
impl DoNotCall for Sqlite {
    async fn do_not_call(&self, number: &str) -> Result<Option<DoNotCallEntry>, StorageError> {
        let number = number.to_owned();
        self.read(move |connection| {
            Ok(connection
                .prepare_cached(FIND)?
                .query_row([number], entry)
                .optional()?)
        })
        .await
    }

    async fn list_do_not_call(
        &self,
        after: Option<(Timestamp, String)>,
        limit: u32,
    ) -> Result<Vec<DoNotCallEntry>, StorageError> {
        let (at, number) = after.unwrap_or((Timestamp(i64::MAX), String::new()));
        self.read(move |connection| {
            let mut page = connection.prepare_cached(PAGE)?;
            let rows = page.query_map(params![at.0, number, limit], entry)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }

    async fn add_do_not_call(
        &self,
        entry: DoNotCallEntry,
        audit: AuditRecord,
    ) -> Result<Option<DoNotCallEntry>, StorageError> {
        self.write(move |tx| {
            let entry = DoNotCallEntry {
                added_at: tx.now(),
                ..entry
            };
            let added = tx.prepare_cached(ADD)?.execute(params![
                entry.number,
                entry.note,
                entry.added_at.0,
                entry.added_by
            ])?;
            if added == 0 {
                return Ok::<_, StorageError>(None);
            }
            audit::record(tx, &audit)?;
            Ok(Some(entry))
        })
        .await
    }

    async fn remove_do_not_call(
        &self,
        number: &str,
        audit: AuditRecord,
    ) -> Result<bool, StorageError> {
        let number = number.to_owned();
        self.write(move |tx| {
            let removed = tx.prepare_cached(REMOVE)?.execute([number])? > 0;
            if removed {
                audit::record(tx, &audit)?;
            }
            Ok::<_, StorageError>(removed)
        })
        .await
    }
}
