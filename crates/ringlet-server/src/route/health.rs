//! `GET /healthz` (the process lives), `/readyz` (database and migrations), `/metrics` (Prometheus text).

use axum::Router;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::method_not_allowed;
use crate::app::AppState;
use crate::error::{ApiError, Code};
use crate::telemetry;

/// The routes, open to everybody who reaches them: they tell nothing about calls or people.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/healthz", get(async || "ok"))
        .route("/readyz", get(ready))
        .route("/metrics", get(metrics))
        .method_not_allowed_fallback(method_not_allowed)
}

async fn ready(State(state): State<AppState>) -> Result<&'static str, ApiError> {
    state.store.check().await.map_err(|error| {
        tracing::error!(%error, "not ready");
        ApiError::new(Code::Unavailable, "The database does not answer.")
    })?;
    Ok("ok")
}

async fn metrics(State(state): State<AppState>) -> Response {
    let text = telemetry::render_metrics(&state.hub);
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text).into_response()
}
