//! The key in a provider's webhook address: it alone says that the provider speaks.

use ringlet_model::api::WebhookInfo;
use ringlet_model::provider::Provider;
use secrecy::{ExposeSecret as _, SecretString};
use subtle::ConstantTimeEq as _;

use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult};
use crate::storage::AuditRecord;

/// Refuses a wrong key.
///
/// # Errors
/// `not-allowed`; storing failed.
pub async fn check(state: &AppState, provider: Provider, sent: &str) -> ApiResult<()> {
    let name = name(provider);
    let right = match state.store.find_secret(&name).await? {
        Some(kept) => {
            let key = state
                .vault
                .open_sealed(&name, &kept.sealed)
                .map_err(ApiError::internal)?;
            bool::from(key.expose_secret().as_bytes().ct_eq(sent.as_bytes()))
        }
        None => false,
    };
    if right {
        return Ok(());
    }
    tracing::warn!(provider = provider.id(), "a webhook came with a wrong key");
    metrics::counter!("ringlet_webhooks_refused_total", "provider" => provider.id()).increment(1);
    Err(ApiError::not_allowed("The key of this webhook is wrong.")
        .hint("Copy the address again from the settings."))
}

/// The address with its key (made when there is none yet), and what came through it.
///
/// # Errors
/// The vault or storing failed.
pub async fn info(state: &AppState, provider: Provider) -> ApiResult<WebhookInfo> {
    let key = key(state, provider).await?;
    let health = state.store.provider_health(provider).await?;
    let address = format!(
        "{}/api/method/crm.integrations.{}.handler.webhook_handler?key={}",
        state.config.origin(),
        provider.id(),
        key.expose_secret()
    );
    Ok(WebhookInfo {
        url: address,
        count: health.webhook_count,
        first_at: health.first_webhook_at,
        last_at: health.last_webhook_at,
        last_understood: health.last_understood,
    })
}

/// The key, made when there is none yet.
///
/// # Errors
/// The vault or storing failed.
pub async fn key(state: &AppState, provider: Provider) -> ApiResult<SecretString> {
    let name = name(provider);
    let kept = match state.store.find_secret(&name).await? {
        Some(kept) => kept.sealed,
        None => {
            let fresh = state
                .vault
                .seal(&name, &state.chance.token::<24>())
                .map_err(ApiError::internal)?;
            state.store.put_secret_once(&name, fresh).await?
        }
    };
    state
        .vault
        .open_sealed(&name, &kept)
        .map_err(ApiError::internal)
}

/// Makes a new key; the old one is refused from now on.
///
/// # Errors
/// The vault or storing failed.
pub async fn rotate(
    state: &AppState,
    admin: &CurrentUser,
    provider: Provider,
) -> ApiResult<WebhookInfo> {
    let name = name(provider);
    let fresh = state
        .vault
        .seal(&name, &state.chance.token::<24>())
        .map_err(ApiError::internal)?;
    let audit = AuditRecord::by(&admin.id, "webhook-key-changed").target(provider.id());
    state.store.put_secret(&name, fresh, audit).await?;
    info(state, provider).await
}

fn name(provider: Provider) -> String {
    format!("{}.webhook_key", provider.id())
}
