//! Asks about calls nothing is heard of, twice a minute.

use std::time::Duration;

use crate::app::AppState;
use crate::service::reconcile;

/// Between two rounds.
const PAUSE: Duration = Duration::from_secs(30);

/// Runs until it is dropped. The first round comes at once: a restart may have missed webhooks.
pub(super) async fn run(state: AppState) {
    loop {
        match reconcile::round(&state).await {
            Ok(0) => {}
            Ok(calls) => tracing::info!(calls, "asked providers about silent calls"),
            Err(error) => tracing::error!(%error, "asking about silent calls failed"),
        }
        tokio::time::sleep(PAUSE).await;
    }
}
