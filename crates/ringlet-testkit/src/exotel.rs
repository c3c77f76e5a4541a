//! A pretend Exotel: one account with two ExoPhones.

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Json, Response};
use axum::routing::{get, post};
use serde_json::json;
use url::form_urlencoded;

use crate::desk::{Asked, Mood, Office};

/// The account.
pub const ACCOUNT: &str = "ringlet1";
/// User of the interface.
pub const KEY: &str = "0123456789abcdef";
/// The account's own numbers.
pub const EXOPHONES: [&str; 2] = ["08047100001", "08047100002"];
/// The call placed with it.
pub const CALL_SID: &str = "80bfbec2d78bbbf10fb851f4fa160001";

/// A running Exotel. Dropping it closes its socket.
#[derive(Debug)]
pub struct PretendExotel(Office);

impl PretendExotel {
    /// Opens it on a free loopback port; `authorization` is the `Basic …` header it takes.
    ///
    /// # Errors
    /// When no port can be bound.
    pub async fn start(authorization: &'static str) -> std::io::Result<Self> {
        let routes = Router::new()
            .route("/v1/Accounts/{account}/Calls/connect.json", post(connect))
            .route("/v1/Accounts/{account}/Calls/{call}", get(details))
            .route("/v1/Accounts/{account}", get(account))
            .route(
                "/v2_beta/Accounts/{account}/IncomingPhoneNumbers",
                get(numbers),
            )
            .layer(middleware::from_fn_with_state(authorization, guard));
        let office = Office::open(routes, || {
            exception(StatusCode::BAD_REQUEST, "Invalid parameter")
        })
        .await?;
        Ok(Self(office))
    }

    /// What an administrator enters as subdomain.
    #[must_use]
    pub fn subdomain(&self) -> String {
        self.0.url.clone()
    }

    /// Everything it was asked, oldest first.
    #[must_use]
    pub fn asked(&self) -> Vec<Asked> {
        self.0.asked()
    }

    /// How it takes requests from now on.
    pub fn set_mood(&self, mood: Mood) {
        self.0.set_mood(mood);
    }
}

fn exception(status: StatusCode, words: &str) -> Response {
    let body = json!({ "RestException": { "Status": status.as_u16(), "Message": words } });
    (status, Json(body)).into_response()
}

async fn guard(State(right): State<&'static str>, request: Request, next: Next) -> Response {
    let sent = request.headers().get(header::AUTHORIZATION);
    if sent.is_none_or(|sent| sent != right) {
        return exception(StatusCode::UNAUTHORIZED, "Authentication failed");
    }
    next.run(request).await
}

async fn account(Path(account): Path<String>) -> Response {
    if account.trim_end_matches(".json") != ACCOUNT {
        return exception(StatusCode::NOT_FOUND, "No such account");
    }
    Json(json!({ "Account": { "Sid": ACCOUNT } })).into_response()
}

async fn numbers() -> Response {
    let rows: Vec<_> = EXOPHONES
        .iter()
        .map(|number| json!({ "friendly_name": number, "phone_number": number }))
        .collect();
    Json(json!({ "incoming_phone_numbers": rows })).into_response()
}

async fn connect(body: Bytes) -> Response {
    let fields: Vec<(String, String)> = form_urlencoded::parse(&body).into_owned().collect();
    let field = |name: &str| {
        let mut found = fields.iter().filter(|(field, _)| field == name);
        found
            .next()
            .map(|(_, value)| value.clone())
            .unwrap_or_default()
    };
    let caller_id = field("CallerId");
    if !EXOPHONES.iter().any(|number| *number == caller_id) {
        return exception(StatusCode::BAD_REQUEST, "CallerId is not yours");
    }
    Json(json!({ "Call": {
        "Sid": CALL_SID, "From": field("From"), "To": field("To"), "Status": "in-progress", "Direction": "outbound-api",
    }}))
    .into_response()
}

async fn details() -> Response {
    exception(StatusCode::NOT_FOUND, "No such call")
}
