//! Does for Teams what is due: its subscription, records it told of, the list from time to time.

use std::time::Duration;

use crate::app::AppState;
use crate::service::teams::round;

/// Between two looks whether something is due.
const PAUSE: Duration = Duration::from_secs(2);

/// Runs until it is dropped.
pub(super) async fn run(state: AppState) {
    loop {
        tokio::time::sleep(PAUSE).await;
        if let Err(error) = round::round(&state).await {
            tracing::error!(%error, "bringing in Teams' calls failed");
        }
    }
}
