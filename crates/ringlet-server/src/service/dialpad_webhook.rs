//! Telling Dialpad where our webhook is: what an administrator would otherwise do with two requests by hand.

use ringlet_model::api::WebhookInfo;
use ringlet_model::provider::Provider;
use serde::{Deserialize, Serialize};

use super::{provider_line, webhook_key};
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult, Code};
use crate::provider::dialpad::settings::{ALLOW_PLAIN, WEBHOOK_SECRET};
use crate::provider::dialpad::{Feed, Subscription};
use crate::storage::AuditRecord;

/// Under which name the subscription is noted.
const NOTE: &str = "webhook";

/// What is noted of the subscription.
#[derive(Serialize, Deserialize)]
struct Noted {
    fingerprint: String,
    url: String,
    subscription: Subscription,
}

/// Subscribes our webhook at Dialpad, unless it is subscribed already.
///
/// # Errors
/// `not-configured` with the field that is missing; Dialpad's errors; storing failed.
pub async fn register(state: &AppState, admin: &CurrentUser) -> ApiResult<WebhookInfo> {
    let provider = Provider::Dialpad;
    let feed = feed(state).await?;
    let info = webhook_key::info(state, provider).await?;
    let explain = |error| provider_line::explain(provider, &error);
    if let Some(known) = known(state, &feed, &info.url).await?
        && feed.has(&known).await.map_err(explain)?
    {
        return Ok(info);
    }
    let subscription = feed.subscribe_webhook(&info.url).await.map_err(explain)?;
    let noted = Noted {
        fingerprint: feed.fingerprint().to_owned(),
        url: info.url.clone(),
        subscription,
    };
    let noted = serde_json::to_string(&noted).map_err(ApiError::internal)?;
    state.store.note_of_provider(provider, NOTE, noted).await?;
    let audit = AuditRecord::by(&admin.id, "webhook-registered").target(provider.id());
    state.store.record(audit).await?;
    Ok(info)
}

async fn feed(state: &AppState) -> ApiResult<Feed> {
    let set_up = provider_line::set_up(state, Provider::Dialpad).await?;
    let (_, settings) = set_up.ok_or_else(|| missing("client_id", "Dialpad isn’t set up yet."))?;
    let signed = settings.secret(WEBHOOK_SECRET).is_some();
    if !signed && !settings.values.is_on(ALLOW_PLAIN) {
        return Err(missing(
            WEBHOOK_SECRET,
            "Without a secret Dialpad’s events wouldn’t be taken.",
        ));
    }
    let feed = state.lines.dialpad_feed(&settings).ok().flatten();
    feed.ok_or_else(|| missing("api_key", "This needs an API key of Dialpad’s."))
}

fn missing(field: &'static str, text: &'static str) -> ApiError {
    ApiError::new(Code::NotConfigured, text)
        .field(field)
        .hint("Enter it and save.")
}

async fn known(state: &AppState, feed: &Feed, url: &str) -> ApiResult<Option<Subscription>> {
    let noted = state.store.provider_note(Provider::Dialpad, NOTE).await?;
    let noted = noted.and_then(|noted| serde_json::from_str::<Noted>(&noted).ok());
    let same = noted.filter(|noted| noted.fingerprint == feed.fingerprint() && noted.url == url);
    Ok(same.map(|noted| noted.subscription))
}
