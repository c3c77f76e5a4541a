//! A pretend TeleCMI: takes the requests of its admin interface and says no in its `code`.

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Json, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::desk::{Asked, Mood, Office};

/// The app id that this TeleCMI knows.
pub const APP_ID: u64 = 2_222_223;
/// A user of that app.
pub const USER: &str = "5003_2222223";
/// What it calls the first call placed with it; the next ones count on.
pub const REQUEST_ID: &str = "s96C6XK1BUHX0oVZfOo5NhoJfZZJd0y1nmrNN6dRL";

/// A running TeleCMI. Dropping it closes its socket.
#[derive(Debug)]
pub struct PretendTelecmi(Office);

impl PretendTelecmi {
    /// Opens it on a free loopback port; it knows [`APP_ID`] with this secret.
    ///
    /// # Errors
    /// When no port can be bound.
    pub async fn start(secret: &'static str) -> std::io::Result<Self> {
        let routes = Router::new()
            .route("/v2/webrtc/click2call", post(click_to_call))
            .route("/v2/{list}", post(history))
            .route("/v2/play", get(play))
            .with_state(secret);
        let office = Office::open(routes, || no(404, "Invalid number")).await?;
        Ok(Self(office))
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

/// TeleCMI refuses in the body; the status stays 200.
fn no(code: u16, words: &str) -> Response {
    Json(json!({ "code": code, "msg": words })).into_response()
}

async fn click_to_call(State(secret): State<&'static str>, body: Bytes) -> Response {
    let wish: Value = serde_json::from_slice(&body).unwrap_or_default();
    if wish["secret"] != secret {
        return no(407, "Invalid secret");
    }
    if wish["user_id"] != USER {
        return no(404, "User not found");
    }
    let Some(to) = wish["to"].as_u64() else {
        return no(400, "Parameter missing");
    };
    if wish["followme"] == wish["webrtc"] {
        return no(420, "Followme disabled");
    }
    // The number's last two digits tell one call from another.
    let id = format!("{REQUEST_ID}{:02}", to % 100);
    Json(json!({ "code": 200, "msg": "Call initiated", "request_id": id })).into_response()
}

async fn history(State(secret): State<&'static str>, body: Bytes) -> Response {
    let wish: Value = serde_json::from_slice(&body).unwrap_or_default();
    if wish["secret"] != secret || wish["appid"] != APP_ID {
        return no(404, "Authentication failed");
    }
    Json(json!({ "code": 200, "count": 0, "cdr": [] })).into_response()
}

#[derive(Deserialize)]
struct Play {
    #[serde(default)]
    secret: String,
    #[serde(default)]
    file: String,
}

async fn play(State(secret): State<&'static str>, Query(play): Query<Play>) -> Response {
    if play.secret != secret || play.file.is_empty() {
        return (StatusCode::NOT_FOUND, "not found").into_response();
    }
    ([(header::CONTENT_TYPE, "audio/mpeg")], "a recording").into_response()
}
