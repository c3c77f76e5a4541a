//! `POST /api/telephony/webhook/call-status?key=`: what the PABX tells of a call.

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{OriginalUri, State};
use axum::http::{HeaderMap, Method};
use serde_json::{Value, json};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::AppState;
use crate::error::ApiResult;
use crate::route::Json;
use crate::route::webhook::receive;
use crate::service::telephony::pabx::PABX;

/// The route.
pub(super) fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(call_status))
}

/// What the PABX tells of a call: `{call_id, status, duration, recording_url}`. The key is in the address that the settings
/// show.
#[utoipa::path(post, path = "/api/telephony/webhook/call-status", tag = "telephony", params(("key" = String, Query)), request_body(content = String, content_type = "application/json", description = "`call_id`, `status`, `duration` (seconds), `recording_url`"), responses((status = 200, description = "Kept"), (status = 403, description = "The key is wrong")))]
async fn call_status(
    State(state): State<AppState>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> ApiResult<Json<Value>> {
    let kept = receive(&state, PABX, (&Method::POST, &uri), &headers, body).await;
    kept.map(|_| Json(json!({})))
}
