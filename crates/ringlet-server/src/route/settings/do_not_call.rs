//! `/api/ringlet/settings/do-not-call`: numbers that nobody may dial.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use ringlet_model::api::{DoNotCallDraft, DoNotCallEntry, DoNotCallPage};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::limited;
use crate::app::AppState;
use crate::auth::AdminUser;
use crate::error::ApiResult;
use crate::route::docs::Refusals;
use crate::route::{Json, Query};
use crate::service::do_not_call;

/// The routes.
pub(super) fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list, add))
        .routes(routes!(remove))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct PageRequest {
    /// Entries at most: 1–200, default 50.
    limit: Option<u32>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// Numbers that nobody may dial, newest first.
#[utoipa::path(get, path = "/api/ringlet/settings/do-not-call", tag = "settings", params(PageRequest), responses((status = 200, body = DoNotCallPage), Refusals))]
async fn list(
    State(state): State<AppState>,
    _: AdminUser,
    Query(page): Query<PageRequest>,
) -> ApiResult<Json<DoNotCallPage>> {
    let limit = limited(page.limit)?;
    let listed = do_not_call::page(&state, page.cursor.as_deref(), limit).await?;
    Ok(Json(listed))
}

/// Lists a number; from now on nobody can dial it.
#[utoipa::path(post, path = "/api/ringlet/settings/do-not-call", tag = "settings", request_body = DoNotCallDraft, responses((status = 201, body = DoNotCallEntry), (status = 409, description = "It is listed already"), Refusals))]
async fn add(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
    Json(draft): Json<DoNotCallDraft>,
) -> ApiResult<(StatusCode, Json<DoNotCallEntry>)> {
    let entry = do_not_call::add(&state, &admin, draft).await?;
    Ok((StatusCode::CREATED, Json(entry)))
}

/// Takes a number off the list.
#[utoipa::path(delete, path = "/api/ringlet/settings/do-not-call/{number}", tag = "settings", params(("number" = String, Path)), responses((status = 204), (status = 404), Refusals))]
async fn remove(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
    Path(number): Path<String>,
) -> ApiResult<StatusCode> {
    do_not_call::remove(&state, &admin, &number).await?;
    Ok(StatusCode::NO_CONTENT)
}
