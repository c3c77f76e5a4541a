//! `/api/ringlet/settings/…`, for administrators.

mod access;
mod do_not_call;
mod embed;
mod providers;
mod requests;
mod retention;
mod site;
mod sources;

use utoipa_axum::router::OpenApiRouter;

use crate::app::AppState;
use crate::error::{ApiError, ApiResult};

/// The routes.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .merge(site::router())
        .merge(embed::router())
        .merge(access::router())
        .merge(providers::router())
        .merge(do_not_call::router())
        .merge(requests::router())
        .merge(retention::router())
        .merge(sources::router())
}

/// How many entries a page has: 1–200, usually 50.
pub(in crate::route) fn limited(wanted: Option<u32>) -> ApiResult<u32> {
    let limit = wanted.unwrap_or(50);
    if (1..=200).contains(&limit) {
        return Ok(limit);
    }
    Err(ApiError::invalid(
        "limit",
        "“limit” is a number from 1 to 200.",
    ))
}
