//! Origins of embedding pages in SQLite.

use async_trait::async_trait;
use rusqlite::{Connection, params};

use super::{Sqlite, WriteTx, audit};
use crate::storage::{AuditRecord, EmbedOrigins, SettingRefusal, StorageError, is_current};

const LIST: &str = "SELECT origin FROM embed_origin ORDER BY position";
const CLEAR: &str = "DELETE FROM embed_origin";
const INSERT: &str = "INSERT INTO embed_origin (origin, position) VALUES ($1, $2)";

fn all(connection: &Connection) -> Result<Vec<String>, StorageError> {
    let mut list = connection.prepare_cached(LIST)?;
    let rows = list.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn replace(tx: &WriteTx<'_>, origins: &[String]) -> Result<(), StorageError> {
    tx.prepare_cached(CLEAR)?.execute([])?;
    let mut insert = tx.prepare_cached(INSERT)?;
    for (position, origin) in (1_i64..).zip(origins) {
        insert.execute(params![origin, position])?;
    }
    Ok(())
}

#[async_trait]
impl EmbedOrigins for Sqlite {
    async fn embed_origins(&self) -> Result<Vec<String>, StorageError> {
        self.look_up(all)
    }

    async fn save_embed_origins(
        &self,
        origins: Vec<String>,
        read: String,
        audit: AuditRecord,
    ) -> Result<(), SettingRefusal> {
        self.write(move |tx| {
            if !is_current(&read, &all(tx)?) {
                return Err(SettingRefusal::Stale);
            }
            replace(tx, &origins)?;
            Ok(audit::record(tx, &audit)?)
        })
        .await
    }
}
