//! The key in a provider's webhook address: where the company doesn't sign, it alone says that the provider speaks.

use ringlet_model::api::WebhookInfo;
use ringlet_model::provider::Provider;
use secrecy::{ExposeSecret as _, SecretString};
use subtle::ConstantTimeEq as _;

use super::{provider_line, provider_settings};
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult, Code};
use crate::provider::{Delivery, Proof, company, twilio};
use crate::storage::AuditRecord;

/// Refuses who isn't the provider: a wrong signature where the company signs, else a wrong key.
///
/// # Errors
/// `not-allowed`; `bad-request` where the company signs and this isn't signed; storing failed.
pub async fn check(
    state: &AppState,
    provider: Provider,
    sent: &str,
    delivery: &Delivery<'_>,
) -> ApiResult<()> {
    let set_up = provider_line::set_up(state, provider).await?;
    let proof = set_up.map_or(Proof::None, |(company, settings)| {
        company.prove(delivery, &settings)
    });
    let (right, refusal) = match proof {
        Proof::Right => (true, ""),
        Proof::Missing => {
            metrics::counter!("ringlet_webhooks_refused_total", "provider" => provider.id())
                .increment(1);
            return Err(ApiError::new(
                Code::Unsigned,
                "This webhook carries no signature.",
            ));
        }
        Proof::Wrong => (false, "The signature of this webhook is wrong."),
        Proof::None => (
            is_key(state, provider, sent).await?,
            "The key of this webhook is wrong.",
        ),
    };
    if right {
        return Ok(());
    }
    tracing::warn!(provider = provider.id(), "a webhook proved nothing");
    metrics::counter!("ringlet_webhooks_refused_total", "provider" => provider.id()).increment(1);
    Err(ApiError::not_allowed(refusal).hint("Copy the address again from the settings."))
}

async fn is_key(state: &AppState, provider: Provider, sent: &str) -> ApiResult<bool> {
    let name = name(provider);
    let Some(kept) = state.store.find_secret(&name).await? else {
        return Ok(false);
    };
    let key = state
        .vault
        .open_sealed(&name, &kept.sealed)
        .map_err(ApiError::internal)?;
    Ok(key.expose_secret().as_bytes().ct_eq(sent.as_bytes()).into())
}

/// The address with its key (made when there is none yet), and what came through it.
///
/// # Errors
/// The vault or storing failed.
pub async fn info(state: &AppState, provider: Provider) -> ApiResult<WebhookInfo> {
    let health = state.store.provider_health(provider).await?;
    Ok(WebhookInfo {
        url: shown_address(state, provider).await?,
        by_key: goes_by_key(state, provider).await?,
        count: health.webhook_count,
        first_at: health.first_webhook_at,
        last_at: health.last_webhook_at,
        last_understood: health.last_understood,
    })
}

/// Nothing but the key in the address proves this provider's webhooks.
async fn goes_by_key(state: &AppState, provider: Provider) -> ApiResult<bool> {
    let Some(company) = company(provider) else {
        return Ok(true);
    };
    let settings = provider_settings::opened(state, company.form()).await?;
    Ok(company.goes_by_key(&settings.unwrap_or_default()))
}

/// The address that an administrator copies to the company.
async fn shown_address(state: &AppState, provider: Provider) -> ApiResult<String> {
    match provider {
        // What is told of a call brings its address along; that of calls that come in is entered with the number.
        Provider::Twilio => Ok(format!(
            "{}{}",
            state.config.origin(),
            twilio::INCOMING_PATH
        )),
        other => address(state, other).await,
    }
}

/// The address with its key.
///
/// # Errors
/// The vault or storing failed.
pub async fn address(state: &AppState, provider: Provider) -> ApiResult<String> {
    let key = key(state, provider).await?;
    let path = match provider {
        Provider::JtTelecom => "/api/telephony/webhook/call-status".to_owned(),
        other => format!(
            "/api/method/crm.integrations.{}.handler.webhook_handler",
            other.id()
        ),
    };
    let (origin, key) = (state.config.origin(), key.expose_secret());
    Ok(format!("{origin}{path}?key={key}"))
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
/// `not-supported` where the key proves nothing, as the provider signs; the vault or storing failed.
pub async fn rotate(
    state: &AppState,
    admin: &CurrentUser,
    provider: Provider,
) -> ApiResult<WebhookInfo> {
    if !goes_by_key(state, provider).await? {
        let text = format!("{} signs its webhooks.", provider.label());
        return Err(ApiError::new(Code::NotSupported, text)
            .hint("Its address is no secret and stays as it is."));
    }
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
