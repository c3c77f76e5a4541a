//! `GET` and `PUT /api/ringlet/settings/retention`.

use axum::extract::State;
use ringlet_model::api::{Retention, RetentionState};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::AppState;
use crate::auth::AdminUser;
use crate::error::ApiResult;
use crate::route::Json;
use crate::route::docs::Refusals;
use crate::service::retention;

/// The routes.
pub(super) fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(read, save))
}

/// How long calls are kept, and how looking for older ones went.
#[utoipa::path(get, path = "/api/ringlet/settings/retention", tag = "settings", responses((status = 200, body = RetentionState), Refusals))]
async fn read(State(state): State<AppState>, _: AdminUser) -> ApiResult<Json<RetentionState>> {
    retention::state(&*state.store).await.map(Json)
}

/// Sets how long calls are kept. Older ones are forgotten within the hour, for good.
#[utoipa::path(put, path = "/api/ringlet/settings/retention", tag = "settings", request_body = Retention, responses((status = 200, body = RetentionState), (status = 409, description = "Changed since it was read"), Refusals))]
async fn save(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
    Json(wish): Json<Retention>,
) -> ApiResult<Json<RetentionState>> {
    retention::set(&*state.store, wish, Some(&admin.id)).await?;
    retention::state(&*state.store).await.map(Json)
}
