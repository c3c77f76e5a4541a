//! `GET /api/ringlet/boot`: what the widget asks once, when it starts.

use axum::extract::State;
use ringlet_model::api::Boot;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Json;
use crate::app::AppState;
use crate::auth::Identity;
use crate::error::ApiResult;
use crate::service;

/// The routes.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(boot))
}

/// What the widget asks once, when it starts. A guest gets `user: null`.
#[utoipa::path(get, path = "/api/ringlet/boot", tag = "widget", responses((status = 200, body = Boot)))]
async fn boot(State(state): State<AppState>, who: Identity) -> ApiResult<Json<Boot>> {
    Ok(Json(service::boot::boot(&state, who).await?))
}
