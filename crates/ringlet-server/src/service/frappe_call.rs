//! Calls as Frappe CRM's own code asks for them: `crm.integrations.<provider>.handler.*`.

use ringlet_model::api::{ConnectionTest, DialRequest};
use ringlet_model::call::frappe_status;
use ringlet_model::provider::Provider;
use ringlet_model::timestamp::iso8601;
use serde_json::{Value, json};

use super::call_view::view;
use super::{dial, provider_line, test_connection};
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult};
use crate::storage::RequestKey;

/// `is_integration_enabled`.
///
/// # Errors
/// Storing failed.
pub async fn is_integration_enabled(state: &AppState, provider: Provider) -> ApiResult<bool> {
    Ok(provider_line::enabled(state).await?.contains(&provider))
}

/// `make_a_call(to_number, from_number?)`. `from_number` chooses among the agent's own phones.
///
/// # Errors
/// As for [`dial::dial`].
pub async fn make_a_call(
    state: &AppState,
    user: &CurrentUser,
    provider: Provider,
    to_number: &str,
    from_number: Option<&str>,
    key: Option<RequestKey>,
) -> ApiResult<Value> {
    if to_number.trim().is_empty() {
        return Err(ApiError::missing("to_number"));
    }
    let request = DialRequest {
        to_number: to_number.to_owned(),
        provider: Some(provider),
        ..DialRequest::default()
    };
    let from_number = from_number
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .map(ToOwned::to_owned);
    let dialled = dial::dial(
        state,
        user,
        request,
        dial::Extra {
            key,
            from_number,
            ..dial::Extra::default()
        },
    )
    .await?;
    let call = &dialled.call;
    Ok(json!({
        "CallSid": call.id,
        "Status": frappe_status(call.state, call.outcome),
        "Direction": "Outgoing",
        "From": call.own_number,
        "To": call.number_e164,
        "StartTime": iso8601::format(call.started_at),
        "call": view(call),
        "handoff": dialled.handoff,
    }))
}

/// `validate_connection`.
///
/// # Errors
/// As for [`test_connection::test`].
pub async fn validate_connection(
    state: &AppState,
    user: &CurrentUser,
    provider: Provider,
) -> ApiResult<ConnectionTest> {
    test_connection::test(state, user, provider).await
}
