//! The request log: what was said between the server and its providers, for an administrator who looks for a fault.

use std::sync::Arc;
use std::time::Duration;

use ringlet_model::Timestamp;
use ringlet_model::api::{TrafficDirection, TrafficEntry, TrafficPage};
use ringlet_model::provider::Provider;

use crate::app::AppState;
use crate::error::{ApiError, ApiResult};
use crate::provider::{RawWebhook, TrafficSink};
use crate::storage::Store;
use crate::telemetry::mask_traffic;

/// Keeps what lines say and hear. A failure costs the entry, never the call.
#[must_use]
pub fn sink(store: Arc<dyn Store>) -> TrafficSink {
    Arc::new(move |entry| {
        let store = Arc::clone(&store);
        tokio::spawn(async move {
            if let Err(error) = store.note_traffic(entry).await {
                tracing::warn!(%error, "an entry of the request log is missing");
            }
        });
    })
}

/// Keeps a webhook and how it was answered.
pub fn note_webhook(
    state: &AppState,
    provider: Provider,
    (method, address): (&str, &str),
    webhook: &RawWebhook,
    refusal: Option<&ApiError>,
    elapsed: Duration,
) {
    let entry = TrafficEntry {
        id: 0,
        at: Timestamp(0),
        provider,
        direction: TrafficDirection::In,
        method: method.to_owned(),
        address: mask_traffic(address),
        status: Some(refusal.map_or(200, |error| error.code.status().as_u16())),
        elapsed_ms: u32::try_from(elapsed.as_millis()).unwrap_or(u32::MAX),
        error: refusal.map(|error| error.message.to_string()),
        request: mask_traffic(&String::from_utf8_lossy(&webhook.body)),
        response: String::new(),
    };
    sink(Arc::clone(&state.store))(entry);
}

/// A page of the log, newest first.
///
/// # Errors
/// `invalid` on `cursor`; storing failed.
pub async fn page(
    state: &AppState,
    provider: Option<Provider>,
    cursor: Option<&str>,
    limit: u32,
) -> ApiResult<TrafficPage> {
    let before = cursor
        .map(str::parse)
        .transpose()
        .map_err(|_| ApiError::invalid("cursor", "“cursor” isn't one this server has given."))?;
    let mut entries = state
        .store
        .list_traffic(provider, before, limit + 1)
        .await?;
    let wanted = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = entries.len() > wanted;
    entries.truncate(wanted);
    let last = entries.last().filter(|_| more);
    Ok(TrafficPage {
        next_cursor: last.map(|entry| entry.id.to_string()),
        entries,
    })
}
