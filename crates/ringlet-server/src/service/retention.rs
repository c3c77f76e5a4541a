//! How long calls are kept.

use ringlet_model::api::{Retention, RetentionState};

use crate::error::{ApiError, ApiResult};
use crate::storage::{AuditRecord, Privacy, Sources, stamp};

/// Under this name looking for old calls is among the states of the log's sources.
pub const SOURCE: &str = "retention";

/// Days that calls may be kept.
const DAYS: std::ops::RangeInclusive<u32> = 1..=36_500;

/// Sets it. `by` is the administrator; None: somebody at the command line.
///
/// # Errors
/// 422 on `days`; 409 when somebody else has set it since it was read; storing failed.
pub async fn set<S: Privacy + ?Sized>(
    store: &S,
    wish: Retention,
    by: Option<&str>,
) -> ApiResult<()> {
    if wish.days.is_some_and(|days| !DAYS.contains(&days)) {
        return Err(ApiError::invalid(
            "days",
            "Calls are kept for 1 to 36500 days, or for good.",
        ));
    }
    let audit = by.map_or_else(
        || AuditRecord::unsigned("retention-changed"),
        |user| AuditRecord::by(user, "retention-changed"),
    );
    let kept = match wish.days {
        Some(days) => format!("Calls are kept for {days} days"),
        None => "Calls are kept for good".to_owned(),
    };
    Ok(store
        .set_retention_days(wish.days, wish.modified, audit.detail(kept))
        .await?)
}

/// How long calls are kept, and how looking for older ones went.
///
/// # Errors
/// Reading failed.
pub async fn state<S: Privacy + Sources + ?Sized>(store: &S) -> ApiResult<RetentionState> {
    let days = store.retention_days().await?;
    let (forgotten_calls, forgotten_at) = store.forgotten().await?;
    let mut sources = store.source_statuses().await?.into_iter();
    let run = sources
        .find(|source| source.id == SOURCE)
        .unwrap_or_default();
    Ok(RetentionState {
        days,
        last_run_at: run.last_success_at,
        failure: run.failure,
        next_run_at: run.next_run_at.filter(|_| days.is_some()),
        forgotten_calls,
        forgotten_at,
        modified: stamp(&days),
    })
}
