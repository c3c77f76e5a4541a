//! All routes, on one page.
//!
//! Four faces: Frappe's dialect (`/api/method`, `/api/resource`), our own (`/api/ringlet`, `/calls`), doors that know no
//! users (webhooks), and pages. Errors of the first are re-rendered in Frappe's shape by `frappe_errors`.

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state, map_response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use crate::app::AppState;
use crate::auth::{authenticate, refuse_foreign_pages};
use crate::route;
use crate::telemetry;

/// Largest body of a request, bytes.
const LARGEST_BODY: usize = 1024 * 1024;
/// How long a handler may take to begin its answer.
const LONGEST_REQUEST: Duration = Duration::from_secs(30);

/// The whole server.
pub fn router(state: AppState) -> Router {
    let (routes, _) = documented(&state).split_for_parts();
    routes
        .merge(route::health::router())
        .fallback(route::not_found)
        .method_not_allowed_fallback(route::method_not_allowed)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::GATEWAY_TIMEOUT,
            LONGEST_REQUEST,
        ))
        .layer(CatchPanicLayer::custom(route::panicked))
        .layer(route::cors::layer(&state.origins))
        .layer(map_response(route::security_headers::add))
        .layer(from_fn(telemetry::observe))
        .with_state(state)
}

/// The description of the HTTP interface.
#[must_use]
pub fn openapi(state: &AppState) -> OpenApi {
    documented(state).into_openapi()
}

fn documented(state: &AppState) -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .merge(ringlet(state))
        .merge(frappe(state))
}

/// Our own face.
fn ringlet(state: &AppState) -> OpenApiRouter<AppState> {
    let signed_in = OpenApiRouter::new()
        .merge(route::boot::router())
        .merge(route::token::router())
        .merge(route::events::router())
        .merge(route::users::router())
        .merge(route::audit::router())
        .merge(route::settings::router());
    signed_in.layer(from_fn_with_state(state.clone(), authenticate))
}

/// Frappe's dialect.
fn frappe(state: &AppState) -> OpenApiRouter<AppState> {
    let signed_in = OpenApiRouter::new()
        .merge(route::session::router())
        .layer(from_fn_with_state(state.clone(), authenticate));
    let guests = route::session::sign_in_router()
        .layer(from_fn_with_state(state.clone(), refuse_foreign_pages));
    signed_in
        .merge(guests)
        .layer(map_response(route::frappe_errors::render))
}
