//! `GET /api/ringlet/boot`: what the widget asks once, when it starts.

use axum::extract::State;
use axum::routing::get;
use ringlet_model::api::Boot;
use utoipa_axum::router::OpenApiRouter;

use super::Json;
use crate::app::AppState;
use crate::auth::Identity;
use crate::error::ApiResult;
use crate::service;

/// The routes.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().route("/api/ringlet/boot", get(boot))
}

async fn boot(State(state): State<AppState>, who: Identity) -> ApiResult<Json<Boot>> {
    Ok(Json(service::boot::boot(&state, who).await?))
}
