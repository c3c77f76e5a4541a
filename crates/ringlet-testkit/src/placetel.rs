//! A pretend Placetel: takes dials with an empty answer, and signs what it sends.

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Json, Response};
use axum::routing::{get, post};
use serde_json::json;

use crate::desk::{Asked, Mood, Office};

/// A SIP user of the account.
pub const SIP_USER: &str = "7770000001@fpbx.de";

/// A running Placetel. Dropping it closes its socket.
#[derive(Debug)]
pub struct PretendPlacetel(Office);

impl PretendPlacetel {
    /// Opens it on a free loopback port; `authorization` is the `Bearer …` header it takes.
    ///
    /// # Errors
    /// When no port can be bound.
    pub async fn start(authorization: &'static str) -> std::io::Result<Self> {
        let routes = Router::new()
            .route("/v2/calls", post(async || StatusCode::NO_CONTENT))
            .route("/v2/me", get(async || Json(json!({ "id": 1 }))))
            .route("/v2/call_detail_records", get(async || Json(json!([]))))
            .layer(middleware::from_fn_with_state(authorization, guard));
        let refusal = || no(StatusCode::UNPROCESSABLE_ENTITY, "target is invalid");
        Ok(Self(Office::open(routes, refusal).await?))
    }

    /// What an administrator enters as API endpoint.
    #[must_use]
    pub fn api_endpoint(&self) -> String {
        format!("{}/v2", self.0.url)
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

fn no(status: StatusCode, words: &str) -> Response {
    (status, Json(json!({ "error": words }))).into_response()
}

async fn guard(State(right): State<&'static str>, request: Request, next: Next) -> Response {
    let sent = request.headers().get(header::AUTHORIZATION);
    if sent.is_none_or(|sent| sent != right) {
        return no(StatusCode::UNAUTHORIZED, "unauthorized");
    }
    next.run(request).await
}
