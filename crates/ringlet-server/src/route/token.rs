//! `POST /api/ringlet/token`: an access token for one hour, for a user and password or for who is signed in.

use std::net::SocketAddr;

use axum::body::Bytes;
use axum::extract::{ConnectInfo, State};
use axum::http::HeaderMap;
use axum::routing::post;
use ringlet_model::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa_axum::router::OpenApiRouter;

use super::Json;
use super::session::client_address;
use crate::app::AppState;
use crate::auth::Identity;
use crate::error::{ApiError, ApiResult, Code};
use crate::service::sign_in::{self, Credentials};

/// The routes.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().route("/api/ringlet/token", post(issue))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct TokenRequest {
    usr: Option<String>,
    pwd: Option<String>,
}

#[derive(Serialize)]
struct TokenAnswer {
    token: String,
    expires_at: Timestamp,
}

/// The body may be empty: then the session's own user gets the token.
async fn issue(
    State(state): State<AppState>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    who: Identity,
    headers: HeaderMap,
    body: Bytes,
) -> ApiResult<Json<TokenAnswer>> {
    let sent: TokenRequest = if body.is_empty() {
        TokenRequest::default()
    } else {
        serde_json::from_slice(&body)
            .map_err(|_| ApiError::new(Code::BadRequest, "Send {usr, pwd} as JSON."))?
    };
    let user_id = match (sent.usr, sent.pwd) {
        (Some(user), Some(password)) => {
            let address = client_address(peer, &headers);
            let credentials = Credentials { user, password };
            sign_in::check_password(&state, credentials, address)
                .await?
                .id
        }
        (Some(_), None) => return Err(ApiError::missing("pwd")),
        (None, Some(_)) => return Err(ApiError::missing("usr")),
        (None, None) => who.user()?.id,
    };
    let (token, expires_at) = sign_in::issue_token(&state, &user_id).await?;
    Ok(Json(TokenAnswer { token, expires_at }))
}
