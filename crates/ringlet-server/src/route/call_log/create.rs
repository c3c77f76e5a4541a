//! `POST /calls`.

use axum::extract::State;
use axum::http::StatusCode;
use ringlet_model::api::{CallDraft, CallLogEntry};

use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::ApiResult;
use crate::route::docs::Refusals;
use crate::route::{IdempotencyKey, Json};
use crate::service::log_call;

/// Enters a call by hand, or from another program. The same `Idempotency-Key` gives the same entry.
#[utoipa::path(post, path = "/calls", tag = "calls", params(("Idempotency-Key" = Option<String>, Header)), request_body = CallDraft, responses((status = 201, body = CallLogEntry), (status = 409, description = "The log has a call of this source with this external_id"), Refusals))]
pub(super) async fn create(
    State(state): State<AppState>,
    user: CurrentUser,
    key: IdempotencyKey,
    Json(draft): Json<CallDraft>,
) -> ApiResult<(StatusCode, Json<CallLogEntry>)> {
    let key = key.request(&user.id, "log-call", &draft)?;
    let entry = log_call::log(&state, &user, draft, key).await?;
    Ok((StatusCode::CREATED, Json(entry)))
}
