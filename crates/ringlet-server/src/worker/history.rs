//! Reads providers' lists of calls when it is time to; each provider's settings say how often.

use std::time::Duration;

use crate::app::AppState;
use crate::service::read_history;

/// Between two looks whether something is due.
const PAUSE: Duration = Duration::from_secs(5);

/// Runs until it is dropped.
pub(super) async fn run(state: AppState) {
    loop {
        match read_history::round(&state).await {
            Ok(0) => {}
            Ok(rows) => tracing::debug!(rows, "read the lists of providers"),
            Err(error) => tracing::error!(%error, "reading the lists of providers failed"),
        }
        tokio::time::sleep(PAUSE).await;
    }
}
