//! Keeps listening to Dialpad's events where Dialpad can't call us, and fills in what no event told.

use std::time::{Duration, Instant};

use crate::app::AppState;
use crate::chance::SharedChance;
use crate::service::dialpad_feed::{self, End, Pace};
use crate::service::dialpad_history;

/// Between two looks at the list of past calls.
const HISTORY_PAUSE: Duration = Duration::from_secs(10 * 60);
/// Pause after the first failure; it doubles with each.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
/// Longest pause.
const LONGEST_PAUSE: Duration = Duration::from_secs(5 * 60);
/// A connection that stood so long was a good one.
const GOOD_AFTER: Duration = Duration::from_secs(60);

/// Listens until it is dropped.
pub(super) async fn listen(state: AppState) {
    let pace = Pace::default();
    let mut failures = 0;
    loop {
        let began = Instant::now();
        match dialpad_feed::listen(&state, pace).await {
            Ok(End::Off) => {
                failures = 0;
                tokio::time::sleep(pace.look).await;
                continue;
            }
            Ok(End::Closed) if began.elapsed() > GOOD_AFTER => failures = 0,
            Ok(End::Closed) => failures += 1,
            Ok(End::Failed(why)) => {
                failures += 1;
                tracing::warn!(why, failures, "Dialpad's events can't be listened to");
            }
            Err(error) => {
                failures += 1;
                tracing::error!(%error, "listening to Dialpad's events failed");
            }
        }
        tokio::time::sleep(pause(failures, &state.chance)).await;
    }
}

/// Doubles with each failure; between half of it and all of it, so that servers which failed together don't return together.
fn pause(failures: u32, chance: &SharedChance) -> Duration {
    let doubled = FIRST_PAUSE.saturating_mul(1 << failures.saturating_sub(1).min(16));
    let whole = doubled.min(LONGEST_PAUSE);
    let drawn = u16::from_le_bytes(chance.bytes::<2>());
    whole / 2 + (whole / 2).mul_f64(f64::from(drawn) / f64::from(u16::MAX))
}

/// Fills in, now and every ten minutes, until it is dropped.
pub(super) async fn fill(state: AppState) {
    loop {
        match dialpad_history::fill(&state).await {
            Ok(None | Some(0)) => {}
            Ok(Some(calls)) => tracing::debug!(calls, "Dialpad's past calls were read"),
            Err(error) => tracing::error!(%error, "Dialpad's past calls could not be kept"),
        }
        tokio::time::sleep(HISTORY_PAUSE).await;
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::chance::Chance;

    struct Drawn(u8);

    impl Chance for Drawn {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(self.0);
        }
    }

    #[test]
    fn a_pause_doubles_up_to_its_limit_and_is_never_more_than_halved() {
        let (least, most): (SharedChance, SharedChance) =
            (Arc::new(Drawn(0)), Arc::new(Drawn(255)));
        for (failures, seconds) in [
            (0, 1),
            (1, 1),
            (2, 2),
            (5, 16),
            (9, 256),
            (10, 300),
            (99, 300),
        ] {
            let whole = Duration::from_secs(seconds);
            assert_eq!(pause(failures, &most), whole, "{failures}");
            assert_eq!(pause(failures, &least), whole / 2, "{failures}");
        }
    }
}
