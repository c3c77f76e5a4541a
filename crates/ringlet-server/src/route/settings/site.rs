//! `GET` and `PUT /api/ringlet/settings/site`.

use axum::extract::State;
use axum::routing::get;
use ringlet_model::api::SiteSettings;
use utoipa_axum::router::OpenApiRouter;

use crate::app::AppState;
use crate::auth::AdminUser;
use crate::error::ApiResult;
use crate::route::Json;
use crate::service;

/// The routes.
pub(super) fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().route("/api/ringlet/settings/site", get(read).put(save))
}

async fn read(State(state): State<AppState>, _: AdminUser) -> ApiResult<Json<SiteSettings>> {
    Ok(Json(state.store.site().await?))
}

async fn save(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
    Json(settings): Json<SiteSettings>,
) -> ApiResult<Json<SiteSettings>> {
    let saved = service::save_site::save(&state, &admin, settings).await?;
    Ok(Json(saved))
}
