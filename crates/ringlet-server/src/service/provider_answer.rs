//! How asking a provider went: kept for the administrator, and told, when it changes, to everybody who may call through it.

use ringlet_model::provider::Provider;
use serde_json::json;

use super::access;
use crate::app::AppState;
use crate::error::ApiResult;
use crate::storage::LiveDraft;

/// Name of the live message.
const EVENT: &str = "provider_state";

/// Notes it; `fault` None: well.
///
/// # Errors
/// Storing failed.
pub async fn note(state: &AppState, provider: Provider, fault: Option<String>) -> ApiResult<()> {
    let before = state.store.provider_health(provider).await?;
    let tell = match before.failing_since.is_some() == fault.is_some() {
        true => Vec::new(),
        false => drafts(state, provider, fault.is_some()).await?,
    };
    Ok(state
        .store
        .note_provider_answer(provider, fault, tell)
        .await?)
}

async fn drafts(state: &AppState, provider: Provider, away: bool) -> ApiResult<Vec<LiveDraft>> {
    let data = json!({ "provider": provider, "away": away }).to_string();
    let callers = access::callers(state, provider).await?;
    let draft = |user_id| LiveDraft {
        user_id,
        name: EVENT.to_owned(),
        data: data.clone(),
    };
    Ok(callers.into_iter().map(draft).collect())
}
