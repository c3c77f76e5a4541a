//! `GET /calls`.

use axum::extract::State;
use ringlet_model::api::CallLogPage;

use super::filter::CallQuery;
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::ApiResult;
use crate::route::docs::Refusals;
use crate::route::{Json, Query};
use crate::service::call_log;

/// Calls, newest first: of everybody for administrators, the own ones for others.
#[utoipa::path(get, path = "/calls", tag = "calls", params(CallQuery), responses((status = 200, body = CallLogPage), Refusals))]
pub(super) async fn list(
    State(state): State<AppState>,
    user: CurrentUser,
    Query(query): Query<CallQuery>,
) -> ApiResult<Json<CallLogPage>> {
    let filter = query.filter(&state).await?;
    let page = call_log::page(&state, &user, filter, query.cursor()?, query.limit()?).await?;
    Ok(Json(page))
}
