//! Sources of the log in SQLite.

use async_trait::async_trait;
use ringlet_model::Timestamp;
use ringlet_model::api::SourceStatus;
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::Sqlite;
use crate::storage::{KnownCall, Notice, Sources, StorageError};

const STATUSES: &str =
    "SELECT source, last_success_at, detail, last_failure_at, failure, next_run_at
     FROM source_status ORDER BY source";
const SUCCESS: &str = "INSERT INTO source_status (source, last_success_at, detail, next_run_at)
     VALUES ($1, $2, $3, $4) ON CONFLICT (source) DO UPDATE SET
     last_success_at = excluded.last_success_at, detail = excluded.detail, failure = NULL,
     next_run_at = excluded.next_run_at";
const FAILURE: &str = "INSERT INTO source_status (source, last_failure_at, failure, next_run_at)
     VALUES ($1, $2, $3, $4) ON CONFLICT (source) DO UPDATE SET
     last_failure_at = excluded.last_failure_at, failure = excluded.failure,
     next_run_at = excluded.next_run_at";
const ADD: &str = "INSERT INTO source_notice (source, record, noticed_at, due_at)
     VALUES ($1, $2, $3, $4) ON CONFLICT (source, record) DO UPDATE SET due_at = excluded.due_at, attempts = 0";
const TAKE: &str =
    "UPDATE source_notice SET due_at = $1, attempts = attempts + 1 WHERE source = $2 AND record IN
     (SELECT record FROM source_notice WHERE source = $2 AND due_at <= $3 ORDER BY due_at, record LIMIT $4)
     RETURNING record, attempts - 1";
const DROP: &str = "DELETE FROM source_notice WHERE source = $1 AND record = $2";
const COUNT: &str = "SELECT count(*) FROM source_notice WHERE source = $1";
const RECORD: &str = "SELECT max(version) FROM call WHERE source = $1
     AND external_id > $2 || ':' AND external_id < $2 || ';'";
const KNOWN: &str =
    "SELECT coalesce(version, 0), coalesce((SELECT digest FROM call_event e WHERE e.call_id = call.id AND e.source = $1
         ORDER BY e.id DESC LIMIT 1), x'')
     FROM call WHERE id = coalesce(
         (SELECT call_id FROM call_alias WHERE source = $1 AND alias = $2),
         (SELECT id FROM call WHERE source = $1 AND external_id = $2))";

fn status(row: &Row<'_>) -> rusqlite::Result<SourceStatus> {
    let at = |index| row.get::<_, Option<i64>>(index).map(|at| at.map(Timestamp));
    Ok(SourceStatus {
        id: row.get(0)?,
        last_success_at: at(1)?,
        detail: row.get(2)?,
        last_failure_at: at(3)?,
        failure: row.get(4)?,
        next_run_at: at(5)?,
    })
}

fn known(
    connection: &Connection,
    source: &str,
    external_ids: Vec<String>,
) -> Result<Vec<KnownCall>, StorageError> {
    let mut find = connection.prepare_cached(KNOWN)?;
    let mut known = Vec::new();
    for external_id in external_ids {
        let found = find
            .query_row(params![source, external_id], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()?;
        known.extend(found.map(|(version, digest)| KnownCall {
            external_id,
            version,
            digest,
        }));
    }
    Ok(known)
}

#[async_trait]
impl Sources for Sqlite {
    async fn source_statuses(&self) -> Result<Vec<SourceStatus>, StorageError> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(STATUSES)?;
            let rows = statement.query_map([], status)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }

    async fn note_source_success(
        &self,
        source: &'static str,
        detail: String,
        next_run_at: Option<Timestamp>,
    ) -> Result<(), StorageError> {
        self.write(move |tx| {
            let next = next_run_at.map(|at| at.0);
            tx.prepare_cached(SUCCESS)?
                .execute(params![source, tx.now().0, detail, next])?;
            Ok(())
        })
        .await
    }

    async fn note_source_failure(
        &self,
        source: &'static str,
        failure: String,
        next_run_at: Option<Timestamp>,
    ) -> Result<(), StorageError> {
        self.write(move |tx| {
            let next = next_run_at.map(|at| at.0);
            tx.prepare_cached(FAILURE)?
                .execute(params![source, tx.now().0, failure, next])?;
            Ok(())
        })
        .await
    }

    async fn add_notices(
        &self,
        source: &'static str,
        records: Vec<String>,
        due_at: Timestamp,
    ) -> Result<(), StorageError> {
        self.write(move |tx| {
            let mut add = tx.prepare_cached(ADD)?;
            for record in records {
                add.execute(params![source, record, tx.now().0, due_at.0])?;
            }
            Ok(())
        })
        .await
    }

    async fn take_notices(
        &self,
        source: &'static str,
        limit: u32,
        again_at: Timestamp,
    ) -> Result<Vec<Notice>, StorageError> {
        self.write(move |tx| {
            let mut take = tx.prepare_cached(TAKE)?;
            let values = params![again_at.0, source, tx.now().0, limit];
            let rows = take.query_map(values, |row| {
                Ok(Notice {
                    record: row.get(0)?,
                    attempts: row.get(1)?,
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .await
    }

    async fn drop_notice(&self, source: &'static str, record: String) -> Result<(), StorageError> {
        self.write(move |tx| {
            tx.prepare_cached(DROP)?.execute(params![source, record])?;
            Ok(())
        })
        .await
    }

    async fn count_notices(&self, source: &'static str) -> Result<u32, StorageError> {
        self.read(move |connection| {
            let mut count = connection.prepare_cached(COUNT)?;
            Ok(count.query_row([source], |row| row.get(0))?)
        })
        .await
    }

    async fn known_records(
        &self,
        source: &'static str,
        records: Vec<String>,
    ) -> Result<Vec<(String, i64)>, StorageError> {
        self.read(move |connection| {
            let mut newest = connection.prepare_cached(RECORD)?;
            let mut known = Vec::new();
            for record in records {
                let version: Option<i64> =
                    newest.query_row(params![source, record], |row| row.get(0))?;
                known.extend(version.map(|version| (record, version)));
            }
            Ok(known)
        })
        .await
    }

    async fn known_calls(
        &self,
        source: &str,
        external_ids: Vec<String>,
    ) -> Result<Vec<KnownCall>, StorageError> {
        let source = source.to_owned();
        self.read(move |connection| known(connection, &source, external_ids))
            .await
    }
}
