//! The token that opens Twilio to a user's browser.

use ringlet_model::Timestamp;
use ringlet_model::provider::Provider;
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult, Code};
use crate::provider::Values;
use crate::provider::twilio::voice::{self as key, TOKEN_SECONDS, VoiceKey};
use crate::service::{access, provider_line};

/// An access token for Twilio's Voice SDK.
#[derive(Debug, Serialize, ToSchema)]
pub struct VoiceToken {
    /// JWT, HS256.
    pub token: String,
    /// Whom Twilio takes the browser for.
    pub identity: String,
    /// It is of no use from then on.
    pub expires_at: Timestamp,
}

/// Twilio is switched on, and has what browsers need.
///
/// # Errors
/// Storing failed.
pub async fn is_set_up(state: &AppState) -> ApiResult<bool> {
    if !provider_line::enabled(state)
        .await?
        .contains(&Provider::Twilio)
    {
        return Ok(false);
    }
    let setting = state.store.provider_setting(Provider::Twilio).await?;
    Ok(setting.is_some_and(|setting| key::is_set_up(&Values::new(setting.fields))))
}

/// This user's calls through Twilio have their sound in the page.
///
/// # Errors
/// Storing failed.
pub async fn voice(state: &AppState, user: &CurrentUser) -> ApiResult<bool> {
    if !is_set_up(state).await? || !access::may_call(state, user, Provider::Twilio).await? {
        return Ok(false);
    }
    let phones = state.store.agent_phones(&user.id).await?;
    Ok(phones.is_none_or(|phones| !phones.takes_calls_on_phone))
}

/// A token of one hour for this user's browser.
///
/// # Errors
/// `not-allowed`; `not-configured` when Twilio is off, or has no API key or TwiML app yet.
pub async fn token(state: &AppState, user: &CurrentUser) -> ApiResult<VoiceToken> {
    if !access::may_call(state, user, Provider::Twilio).await? {
        return Err(ApiError::not_allowed("You may not call through Twilio."));
    }
    let settings = super::settings(state).await?;
    let key = VoiceKey::of(&settings).ok_or_else(|| {
        ApiError::new(
            Code::NotConfigured,
            "Twilio isn’t set up for calls in the browser yet.",
        )
        .hint("An administrator can save its settings once more: the API key and the TwiML app are made then.")
    })?;
    let identity = key::identity(&user.id);
    let now = state.clock.now();
    Ok(VoiceToken {
        token: key.token(&identity, now).map_err(ApiError::internal)?,
        identity,
        expires_at: Timestamp(now.0 + TOKEN_SECONDS * 1000),
    })
}

/// The same as Frappe CRM answers it: `{token}`, `{}` where Twilio is off or not for this user, or why there is none.
///
/// # Errors
/// Storing or signing failed.
pub async fn frappe_token(state: &AppState, user: &CurrentUser) -> ApiResult<Value> {
    match token(state, user).await {
        Ok(token) => Ok(json!({ "token": token.token })),
        Err(error) if matches!(error.code, Code::NotAllowed | Code::NotConfigured) => Ok(json!({})),
        Err(error) => Err(error),
    }
}
