//! The call log in SQLite.

mod entry;
#[cfg(test)]
mod plan_tests;
mod query;

use async_trait::async_trait;
use ringlet_model::api::{CallLogEntry, CallLogEvent, CallNote, CallTask};
use rusqlite::{Connection, params_from_iter};

use super::Sqlite;
use crate::storage::{CallCursor, CallFilter, CallLog, StorageError, View};
use query::Statement;

/// The entries that a statement finds.
fn entries(
    connection: &Connection,
    Statement { sql, values }: Statement,
) -> Result<Vec<CallLogEntry>, StorageError> {
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params_from_iter(values))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(entry::entry(row)?);
    }
    Ok(found)
}

#[async_trait]
impl CallLog for Sqlite {
    async fn list_calls(
        &self,
        view: View,
        filter: CallFilter,
        after: Option<CallCursor>,
        limit: u32,
    ) -> Result<Vec<CallLogEntry>, StorageError> {
        self.read(move |connection| {
            entries(
                connection,
                query::page(&view, &filter, after.as_ref(), limit),
            )
        })
        .await
    }

    async fn call_entry(&self, view: View, id: &str) -> Result<Option<CallLogEntry>, StorageError> {
        let id = id.to_owned();
        self.read(move |connection| {
            Ok(entries(connection, query::one(&view, &id))?
                .into_iter()
                .next())
        })
        .await
    }

    async fn call_events(&self, id: &str) -> Result<Vec<CallLogEvent>, StorageError> {
        let id = id.to_owned();
        self.read(move |connection| entry::events(connection, &id))
            .await
    }

    async fn call_notes(&self, id: &str) -> Result<Vec<CallNote>, StorageError> {
        let id = id.to_owned();
        self.read(move |connection| entry::notes(connection, &id))
            .await
    }

    async fn call_tasks(&self, id: &str) -> Result<Vec<CallTask>, StorageError> {
        let id = id.to_owned();
        self.read(move |connection| entry::tasks(connection, &id))
            .await
    }
}
