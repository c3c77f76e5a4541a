//! Forgets calls that are older than the site keeps them.

use std::time::Duration;

use ringlet_model::Timestamp;

use crate::app::AppState;
use crate::service::retention::SOURCE;
use crate::storage::StorageError;

const EVERY_MS: i64 = 3_600_000;
const EVERY: Duration = Duration::from_hours(1);
/// Calls forgotten in one write: others wait no longer than for that.
const AT_A_TIME: u32 = 200;
/// Between two of them, so that others come first.
const PAUSE: Duration = Duration::from_millis(50);
const DAY_MS: i64 = 86_400_000;

/// Runs at start and then every hour.
pub(super) async fn run(state: AppState) {
    let mut tick = tokio::time::interval(EVERY);
    loop {
        tick.tick().await;
        if let Err(error) = turn(&state).await {
            tracing::warn!(%error, "old calls could not be forgotten");
        }
    }
}

/// Forgets what is too old, and notes for the administrator how it went.
async fn turn(state: &AppState) -> Result<(), StorageError> {
    let Some(days) = state.store.retention_days().await? else {
        return Ok(());
    };
    let next = Some(Timestamp(state.clock.now().0 + EVERY_MS));
    match forget(state, days).await {
        Ok(calls) => {
            let done = format!("{calls} calls older than {days} days were forgotten.");
            state.store.note_source_success(SOURCE, done, next).await
        }
        Err(error) => {
            let why = error.to_string();
            state.store.note_source_failure(SOURCE, why, next).await?;
            Err(error)
        }
    }
}

async fn forget(state: &AppState, days: u32) -> Result<u64, StorageError> {
    let before = Timestamp(state.clock.now().0 - i64::from(days) * DAY_MS);
    let mut forgotten = 0;
    loop {
        let calls = state.store.forget_calls(before, AT_A_TIME).await?;
        forgotten += calls;
        if calls < u64::from(AT_A_TIME) {
            return Ok(forgotten);
        }
        tokio::time::sleep(PAUSE).await;
    }
}
