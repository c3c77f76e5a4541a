//! All routes, on one page.
//!
//! Our own face (`/api/ringlet`, `/calls`), Frappe's dialect (`/api/method`, `/api/resource`; its errors are re-rendered in
//! Frappe's shape), doors that know no users, and pages.

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state, map_response};
use axum::routing::any;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;
use utoipa::OpenApi as _;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use crate::app::AppState;
use crate::auth::{authenticate, refuse_foreign_pages};
use crate::route;
use crate::telemetry;

/// Largest body of a request, bytes.
const LARGEST_BODY: usize = 1024 * 1024;
/// Largest files of one import, bytes.
const LARGEST_IMPORT: usize = 64 * 1024 * 1024;
/// How long an import may take. Files are sent again when it broke off: what is in the log stays known.
const LONGEST_IMPORT: Duration = Duration::from_secs(600);
/// How long a handler may take to begin its answer.
const LONGEST_REQUEST: Duration = Duration::from_secs(30);

/// Our own face, for people who are signed in.
fn ringlet() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .merge(route::boot::router())
        .merge(route::token::router())
        .merge(route::events::router())
        .merge(route::users::router())
        .merge(route::audit::router())
        .merge(route::call_log::router())
        .merge(route::records::router())
        .merge(route::settings::router())
        .merge(route::calls::router())
        .merge(route::calling_list::router())
        .merge(route::dialpad::router())
        .merge(route::twilio::router())
        .merge(route::recording::router())
        .merge(route::telephony::router())
        .merge(demo())
}

/// What only a demo has.
fn demo() -> OpenApiRouter<AppState> {
    #[cfg(feature = "demo")]
    return route::demo::router();
    #[cfg(not(feature = "demo"))]
    OpenApiRouter::new()
}

/// Frappe's dialect, for people who are signed in.
fn frappe() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .merge(route::session::router())
        .merge(route::telecmi::router())
        .merge(route::rpc::router())
        .merge(route::resource::router())
}

/// Frappe's dialect, for people who aren't yet.
fn frappe_for_guests() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().merge(route::session::sign_in_router())
}

/// The whole server.
pub fn router(state: AppState) -> Router {
    let signed_in = || from_fn_with_state(state.clone(), authenticate);
    let own_pages = || from_fn_with_state(state.clone(), refuse_foreign_pages);
    let in_frappes_shape = Router::new()
        .merge(Router::from(frappe()).layer(signed_in()))
        .merge(Router::from(frappe_for_guests()).layer(own_pages()))
        .merge(Router::from(route::webhook::router()))
        .method_not_allowed_fallback(route::method_not_allowed)
        .layer(from_fn(route::frappe::errors::render));
    let api = Router::new()
        .merge(Router::from(ringlet()).layer(signed_in()))
        .merge(Router::from(route::telephony::door()))
        .merge(Router::from(route::webhook::call_log_router()))
        .merge(Router::from(route::twilio::doors()))
        .route("/api/{*rest}", any(route::not_found))
        // Set before the CORS layer, which has to see preflights.
        .method_not_allowed_fallback(route::method_not_allowed)
        .merge(in_frappes_shape)
        .layer(route::cors::layer(&state.origins));
    let imports = Router::from(route::call_log::import_router())
        .layer(signed_in())
        .method_not_allowed_fallback(route::method_not_allowed)
        .layer(route::cors::layer(&state.origins))
        .layer(DefaultBodyLimit::max(LARGEST_IMPORT))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::GATEWAY_TIMEOUT,
            LONGEST_IMPORT,
        ));
    api.merge(route::health::router())
        .merge(route::docs::router(openapi()))
        .fallback(route::assets::file_or_not_found)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::GATEWAY_TIMEOUT,
            LONGEST_REQUEST,
        ))
        .merge(imports)
        .layer(CatchPanicLayer::custom(route::panicked))
        .layer(map_response(route::security_headers::add))
        .layer(from_fn(telemetry::observe))
        .with_state(state)
}

/// The description of the HTTP interface.
#[must_use]
pub fn openapi() -> OpenApi {
    OpenApiRouter::with_openapi(route::docs::Interface::openapi())
        .merge(ringlet())
        .merge(route::call_log::import_router())
        .merge(frappe())
        .merge(frappe_for_guests())
        .merge(route::telephony::door())
        .into_openapi()
}
