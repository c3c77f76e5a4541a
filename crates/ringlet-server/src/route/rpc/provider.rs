//! `crm.integrations.<provider>.handler.*`, and what Frappe CRM has of its own for Twilio. A provider that this server
//! doesn't dial through answers as a site does that hasn't set it up.

use ringlet_model::provider::Provider;
use serde_json::Value;

use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult};
use crate::route::frappe::Args;
use crate::service::{frappe_call, twilio};

/// None when the method isn't one of these.
pub(super) async fn call(
    state: &AppState,
    user: &CurrentUser,
    method: &str,
    args: &Args,
) -> Option<ApiResult<Value>> {
    match method {
        "crm.integrations.twilio.api.is_enabled" => {
            return Some(is_enabled(state, Provider::Twilio).await);
        }
        "crm.integrations.twilio.api.generate_access_token" => {
            return Some(twilio::frappe_token(state, user).await);
        }
        _ => {}
    }
    let (id, function) = method
        .strip_prefix("crm.integrations.")?
        .split_once(".handler.")?;
    let provider = Provider::ALL
        .into_iter()
        .find(|provider| provider.id() == id)?;
    Some(match function {
        "is_integration_enabled" => is_enabled(state, provider).await,
        "make_a_call" => make_a_call(state, user, provider, args).await,
        "validate_connection" => validate(state, user, provider).await,
        // Exotel's webhook; those of providers that are set up have routes of their own.
        "handle_request" | "webhook_handler" => Err(ApiError::not_allowed(format!(
            "{} isn't switched on here.",
            provider.label()
        ))),
        _ => return None,
    })
}

async fn is_enabled(state: &AppState, provider: Provider) -> ApiResult<Value> {
    let enabled = frappe_call::is_integration_enabled(state, provider).await?;
    Ok(u8::from(enabled).into())
}

async fn make_a_call(
    state: &AppState,
    user: &CurrentUser,
    provider: Provider,
    args: &Args,
) -> ApiResult<Value> {
    args.may_write()?;
    let (to, from) = (args.required("to_number")?, args.text("from_number")?);
    let key = args.request_key(&user.id, "dial")?;
    frappe_call::make_a_call(state, user, provider, &to, from.as_deref(), key).await
}

async fn validate(state: &AppState, user: &CurrentUser, provider: Provider) -> ApiResult<Value> {
    let test = frappe_call::validate_connection(state, user, provider).await?;
    serde_json::to_value(test).map_err(ApiError::internal)
}
