//! `GET` and `PUT /api/ringlet/settings/access/{provider}`.

use axum::extract::{Path, State};
use ringlet_model::api::AccessRule;
use ringlet_model::provider::Provider;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::AppState;
use crate::auth::AdminUser;
use crate::error::{ApiError, ApiResult};
use crate::route::Json;
use crate::route::docs::Refusals;
use crate::service::access;

/// The routes.
pub(super) fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(read, save))
}

fn provider(id: &str) -> ApiResult<Provider> {
    Provider::from_name(id).ok_or_else(|| ApiError::not_found("Provider", id))
}

/// Who may call through a provider.
#[utoipa::path(get, path = "/api/ringlet/settings/access/{provider}", tag = "settings", params(("provider" = String, Path)), responses((status = 200, body = AccessRule), Refusals))]
async fn read(
    State(state): State<AppState>,
    _: AdminUser,
    Path(id): Path<String>,
) -> ApiResult<Json<AccessRule>> {
    Ok(Json(access::rule(&state, provider(&id)?).await?))
}

/// Sets who may call through a provider.
#[utoipa::path(put, path = "/api/ringlet/settings/access/{provider}", tag = "settings", params(("provider" = String, Path)), request_body = AccessRule, responses((status = 200, body = AccessRule), (status = 409, description = "Changed since it was read"), Refusals))]
async fn save(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
    Path(id): Path<String>,
    Json(rule): Json<AccessRule>,
) -> ApiResult<Json<AccessRule>> {
    let saved = access::save(&state, &admin, provider(&id)?, rule).await?;
    Ok(Json(saved))
}
