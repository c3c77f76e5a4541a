//! Cross-origin requests: allowed for pages of the allow-list, with cookies.

use std::time::Duration;

use axum::http::{HeaderName, HeaderValue, Method, header, request};
use tower_http::cors::{AllowOrigin, CorsLayer};

use crate::auth::Origins;

/// Answers preflights and marks answers. The list is asked anew for each request, so a change of settings counts at once.
pub fn layer(origins: &Origins) -> CorsLayer {
    let origins = origins.clone();
    let allowed = move |origin: &HeaderValue, _: &request::Parts| {
        origin
            .to_str()
            .is_ok_and(|origin| origins.may_embed(origin))
    };
    CorsLayer::new()
        .allow_origin(AllowOrigin::predicate(allowed))
        .allow_credentials(true)
        .allow_methods([Method::GET, Method::POST, Method::PUT, Method::DELETE])
        .allow_headers([
            header::ACCEPT,
            header::AUTHORIZATION,
            header::CONTENT_TYPE,
            HeaderName::from_static("idempotency-key"),
            HeaderName::from_static("last-event-id"),
            HeaderName::from_static("x-frappe-csrf-token"),
            HeaderName::from_static("x-frappe-site-name"),
            HeaderName::from_static("x-requested-with"),
        ])
        .expose_headers([header::RETRY_AFTER, HeaderName::from_static("x-request-id")])
        .max_age(Duration::from_hours(24))
}
