//! `GET /calls/{id}`.

use axum::extract::{Path, State};
use ringlet_model::api::CallLogDetail;

use crate::app::AppState;
use crate::auth::CurrentUser;
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
