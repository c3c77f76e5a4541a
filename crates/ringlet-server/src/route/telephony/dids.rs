//! `dids…`, for administrators.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use ringlet_model::api::telephony::{Did, DidDraft, DidList};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::AppState;
use crate::auth::AdminUser;
use crate::error::ApiResult;
use crate::route::docs::Refusals;
use crate::route::{IdempotencyKey, Json};
use crate::service::telephony::dids;

/// The routes.
pub(super) fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list, add))
        .routes(routes!(change, remove))
}

/// The numbers that people call us on.
#[utoipa::path(get, path = "/api/telephony/dids", tag = "telephony", responses((status = 200, body = DidList), Refusals))]
async fn list(State(state): State<AppState>, _: AdminUser) -> ApiResult<Json<DidList>> {
    Ok(Json(dids::list(&state).await?))
}

/// Adds a DID. The same `Idempotency-Key` adds it once.
#[utoipa::path(post, path = "/api/telephony/dids", tag = "telephony", params(("Idempotency-Key" = Option<String>, Header)), request_body = DidDraft, responses((status = 201, body = Did), (status = 502, description = "The PABX refused"), Refusals))]
async fn add(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
    key: IdempotencyKey,
    Json(draft): Json<DidDraft>,
) -> ApiResult<(StatusCode, Json<Did>)> {
    let key = key.request(&admin.id, "did", &draft)?;
    let made = dids::add(&state, &admin, draft, key).await?;
    Ok((StatusCode::CREATED, Json(made)))
}

/// Changes a DID.
#[utoipa::path(put, path = "/api/telephony/dids/{id}", tag = "telephony", params(("id" = String, Path)), request_body = DidDraft, responses((status = 200, body = Did), (status = 404), (status = 409, description = "Changed since it was read"), (status = 502, description = "The PABX refused"), Refusals))]
async fn change(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
    Path(id): Path<String>,
    Json(draft): Json<DidDraft>,
) -> ApiResult<Json<Did>> {
    Ok(Json(dids::change(&state, &admin, &id, draft).await?))
}

/// Removes a DID.
#[utoipa::path(delete, path = "/api/telephony/dids/{id}", tag = "telephony", params(("id" = String, Path)), responses((status = 204), (status = 404), (status = 502, description = "The PABX refused"), Refusals))]
async fn remove(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
    Path(id): Path<String>,
) -> ApiResult<StatusCode> {
    dids::remove(&state, &admin, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
