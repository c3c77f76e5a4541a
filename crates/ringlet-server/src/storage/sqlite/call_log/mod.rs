//! The call log in SQLite.

mod drive;
mod entry;
mod pair;
#[cfg(test)]
mod plan_tests;
mod query;
mod search;
mod sources;
mod tally;

use std::collections::{BTreeMap, BTreeSet};

use async_trait::async_trait;
use ringlet_model::api::{CallLogEntry, CallLogEvent, CallNote, CallTask};
use ringlet_model::call::Legs;
use rusqlite::{Connection, params_from_iter};

use super::Sqlite;
use crate::storage::{
    AuditRecord, CallCounts, CallCursor, CallFilter, CallLog, CallPairing, DaySum, RawReport,
    StorageError, Tally, View,
};
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
            let filter = sources::widened(connection, filter)?;
            let way = search::way(connection, filter.text.as_ref())?;
            entries(
                connection,
                query::page(&view, &filter, after.as_ref(), limit, way),
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

    async fn same_calls(&self, view: View, id: &str) -> Result<Vec<CallLogEntry>, StorageError> {
        let id = id.to_owned();
        self.read(move |connection| entries(connection, query::same(&view, &id)))
            .await
    }

    async fn pair_calls(
        &self,
        pairing: CallPairing,
        audit: AuditRecord,
    ) -> Result<(), StorageError> {
        self.write(move |tx| pair::pair(tx, &pairing, &audit)).await
    }

    async fn call_legs(&self, id: &str) -> Result<Legs, StorageError> {
        let id = id.to_owned();
        self.read(move |connection| entry::legs(connection, &id))
            .await
    }

    async fn raw_report(&self, event_id: i64) -> Result<Option<RawReport>, StorageError> {
        self.read(move |connection| entry::raw(connection, event_id))
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

    async fn log_sources(&self) -> Result<BTreeSet<String>, StorageError> {
        self.look_up(sources::all)
    }
}

#[async_trait]
impl CallCounts for Sqlite {
    async fn tally(&self, view: View, filter: CallFilter) -> Result<Tally, StorageError> {
        let zone = self.zone().clone();
        self.read(move |connection| {
            let filter = sources::widened(connection, filter)?;
            tally::tally(connection, &zone, &view, &filter)
        })
        .await
    }

    async fn sum_by_day(
        &self,
        view: View,
        filter: CallFilter,
    ) -> Result<BTreeMap<i64, DaySum>, StorageError> {
        let zone = self.zone().clone();
        self.read(move |connection| {
            let filter = sources::widened(connection, filter)?;
            tally::sum_by_day(connection, &zone, &view, &filter)
        })
        .await
    }

    async fn call_backs_due(&self, view: View, filter: CallFilter) -> Result<u64, StorageError> {
        self.read(move |connection| {
            let filter = sources::widened(connection, filter)?;
            tally::call_backs_due(connection, &view, &filter)
        })
        .await
    }
}
