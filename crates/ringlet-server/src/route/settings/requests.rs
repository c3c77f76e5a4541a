//! `GET /api/ringlet/settings/requests`: what was said between the server and its providers.

use axum::extract::State;
use ringlet_model::api::TrafficPage;
use ringlet_model::provider::Provider;
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
use crate::service::provider_traffic;

/// The routes.
pub(super) fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(list))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct PageRequest {
    /// Of this provider only.
    provider: Option<Provider>,
    /// Entries at most: 1–200, default 50.
    limit: Option<u32>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// Requests to providers and webhooks of theirs, newest first; secrets and numbers masked.
#[utoipa::path(get, path = "/api/ringlet/settings/requests", tag = "settings", params(PageRequest), responses((status = 200, body = TrafficPage), Refusals))]
async fn list(
    State(state): State<AppState>,
    _: AdminUser,
    Query(page): Query<PageRequest>,
) -> ApiResult<Json<TrafficPage>> {
    let limit = limited(page.limit)?;
    let cursor = page.cursor.as_deref();
    let listed = provider_traffic::page(&state, page.provider, cursor, limit).await?;
    Ok(Json(listed))
}
