//! Waiting for a condition. Nothing here or in a journey sleeps for luck.

use std::time::Duration;

use anyhow::{Result, anyhow};
use tokio::time::{Instant, sleep};

/// How long a condition may take; generous, as a busy machine runs two browsers at a time.
const PATIENCE: Duration = Duration::from_secs(15);

/// Between two looks.
const PAUSE: Duration = Duration::from_millis(40);

/// Looks again and again until `look` gives something. It fails, naming `what` and the last obstacle, when that takes
/// longer than anybody would wait.
///
/// # Errors
/// What `look` said last.
pub async fn until<T>(what: &str, look: impl AsyncFnMut() -> Result<T>) -> Result<T> {
    until_within(PATIENCE, what, look).await
}

/// The same for what has a lot to do and may take longer.
///
/// # Errors
/// What `look` said last.
pub async fn until_within<T>(
    patience: Duration,
    what: &str,
    mut look: impl AsyncFnMut() -> Result<T>,
) -> Result<T> {
    let end = Instant::now() + patience;
    loop {
        match look().await {
            Ok(found) => return Ok(found),
            Err(error) if Instant::now() >= end => {
                return Err(anyhow!(
                    "waited {} s for: {what}; last: {error:#}",
                    patience.as_secs()
                ));
            }
            Err(_) => sleep(PAUSE).await,
        }
    }
}
