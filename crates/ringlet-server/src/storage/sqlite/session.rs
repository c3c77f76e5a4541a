//! Sessions in SQLite.

use async_trait::async_trait;
use ringlet_model::Timestamp;
use rusqlite::{OptionalExtension as _, params};

use super::{Sqlite, audit, user};
use crate::storage::{AuditRecord, NewSession, SessionUser, Sessions, StorageError};

const FORGET_ENDED: &str = "DELETE FROM session WHERE expires_at <= $1";
const INSERT: &str = "INSERT INTO session (hash, user_id, created_at, expires_at)
     VALUES ($1, $2, $3, $4)";
const SEEN: &str = "UPDATE user_account SET last_seen_at = $1 WHERE id = $2";
const FIND: &str = "SELECT s.csrf_token, s.expires_at,
            u.id, u.name, u.roles, u.enabled, u.password_hash, u.generation
     FROM session s JOIN user_account u ON u.id = s.user_id WHERE s.hash = $1";
const KEEP_CSRF: &str = "UPDATE session SET csrf_token = COALESCE(csrf_token, $1)
     WHERE hash = $2 RETURNING csrf_token";
const DELETE: &str = "DELETE FROM session WHERE hash = $1";

#[async_trait]
impl Sessions for Sqlite {
    async fn add_session(
        &self,
        session: NewSession,
        audit: AuditRecord,
    ) -> Result<(), StorageError> {
        self.write(move |tx| {
            let now = tx.now().0;
            tx.prepare_cached(FORGET_ENDED)?.execute([now])?;
            tx.prepare_cached(INSERT)?.execute(params![
                session.hash,
                session.user_id,
                now,
                session.expires_at.0
            ])?;
            tx.prepare_cached(SEEN)?
                .execute(params![now, session.user_id])?;
            audit::record(tx, &audit)
        })
        .await
    }

    async fn find_session(&self, hash: [u8; 32]) -> Result<Option<SessionUser>, StorageError> {
        self.look_up(|connection| {
            Ok(connection
                .prepare_cached(FIND)?
                .query_row([&hash], |row| {
                    Ok(SessionUser {
                        csrf_token: row.get(0)?,
                        expires_at: Timestamp(row.get(1)?),
                        user: user::user(row, 2)?,
                    })
                })
                .optional()?)
        })
    }

    async fn keep_csrf_token(
        &self,
        hash: [u8; 32],
        token: String,
    ) -> Result<Option<String>, StorageError> {
        let known = self.find_session(hash).await?;
        if let Some(kept) = known.and_then(|session| session.csrf_token) {
            return Ok(Some(kept));
        }
        self.write(move |tx| {
            Ok(tx
                .prepare_cached(KEEP_CSRF)?
                .query_row(params![token, hash], |row| row.get(0))
                .optional()?)
        })
        .await
    }

    async fn remove_session(&self, hash: [u8; 32], audit: AuditRecord) -> Result<(), StorageError> {
        self.write(move |tx| {
            tx.prepare_cached(DELETE)?.execute([&hash])?;
            audit::record(tx, &audit)
        })
        .await
    }
}
