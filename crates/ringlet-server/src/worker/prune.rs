//! Forgets what nobody can ask for any more: live events after a day, idempotency keys after a week, webhooks whose call
//! never became known after three months.

use std::time::Duration;

use ringlet_model::Timestamp;

use crate::app::AppState;
use crate::storage::StorageError;

const EVERY: Duration = Duration::from_secs(3600);
const HOUR_MS: i64 = 3_600_000;
const EVENTS_KEPT_MS: i64 = 24 * HOUR_MS;
const KEYS_KEPT_MS: i64 = 7 * 24 * HOUR_MS;
const UNCLAIMED_KEPT_MS: i64 = 90 * 24 * HOUR_MS;

/// Runs at start and then every hour.
pub(super) async fn run(state: AppState) {
    let mut tick = tokio::time::interval(EVERY);
    loop {
        tick.tick().await;
        match prune(&state).await {
            Ok(0) => {}
            Ok(rows) => tracing::info!(rows, "old events and request keys removed"),
            Err(error) => tracing::warn!(%error, "old events could not be removed"),
        }
    }
}

async fn prune(state: &AppState) -> Result<usize, StorageError> {
    let now = state.clock.now().0;
    let events = state
        .store
        .prune_live_events(Timestamp(now - EVENTS_KEPT_MS));
    let keys = state
        .store
        .prune_request_keys(Timestamp(now - KEYS_KEPT_MS));
    let unclaimed = state
        .store
        .prune_unclaimed_reports(Timestamp(now - UNCLAIMED_KEPT_MS));
    Ok(events.await? + keys.await? + unclaimed.await?)
}
