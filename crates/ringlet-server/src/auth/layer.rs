//! The layers that every request passes before its handler.

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use super::identify::identify;
use super::{Cookies, CurrentUser, Identity};
use crate::app::AppState;
use crate::error::{ApiError, Code};
use crate::storage::AuditRecord;

/// Finds out who asks and leaves an [`Identity`] for the handlers. Refusals of known users go to the audit log.
pub async fn authenticate(
    State(state): State<AppState>,
    mut request: Request,
    next: Next,
) -> Response {
    if let Err(refusal) = check_page(&state, request.method(), request.headers()) {
        return refusal.into_response();
    }
    let identity = match identify(&state, request.method(), request.headers()).await {
        Ok(identity) => identity,
        Err(refusal) => return refusal.into_response(),
    };
    let stale = matches!(
        identity,
        Identity::Guest {
            session_expired: true
        }
    );
    let user = match &identity {
        Identity::User(user) => Some(user.clone()),
        Identity::Guest { .. } => None,
    };
    let route = request.extensions().get::<MatchedPath>().cloned();
    request.extensions_mut().insert(identity);
    let mut response = next.run(request).await;
    if let Some(user) = user {
        let error = response.extensions().get::<ApiError>().cloned();
        note_refusal(&state, &user, route.as_ref(), error).await;
    }
    if stale && !response.headers().contains_key(header::SET_COOKIE) {
        let secure = state.config.is_https();
        Cookies { secure }.signed_out(response.headers_mut());
    }
    response
}

/// Refuses writes sent by pages of foreign origins, for routes outside [`authenticate`] such as signing in.
pub async fn refuse_foreign_pages(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    match check_page(&state, request.method(), request.headers()) {
        Ok(()) => next.run(request).await,
        Err(refusal) => refusal.into_response(),
    }
}

/// A foreign page can make a browser send a write with its cookies. Such a request carries the page's origin.
fn check_page(state: &AppState, method: &Method, headers: &HeaderMap) -> Result<(), ApiError> {
    if method.is_safe() || state.origins.allows(headers) {
        return Ok(());
    }
    Err(
        ApiError::not_allowed("Pages of this origin may not use this server.")
            .hint("An administrator can allow the origin in the embed settings."),
    )
}

async fn note_refusal(
    state: &AppState,
    user: &CurrentUser,
    route: Option<&MatchedPath>,
    error: Option<ApiError>,
) {
    let Some(error) = error.filter(|error| error.code == Code::NotAllowed) else {
        return;
    };
    let record = AuditRecord::by(&user.id, "refused")
        .target(route.map_or("", MatchedPath::as_str))
        .detail(error.message);
    if let Err(cause) = state.store.record(record).await {
        tracing::error!(%cause, "a refusal could not be written to the audit log");
    }
}
