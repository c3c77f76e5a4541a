//! `GET /calls/summary`.

use axum::extract::State;
use ringlet_model::api::CallSummary;

use super::filter::CallQuery;
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::ApiResult;
use crate::route::docs::Refusals;
use crate::route::{Json, Query};
use crate::service::call_log;

/// What the calls of `GET /calls` with the same filters add up to.
#[utoipa::path(get, path = "/calls/summary", tag = "calls", params(CallQuery), responses((status = 200, body = CallSummary), Refusals))]
pub(super) async fn summary(
    State(state): State<AppState>,
    user: CurrentUser,
    Query(query): Query<CallQuery>,
) -> ApiResult<Json<CallSummary>> {
    let filter = query.filter(&state).await?;
    Ok(Json(call_log::summary(&state, &user, filter).await?))
}
