//! `extensions…`, for administrators.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use ringlet_model::api::telephony::{Extension, ExtensionDraft, ExtensionList};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::AppState;
use crate::auth::AdminUser;
use crate::error::ApiResult;
use crate::route::docs::Refusals;
use crate::route::{IdempotencyKey, Json};
use crate::service::telephony::extensions;

/// The routes.
pub(super) fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list, add))
        .routes(routes!(change, remove))
}

/// The PABX's extensions, and whose phone each is.
#[utoipa::path(get, path = "/api/telephony/extensions", tag = "telephony", responses((status = 200, body = ExtensionList), Refusals))]
async fn list(State(state): State<AppState>, _: AdminUser) -> ApiResult<Json<ExtensionList>> {
    Ok(Json(extensions::list(&state).await?))
}

/// Adds an extension. The same `Idempotency-Key` adds it once.
#[utoipa::path(post, path = "/api/telephony/extensions", tag = "telephony", params(("Idempotency-Key" = Option<String>, Header)), request_body = ExtensionDraft, responses((status = 201, body = Extension), (status = 502, description = "The PABX refused"), Refusals))]
async fn add(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
    key: IdempotencyKey,
    Json(draft): Json<ExtensionDraft>,
) -> ApiResult<(StatusCode, Json<Extension>)> {
    let key = key.request(&admin.id, "extension", &draft)?;
    let made = extensions::add(&state, &admin, draft, key).await?;
    Ok((StatusCode::CREATED, Json(made)))
}

/// Changes an extension, or whose phone it is.
#[utoipa::path(put, path = "/api/telephony/extensions/{id}", tag = "telephony", params(("id" = String, Path)), request_body = ExtensionDraft, responses((status = 200, body = Extension), (status = 404), (status = 409, description = "Changed since it was read"), (status = 502, description = "The PABX refused"), Refusals))]
async fn change(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
    Path(id): Path<String>,
    Json(draft): Json<ExtensionDraft>,
) -> ApiResult<Json<Extension>> {
    Ok(Json(extensions::change(&state, &admin, &id, draft).await?))
}

/// Removes an extension.
#[utoipa::path(delete, path = "/api/telephony/extensions/{id}", tag = "telephony", params(("id" = String, Path)), responses((status = 204), (status = 404), (status = 502, description = "The PABX refused"), Refusals))]
async fn remove(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
    Path(id): Path<String>,
) -> ApiResult<StatusCode> {
    extensions::remove(&state, &admin, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
