//! `GET /api/ringlet/settings/sources`: how imports and what runs in the background went.

use axum::extract::State;
use ringlet_model::api::SourceList;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::AppState;
use crate::auth::AdminUser;
use crate::error::ApiResult;
use crate::route::Json;
use crate::route::docs::Refusals;

/// The routes.
pub(super) fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(list))
}

/// How each source of the call log that isn't a telephony line did last, and when it runs next.
#[utoipa::path(get, path = "/api/ringlet/settings/sources", tag = "settings", responses((status = 200, body = SourceList), Refusals))]
async fn list(State(state): State<AppState>, _: AdminUser) -> ApiResult<Json<SourceList>> {
    let sources = state.store.source_statuses().await?;
    Ok(Json(SourceList { sources }))
}
