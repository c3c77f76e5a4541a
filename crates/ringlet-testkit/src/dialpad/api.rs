//! Its API v2, as far as a call widget needs it: paths, bodies and errors as Dialpad's reference has them.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Query, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post, put};
use serde::Deserialize;
use serde_json::{Value, json};

use super::call::PEOPLE;
use super::company::{Company, SeenRequest};
use super::feed;

/// Ids of the one WebSocket, the one webhook and the one subscription.
const ENDPOINT: u64 = 4_503_599_627_370_497;
const WEBHOOK: u64 = 4_503_599_627_370_499;
const SUBSCRIPTION: u64 = 4_503_599_627_370_498;
/// Longest body, bytes.
const LONGEST: usize = 64 * 1024;

pub(super) fn router(company: Arc<Company>) -> Router {
    let api = Router::new()
        .route("/api/v2/call", post(place).get(list))
        .route("/api/v2/call/{id}", get(read))
        .route("/api/v2/call/{id}/actions/hangup", put(hang_up))
        .route("/api/v2/webhooks", post(make_webhook))
        .route("/api/v2/websockets", post(make_socket))
        .route("/api/v2/websockets/{id}", get(read_socket))
        .route(
            "/api/v2/subscriptions/call",
            post(subscribe).get(subscriptions),
        )
        .route("/api/v2/subscriptions/call/{id}", get(read_subscription))
        .route("/blob/{file}", get(recording))
        .layer(from_fn_with_state(Arc::clone(&company), check));
    let open = Router::new().route("/events/{token}", get(feed::events));
    api.merge(open).with_state(company)
}

/// Notes the request, and refuses a wrong key.
async fn check(State(company): State<Arc<Company>>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let bytes = axum::body::to_bytes(body, LONGEST)
        .await
        .unwrap_or_default();
    company.note_request(SeenRequest {
        method: parts.method.to_string(),
        path: parts.uri.to_string(),
        body: serde_json::from_slice(&bytes).unwrap_or_default(),
    });
    if let Some((status, retry_after)) = company.take_refusal() {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST);
        let mut refusal = refused(status, "User is currently on a call");
        if let Some(seconds) = retry_after {
            refusal
                .headers_mut()
                .insert(header::RETRY_AFTER, seconds.into());
        }
        return refusal;
    }
    let authorization = parts.headers.get(header::AUTHORIZATION);
    if !company.knows(authorization.and_then(|value| value.to_str().ok())) {
        return refused(StatusCode::UNAUTHORIZED, "Invalid API key");
    }
    next.run(Request::from_parts(parts, bytes.into())).await
}

fn refused(status: StatusCode, message: &str) -> Response {
    let error = json!({ "error": { "code": status.as_u16(), "message": message, "errors": [] } });
    (status, axum::Json(error)).into_response()
}

fn not_found() -> Response {
    refused(StatusCode::NOT_FOUND, "not found")
}

#[derive(Deserialize)]
struct Place {
    user_id: u64,
    phone_number: String,
    custom_data: Option<String>,
}

async fn place(
    State(company): State<Arc<Company>>,
    axum::Json(wish): axum::Json<Place>,
) -> Response {
    let Some(user) = PEOPLE.into_iter().find(|user| user.id == wish.user_id) else {
        return refused(StatusCode::BAD_REQUEST, "No such user");
    };
    let custom_data = wish.custom_data.as_deref();
    let id = company.add(user, &wish.phone_number, custom_data, true);
    if company.plays() {
        tokio::spawn(async move { company.play(id).await });
    }
    axum::Json(json!({ "call_id": id })).into_response()
}

async fn read(State(company): State<Arc<Company>>, Path(id): Path<u64>) -> Response {
    company
        .call(id)
        .map_or_else(not_found, |call| axum::Json(call).into_response())
}

#[derive(Deserialize)]
struct Page {
    started_after: Option<i64>,
    started_before: Option<i64>,
    cursor: Option<usize>,
}

async fn list(State(company): State<Arc<Company>>, Query(page): Query<Page>) -> axum::Json<Value> {
    let range = (
        page.started_after.unwrap_or(0),
        page.started_before.unwrap_or(i64::MAX),
    );
    let (items, next) = company.concluded(range, page.cursor.unwrap_or(0));
    let mut answer = json!({ "items": items });
    if let Some(next) = next {
        answer["cursor"] = json!(next.to_string());
    }
    axum::Json(answer)
}

async fn hang_up(State(company): State<Arc<Company>>, Path(id): Path<u64>) -> Response {
    if company.end(id, "hangup").await {
        axum::Json(json!({})).into_response()
    } else {
        not_found()
    }
}

async fn make_socket(
    State(company): State<Arc<Company>>,
    axum::Json(wish): axum::Json<Value>,
) -> axum::Json<Value> {
    let secret = wish.get("secret").and_then(Value::as_str);
    company.make_socket(secret.map(ToOwned::to_owned));
    axum::Json(socket(&company))
}

#[derive(Deserialize)]
struct Webhook {
    hook_url: String,
    secret: Option<String>,
}

async fn make_webhook(
    State(company): State<Arc<Company>>,
    axum::Json(wish): axum::Json<Webhook>,
) -> axum::Json<Value> {
    company.make_webhook(&wish.hook_url, wish.secret);
    axum::Json(json!({ "id": WEBHOOK, "hook_url": wish.hook_url,
        "signature": { "algo": "HS256", "type": "jwt" } }))
}

/// Int64s are texts in some of Dialpad's answers.
fn socket(company: &Company) -> Value {
    json!({ "id": ENDPOINT.to_string(), "websocket_url": company.socket_url(),
        "signature": { "algo": "HS256", "type": "jwt" } })
}

async fn read_socket(State(company): State<Arc<Company>>, Path(id): Path<u64>) -> Response {
    if id == ENDPOINT && company.is_subscribed() {
        axum::Json(socket(&company)).into_response()
    } else {
        not_found()
    }
}

async fn subscribe(
    State(company): State<Arc<Company>>,
    axum::Json(wish): axum::Json<Value>,
) -> Response {
    match wish["endpoint_id"].as_u64() {
        _ if !wish["call_states"].is_array() => {
            return refused(StatusCode::BAD_REQUEST, "call_states is missing");
        }
        Some(ENDPOINT) => company.subscribe(),
        Some(WEBHOOK) => company.subscribe_webhook(),
        _ => return refused(StatusCode::BAD_REQUEST, "endpoint_id is wrong"),
    }
    axum::Json(json!({ "id": SUBSCRIPTION, "enabled": true })).into_response()
}

async fn subscriptions(State(_): State<Arc<Company>>) -> axum::Json<Value> {
    axum::Json(json!({ "items": [] }))
}

async fn read_subscription(State(company): State<Arc<Company>>, Path(id): Path<u64>) -> Response {
    if id == SUBSCRIPTION && company.is_subscribed() {
        axum::Json(json!({ "id": SUBSCRIPTION, "enabled": true })).into_response()
    } else {
        not_found()
    }
}

/// A recording: the beginning of an MP3 file.
async fn recording(Path(_): Path<String>) -> Response {
    (
        [(header::CONTENT_TYPE, "audio/mpeg")],
        b"ID3\x04\0\0\0\0\0\0".to_vec(),
    )
        .into_response()
}
