//! `/api/ringlet/settings/…`, for administrators.

mod access;
mod embed;
mod providers;
mod site;

use utoipa_axum::router::OpenApiRouter;

use crate::app::AppState;

/// The routes.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .merge(site::router())
        .merge(embed::router())
        .merge(access::router())
        .merge(providers::router())
}
