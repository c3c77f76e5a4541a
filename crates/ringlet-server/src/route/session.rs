//! Frappe's sign-in methods: `login`, `logout`, `frappe.auth.get_logged_user`, `ping`.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequest, Request, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{any, get};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa_axum::router::OpenApiRouter;

use super::Json;
use crate::app::AppState;
use crate::auth::{Cookies, CurrentUser, Identity, Via};
use crate::error::{ApiError, Code};
use crate::service::sign_in::{self, Credentials};

/// Routes inside the auth layer.
pub fn router() -> OpenApiRouter<AppState> {
    let mut routes = OpenApiRouter::new();
    for base in ["/api/method", "/api/v1/method"] {
        routes = routes
            .route(&format!("{base}/logout"), any(logout))
            .route(
                &format!("{base}/frappe.auth.get_logged_user"),
                any(get_logged_user),
            )
            .route(&format!("{base}/ping"), get(ping).post(ping));
    }
    routes
}

/// Signing in knows no user yet.
pub fn sign_in_router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .route("/api/method/login", axum::routing::post(login))
        .route("/api/v1/method/login", axum::routing::post(login))
}

/// `{usr, pwd}` as JSON or form → session cookie, `{message: "Logged In", home_page, full_name}`.
async fn login(
    State(state): State<AppState>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request,
) -> Result<Response, ApiError> {
    let address = client_address(peer, request.headers());
    let sent = read(request, &state).await?;
    let credentials = match (sent.usr, sent.pwd) {
        (Some(user), Some(password)) if !user.is_empty() && !password.is_empty() => {
            Credentials { user, password }
        }
        _ => {
            return Err(ApiError::new(
                Code::BadCredentials,
                "Incomplete login details",
            ));
        }
    };
    let signed_in = sign_in::start_session(&state, credentials, address).await?;
    let body = json!({
        "message": "Logged In",
        "home_page": "/settings",
        "full_name": signed_in.user.name,
    });
    let mut response = Json(body).into_response();
    cookies(&state).signed_in(
        response.headers_mut(),
        &signed_in.cookie,
        &signed_in.user.id,
        &signed_in.user.name,
        signed_in.seconds,
    );
    Ok(response)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Login {
    usr: Option<String>,
    pwd: Option<String>,
}

async fn read(request: Request, state: &AppState) -> Result<Login, ApiError> {
    let is_form = request
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| {
            kind.as_bytes()
                .starts_with(b"application/x-www-form-urlencoded")
        });
    if is_form {
        let form = axum::Form::<Login>::from_request(request, state).await;
        return Ok(form
            .map_err(|_| ApiError::new(Code::BadRequest, "The form can't be read."))?
            .0);
    }
    Ok(Json::<Login>::from_request(request, state).await?.0)
}

async fn logout(State(state): State<AppState>, who: Identity) -> Result<Response, ApiError> {
    if let Identity::User(user) = who
        && let Via::Session(hash) = user.via
    {
        sign_in::end_session(&state, &user.id, hash).await?;
    }
    let body = json!({"message": "Logged Out", "home_page": "/", "full_name": "Guest"});
    let mut response = Json(body).into_response();
    cookies(&state).signed_out(response.headers_mut());
    Ok(response)
}

async fn get_logged_user(user: CurrentUser) -> Json<Value> {
    Json(json!({ "message": user.id }))
}

async fn ping() -> Json<Value> {
    Json(json!({ "message": "pong" }))
}

fn cookies(state: &AppState) -> Cookies {
    Cookies {
        secure: state.config.is_https(),
    }
}

/// Who connects. A reverse proxy on the same machine names the real one last in `X-Forwarded-For`; nobody else is believed.
pub(super) fn client_address(peer: SocketAddr, headers: &HeaderMap) -> IpAddr {
    let forwarded = || {
        headers
            .get("x-forwarded-for")?
            .to_str()
            .ok()?
            .rsplit(',')
            .next()?
            .trim()
            .parse()
            .ok()
    };
    if peer.ip().is_loopback() {
        forwarded().unwrap_or_else(|| peer.ip())
    } else {
        peer.ip()
    }
}
