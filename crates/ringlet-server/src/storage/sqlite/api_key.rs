//! API keys in SQLite.

use async_trait::async_trait;
use rusqlite::{OptionalExtension as _, params};

use super::{Sqlite, audit, user};
use crate::storage::{ApiKeys, AuditRecord, NewApiKey, StorageError, User, UserRefusal};

const REPLACE: &str = "INSERT INTO api_key (key, user_id, secret_hash, created_at)
     VALUES ($1, $2, $3, $4)
     ON CONFLICT (user_id) DO UPDATE SET key = excluded.key, secret_hash = excluded.secret_hash,
     created_at = excluded.created_at";
const FIND: &str = "SELECT k.secret_hash,
            u.id, u.name, u.roles, u.enabled, u.password_hash, u.generation
     FROM api_key k JOIN user_account u ON u.id = k.user_id WHERE k.key = $1";

#[async_trait]
impl ApiKeys for Sqlite {
    async fn replace_api_key(&self, key: NewApiKey, audit: AuditRecord) -> Result<(), UserRefusal> {
        self.write(move |tx| {
            user::find(tx, &key.user_id)?.ok_or(UserRefusal::Missing)?;
            tx.prepare_cached(REPLACE)
                .and_then(|mut replace| {
                    replace.execute(params![key.key, key.user_id, key.secret_hash, tx.now().0])
                })
                .map_err(StorageError::from)?;
            Ok(audit::record(tx, &audit)?)
        })
        .await
    }

    async fn find_api_key(&self, key: &str) -> Result<Option<([u8; 32], User)>, StorageError> {
        self.look_up(|connection| {
            Ok(connection
                .prepare_cached(FIND)?
                .query_row([key], |row| Ok((row.get(0)?, user::user(row, 1)?)))
                .optional()?)
        })
    }
}
