//! `GET /api/ringlet/audit?limit&cursor`, for administrators: newest first.

use axum::extract::State;
use ringlet_model::api::AuditPage;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::docs::Refusals;
use super::{Json, Query};
use crate::app::AppState;
use crate::auth::AdminUser;
use crate::error::{ApiError, ApiResult};

/// The routes.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(list))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct PageRequest {
    /// Entries at most: 1–200, default 50.
    limit: Option<u32>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// Who did what, newest first.
#[utoipa::path(get, path = "/api/ringlet/audit", tag = "settings", params(PageRequest), responses((status = 200, body = AuditPage), Refusals))]
async fn list(
    State(state): State<AppState>,
    _: AdminUser,
    Query(page): Query<PageRequest>,
) -> ApiResult<Json<AuditPage>> {
    let limit = page.limit.unwrap_or(50);
    if !(1..=200).contains(&limit) {
        return Err(ApiError::invalid(
            "limit",
            "“limit” is a number from 1 to 200.",
        ));
    }
    let before = page
        .cursor
        .map(|cursor| cursor.parse())
        .transpose()
        .map_err(|_| ApiError::invalid("cursor", "“cursor” isn't one this server has given."))?;
    let mut entries = state.store.list_audit(limit + 1, before).await?;
    let more = entries.len() > limit as usize;
    entries.truncate(limit as usize);
    let next_cursor = entries
        .last()
        .filter(|_| more)
        .map(|oldest| oldest.id.to_string());
    Ok(Json(AuditPage {
        entries,
        next_cursor,
    }))
}
