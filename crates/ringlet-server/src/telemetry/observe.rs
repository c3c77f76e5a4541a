//! One log line and three metrics per request.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

use super::metrics::handle;
use crate::error::ApiError;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Counts, times and logs a request by its route (never by its path or query, which may hold numbers), and gives it an id
/// unless a proxy did.
pub async fn observe(request: Request, next: Next) -> Response {
    handle();
    let started = Instant::now();
    let id = request_id(&request);
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let mut response = next.run(request).await;
    let seconds = started.elapsed().as_secs_f64();
    let route = route.as_ref().map_or("unmatched", MatchedPath::as_str);
    let status = response.status().as_u16();
    let labels = [
        ("method", method.as_str().to_owned()),
        ("route", route.to_owned()),
        ("status", status.to_string()),
    ];
    metrics::counter!("ringlet_requests_total", &labels).increment(1);
    metrics::histogram!("ringlet_request_seconds", &labels[..2]).record(seconds);
    let code = response
        .extensions()
        .get::<ApiError>()
        .map(|error| error.code.as_str());
    let id_text = id.to_str().unwrap_or_default();
    let ms = seconds * 1000.0;
    if status >= 500 {
        tracing::warn!(%method, route, status, ms, code, id = id_text, "request failed");
    } else if method.is_safe() && status < 400 {
        tracing::debug!(%method, route, status, ms, id = id_text, "request");
    } else {
        tracing::info!(%method, route, status, ms, code, id = id_text, "request");
    }
    response.headers_mut().insert(REQUEST_ID, id);
    response
}

/// A proxy's id if it is short and plain, else a counter: it only has to be unique in this process's log.
fn request_id(request: &Request) -> HeaderValue {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(1);
    request
        .headers()
        .get(&REQUEST_ID)
        .filter(|id| id.len() <= 64 && id.as_bytes().iter().all(u8::is_ascii_graphic))
        .cloned()
        .unwrap_or_else(|| HeaderValue::from(NEXT.fetch_add(1, Ordering::Relaxed)))
}
