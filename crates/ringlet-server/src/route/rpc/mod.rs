//! `/api/method/<dotted.path>`: Frappe's methods and those of Frappe CRM's telephony, any verb.

mod call_log;
mod client;
mod doc_method;
mod integration;
mod provider;
mod user;

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Response};
use axum::routing::any;
use serde_json::{Value, json};
use utoipa_axum::router::OpenApiRouter;

use super::Json;
use super::frappe::Args;
use super::frappe::errors::{Telling, Told};
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult, Code};

/// The routes. Methods with a route of their own (signing in, providers' doors) go before it.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .route(
            "/api/method/crm.integrations.api.get_recording_url",
            any(recording),
        )
        .route("/api/method/run_doc_method", any(run_doc_method))
        .route("/api/method/{*path}", any(call))
        .route("/api/v1/method/{*path}", any(call))
        .route("/api/v2/method/{*path}", any(call_v2))
}

/// `get_recording_url(call_log_name)` answers with the sound itself.
async fn recording(
    State(state): State<AppState>,
    user: CurrentUser,
    headers: HeaderMap,
    args: Args,
) -> Result<Response, Told> {
    let call = args.required("call_log_name")?;
    Ok(super::recording::sound(&state, &user, &call, &headers).await?)
}

/// `run_doc_method(dt, dn, method)` answers with the document as it is afterwards.
async fn run_doc_method(
    State(state): State<AppState>,
    user: CurrentUser,
    args: Args,
) -> Result<Response, Told> {
    let document = doc_method::run(&state, &user, &args).await?;
    Ok(Json(json!({ "docs": [document] })).into_response())
}

/// A method's return value; Frappe leaves the key out when there is none.
async fn call(
    state: State<AppState>,
    user: CurrentUser,
    path: Path<String>,
    args: Args,
) -> Result<Response, Told> {
    let answer = match dispatch(&state, &user, &path, &args).await? {
        Value::Null => json!({}),
        message => json!({ "message": message }),
    };
    Ok(Json(answer).into_response())
}

/// The same with the return value in `data`.
async fn call_v2(
    state: State<AppState>,
    user: CurrentUser,
    path: Path<String>,
    args: Args,
) -> Result<Response, Told> {
    let data = dispatch(&state, &user, &path, &args).await?;
    Ok(Json(json!({ "data": data })).into_response())
}

async fn dispatch(
    state: &AppState,
    user: &CurrentUser,
    path: &str,
    args: &Args,
) -> Result<Value, Told> {
    // Frappe passes over anything behind a slash.
    let method = path.split('/').next().unwrap_or(path);
    if let Some(function) = method.strip_prefix("frappe.client.") {
        return client::call(state, user, function, args).await;
    }
    let answer = match method {
        "crm.integrations.api.is_call_integration_enabled" => {
            integration::enabled(state, user).await
        }
        "crm.integrations.api.set_default_calling_medium" => {
            integration::set_default(state, user, args).await
        }
        "crm.integrations.api.add_note_to_call_log" => {
            integration::add_note(state, user, args).await
        }
        "crm.integrations.api.add_task_to_call_log" => {
            integration::add_task(state, user, args).await
        }
        "crm.integrations.api.get_contact_by_phone_number" => {
            integration::contact(state, args).await
        }
        "crm.integrations.api.get_contact_lead_or_deal_from_number" => {
            integration::record(state, args).await
        }
        "crm.fcrm.doctype.crm_call_log.crm_call_log.get_call_log" => {
            call_log::read(state, user, args).await
        }
        "crm.fcrm.doctype.crm_call_log.crm_call_log.create_lead_from_call_log" => {
            call_log::create_lead(state, user, args).await
        }
        "crm.api.session.get_users" => user::list(state).await,
        _ => match provider::call(state, user, method, args).await {
            Some(answer) => answer,
            None => return Err(unknown(method)),
        },
    };
    Ok(answer?)
}

/// Frappe tells an unknown method twice: why it couldn't be found, and that it is invalid. Its own inner functions exist
/// and are refused.
fn unknown(method: &str) -> Told {
    if method.starts_with("frappe.utils.") {
        let refusal = ApiError::not_allowed(format!("Function {method} is not whitelisted."));
        return Told(refusal, Telling::Usual);
    }
    let error = ApiError::new(
        Code::Invalid,
        format!("Failed to get method for command {method}."),
    )
    .hint("Invalid method");
    Told(error, Telling::Twice)
}

/// What Frappe's methods answer when they have nothing to say.
const NOTHING: ApiResult<Value> = Ok(Value::Null);
