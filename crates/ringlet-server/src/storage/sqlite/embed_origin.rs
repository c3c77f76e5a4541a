//! Origins of embedding pages in SQLite.

use async_trait::async_trait;
use rusqlite::params;

use super::{Sqlite, audit};
use crate::storage::{AuditRecord, EmbedOrigins, StorageError};

const LIST: &str = "SELECT origin FROM embed_origin ORDER BY position";
const CLEAR: &str = "DELETE FROM embed_origin";
const INSERT: &str = "INSERT INTO embed_origin (origin, position) VALUES ($1, $2)";

#[async_trait]
impl EmbedOrigins for Sqlite {
    async fn embed_origins(&self) -> Result<Vec<String>, StorageError> {
        self.look_up(|connection| {
            let mut list = connection.prepare_cached(LIST)?;
            let rows = list.query_map([], |row| row.get(0))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    async fn save_embed_origins(
        &self,
        origins: Vec<String>,
        audit: AuditRecord,
    ) -> Result<(), StorageError> {
        self.write(move |tx| {
            tx.prepare_cached(CLEAR)?.execute([])?;
            let mut insert = tx.prepare_cached(INSERT)?;
            for (position, origin) in (1_i64..).zip(&origins) {
                insert.execute(params![origin, position])?;
            }
            drop(insert);
            audit::record(tx, &audit)
        })
        .await
    }
}
