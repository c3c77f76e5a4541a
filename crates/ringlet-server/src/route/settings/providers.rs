//! `/api/ringlet/settings/providers…`: the hub, what each provider's settings are made of, and its webhook address.

use axum::extract::{Path, State};
use ringlet_model::api::{ProviderForm, ProviderList, WebhookInfo};
use ringlet_model::provider::Provider;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::AppState;
use crate::auth::AdminUser;
use crate::error::{ApiError, ApiResult, Code};
use crate::provider;
use crate::route::Json;
use crate::route::docs::Refusals;
use crate::service::{dialpad_webhook, provider_hub, provider_settings, webhook_key};

/// The routes.
pub(super) fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(form))
        .routes(routes!(webhook))
        .routes(routes!(rotate))
        .routes(routes!(register))
}

/// Every provider this server can set up, and how it does.
#[utoipa::path(get, path = "/api/ringlet/settings/providers", tag = "settings", responses((status = 200, body = ProviderList), Refusals))]
async fn list(State(state): State<AppState>, _: AdminUser) -> ApiResult<Json<ProviderList>> {
    Ok(Json(provider_hub::list(&state).await?))
}

/// What a provider's settings are made of, so that a screen can be drawn from it.
#[utoipa::path(get, path = "/api/ringlet/settings/providers/{id}/form", tag = "settings", params(("id" = String, Path)), responses((status = 200, body = ProviderForm), (status = 404), Refusals))]
async fn form(
    State(state): State<AppState>,
    _: AdminUser,
    Path(id): Path<String>,
) -> ApiResult<Json<ProviderForm>> {
    let form = named(&id)
        .and_then(provider::form)
        .ok_or_else(|| missing(&id))?;
    Ok(Json(provider_settings::describe(&state, form).await?))
}

/// The address to paste at the provider, with its key, and what came through it.
#[utoipa::path(get, path = "/api/ringlet/settings/providers/{id}/webhook", tag = "settings", params(("id" = String, Path)), responses((status = 200, body = WebhookInfo), (status = 404), Refusals))]
async fn webhook(
    State(state): State<AppState>,
    _: AdminUser,
    Path(id): Path<String>,
) -> ApiResult<Json<WebhookInfo>> {
    Ok(Json(webhook_key::info(&state, listened_to(&id)?).await?))
}

/// Makes a new key; the old address stops working at once. Refused where the provider signs what it sends.
#[utoipa::path(post, path = "/api/ringlet/settings/providers/{id}/webhook/rotate", tag = "settings", params(("id" = String, Path)), responses((status = 200, body = WebhookInfo), (status = 404), (status = 409, description = "The provider signs, and its address has no key"), Refusals))]
async fn rotate(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
    Path(id): Path<String>,
) -> ApiResult<Json<WebhookInfo>> {
    Ok(Json(
        webhook_key::rotate(&state, &admin, listened_to(&id)?).await?,
    ))
}

/// Tells the provider where the webhook is, where its interface takes that (Dialpad). A repeat changes nothing.
#[utoipa::path(post, path = "/api/ringlet/settings/providers/{id}/webhook/register", tag = "settings", params(("id" = String, Path)), responses((status = 200, body = WebhookInfo), (status = 404), (status = 409, description = "Not configured: no API key, no secret; or the provider must be told by hand"), Refusals))]
async fn register(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
    Path(id): Path<String>,
) -> ApiResult<Json<WebhookInfo>> {
    let provider = listened_to(&id)?;
    if provider != Provider::Dialpad {
        let text = format!("{} must be told by hand.", provider.label());
        return Err(ApiError::new(Code::NotSupported, text).hint("Paste the address there."));
    }
    Ok(Json(dialpad_webhook::register(&state, &admin).await?))
}

fn named(id: &str) -> Option<Provider> {
    Provider::ALL
        .into_iter()
        .find(|provider| provider.id() == id)
}

/// Only providers that send webhooks which this server can read.
fn listened_to(id: &str) -> ApiResult<Provider> {
    named(id)
        .filter(|provider| {
            *provider == Provider::Demo
                || provider::form(*provider).is_some_and(|form| form.webhook)
        })
        .ok_or_else(|| missing(id))
}

fn missing(id: &str) -> ApiError {
    ApiError::not_found("Provider", id)
}
