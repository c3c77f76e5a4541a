//! `POST /calls/webhooks/teams`: change notifications of Microsoft Graph, and the handshake before them.

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use crate::app::AppState;
use crate::error::{ApiError, ApiResult, Code};
use crate::route::unread;
use crate::service::teams;

/// Tokens are some hundred characters.
const LONGEST_TOKEN: usize = 4096;

/// Says a handshake's token back, as text and nothing else; takes a notification, which is worked on later.
pub(super) async fn notified(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
    body: Result<Bytes, BytesRejection>,
) -> ApiResult<Response> {
    let query = query.unwrap_or_default();
    let mut fields = url::form_urlencoded::parse(query.as_bytes());
    if let Some((_, token)) = fields.find(|(name, _)| name == "validationToken") {
        if token.len() > LONGEST_TOKEN || !teams::is_on(&state).await? {
            return Err(ApiError::new(
                Code::BadRequest,
                "This handshake isn’t expected.",
            ));
        }
        let plain = [
            (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        ];
        return Ok((plain, token.into_owned()).into_response());
    }
    let body = body.map_err(|rejection| unread(&rejection))?;
    teams::receive(&state, &body).await?;
    Ok(StatusCode::ACCEPTED.into_response())
}
