//! `/api/ringlet/settings/providers…`: the hub, and each provider's webhook address.

use axum::extract::{Path, State};
use ringlet_model::api::{ProviderList, WebhookInfo};
use ringlet_model::provider::Provider;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::AppState;
use crate::auth::AdminUser;
use crate::error::{ApiError, ApiResult};
use crate::route::Json;
use crate::route::docs::Refusals;
use crate::service::{provider_hub, webhook_key};

/// The routes.
pub(super) fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(webhook))
        .routes(routes!(rotate))
}

/// Every provider this server can set up, and how it does.
#[utoipa::path(get, path = "/api/ringlet/settings/providers", tag = "settings", responses((status = 200, body = ProviderList), Refusals))]
async fn list(State(state): State<AppState>, _: AdminUser) -> ApiResult<Json<ProviderList>> {
    Ok(Json(provider_hub::list(&state).await?))
}

/// The address to paste at the provider, with its key, and what came through it.
#[utoipa::path(get, path = "/api/ringlet/settings/providers/{id}/webhook", tag = "settings", params(("id" = String, Path)), responses((status = 200, body = WebhookInfo), (status = 404), Refusals))]
async fn webhook(
    State(state): State<AppState>,
    _: AdminUser,
    Path(id): Path<String>,
) -> ApiResult<Json<WebhookInfo>> {
    Ok(Json(webhook_key::info(&state, provider(&id)?).await?))
}

/// Makes a new key; the old address stops working at once.
#[utoipa::path(post, path = "/api/ringlet/settings/providers/{id}/webhook/rotate", tag = "settings", params(("id" = String, Path)), responses((status = 200, body = WebhookInfo), (status = 404), Refusals))]
async fn rotate(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
    Path(id): Path<String>,
) -> ApiResult<Json<WebhookInfo>> {
    Ok(Json(
        webhook_key::rotate(&state, &admin, provider(&id)?).await?,
    ))
}

/// Only providers whose webhooks this server can read.
fn provider(id: &str) -> ApiResult<Provider> {
    Provider::from_name(id)
        .filter(|provider| matches!(provider, Provider::TataTele | Provider::Demo))
        .ok_or_else(|| ApiError::not_found("Provider", id))
}
