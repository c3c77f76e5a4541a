//! The calls of Microsoft Teams: records are listed, or told of by notifications, and fetched one by one into the log.

mod fetch;
mod notice;
pub mod round;
mod subscribe;
mod sync;

use std::collections::HashMap;

use ringlet_model::Timestamp;
use ringlet_model::provider::Provider;

use super::provider_line;
use crate::app::AppState;
use crate::error::{ApiError, ApiResult, Code};
use crate::provider::teams::Graph;
use crate::provider::{ProviderError, Settings};

pub use notice::{PATH, receive};
pub use sync::{SyncWish, check_set_up, sync};

/// The source's id.
pub const SOURCE: &str = "teams";
/// Under which its notifications have their state.
pub const SUBSCRIPTION: &str = "teams_subscription";
/// Teams keeps records so long, milliseconds.
const KEPT_MILLIS: i64 = 30 * 24 * 3600 * 1000;

/// Teams as it is set up.
pub(super) struct Account {
    graph: Graph,
    settings: Settings,
    /// Teams' ids, in small letters, of our people (user ids).
    us: HashMap<String, String>,
}

/// Teams is switched on.
///
/// # Errors
/// Storing failed.
pub async fn is_on(state: &AppState) -> ApiResult<bool> {
    let on = state.store.enabled_providers().await?;
    Ok(on.contains(&Provider::Teams))
}

/// Teams, when it is switched on and set up.
async fn open(state: &AppState) -> ApiResult<Option<Account>> {
    if !is_on(state).await? {
        return Ok(None);
    }
    let Some((_, settings)) = provider_line::set_up(state, Provider::Teams).await? else {
        return Ok(None);
    };
    // What is switched on was saved whole.
    let Ok(graph) = state.lines.graph(&settings) else {
        return Ok(None);
    };
    let lines = state.store.agent_lines(Provider::Teams).await?;
    let us = lines
        .into_iter()
        .map(|(user, id)| (id.trim().to_lowercase(), user));
    Ok(Some(Account {
        graph,
        settings,
        us: us.collect(),
    }))
}

/// What went wrong at Teams, for whoever asked.
fn explain(error: &ProviderError) -> ApiError {
    match error {
        ProviderError::TooMany { retry_after } => {
            let seconds = retry_after.unwrap_or(30);
            ApiError::new(Code::TooMany, "Teams takes no more requests for a moment.")
                .hint(format!("Try again in {seconds} seconds."))
                .retry_after(seconds)
        }
        ProviderError::Credentials => ApiError::new(
            Code::ProviderRefused,
            "Teams doesn’t accept our credentials.",
        )
        .hint("Ask an administrator to check the client secret in the settings."),
        ProviderError::Refused(words) => {
            ApiError::new(Code::ProviderRefused, "Teams refused.").hint(words.clone())
        }
        ProviderError::Timeout => ApiError::new(Code::Timeout, "Teams didn’t answer in time."),
        other => ApiError::new(Code::ProviderUnreachable, "Teams can’t be asked now.")
            .hint(other.to_string()),
    }
}

/// A sentence for the administrator.
fn sentence(error: &ProviderError) -> String {
    let told = explain(error);
    match &told.hint {
        Some(hint) => format!("{} {hint}", told.message),
        None => told.message.into_owned(),
    }
}

/// Not to be asked again before: as long as Teams wishes, else five minutes.
fn again_at(error: &ProviderError, now: Timestamp) -> Timestamp {
    let seconds = match error {
        ProviderError::TooMany { retry_after } => retry_after.unwrap_or(60),
        _ => 300,
    };
    let millis = i64::try_from(seconds).unwrap_or(300).saturating_mul(1000);
    Timestamp(now.0.saturating_add(millis))
}
