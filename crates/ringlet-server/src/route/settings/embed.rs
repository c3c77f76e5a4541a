//! `GET` and `PUT /api/ringlet/settings/embed`, `POST …/embed/secret`.

use axum::extract::State;
use axum::http::StatusCode;
use ringlet_model::api::{EmbedChange, EmbedSecret, EmbedSettings};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::AppState;
use crate::auth::AdminUser;
use crate::error::ApiResult;
use crate::route::Json;
use crate::route::docs::Refusals;
use crate::service::embed;

/// The routes.
pub(super) fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(read, save))
        .routes(routes!(make_secret))
}

/// Which pages may embed, and what they need.
#[utoipa::path(get, path = "/api/ringlet/settings/embed", tag = "settings", responses((status = 200, body = EmbedSettings), Refusals))]
async fn read(State(state): State<AppState>, _: AdminUser) -> ApiResult<Json<EmbedSettings>> {
    Ok(Json(embed::read(&state).await?))
}

/// Replaces the origins kept in the settings.
#[utoipa::path(put, path = "/api/ringlet/settings/embed", tag = "settings", request_body = EmbedChange, responses((status = 200, body = EmbedSettings), (status = 409, description = "Changed since it was read"), Refusals))]
async fn save(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
    Json(change): Json<EmbedChange>,
) -> ApiResult<Json<EmbedSettings>> {
    Ok(Json(embed::save(&state, &admin, change).await?))
}

/// Makes a new embed secret, shown this once; tokens signed with the old one are refused from now on.
#[utoipa::path(post, path = "/api/ringlet/settings/embed/secret", tag = "settings", responses((status = 201, body = EmbedSecret), Refusals))]
async fn make_secret(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
) -> ApiResult<(StatusCode, Json<EmbedSecret>)> {
    let made = embed::make_secret(&state, &admin).await?;
    Ok((StatusCode::CREATED, Json(made)))
}
