//! Webhooks of all providers.
//!
//! `GET` or `POST …handler.webhook_handler?key=<key>`: JSON, form, multipart or query. 403 for a wrong key or signature;
//! 200 `{}` for everything else, read or not: it is kept either way. 503 when it couldn't be kept: the provider may send it
//! again.

use std::time::Instant;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{OriginalUri, State};
use axum::http::{HeaderMap, Method, Uri, header};
use axum::routing::{MethodRouter, get, post};
use ringlet_model::provider::Provider;
use serde_json::{Value, json};
use utoipa_axum::router::OpenApiRouter;

use crate::app::AppState;
use crate::error::ApiResult;
use crate::provider::{COMPANIES, Delivery, RawWebhook, twilio};
use crate::route::{Json, unread};
use crate::service::{ingest_call_event, provider_traffic, webhook_key};
use crate::storage::Kept;

/// Further addresses that a provider's documentation, or Frappe CRM, has for its webhook.
const ALIASES: [(Provider, &str); 5] = [
    (
        Provider::Telecmi,
        "/api/method/crm.integrations.telecmi.handler.webhook",
    ),
    (
        Provider::Exotel,
        "/api/method/crm.integrations.exotel.handler.handle_request",
    ),
    (
        Provider::Twilio,
        "/api/method/crm.integrations.twilio.api.update_call_status_info",
    ),
    (
        Provider::Twilio,
        "/api/method/crm.integrations.twilio.api.update_recording_info",
    ),
    (Provider::Twilio, twilio::STATUS_PATH),
];

/// The routes.
pub(super) fn router() -> OpenApiRouter<AppState> {
    let companies = COMPANIES.iter().map(|company| company.form());
    let listened_to = companies.filter(|form| form.webhook);
    let providers = listened_to.map(|form| form.provider);
    let mut routes = OpenApiRouter::new();
    for provider in providers.chain([Provider::Demo]) {
        for base in ["/api/method", "/api/v1/method"] {
            let path = format!(
                "{base}/crm.integrations.{}.handler.webhook_handler",
                provider.id()
            );
            routes = routes.route(&path, door(provider));
        }
        for (_, path) in ALIASES.iter().filter(|(of, _)| *of == provider) {
            routes = routes.route(path, door(provider));
        }
    }
    routes
}

fn door(provider: Provider) -> MethodRouter<AppState> {
    let handler = move |State(state): State<AppState>,
                        method: Method,
                        OriginalUri(uri),
                        headers,
                        body| async move {
        let kept = receive(&state, provider, (&method, &uri), &headers, body).await;
        kept.map(|_| Json(json!({})))
    };
    get(handler).post(handler)
}

/// The door of the unified call log: `POST /calls/webhooks/placetel`, answered with the entry's id.
pub(super) fn call_log_router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().route("/calls/webhooks/placetel", post(placetel))
}

async fn placetel(
    State(state): State<AppState>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> ApiResult<Json<Value>> {
    let kept = receive(
        &state,
        Provider::Placetel,
        (&Method::POST, &uri),
        &headers,
        body,
    )
    .await?;
    let id = match kept {
        Kept::Added { call, .. } => Some(call.id),
        Kept::Repeat | Kept::Unread | Kept::Waiting => None,
    };
    Ok(Json(json!({ "id": id })))
}

/// Checks that the provider speaks, and keeps what it says.
pub(in crate::route) async fn receive(
    state: &AppState,
    provider: Provider,
    request: (&Method, &Uri),
    headers: &HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> ApiResult<Kept> {
    let keep = async |webhook| ingest_call_event::receive(state, provider, webhook).await;
    proved(state, provider, request, headers, body, keep).await
}

/// Checks that the provider speaks, and answers by `answer`. The request log has it either way.
pub(in crate::route) async fn proved<T>(
    state: &AppState,
    provider: Provider,
    (method, uri): (&Method, &Uri),
    headers: &HeaderMap,
    body: Result<Bytes, BytesRejection>,
    answer: impl AsyncFnOnce(RawWebhook) -> ApiResult<T>,
) -> ApiResult<T> {
    let body = body.map_err(|rejection| unread(&rejection))?;
    let (key, query) = split_key(uri.query().unwrap_or_default());
    let content_type = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let webhook = RawWebhook {
        content_type: content_type.unwrap_or_default().to_owned(),
        query,
        body: body.to_vec(),
    };
    let url = format!("{}{uri}", state.config.origin());
    let delivery = Delivery {
        url: &url,
        headers,
        webhook: &webhook,
    };
    let began = Instant::now();
    let (key, said) = (key.unwrap_or_default(), webhook.clone());
    let answered = match webhook_key::check(state, provider, &key, &delivery).await {
        Ok(()) => answer(webhook).await,
        Err(refusal) => Err(refusal),
    };
    let (refusal, request) = (answered.as_ref().err(), (method.as_str(), url.as_str()));
    provider_traffic::note_webhook(state, provider, request, &said, refusal, began.elapsed());
    answered
}

/// The key, and the query without it: the key is stored nowhere beside the webhook.
fn split_key(query: &str) -> (Option<String>, String) {
    let mut key = None;
    let mut rest = url::form_urlencoded::Serializer::new(String::new());
    for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
        if name == "key" {
            key = Some(value.into_owned());
        } else {
            rest.append_pair(&name, &value);
        }
    }
    (key, rest.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_taken_out_of_the_query() {
        assert_eq!(
            split_key("a=1&key=s%2Bt&b=x+y"),
            (Some("s+t".to_owned()), "a=1&b=x+y".to_owned())
        );
        assert_eq!(split_key(""), (None, String::new()));
    }
}
