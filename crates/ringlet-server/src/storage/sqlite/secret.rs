//! Sealed secrets in SQLite.

use async_trait::async_trait;
use ringlet_model::Timestamp;
use rusqlite::{OptionalExtension as _, Row, params};

use super::{Sqlite, WriteTx, audit};
use crate::storage::{AuditRecord, SealedSecret, Secrets, StorageError};

const FIND: &str = "SELECT name, sealed, made_at FROM secret WHERE name = $1";
const LIST: &str = "SELECT name, sealed, made_at FROM secret ORDER BY name";
const PUT: &str = "INSERT INTO secret (name, sealed, made_at) VALUES ($1, $2, $3)
     ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed, made_at = excluded.made_at";
const PUT_ONCE: &str = "INSERT INTO secret (name, sealed, made_at) VALUES ($1, $2, $3)
     ON CONFLICT DO NOTHING";
const RESEAL: &str = "UPDATE secret SET sealed = $1 WHERE name = $2";
const DELETE: &str = "DELETE FROM secret WHERE name = $1";

/// Keeps `sealed` under `name` in the open transaction.
///
/// # Errors
/// The database failed.
pub fn put(tx: &WriteTx<'_>, name: &str, sealed: &[u8]) -> Result<(), StorageError> {
    tx.prepare_cached(PUT)?
        .execute(params![name, sealed, tx.now().0])?;
    Ok(())
}

/// Forgets the secret of this name in the open transaction.
///
/// # Errors
/// The database failed.
pub fn remove(tx: &WriteTx<'_>, name: &str) -> Result<(), StorageError> {
    tx.prepare_cached(DELETE)?.execute([name])?;
    Ok(())
}

fn secret(row: &Row<'_>) -> rusqlite::Result<SealedSecret> {
    Ok(SealedSecret {
        name: row.get(0)?,
        sealed: row.get(1)?,
        made_at: Timestamp(row.get(2)?),
    })
}

#[async_trait]
impl Secrets for Sqlite {
    async fn find_secret(&self, name: &str) -> Result<Option<SealedSecret>, StorageError> {
        self.look_up(|connection| {
            Ok(connection
                .prepare_cached(FIND)?
                .query_row([name], secret)
                .optional()?)
        })
    }

    async fn put_secret(
        &self,
        name: &str,
        sealed: Vec<u8>,
        audit: AuditRecord,
    ) -> Result<(), StorageError> {
        let name = name.to_owned();
        self.write(move |tx| {
            put(tx, &name, &sealed)?;
            audit::record(tx, &audit)
        })
        .await
    }

    async fn put_secret_once(&self, name: &str, sealed: Vec<u8>) -> Result<Vec<u8>, StorageError> {
        let name = name.to_owned();
        self.write(move |tx| {
            tx.prepare_cached(PUT_ONCE)?
                .execute(params![name, sealed, tx.now().0])?;
            let kept = tx.prepare_cached(FIND)?.query_row([name], secret)?;
            Ok(kept.sealed)
        })
        .await
    }

    async fn remove_secret(&self, name: &str, audit: AuditRecord) -> Result<(), StorageError> {
        let name = name.to_owned();
        self.write(move |tx| {
            remove(tx, &name)?;
            audit::record(tx, &audit)
        })
        .await
    }

    async fn list_secrets(&self) -> Result<Vec<SealedSecret>, StorageError> {
        self.read(|connection| {
            let mut list = connection.prepare_cached(LIST)?;
            let rows = list.query_map([], secret)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }

    async fn reseal_secrets(
        &self,
        secrets: Vec<SealedSecret>,
        audit: AuditRecord,
    ) -> Result<(), StorageError> {
        self.write(move |tx| {
            let mut reseal = tx.prepare_cached(RESEAL)?;
            for secret in &secrets {
                reseal.execute(params![secret.sealed, secret.name])?;
            }
            drop(reseal);
            audit::record(tx, &audit)
        })
        .await
    }
}
