//! `crm.integrations.telecmi.handler.{click_to_call, update_feedback, get_call_logs}`: what integrations of TeleCMI call,
//! answered as they expect it, `{success, message, data}` with 400, 403 or 404. Its `webhook` is with the other providers'.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use serde::Serialize;
use serde_json::json;
use utoipa_axum::router::OpenApiRouter;

use super::Json;
use super::frappe::Args;
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult, Code};
use crate::service::telecmi_calls::{self, Feedback, Wish};

const HANDLER: &str = "/api/method/crm.integrations.telecmi.handler";

/// The routes.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .route(&format!("{HANDLER}.click_to_call"), post(click_to_call))
        .route(&format!("{HANDLER}.update_feedback"), post(update_feedback))
        .route(&format!("{HANDLER}.get_call_logs"), get(get_call_logs))
}

/// `{caller_id?, driver_id, driver_mobile}`.
async fn click_to_call(State(state): State<AppState>, user: CurrentUser, args: Args) -> Response {
    let dialled = async {
        let wish = Wish {
            caller_id: args.text("caller_id")?,
            driver_id: args.text("driver_id")?,
            driver_mobile: args.text("driver_mobile")?,
        };
        let key = args.request_key(&user.id, "dial")?;
        telecmi_calls::click_to_call(&state, &user, wish, key).await
    };
    told("TeleCMI call initiated successfully", dialled.await)
}

/// `{reference_id, feedback, remarks?}`; `status` and `call_duration` are the provider's to say and passed over.
async fn update_feedback(State(state): State<AppState>, user: CurrentUser, args: Args) -> Response {
    let kept = async {
        let feedback = Feedback {
            reference_id: args.required("reference_id")?,
            feedback: args.required("feedback")?,
            remarks: args.text("remarks")?,
        };
        let key = args.request_key(&user.id, "feedback")?;
        telecmi_calls::update_feedback(&state, &user, feedback, key).await
    };
    told("Feedback updated successfully", kept.await)
}

/// `?caller_id&limit&offset`.
async fn get_call_logs(State(state): State<AppState>, user: CurrentUser, args: Args) -> Response {
    let listed = async {
        let page = (count(&args, "limit", 50)?, count(&args, "offset", 0)?);
        telecmi_calls::call_logs(&state, &user, args.text("caller_id")?, page).await
    };
    told("Call logs retrieved successfully", listed.await)
}

fn count(args: &Args, name: &'static str, usual: u32) -> ApiResult<u32> {
    let Some(text) = args.text(name)? else {
        return Ok(usual);
    };
    text.parse()
        .map_err(|_| ApiError::invalid(name, format!("“{name}” must be a whole number.")))
}

fn told<T: Serialize>(message: &str, outcome: ApiResult<T>) -> Response {
    match outcome {
        Ok(data) => {
            Json(json!({ "success": true, "message": message, "data": data })).into_response()
        }
        Err(error) => refused(&error),
    }
}

/// Whatever a field is wrong with is 400 here.
fn refused(error: &ApiError) -> Response {
    let status = match error.code {
        Code::Invalid | Code::InvalidNumber | Code::BadRequest => StatusCode::BAD_REQUEST,
        other => other.status(),
    };
    let message = match &error.hint {
        Some(hint) => format!("{} {hint}", error.message),
        None => error.message.to_string(),
    };
    let mut response = (
        status,
        Json(json!({ "success": false, "message": message })),
    )
        .into_response();
    if let Some(seconds) = error.retry_after {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, seconds.into());
    }
    response
}
