//! `click-to-call`, `calls…` and `stats`.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use ringlet_model::api::CallStats;
use ringlet_model::api::telephony::{
    CallChange, ClickToCall, ClickToCallAnswer, TelephonyCallDetail, TelephonyCallPage,
};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::ApiResult;
use crate::route::call_log::CallQuery;
use crate::route::docs::Refusals;
use crate::route::{IdempotencyKey, Json, Query};
use crate::service::telephony::{calls, click_to_call, stats};

/// The routes.
pub(super) fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(dial))
        .routes(routes!(list))
        .routes(routes!(read))
        .routes(routes!(change))
        .routes(routes!(count))
}

/// Rings an extension, then the other side. The same `Idempotency-Key` gives the same call.
#[utoipa::path(post, path = "/api/telephony/click-to-call", tag = "telephony", params(("Idempotency-Key" = Option<String>, Header)), request_body = ClickToCall, responses((status = 201, body = ClickToCallAnswer), (status = 409, description = "Not configured: no line, no extension"), (status = 429, description = "Too many calls"), (status = 502, description = "The PABX refused"), (status = 504, description = "The PABX doesn't answer"), Refusals))]
async fn dial(
    State(state): State<AppState>,
    user: CurrentUser,
    key: IdempotencyKey,
    Json(wish): Json<ClickToCall>,
) -> ApiResult<(StatusCode, Json<ClickToCallAnswer>)> {
    let key = key.request(&user.id, "click-to-call", &wish)?;
    let answer = click_to_call::place(&state, &user, wish, key).await?;
    Ok((StatusCode::CREATED, Json(answer)))
}

/// Calls, newest first: of everybody for administrators, the own ones for others.
#[utoipa::path(get, path = "/api/telephony/calls", tag = "telephony", params(CallQuery), responses((status = 200, body = TelephonyCallPage), Refusals))]
async fn list(
    State(state): State<AppState>,
    user: CurrentUser,
    Query(query): Query<CallQuery>,
) -> ApiResult<Json<TelephonyCallPage>> {
    let filter = query.filter(&state).await?;
    let page = calls::page(&state, &user, filter, query.cursor()?, query.limit()?).await?;
    Ok(Json(page))
}

/// One call with what happened in it.
#[utoipa::path(get, path = "/api/telephony/calls/{id}", tag = "telephony", params(("id" = String, Path)), responses((status = 200, body = TelephonyCallDetail), (status = 404, description = "No such call, or somebody else's"), Refusals))]
async fn read(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<String>,
) -> ApiResult<Json<TelephonyCallDetail>> {
    Ok(Json(calls::read(&state, &user, &id).await?))
}

/// Adds a note, keeps the call with a record, says what the agent chose.
#[utoipa::path(put, path = "/api/telephony/calls/{id}/update", tag = "telephony", params(("id" = String, Path)), request_body = CallChange, responses((status = 200, body = TelephonyCallDetail), (status = 404, description = "No such call, or somebody else's"), Refusals))]
async fn change(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<String>,
    Json(change): Json<CallChange>,
) -> ApiResult<Json<TelephonyCallDetail>> {
    Ok(Json(calls::change(&state, &user, &id, change).await?))
}

/// Counts of calls: totals, the period before, and by day, hour, agent, source, outcome and disposition. Without a period
/// the last 30 days.
#[utoipa::path(get, path = "/api/telephony/stats", tag = "telephony", params(CallQuery), responses((status = 200, body = CallStats), Refusals))]
async fn count(
    State(state): State<AppState>,
    user: CurrentUser,
    Query(query): Query<CallQuery>,
) -> ApiResult<Json<CallStats>> {
    let filter = query.values(&state)?;
    Ok(Json(stats::count(&state, &user, filter).await?))
}
