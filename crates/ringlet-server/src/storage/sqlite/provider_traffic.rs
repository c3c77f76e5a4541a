//! What was said between the server and its providers, in SQLite.

use async_trait::async_trait;
use ringlet_model::Timestamp;
use ringlet_model::api::{TrafficDirection, TrafficEntry};
use ringlet_model::provider::Provider;
use rusqlite::{Row, params};

use super::Sqlite;
use crate::storage::{ProviderTraffic, StorageError};

/// Entries kept of each provider.
const KEPT: u32 = 500;
const ADD: &str = "INSERT INTO provider_traffic
     (at, provider, direction, method, address, status, elapsed_ms, error, request, response)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const FORGET: &str = "DELETE FROM provider_traffic WHERE provider = $1 AND id <=
     (SELECT id FROM provider_traffic WHERE provider = $1 ORDER BY id DESC LIMIT 1 OFFSET $2)";
const PAGE: &str =
    "SELECT id, at, provider, direction, method, address, status, elapsed_ms, error, request, response
     FROM provider_traffic WHERE id < $1 ORDER BY id DESC LIMIT $2";
const PAGE_OF: &str =
    "SELECT id, at, provider, direction, method, address, status, elapsed_ms, error, request, response
     FROM provider_traffic WHERE id < $1 AND provider = $3 ORDER BY id DESC LIMIT $2";

fn entry(row: &Row<'_>) -> rusqlite::Result<TrafficEntry> {
    let provider: String = row.get(2)?;
    let direction: String = row.get(3)?;
    Ok(TrafficEntry {
        id: row.get(0)?,
        at: Timestamp(row.get(1)?),
        provider: Provider::from_name(&provider).unwrap_or(Provider::Manual),
        direction: match direction.as_str() {
            "in" => TrafficDirection::In,
            _ => TrafficDirection::Out,
        },
        method: row.get(4)?,
        address: row.get(5)?,
        status: row.get(6)?,
        elapsed_ms: row.get(7)?,
        error: row.get(8)?,
        request: row.get(9)?,
        response: row.get(10)?,
    })
}

#[async_trait]
impl ProviderTraffic for Sqlite {
    async fn note_traffic(&self, entry: TrafficEntry) -> Result<(), StorageError> {
        self.write(move |tx| {
            let direction = match entry.direction {
                TrafficDirection::Out => "out",
                TrafficDirection::In => "in",
            };
            tx.prepare_cached(ADD)?.execute(params![
                tx.now().0,
                entry.provider.id(),
                direction,
                entry.method,
                entry.address,
                entry.status,
                entry.elapsed_ms,
                entry.error,
                entry.request,
                entry.response,
            ])?;
            tx.prepare_cached(FORGET)?
                .execute(params![entry.provider.id(), KEPT])?;
            Ok::<_, StorageError>(())
        })
        .await
    }

    async fn list_traffic(
        &self,
        provider: Option<Provider>,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<TrafficEntry>, StorageError> {
        let before = before.unwrap_or(i64::MAX);
        self.read(move |connection| {
            let rows = match provider {
                Some(provider) => connection
                    .prepare_cached(PAGE_OF)?
                    .query_map(params![before, limit, provider.id()], entry)?
                    .collect::<Result<_, _>>()?,
                None => connection
                    .prepare_cached(PAGE)?
                    .query_map(params![before, limit], entry)?
                    .collect::<Result<_, _>>()?,
            };
            Ok(rows)
        })
        .await
    }
}
