//! The schema: numbered files, applied in order, each once. A released file is never changed.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::storage::StorageError;

/// Platform takes 01–09, records 10–19, calls 20–29; after the first release numbers simply go on.
const STEPS: &[M<'static>] = &[
    M::up(include_str!("migrations/01_platform.sql")).comment("users, sessions, settings, audit"),
    M::up(include_str!("migrations/10_records.sql"))
        .comment("contacts, leads, deals, notes, tasks, numbers"),
    M::up(include_str!("migrations/20_calls.sql"))
        .comment("calls, aliases, events, provider settings"),
    M::up(include_str!("migrations/25_call_list.sql")).comment("what the call log's lists need"),
];

/// Brings the schema to the newest version.
///
/// # Errors
/// A step fails, or the file was written by a newer version of the server.
pub fn apply(connection: &mut Connection) -> Result<(), StorageError> {
    Migrations::from_slice(STEPS)
        .to_latest(connection)
        .map_err(|error| StorageError::Lost(format!("migration: {error}")))
}

/// Whether the schema is the newest.
///
/// # Errors
/// It isn't, or the version can't be read.
pub fn check(connection: &Connection) -> Result<(), StorageError> {
    let version: usize = connection
        .pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0))?
        .try_into()
        .unwrap_or(0);
    if version == STEPS.len() {
        Ok(())
    } else {
        Err(StorageError::Lost(format!(
            "schema version is {version}, expected {}",
            STEPS.len()
        )))
    }
}
