//! Twilio's REST interface of 2010-04-01, as far as it is asked: the account, its keys, TwiML apps and calls.

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
use serde::Deserialize;
use serde_json::{Value, json};
use url::form_urlencoded;

use super::{ACCOUNT, NUMBER};

/// What an account holds.
#[derive(Debug, Default)]
pub(super) struct Account {
    /// Each leg.
    pub(super) calls: Vec<Value>,
    /// TwiML apps.
    pub(super) apps: Vec<Value>,
    /// API keys with their secrets.
    pub(super) keys: Vec<(String, String)>,
    /// `active`, `suspended`, `closed`.
    pub(super) status: String,
    /// Opens everything.
    pub(super) token: String,
}

impl Account {
    /// Adds a leg that rings; answers its SID.
    pub(super) fn add(&mut self, mut call: Value) -> String {
        let sid = call_sid(self.calls.len() + 1);
        call["sid"] = json!(sid);
        call["status"] = json!("ringing");
        self.calls.push(call);
        sid
    }
}

/// An account that requests share.
pub(super) type Shared = Arc<Mutex<Account>>;

/// Its content.
pub(super) fn held(account: &Shared) -> MutexGuard<'_, Account> {
    account.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The SID of the n-th call, key or app.
fn sid(kind: &str, number: usize) -> String {
    format!("{kind}{number:032}")
}

/// The SID of the n-th call.
fn call_sid(number: usize) -> String {
    sid("CA", number)
}

/// Its routes.
pub(super) fn routes(account: &Shared) -> Router {
    const OWN: &str = "/2010-04-01/Accounts/{account}";
    let own = |path: &str| format!("{OWN}{path}");
    Router::new()
        .route(OWN, get(read_account))
        .route(&own("/Keys.json"), post(new_key))
        .route(&own("/Applications.json"), get(apps).post(new_app))
        .route(&own("/Applications/{app}"), post(change_app))
        .route(&own("/Calls.json"), post(place).get(children))
        .route(&own("/Calls/{call}"), get(read).post(change))
        .route("/recordings/{file}", get(recording))
        .layer(middleware::from_fn_with_state(Arc::clone(account), guard))
        .with_state(Arc::clone(account))
}

/// How it says no.
pub(super) fn error(status: StatusCode, code: u32, words: &str) -> Response {
    let body = json!({ "code": code, "message": words, "status": status.as_u16() });
    (status, Json(body)).into_response()
}

/// The account opens everything; an API key everything but the account and other keys.
async fn guard(State(account): State<Shared>, request: Request, next: Next) -> Response {
    let basic = |user: &str, password: &str| {
        format!("Basic {}", STANDARD.encode(format!("{user}:{password}")))
    };
    let sent = request.headers().get(header::AUTHORIZATION).cloned();
    let sent = sent.as_ref().and_then(|sent| sent.to_str().ok());
    let path = request.uri().path();
    let only_account = path.ends_with("/Keys.json") || path.matches('/').count() == 3;
    let opens = {
        let account = held(&account);
        let by_key = account
            .keys
            .iter()
            .any(|(key, secret)| Some(basic(key, secret).as_str()) == sent);
        Some(basic(ACCOUNT, &account.token).as_str()) == sent || (by_key && !only_account)
    };
    if !opens {
        return error(StatusCode::UNAUTHORIZED, 20_003, "Authenticate");
    }
    next.run(request).await
}

async fn read_account(State(account): State<Shared>, Path(sid): Path<String>) -> Response {
    if sid.trim_end_matches(".json") != ACCOUNT {
        return error(StatusCode::NOT_FOUND, 20_404, "Not found");
    }
    let status = held(&account).status.clone();
    Json(json!({ "sid": ACCOUNT, "status": status })).into_response()
}

fn field(body: &Bytes, name: &str) -> String {
    let mut fields = form_urlencoded::parse(body);
    let found = fields.find(|(field, _)| field == name);
    found
        .map(|(_, value)| value.into_owned())
        .unwrap_or_default()
}

async fn new_key(State(account): State<Shared>) -> Response {
    let mut account = held(&account);
    let number = account.keys.len() + 1;
    let (key, secret) = (sid("SK", number), format!("secret-of-key-{number}"));
    account.keys.push((key.clone(), secret.clone()));
    let made = json!({ "sid": key, "friendly_name": "Ringlet", "secret": secret });
    (StatusCode::CREATED, Json(made)).into_response()
}

async fn apps(State(account): State<Shared>) -> Response {
    Json(json!({ "applications": held(&account).apps })).into_response()
}

fn app(sid: &str, body: &Bytes) -> Value {
    json!({
        "sid": sid, "friendly_name": field(body, "FriendlyName"), "voice_url": field(body, "VoiceUrl"),
        "status_callback": field(body, "StatusCallback"),
    })
}

async fn new_app(State(account): State<Shared>, body: Bytes) -> Response {
    let mut account = held(&account);
    let app = app(&sid("AP", account.apps.len() + 1), &body);
    account.apps.push(app.clone());
    (StatusCode::CREATED, Json(app)).into_response()
}

async fn change_app(
    State(account): State<Shared>,
    Path((_, sid)): Path<(String, String)>,
    body: Bytes,
) -> Response {
    let sid = sid.trim_end_matches(".json");
    let mut account = held(&account);
    let known = account.apps.iter_mut().find(|app| app["sid"] == sid);
    match known {
        Some(known) => {
            *known = app(sid, &body);
            Json(known.clone()).into_response()
        }
        None => error(StatusCode::NOT_FOUND, 20_404, "Not found"),
    }
}

async fn place(State(account): State<Shared>, body: Bytes) -> Response {
    if field(&body, "From") != NUMBER {
        let words = "The 'From' number is not a valid phone number for your account.";
        return error(StatusCode::BAD_REQUEST, 21_212, words);
    }
    let mut account = held(&account);
    let call = json!({
        "sid": call_sid(account.calls.len() + 1), "parent_call_sid": null, "status": "queued",
        "direction": "outbound-api", "duration": null,
    });
    account.calls.push(call.clone());
    (StatusCode::CREATED, Json(call)).into_response()
}

#[derive(Deserialize)]
struct Children {
    #[serde(rename = "ParentCallSid")]
    parent: Option<String>,
}

async fn children(State(account): State<Shared>, Query(of): Query<Children>) -> Response {
    let account = held(&account);
    let children: Vec<&Value> = account
        .calls
        .iter()
        .filter(|call| {
            let parent = call["parent_call_sid"].as_str();
            of.parent.is_none() || parent == of.parent.as_deref()
        })
        .collect();
    Json(json!({ "calls": children })).into_response()
}

async fn read(State(account): State<Shared>, Path((_, call)): Path<(String, String)>) -> Response {
    let sid = call.trim_end_matches(".json");
    let account = held(&account);
    match account.calls.iter().find(|call| call["sid"] == sid) {
        Some(call) => Json(call.clone()).into_response(),
        None => error(StatusCode::NOT_FOUND, 20_404, "Not found"),
    }
}

async fn change(
    State(account): State<Shared>,
    Path((own, call)): Path<(String, String)>,
) -> Response {
    let sid = call.trim_end_matches(".json").to_owned();
    for leg in &mut held(&account).calls {
        if leg["sid"] == sid || leg["parent_call_sid"] == sid {
            leg["status"] = json!("completed");
        }
    }
    read(State(account), Path((own, call))).await
}

async fn recording() -> Response {
    ([(header::CONTENT_TYPE, "audio/mpeg")], b"ID3".to_vec()).into_response()
}
