//! Webhooks of Tata Tele Smartflo, and of the demo line that plays it.
//!
//! `GET` or `POST …handler.webhook_handler?key=<key>`: JSON, form, multipart or query. 403 for a wrong key; 200 `{}` for
//! everything else, read or not: it is kept either way. 503 when it couldn't be kept: Smartflo may send it again.

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, header};
use axum::routing::{MethodRouter, get};
use ringlet_model::provider::Provider;
use serde_json::{Value, json};
use utoipa_axum::router::OpenApiRouter;

use crate::app::AppState;
use crate::error::ApiResult;
use crate::provider::RawWebhook;
use crate::route::{Json, unread};
use crate::service::{ingest_call_event, webhook_key};

/// The routes.
pub(super) fn router() -> OpenApiRouter<AppState> {
    let mut routes = OpenApiRouter::new();
    for provider in [Provider::TataTele, Provider::Demo] {
        for base in ["/api/method", "/api/v1/method"] {
            let path = format!(
                "{base}/crm.integrations.{}.handler.webhook_handler",
                provider.id()
            );
            routes = routes.route(&path, door(provider));
        }
    }
    routes
}

fn door(provider: Provider) -> MethodRouter<AppState> {
    let handler = move |State(state): State<AppState>, RawQuery(query), headers, body| async move {
        receive(&state, provider, query.unwrap_or_default(), &headers, body).await
    };
    get(handler).post(handler)
}

async fn receive(
    state: &AppState,
    provider: Provider,
    query: String,
    headers: &HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> ApiResult<Json<Value>> {
    let (key, query) = split_key(&query);
    webhook_key::check(state, provider, key.as_deref().unwrap_or_default()).await?;
    let body = body.map_err(|rejection| unread(&rejection))?;
    let content_type = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let webhook = RawWebhook {
        content_type: content_type.unwrap_or_default().to_owned(),
        query,
        body: body.to_vec(),
    };
    ingest_call_event::receive(state, provider, webhook).await?;
    Ok(Json(json!({})))
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
