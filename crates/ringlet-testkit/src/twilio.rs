//! A pretend Twilio: one account with one number. Calls go on when a test says so, by callbacks signed as Twilio signs them.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, Query, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Json, Response};
use axum::routing::{get, post};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde::Deserialize;
use serde_json::{Value, json};
use sha1::Sha1;
use url::form_urlencoded;

use crate::desk::{Asked, Mood, Office};

/// The account.
pub const ACCOUNT: &str = "AC00000000000000000000000000000000";
/// The account's only number.
pub const NUMBER: &str = "+15550100001";

/// A running Twilio. Dropping it closes its socket.
#[derive(Debug)]
pub struct PretendTwilio {
    office: Office,
    calls: Arc<Mutex<Vec<Value>>>,
    token: String,
}

type Calls = Arc<Mutex<Vec<Value>>>;

fn held(calls: &Calls) -> MutexGuard<'_, Vec<Value>> {
    calls.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The SID of the n-th call.
fn sid(number: usize) -> String {
    format!("CA{number:032}")
}

impl PretendTwilio {
    /// Opens it on a free loopback port. It takes the account with this auth token, and signs with it.
    ///
    /// # Errors
    /// When no port can be bound.
    pub async fn start(token: &str) -> std::io::Result<Self> {
        let calls = Calls::default();
        let right = format!("Basic {}", STANDARD.encode(format!("{ACCOUNT}:{token}")));
        let routes = Router::new()
            .route("/2010-04-01/Accounts/{account}", get(account))
            .route(
                "/2010-04-01/Accounts/{account}/Calls.json",
                post(place).get(children),
            )
            .route(
                "/2010-04-01/Accounts/{account}/Calls/{call}",
                get(read).post(change),
            )
            .route("/recordings/{file}", get(recording))
            .layer(middleware::from_fn_with_state(
                Arc::<str>::from(right),
                guard,
            ))
            .with_state(Arc::clone(&calls));
        let refusal = || error(StatusCode::BAD_REQUEST, 21_211, "Invalid 'To' Phone Number");
        let office = Office::open(routes, refusal).await?;
        Ok(Self {
            office,
            calls,
            token: token.to_owned(),
        })
    }

    /// What an administrator enters as API endpoint.
    #[must_use]
    pub fn api_endpoint(&self) -> String {
        self.office.url.clone()
    }

    /// Everything it was asked, oldest first.
    #[must_use]
    pub fn asked(&self) -> Vec<Asked> {
        self.office.asked()
    }

    /// How it takes requests from now on.
    pub fn set_mood(&self, mood: Mood) {
        self.office.set_mood(mood);
    }

    /// The customer's leg of a call begins; answers its SID.
    #[must_use]
    pub fn bridge(&self, parent: &str) -> String {
        let mut calls = held(&self.calls);
        let sid = sid(calls.len() + 1);
        calls.push(json!({
            "sid": sid, "parent_call_sid": parent, "status": "ringing", "direction": "outbound-dial",
        }));
        sid
    }

    /// Sets how a leg is.
    pub fn set(&self, sid: &str, status: &str, seconds: u32) {
        for call in held(&self.calls).iter_mut() {
            if call["sid"] == sid {
                call["status"] = json!(status);
                call["duration"] = json!(seconds.to_string());
            }
        }
    }

    /// The signature over this address and these fields.
    #[must_use]
    pub fn signature(&self, url: &str, fields: &[(&str, &str)]) -> String {
        let sorted: BTreeSet<_> = fields.iter().collect();
        let mut text = url.to_owned();
        for (name, value) in sorted {
            text.push_str(name);
            text.push_str(value);
        }
        let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(self.token.as_bytes()) else {
            return String::new();
        };
        mac.update(text.as_bytes());
        STANDARD.encode(mac.finalize().into_bytes())
    }
}

fn error(status: StatusCode, code: u32, words: &str) -> Response {
    let body = json!({ "code": code, "message": words, "status": status.as_u16() });
    (status, Json(body)).into_response()
}

async fn guard(State(right): State<Arc<str>>, request: Request, next: Next) -> Response {
    let sent = request.headers().get(header::AUTHORIZATION);
    if sent.is_none_or(|sent| sent.as_bytes() != right.as_bytes()) {
        return error(StatusCode::UNAUTHORIZED, 20_003, "Authenticate");
    }
    next.run(request).await
}

async fn account(Path(account): Path<String>) -> Response {
    if account.trim_end_matches(".json") != ACCOUNT {
        return error(StatusCode::NOT_FOUND, 20_404, "Not found");
    }
    Json(json!({ "sid": ACCOUNT, "status": "active" })).into_response()
}

async fn place(State(calls): State<Calls>, body: Bytes) -> Response {
    let fields: Vec<(String, String)> = form_urlencoded::parse(&body).into_owned().collect();
    let has = |name: &str, value: &str| fields.iter().any(|(n, v)| n == name && v == value);
    if !has("From", NUMBER) {
        let words = "The 'From' number is not a valid phone number for your account.";
        return error(StatusCode::BAD_REQUEST, 21_212, words);
    }
    let mut calls = held(&calls);
    let call = json!({
        "sid": sid(calls.len() + 1), "parent_call_sid": null, "status": "queued",
        "direction": "outbound-api", "duration": null,
    });
    calls.push(call.clone());
    (StatusCode::CREATED, Json(call)).into_response()
}

#[derive(Deserialize)]
struct Children {
    #[serde(rename = "ParentCallSid")]
    parent: String,
}

async fn children(State(calls): State<Calls>, Query(of): Query<Children>) -> Response {
    let calls = held(&calls);
    let children: Vec<&Value> = calls
        .iter()
        .filter(|call| call["parent_call_sid"] == of.parent)
        .collect();
    Json(json!({ "calls": children })).into_response()
}

async fn read(State(calls): State<Calls>, Path((_, call)): Path<(String, String)>) -> Response {
    let sid = call.trim_end_matches(".json");
    let found = held(&calls).iter().find(|call| call["sid"] == sid).cloned();
    match found {
        Some(call) => Json(call).into_response(),
        None => error(StatusCode::NOT_FOUND, 20_404, "Not found"),
    }
}

async fn change(
    State(calls): State<Calls>,
    Path((account, call)): Path<(String, String)>,
) -> Response {
    let sid = call.trim_end_matches(".json").to_owned();
    for leg in held(&calls).iter_mut() {
        if leg["sid"] == sid || leg["parent_call_sid"] == sid {
            leg["status"] = json!("completed");
        }
    }
    read(State(calls), Path((account, call))).await
}

async fn recording() -> Response {
    ([(header::CONTENT_TYPE, "audio/mpeg")], b"ID3".to_vec()).into_response()
}
