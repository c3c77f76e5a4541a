//! Calls that no event told of, taken from Dialpad's list of concluded calls.

use ringlet_model::Timestamp;
use ringlet_model::provider::Provider;

use super::{ingest_call_event, provider_line};
use crate::app::AppState;
use crate::error::ApiResult;
use crate::provider::ProviderError;
use crate::provider::dialpad::settings::FETCH_HISTORY;

/// Under which name it is noted how far the list was read.
const NOTE: &str = "history-read-until";
/// What is fetched the first time.
const FIRST_MILLIS: i64 = 24 * 3600 * 1000;
/// Read again each time: a call is listed when it is over, by when it began.
const OVERLAP_MILLIS: i64 = 2 * 3600 * 1000;
/// A call that ended before isn't worth a wrap-up any more.
const LONG_AGO_MILLIS: i64 = 15 * 60 * 1000;

/// Reads the list from where it was read last. Returns how many calls it had; None when it isn't wanted or can't be read.
///
/// # Errors
/// Storing failed.
pub async fn fill(state: &AppState) -> ApiResult<Option<usize>> {
    let provider = Provider::Dialpad;
    if !provider_line::enabled(state).await?.contains(&provider) {
        return Ok(None);
    }
    let set_up = provider_line::set_up(state, provider).await?;
    let wanted = set_up.is_some_and(|(_, settings)| settings.values.is_on(FETCH_HISTORY));
    if !wanted {
        return Ok(None);
    }
    let now = state.clock.now();
    let since = since(state, now).await?;
    let open = provider_line::open(state, provider).await?;
    let reports = match open.line.history(since, now, now).await {
        Ok(reports) => reports,
        // Without an API key there is nothing to ask for.
        Err(ProviderError::NotSupported) => return Ok(None),
        Err(error) => {
            tracing::warn!(%error, "Dialpad's past calls could not be read");
            return Ok(None);
        }
    };
    let count = reports.len();
    // The list begins with the newest.
    for report in reports.into_iter().rev() {
        let ended = report.event.facts.ended;
        let long_ago = ended.is_none_or(|ended| now.0 - ended.0 > LONG_AGO_MILLIS);
        ingest_call_event::receive_past(state, provider, report, long_ago).await?;
    }
    let until = now.0.to_string();
    state.store.note_of_provider(provider, NOTE, until).await?;
    Ok(Some(count))
}

async fn since(state: &AppState, now: Timestamp) -> ApiResult<Timestamp> {
    let noted = state.store.provider_note(Provider::Dialpad, NOTE).await?;
    let read_until = noted.and_then(|noted| noted.parse::<i64>().ok());
    Ok(Timestamp(match read_until {
        Some(until) => until.min(now.0).saturating_sub(OVERLAP_MILLIS),
        None => now.0.saturating_sub(FIRST_MILLIS),
    }))
}
