//! `/api/ringlet/users…`, for administrators.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use ringlet_model::api::{ApiKey, UserChange, UserList, UserRow};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Json;
use super::docs::Refusals;
use crate::app::AppState;
use crate::auth::AdminUser;
use crate::error::ApiResult;
use crate::service::manage_users;

/// The routes.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list, add))
        .routes(routes!(change, remove))
        .routes(routes!(make_api_key))
}

/// All users, by name.
#[utoipa::path(get, path = "/api/ringlet/users", tag = "settings", responses((status = 200, body = UserList), Refusals))]
async fn list(State(state): State<AppState>, _: AdminUser) -> ApiResult<Json<UserList>> {
    Ok(Json(manage_users::list(&state).await?))
}

/// Adds a user.
#[utoipa::path(post, path = "/api/ringlet/users", tag = "settings", request_body = UserChange, responses((status = 201, body = UserRow), (status = 409, description = "The id is taken"), Refusals))]
async fn add(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
    Json(change): Json<UserChange>,
) -> ApiResult<(StatusCode, Json<UserRow>)> {
    let row = manage_users::add(&state, &admin, change).await?;
    Ok((StatusCode::CREATED, Json(row)))
}

/// Changes a user; what is left out stays.
#[utoipa::path(put, path = "/api/ringlet/users/{id}", tag = "settings", params(("id" = String, Path)), request_body = UserChange, responses((status = 200, body = UserRow), (status = 409, description = "The last administrator; changed since it was read"), Refusals))]
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

/// Removes a user; calls, notes and the audit log stay.
#[utoipa::path(delete, path = "/api/ringlet/users/{id}", tag = "settings", params(("id" = String, Path)), responses((status = 204), (status = 409, description = "The last administrator"), Refusals))]
async fn remove(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
    Path(id): Path<String>,
) -> ApiResult<StatusCode> {
    manage_users::remove(&state, &admin, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Makes an API key, shown this once; an older one stops working.
#[utoipa::path(post, path = "/api/ringlet/users/{id}/api-key", tag = "settings", params(("id" = String, Path)), responses((status = 201, body = ApiKey), Refusals))]
async fn make_api_key(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
    Path(id): Path<String>,
) -> ApiResult<(StatusCode, Json<ApiKey>)> {
    let key = manage_users::make_api_key(&state, &admin, &id).await?;
    Ok((StatusCode::CREATED, Json(key)))
}
