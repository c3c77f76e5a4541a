//! What is done for Teams without being asked: the subscription is kept, records that were told of are fetched, and from
//! time to time the list is read, since a notification may be lost.

use std::time::Duration;

use ringlet_model::Timestamp;
use ringlet_model::provider::Provider;

use super::fetch;
use super::sync::{bring, told};
use super::{Account, KEPT_MILLIS, SOURCE, again_at, open, sentence, subscribe};
use crate::app::AppState;
use crate::error::ApiResult;
use crate::provider::ProviderError;
use crate::provider::teams::settings::SYNC_MINUTES;

/// Under which names it is noted up to when the list was read, when it is read next, and …
const UNTIL: &str = "listed-until";
const NEXT: &str = "list-at";
/// Teams isn't asked before.
const REST: &str = "rest-until";
/// When the round began that failed, where other settings may mend it.
const FAILED: &str = "failed-at";
/// The first look goes back so far, milliseconds.
const FIRST_MILLIS: i64 = 24 * 3600 * 1000;
/// Read again each time, milliseconds: a record comes up to an hour after its call, under the time it began.
const OVERLAP_MILLIS: i64 = 6 * 3600 * 1000;
/// Records are fetched for so long a round.
const FETCH: Duration = Duration::from_secs(20);

/// Does what is due. Teams' own failures are noted for the administrator.
///
/// # Errors
/// Storing failed.
pub async fn round(state: &AppState) -> ApiResult<()> {
    let now = state.clock.now();
    let Some(account) = open(state).await? else {
        return subscribe::switched_off(state).await;
    };
    subscribe::keep(state, &account).await?;
    let rests = number(state, REST).await?.is_some_and(|rest| rest > now.0);
    if rests && !is_mended(state).await? {
        return Ok(());
    }
    if next_run(state).await?.is_some_and(|next| next > now) {
        return fetch_told(state, &account, now).await;
    }
    list(state, &account, now).await
}

/// The settings were saved since they failed.
async fn is_mended(state: &AppState) -> ApiResult<bool> {
    let failed = number(state, FAILED).await?;
    let saved = state.store.provider_setting(Provider::Teams).await?;
    Ok(failed
        .zip(saved)
        .is_some_and(|(failed, saved)| saved.modified_at.0 > failed))
}

/// The list is read in the next round.
pub(super) async fn sync_soon(state: &AppState) -> ApiResult<()> {
    set(state, NEXT, 0).await
}

/// When the list is read next by itself.
pub(super) async fn next_run(state: &AppState) -> ApiResult<Option<Timestamp>> {
    Ok(number(state, NEXT)
        .await?
        .filter(|next| *next > 0)
        .map(Timestamp))
}

async fn fetch_told(state: &AppState, account: &Account, begun: Timestamp) -> ApiResult<()> {
    if state.store.count_notices(SOURCE).await? == 0 {
        return Ok(());
    }
    let fetched = fetch::due(state, account, FETCH).await?;
    if let Some(error) = fetched.halted {
        return failed(state, &error, begun).await;
    }
    if fetched.added + fetched.updated + fetched.known > 0 {
        let said = format!(
            "{} new, {} changed, as Teams told.",
            fetched.added, fetched.updated
        );
        let next = next_run(state).await?;
        state.store.note_source_success(SOURCE, said, next).await?;
    }
    Ok(())
}

async fn list(state: &AppState, account: &Account, now: Timestamp) -> ApiResult<()> {
    let minutes: i64 = account
        .settings
        .values
        .text(SYNC_MINUTES)
        .parse()
        .unwrap_or(60);
    if minutes == 0 {
        // Looked at again when somebody changes it.
        return fetch_told(state, account, now).await;
    }
    let since = match number(state, UNTIL).await? {
        Some(until) => (until - OVERLAP_MILLIS).max(now.0 - KEPT_MILLIS),
        None => now.0 - FIRST_MILLIS,
    };
    let people: Vec<String> = account.us.keys().cloned().collect();
    let next = Timestamp(now.0 + minutes * 60 * 1000);
    match bring(state, account, &people, (Timestamp(since), now)).await? {
        Ok(done) => {
            set(state, UNTIL, now.0).await?;
            set(state, NEXT, next.0).await?;
            let said = if people.is_empty() {
                "No agent has a Teams user id yet.".to_owned()
            } else {
                told(&done)
            };
            Ok(state
                .store
                .note_source_success(SOURCE, said, Some(next))
                .await?)
        }
        Err(error) => failed(state, &error, now).await,
    }
}

async fn failed(state: &AppState, error: &ProviderError, begun: Timestamp) -> ApiResult<()> {
    let again = again_at(error, state.clock.now());
    set(state, REST, again.0).await?;
    let asked_to = matches!(error, ProviderError::TooMany { .. });
    set(state, FAILED, if asked_to { i64::MAX } else { begun.0 }).await?;
    let said = sentence(error);
    Ok(state
        .store
        .note_source_failure(SOURCE, said, Some(again))
        .await?)
}

async fn number(state: &AppState, name: &'static str) -> ApiResult<Option<i64>> {
    let noted = state.store.provider_note(Provider::Teams, name).await?;
    Ok(noted.and_then(|noted| noted.parse().ok()))
}

async fn set(state: &AppState, name: &'static str, value: i64) -> ApiResult<()> {
    Ok(state
        .store
        .note_of_provider(Provider::Teams, name, value.to_string())
        .await?)
}
