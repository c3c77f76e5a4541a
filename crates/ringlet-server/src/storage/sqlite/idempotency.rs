//! Idempotency keys in SQLite, for use inside other makers' transactions.

use rusqlite::{OptionalExtension as _, params};

use super::WriteTx;
use crate::storage::{Claim, RequestKey, StorageError};

const CLAIM: &str = "INSERT INTO idempotency (user_id, scope, key, fingerprint, created_at)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
const FIND: &str = "SELECT fingerprint, result FROM idempotency
     WHERE user_id = $1 AND scope = $2 AND key = $3";
const COMPLETE: &str = "UPDATE idempotency SET result = $1
     WHERE user_id = $2 AND scope = $3 AND key = $4";

/// Claims the key inside the open transaction, or tells what the first request with it made.
///
/// # Errors
/// The database failed.
pub fn claim(tx: &WriteTx<'_>, key: &RequestKey) -> Result<Claim, StorageError> {
    let claimed = tx.prepare_cached(CLAIM)?.execute(params![
        key.user_id,
        key.scope,
        key.key,
        key.fingerprint,
        tx.now().0
    ])?;
    if claimed == 1 {
        return Ok(Claim::New);
    }
    let first: Option<([u8; 32], Option<String>)> = tx
        .prepare_cached(FIND)?
        .query_row(params![key.user_id, key.scope, key.key], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    Ok(match first {
        Some((fingerprint, _)) if fingerprint != key.fingerprint => Claim::Mismatch,
        Some((_, result)) => Claim::Repeat(result),
        None => Claim::Repeat(None),
    })
}

/// Keeps the name of what the request made, for repeats to find.
///
/// # Errors
/// The database failed.
pub fn complete(tx: &WriteTx<'_>, key: &RequestKey, result: &str) -> Result<(), StorageError> {
    tx.prepare_cached(COMPLETE)?
        .execute(params![result, key.user_id, key.scope, key.key])?;
    Ok(())
}
