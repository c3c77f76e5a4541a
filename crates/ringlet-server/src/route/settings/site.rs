//! `GET` and `PUT /api/ringlet/settings/site`.

use axum::extract::State;
use ringlet_model::api::SiteSettings;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::AppState;
use crate::auth::AdminUser;
use crate::error::ApiResult;
use crate::route::Json;
use crate::route::docs::Refusals;
use crate::service;

/// The routes.
pub(super) fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(read, save))
}

/// Settings of the whole site.
#[utoipa::path(get, path = "/api/ringlet/settings/site", tag = "settings", responses((status = 200, body = SiteSettings), Refusals))]
async fn read(State(state): State<AppState>, _: AdminUser) -> ApiResult<Json<SiteSettings>> {
    Ok(Json(state.store.site().await?))
}

/// Replaces them; `modified` must be the stamp that was read.
#[utoipa::path(put, path = "/api/ringlet/settings/site", tag = "settings", request_body = SiteSettings, responses((status = 200, body = SiteSettings), (status = 409, description = "Changed since it was read"), Refusals))]
async fn save(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
    Json(settings): Json<SiteSettings>,
) -> ApiResult<Json<SiteSettings>> {
    let saved = service::save_site::save(&state, &admin, settings).await?;
    Ok(Json(saved))
}
