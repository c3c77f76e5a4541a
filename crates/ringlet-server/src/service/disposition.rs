//! What an agent may choose after a call: the site's words, and those of the provider where it has a set of its own.

use ringlet_model::provider::Provider;

use crate::app::AppState;
use crate::error::ApiResult;
use crate::provider::{DISPOSITIONS, form};

/// The words after a call of this source (a provider's id, or another), the provider's own first.
///
/// # Errors
/// Storing failed.
pub async fn of(state: &AppState, source: &str) -> ApiResult<Vec<String>> {
    let mut words = match Provider::from_name(source) {
        Some(provider) => own(state, provider).await?,
        None => Vec::new(),
    };
    for word in state.store.site().await?.dispositions {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    Ok(words)
}

/// The words of a provider that has a set of its own; else none.
///
/// # Errors
/// Storing failed.
pub async fn own(state: &AppState, provider: Provider) -> ApiResult<Vec<String>> {
    let field = form(provider).and_then(|form| form.field(DISPOSITIONS.name));
    let Some(field) = field else {
        return Ok(Vec::new());
    };
    let stored = state.store.provider_setting(provider).await?;
    let text = stored.and_then(|setting| setting.fields.get(field.name).cloned());
    let text = text.unwrap_or_else(|| field.default.to_owned());
    Ok(text.lines().map(ToOwned::to_owned).collect())
}
