//! Asks providers that failed whether they are back, twice a minute.

use std::time::Duration;

use crate::app::AppState;
use crate::service::probe_failing;

/// Before each round.
const PAUSE: Duration = Duration::from_secs(30);

/// Runs until it is dropped.
pub(super) async fn run(state: AppState) {
    loop {
        tokio::time::sleep(PAUSE).await;
        match probe_failing::round(&state).await {
            Ok(0) => {}
            Ok(providers) => tracing::info!(providers, "providers are back"),
            Err(error) => tracing::error!(%error, "asking providers that failed went wrong"),
        }
    }
}
