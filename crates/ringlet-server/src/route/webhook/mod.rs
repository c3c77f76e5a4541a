//! Doors for providers. They know no users: the company's signature, or a random key in the URL, says that it is the
//! provider.

mod door;
mod teams;

use axum::routing::post;
use utoipa_axum::router::OpenApiRouter;

pub(in crate::route) use door::{proved, receive};

use crate::app::AppState;

/// The routes with our own errors.
pub fn call_log_router() -> OpenApiRouter<AppState> {
    door::call_log_router().route(crate::service::teams::PATH, post(teams::notified))
}

/// The routes in Frappe's dialect.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().merge(door::router())
}
