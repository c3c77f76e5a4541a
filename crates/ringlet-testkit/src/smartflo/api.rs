//! The HTTP interface of the exchange, path by path as Smartflo documents it.

use std::future::{pending, ready};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Query, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{Html, IntoResponse, Json, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use serde_json::{Value, json};

use super::exchange::{Exchange, NewCall};
use super::tone;
use super::{Placing, Script, SeenRequest};

/// All routes; each but the recordings needs the token.
pub(super) fn router(exchange: Arc<Exchange>) -> Router {
    Router::new()
        .route("/v1/click_to_call", post(click_to_call))
        .route("/v1/call/hangup", post(hang_up))
        .route("/v1/live_calls", get(live_calls))
        .route("/v1/call/records", get(call_records))
        .route("/v1/my_number", get(my_number))
        .layer(middleware::from_fn_with_state(Arc::clone(&exchange), guard))
        // The link itself holds the right to listen.
        .route("/file/recording", get(recording))
        .with_state(exchange)
}

/// Notes every request, and sends away those without the token.
async fn guard(State(exchange): State<Arc<Exchange>>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let bytes = axum::body::to_bytes(body, 1 << 20)
        .await
        .unwrap_or_default();
    let authorization = parts
        .headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .map(ToOwned::to_owned);
    exchange.note_request(SeenRequest {
        path: parts.uri.path().to_owned(),
        authorization: authorization.clone(),
        body: serde_json::from_slice(&bytes).unwrap_or(Value::Null),
    });
    if !exchange.knows(authorization.as_deref()) {
        return refusal(StatusCode::UNAUTHORIZED, json!("Unauthenticated."));
    }
    next.run(Request::from_parts(parts, Body::from(bytes)))
        .await
}

/// How it says no to everything.
pub(super) fn refuse() -> Response {
    refusal(StatusCode::OK, json!("Agent is not available"))
}

fn refusal(status: StatusCode, message: Value) -> Response {
    (
        status,
        Json(json!({ "success": false, "message": message })),
    )
        .into_response()
}

async fn click_to_call(State(exchange): State<Arc<Exchange>>, body: Bytes) -> Response {
    let Ok(wish) = serde_json::from_slice::<Value>(&body) else {
        return refusal(StatusCode::BAD_REQUEST, json!("Malformed request"));
    };
    let text = |key: &str| wish.get(key).and_then(Value::as_str).unwrap_or_default();
    let (agent, customer) = (text("agent_number"), text("destination_number"));
    let dialable = customer.chars().filter(char::is_ascii_digit).count() >= 8;
    if agent.is_empty() || !dialable || wish.get("async") != Some(&json!(1)) {
        return invalid();
    }
    let script = Script::for_number(customer);
    let call = NewCall {
        agent: agent.to_owned(),
        customer: customer.to_owned(),
        did: text("caller_id").to_owned(),
        custom_identifier: wish.get("custom_identifier").cloned().unwrap_or(json!("")),
        script,
    };
    place(&exchange, call, script.placing).await
}

async fn place(exchange: &Arc<Exchange>, call: NewCall, placing: Placing) -> Response {
    match placing {
        Placing::Accept => accept(exchange, call),
        Placing::Slow => {
            tokio::time::sleep(Duration::from_secs(4)).await;
            accept(exchange, call)
        }
        Placing::AfterWebhooks => {
            let answer = accept(exchange, call);
            tokio::time::sleep(Duration::from_millis(1_500)).await;
            answer
        }
        Placing::Refuse => refusal(StatusCode::OK, json!("Agent is not available.")),
        Placing::Invalid => invalid(),
        Placing::Error => refusal(StatusCode::INTERNAL_SERVER_ERROR, json!("Server Error")),
        Placing::TooMany => {
            let wait = [(header::RETRY_AFTER, "5")];
            (
                wait,
                refusal(StatusCode::TOO_MANY_REQUESTS, json!("Too Many Attempts.")),
            )
                .into_response()
        }
        Placing::Html => {
            let page = Html("<!doctype html><title>502</title><h1>Bad Gateway</h1>");
            (StatusCode::BAD_GATEWAY, page).into_response()
        }
        Placing::Huge => "x".repeat(8 << 20).into_response(),
        Placing::Silent => pending().await,
        Placing::Down => cut(),
    }
}

fn accept(exchange: &Arc<Exchange>, call: NewCall) -> Response {
    let line = exchange.put_through(call);
    exchange.play(line.call_id);
    Json(json!({
        "success": true,
        "message": "Originate successfully queued",
        "ref_id": line.ref_id,
    }))
    .into_response()
}

fn invalid() -> Response {
    refusal(
        StatusCode::UNPROCESSABLE_ENTITY,
        json!({ "destination_number": ["The destination number format is invalid."] }),
    )
}

/// Breaks the connection off instead of answering.
fn cut() -> Response {
    let end = std::io::Error::from(std::io::ErrorKind::ConnectionReset);
    let broken = futures_util::stream::once(ready(Err::<Bytes, _>(end)));
    (StatusCode::OK, Body::from_stream(broken)).into_response()
}

#[derive(Deserialize)]
struct HangUp {
    #[serde(default)]
    call_id: String,
}

async fn hang_up(State(exchange): State<Arc<Exchange>>, body: Bytes) -> Response {
    let wish = serde_json::from_slice::<HangUp>(&body);
    if wish.is_ok_and(|wish| exchange.hang_up(&wish.call_id)) {
        return Json(json!({ "success": true, "message": "Call has been hung up" }))
            .into_response();
    }
    refusal(StatusCode::BAD_REQUEST, json!("Invalid call id."))
}

#[derive(Deserialize)]
struct LiveFilter {
    call_id: Option<String>,
}

async fn live_calls(
    State(exchange): State<Arc<Exchange>>,
    Query(filter): Query<LiveFilter>,
) -> Json<Value> {
    let wanted = |call_id: &str| filter.call_id.as_deref().is_none_or(|id| id == call_id);
    let lines = exchange.lines();
    let rows = lines
        .iter()
        .filter(|line| !line.over && wanted(&line.call_id))
        .map(|line| line.live_row(exchange.age(line)));
    Json(rows.collect())
}

async fn call_records(State(exchange): State<Arc<Exchange>>) -> Json<Value> {
    let lines = exchange.lines();
    let rows: Vec<_> = lines
        .iter()
        .rev()
        .filter(|line| line.over)
        .map(super::line::Line::history_row)
        .collect();
    Json(
        json!({ "count": rows.len(), "limit": 100, "size": rows.len(), "page": 1, "results": rows }),
    )
}

#[derive(Deserialize)]
struct RecordingLink {
    #[serde(default, rename = "callId")]
    call_id: String,
}

/// A tone as long as the talk was.
async fn recording(
    State(exchange): State<Arc<Exchange>>,
    Query(link): Query<RecordingLink>,
) -> Response {
    let lines = exchange.lines();
    let line = lines.iter().find(|line| line.call_id == link.call_id);
    let talk = line.map_or(0, |line| line.at(line.length()).talk_seconds());
    if talk == 0 {
        return (StatusCode::NOT_FOUND, "No recording").into_response();
    }
    ([(header::CONTENT_TYPE, "audio/wav")], tone::wav(talk)).into_response()
}

async fn my_number() -> Json<Value> {
    Json(json!([{ "id": 1, "did": "918047100001", "name": "Main line" }]))
}
