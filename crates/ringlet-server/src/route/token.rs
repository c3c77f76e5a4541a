//! `POST /api/ringlet/token`: an access token for one hour, for a user and password or for who is signed in.

use std::net::SocketAddr;

use axum::body::Bytes;
use axum::extract::{ConnectInfo, State};
use axum::http::HeaderMap;
use ringlet_model::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Json;
use super::docs::Refusals;
use super::session::client_address;
use crate::app::AppState;
use crate::auth::Identity;
use crate::error::{ApiError, ApiResult, Code};
use crate::service::sign_in::{self, Credentials};

/// The routes.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(issue))
}

#[derive(Default, Deserialize, ToSchema)]
#[serde(default)]
struct TokenRequest {
    /// User id.
    usr: Option<String>,
    /// Password.
    pwd: Option<String>,
}

#[derive(Serialize, ToSchema)]
struct TokenAnswer {
    /// Send it as `Authorization: Bearer …`.
    token: String,
    /// Its end.
    expires_at: Timestamp,
}

/// An access token for one hour, for a user and password; with an empty body for whoever is signed in.
#[utoipa::path(
    post,
    path = "/api/ringlet/token",
    tag = "widget",
    request_body = TokenRequest,
    responses((status = 200, body = TokenAnswer), Refusals)
)]
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
