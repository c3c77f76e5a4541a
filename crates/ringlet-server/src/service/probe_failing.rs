//! Providers that failed are asked, without a call, whether they are back: otherwise only the next dial would find out.

use super::{provider_answer, provider_line};
use crate::app::AppState;
use crate::error::ApiResult;
use crate::provider::{ProviderError, company};

/// One round. Returns how many are back.
///
/// # Errors
/// Storing failed.
pub async fn round(state: &AppState) -> ApiResult<usize> {
    let mut back = 0;
    for provider in provider_line::enabled(state).await? {
        let health = state.store.provider_health(provider).await?;
        let probes = company(provider).is_some_and(|company| company.form().probes);
        // Wrong credentials don't get better by being shown again, and may lock the account.
        let is_lost = health.fault == Some(ProviderError::Credentials.to_string());
        if health.failing_since.is_none() || !probes || is_lost {
            continue;
        }
        let Ok(open) = provider_line::open(state, provider).await else {
            continue;
        };
        if open.line.probe().await.is_ok() {
            provider_answer::note(state, provider, None).await?;
            back += 1;
        }
    }
    Ok(back)
}
