//! `crm.integrations.<tata_tele|demo>.handler.{is_integration_enabled, make_a_call, validate_connection}`. The fourth,
//! `webhook_handler`, is a door of its own.

use ringlet_model::provider::Provider;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult};
use crate::route::frappe::Args;
use crate::service::frappe_call;
use crate::storage::RequestKey;

/// None when the method isn't one of these.
pub(super) async fn call(
    state: &AppState,
    user: &CurrentUser,
    method: &str,
    args: &Args,
) -> Option<ApiResult<Value>> {
    let rest = method.strip_prefix("crm.integrations.")?;
    let (provider, function) = rest.split_once(".handler.")?;
    let provider = match provider {
        "tata_tele" => Provider::TataTele,
        "demo" => Provider::Demo,
        _ => return None,
    };
    Some(match function {
        "is_integration_enabled" => frappe_call::is_integration_enabled(state, provider)
            .await
            .map(|on| json!(u8::from(on))),
        "make_a_call" => make_a_call(state, user, provider, args).await,
        "validate_connection" => frappe_call::validate_connection(state, user, provider)
            .await
            .and_then(|test| serde_json::to_value(test).map_err(ApiError::internal)),
        _ => return None,
    })
}

async fn make_a_call(
    state: &AppState,
    user: &CurrentUser,
    provider: Provider,
    args: &Args,
) -> ApiResult<Value> {
    args.may_write()?;
    let to_number = args.required("to_number")?;
    let from_number = args.text("from_number")?;
    let key = args.idempotency_key.as_deref().map(|key| RequestKey {
        user_id: user.id.clone(),
        scope: "make_a_call",
        key: key.to_owned(),
        fingerprint: Sha256::digest(format!("{provider:?}\n{to_number}\n{from_number:?}")).into(),
    });
    frappe_call::make_a_call(
        state,
        user,
        provider,
        &to_number,
        from_number.as_deref(),
        key,
    )
    .await
}
