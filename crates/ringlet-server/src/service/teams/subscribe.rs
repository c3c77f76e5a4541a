//! The subscription by which Teams tells of new records. It lasts 4230 minutes at most and is renewed a day before.

use ringlet_model::Timestamp;
use ringlet_model::provider::Provider;
use ringlet_model::timestamp::iso8601;
use serde::{Deserialize, Serialize};

use super::notice::PATH;
use super::{Account, SUBSCRIPTION, again_at, sentence};
use crate::app::AppState;
use crate::error::{ApiError, ApiResult};
use crate::provider::ProviderError;
use crate::provider::teams::settings::SUBSCRIBE;
use crate::provider::teams::{Graph, Subscription};
use crate::service::{provider_line, webhook_key};

const NOTE: &str = "subscription";
/// Asked for, milliseconds; half an hour less than Teams allows, since clocks differ.
const LASTS_MILLIS: i64 = 4200 * 60 * 1000;
/// Renewed so long before its end, milliseconds.
const BEFORE_MILLIS: i64 = 24 * 3600 * 1000;

/// What is noted of it.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Noted {
    /// None: there is none.
    id: Option<String>,
    expires_at: i64,
    /// Nothing is done before.
    not_before: i64,
    /// For whom it was made; another application or address needs another one.
    made_for: String,
}

async fn noted(state: &AppState) -> ApiResult<Noted> {
    let text = state.store.provider_note(Provider::Teams, NOTE).await?;
    Ok(text
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default())
}

async fn note(state: &AppState, noted: &Noted) -> ApiResult<()> {
    let text = serde_json::to_string(noted).map_err(ApiError::internal)?;
    Ok(state
        .store
        .note_of_provider(Provider::Teams, NOTE, text)
        .await?)
}

/// Teams spoke of the subscription: it is looked at in the next round.
pub(super) async fn look_soon(state: &AppState) -> ApiResult<()> {
    let mut known = noted(state).await?;
    (known.expires_at, known.not_before) = (0, 0);
    note(state, &known).await
}

/// Makes the subscription, or renews it before it ends; ends it when it isn't wanted.
pub(super) async fn keep(state: &AppState, account: &Account) -> ApiResult<()> {
    let known = noted(state).await?;
    if !account.settings.values.is_on(SUBSCRIBE) {
        return end(state, &account.graph, known).await;
    }
    let now = state.clock.now();
    let address = format!("{}{PATH}", state.config.origin());
    let made_for = format!("{} {address}", account.graph.tenant());
    let same = known.made_for == made_for;
    let stands = known.id.is_some() && known.expires_at - now.0 > BEFORE_MILLIS;
    if same && (stands || known.not_before > now.0) {
        return Ok(());
    }
    if !address.starts_with("https:") && !state.config.allow_private_endpoints {
        let why = "Teams sends notifications to https addresses only, and this server’s public address isn’t one. Calls \
                   are listed from time to time instead.";
        return failed(
            state,
            Noted {
                made_for,
                ..Noted::default()
            },
            why.to_owned(),
            Timestamp(now.0 + 3_600_000),
        )
        .await;
    }
    let until = Timestamp(now.0 + LASTS_MILLIS);
    let renewed = match known.id.as_deref().filter(|_| same) {
        Some(id) => account.graph.renew(id, until).await,
        None => Ok(None),
    };
    let made = match renewed {
        Ok(None) => create(state, &account.graph, &address, until).await?,
        Ok(Some(renewed)) => Ok(renewed),
        Err(error) => Err(error),
    };
    match made {
        Ok(subscription) => stand(state, subscription, made_for).await,
        Err(error) => {
            let kept = Noted { made_for, ..known };
            failed(state, kept, sentence(&error), again_at(&error, now)).await
        }
    }
}

async fn create(
    state: &AppState,
    graph: &Graph,
    address: &str,
    until: Timestamp,
) -> ApiResult<Result<Subscription, ProviderError>> {
    let key = webhook_key::key(state, Provider::Teams).await?;
    Ok(graph.subscribe(address, &key, until).await)
}

async fn stand(state: &AppState, made: Subscription, made_for: String) -> ApiResult<()> {
    let ends = iso8601::format(made.expires_at);
    let said = format!(
        "Teams tells of new calls until {}.",
        ends.get(..16).unwrap_or(&ends).replace('T', " ")
    );
    let next = Timestamp(made.expires_at.0 - BEFORE_MILLIS);
    let kept = Noted {
        id: Some(made.id),
        expires_at: made.expires_at.0,
        not_before: 0,
        made_for,
    };
    note(state, &kept).await?;
    Ok(state
        .store
        .note_source_success(SUBSCRIPTION, said, Some(next))
        .await?)
}

async fn failed(state: &AppState, known: Noted, why: String, again: Timestamp) -> ApiResult<()> {
    note(
        state,
        &Noted {
            not_before: again.0,
            ..known
        },
    )
    .await?;
    Ok(state
        .store
        .note_source_failure(SUBSCRIPTION, why, Some(again))
        .await?)
}

async fn end(state: &AppState, graph: &Graph, known: Noted) -> ApiResult<()> {
    let Some(id) = known.id else {
        return Ok(());
    };
    // It ends by itself when Teams can't be asked.
    if let Err(error) = graph.unsubscribe(&id).await {
        tracing::warn!(%error, "the subscription at Teams is left to run out");
    }
    note(state, &Noted::default()).await?;
    let said = "Teams doesn’t tell of new calls any more.".to_owned();
    Ok(state
        .store
        .note_source_success(SUBSCRIPTION, said, None)
        .await?)
}

/// Teams was switched off.
pub(super) async fn switched_off(state: &AppState) -> ApiResult<()> {
    let known = noted(state).await?;
    if known.id.is_none() {
        return Ok(());
    }
    let set_up = provider_line::set_up(state, Provider::Teams).await?;
    match set_up.map(|(_, settings)| state.lines.graph(&settings)) {
        Some(Ok(graph)) => end(state, &graph, known).await,
        _ => note(state, &Noted::default()).await,
    }
}
