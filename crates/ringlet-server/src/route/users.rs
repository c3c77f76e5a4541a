//! `/api/ringlet/users…`, for administrators.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, post, put};
use ringlet_model::api::{ApiKey, UserChange, UserList, UserRow};
use utoipa_axum::router::OpenApiRouter;

use super::Json;
use crate::app::AppState;
use crate::auth::AdminUser;
use crate::error::ApiResult;
use crate::service::manage_users;

/// The routes.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .route("/api/ringlet/users", get(list).post(add))
        .route("/api/ringlet/users/{id}", put(change).delete(remove))
        .route("/api/ringlet/users/{id}/api-key", post(make_api_key))
}

async fn list(State(state): State<AppState>, _: AdminUser) -> ApiResult<Json<UserList>> {
    Ok(Json(manage_users::list(&state).await?))
}

async fn add(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
    Json(change): Json<UserChange>,
) -> ApiResult<(StatusCode, Json<UserRow>)> {
    let row = manage_users::add(&state, &admin, change).await?;
    Ok((StatusCode::CREATED, Json(row)))
}

async fn change(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
    Path(id): Path<String>,
    Json(change): Json<UserChange>,
) -> ApiResult<Json<UserRow>> {
    Ok(Json(
        manage_users::change(&state, &admin, &id, change).await?,
    ))
}

async fn remove(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
    Path(id): Path<String>,
) -> ApiResult<StatusCode> {
    manage_users::remove(&state, &admin, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn make_api_key(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
    Path(id): Path<String>,
) -> ApiResult<(StatusCode, Json<ApiKey>)> {
    let key = manage_users::make_api_key(&state, &admin, &id).await?;
    Ok((StatusCode::CREATED, Json(key)))
}
