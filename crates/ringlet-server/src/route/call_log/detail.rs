//! `GET /calls/{id}` and `GET /calls/events/{id}/raw`.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use ringlet_model::api::CallLogDetail;

use crate::app::AppState;
use crate::auth::{AdminUser, CurrentUser};
use crate::error::ApiResult;
use crate::route::Json;
use crate::route::docs::Refusals;
use crate::service::call_log;

/// One call with its timeline, notes, tasks and the records that hold its number.
#[utoipa::path(get, path = "/calls/{id}", tag = "calls", params(("id" = String, Path)), responses((status = 200, body = CallLogDetail), (status = 404, description = "No such call, or somebody else's"), Refusals))]
pub(super) async fn detail(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<String>,
) -> ApiResult<Json<CallLogDetail>> {
    Ok(Json(call_log::detail(&state, &user, &id).await?))
}

/// A provider's report as it came, for administrators. Shown as plain text whatever its type.
#[utoipa::path(get, path = "/calls/events/{id}/raw", tag = "calls", params(("id" = i64, Path)), responses((status = 200, content_type = "text/plain", body = String), (status = 404, description = "No such event, or it was no report"), Refusals))]
pub(super) async fn raw(
    State(state): State<AppState>,
    _admin: AdminUser,
    Path(id): Path<i64>,
) -> ApiResult<Response> {
    let report = call_log::raw_report(&state, id).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    // Some providers report by a request without a body.
    let told = if report.body.is_empty() {
        report.query.into_bytes()
    } else {
        report.body
    };
    Ok((headers, told).into_response())
}
