//! The audit log in SQLite. Other makers write their entry inside their own transaction by [`record`].

use async_trait::async_trait;
use ringlet_model::Timestamp;
use ringlet_model::api::AuditEntry;
use rusqlite::{Row, params};

use super::{Sqlite, WriteTx};
use crate::storage::{AuditLog, AuditRecord, StorageError};

const INSERT: &str =
    "INSERT INTO audit (at, user_id, action, target, detail) VALUES ($1, $2, $3, $4, $5)";
const PAGE: &str = "SELECT id, at, user_id, action, target, detail FROM audit
     WHERE id < $1 ORDER BY id DESC LIMIT $2";

/// Adds an entry to the open transaction.
///
/// # Errors
/// The database failed.
pub fn record(tx: &WriteTx<'_>, record: &AuditRecord) -> Result<(), StorageError> {
    tx.prepare_cached(INSERT)?.execute(params![
        tx.now().0,
        record.user,
        record.action,
        record.target,
        record.detail
    ])?;
    Ok(())
}

#[async_trait]
impl AuditLog for Sqlite {
    async fn record(&self, entry: AuditRecord) -> Result<(), StorageError> {
        self.write(move |tx| record(tx, &entry)).await
    }

    async fn list_audit(
        &self,
        limit: u32,
        before: Option<i64>,
    ) -> Result<Vec<AuditEntry>, StorageError> {
        self.read(move |connection| {
            let mut page = connection.prepare_cached(PAGE)?;
            let rows = page.query_map(params![before.unwrap_or(i64::MAX), limit], entry)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }
}

fn entry(row: &Row<'_>) -> rusqlite::Result<AuditEntry> {
    Ok(AuditEntry {
        id: row.get(0)?,
        at: Timestamp(row.get(1)?),
        user: row.get(2)?,
        action: row.get(3)?,
        target: row.get(4)?,
        detail: row.get(5)?,
    })
}
