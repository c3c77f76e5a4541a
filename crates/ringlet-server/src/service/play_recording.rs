//! Playing a call's recording. It is passed through: the provider's address, which may hold a key, never reaches a browser.

use ringlet_model::provider::Provider;
use url::Url;

use super::{call_control, provider_line};
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult, Code};
use crate::provider::http::Credentials;
use crate::storage::AuditRecord;

/// Opens the recording of a call; `range` as the browser asks for it.
///
/// # Errors
/// `not-found` when there is none, and the provider's errors.
pub async fn open(
    state: &AppState,
    user: &CurrentUser,
    call_id: &str,
    range: Option<&str>,
) -> ApiResult<reqwest::Response> {
    let call = call_control::find(state, user, call_id).await?;
    let address = call.recording_url.ok_or_else(|| missing(call_id))?;
    let provider = Provider::from_name(&call.source).unwrap_or(Provider::Manual);
    // A player asks for many parts; the first says that somebody listens.
    if range.is_none_or(|range| range.starts_with("bytes=0-")) {
        let entry = AuditRecord::by(&user.id, "recording-played").target(call_id);
        state.store.record(entry).await?;
    }
    // The credentials of a provider that was switched off since still open what it kept.
    let set_up = provider_line::set_up(state, provider).await?;
    let place = match &set_up {
        Some((company, settings)) => company.recording(&address, settings),
        None => Url::parse(&address)
            .ok()
            .map(|url| (url, Credentials::None)),
    };
    let answer = state
        .lines
        .open_recording(provider, place.ok_or_else(|| missing(call_id))?, range)
        .await
        .map_err(|error| provider_line::explain(provider, &error))?;
    if answer.status().is_client_error() {
        return Err(missing(call_id).hint("The provider doesn’t have it any more."));
    }
    if !answer.status().is_success() || !is_sound(&answer) {
        let text = format!(
            "{} sent something that isn’t a recording.",
            provider.label()
        );
        return Err(ApiError::new(Code::ProviderUnreachable, text));
    }
    Ok(answer)
}

fn is_sound(answer: &reqwest::Response) -> bool {
    let kind = answer
        .headers()
        .get("content-type")
        .and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| {
        kind.starts_with("audio/") || kind.starts_with("application/octet-stream")
    })
}

fn missing(call_id: &str) -> ApiError {
    ApiError::not_found("Recording of call", call_id)
}
