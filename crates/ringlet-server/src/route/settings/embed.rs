//! `GET` and `PUT /api/ringlet/settings/embed`, `POST …/embed/secret`.

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, post};
use ringlet_model::api::{EmbedChange, EmbedSecret, EmbedSettings};
use utoipa_axum::router::OpenApiRouter;

use crate::app::AppState;
use crate::auth::AdminUser;
use crate::error::ApiResult;
use crate::route::Json;
use crate::service::embed;

/// The routes.
pub(super) fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .route("/api/ringlet/settings/embed", get(read).put(save))
        .route("/api/ringlet/settings/embed/secret", post(make_secret))
}

async fn read(State(state): State<AppState>, _: AdminUser) -> ApiResult<Json<EmbedSettings>> {
    Ok(Json(embed::read(&state).await?))
}

async fn save(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
    Json(change): Json<EmbedChange>,
) -> ApiResult<Json<EmbedSettings>> {
    Ok(Json(embed::save(&state, &admin, change).await?))
}

async fn make_secret(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
) -> ApiResult<(StatusCode, Json<EmbedSecret>)> {
    let made = embed::make_secret(&state, &admin).await?;
    Ok((StatusCode::CREATED, Json(made)))
}
