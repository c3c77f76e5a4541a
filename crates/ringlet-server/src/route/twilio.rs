//! Twilio in the browser, and the doors at which Twilio asks what to do with a call. The doors answer with TwiML; 400 for a
//! request without signature, 403 for a wrong one. Each has the name that Frappe CRM gave it, too.

use std::future::Future;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{OriginalUri, State};
use axum::http::{HeaderMap, Method, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{MethodRouter, get};
use ringlet_model::provider::Provider;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Json;
use super::docs::Refusals;
use super::webhook::proved;
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::ApiResult;
use crate::provider::RawWebhook;
use crate::provider::twilio::{INCOMING_PATH, RUNG_PATH, VOICE_PATH};
use crate::service::twilio::{self, VoiceToken};

/// For people who are signed in.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(token))
}

/// An access token for Twilio's Voice SDK, good for an hour.
#[utoipa::path(post, path = "/api/ringlet/twilio/token", tag = "calls", responses((status = 200, body = VoiceToken), (status = 409, description = "Not configured"), Refusals))]
async fn token(State(state): State<AppState>, user: CurrentUser) -> ApiResult<Json<VoiceToken>> {
    Ok(Json(twilio::token(&state, &user).await?))
}

/// For Twilio.
pub fn doors() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .route(VOICE_PATH, door(outgoing))
        .route(
            "/api/method/crm.integrations.twilio.api.voice",
            door(outgoing),
        )
        .route(INCOMING_PATH, door(incoming))
        .route(
            "/api/method/crm.integrations.twilio.api.twilio_incoming_call_handler",
            door(incoming),
        )
        .route(RUNG_PATH, door(rung))
}

async fn outgoing(state: AppState, webhook: RawWebhook) -> ApiResult<String> {
    twilio::outgoing(&state, &webhook).await
}

async fn incoming(state: AppState, webhook: RawWebhook) -> ApiResult<String> {
    twilio::incoming(&state, webhook).await
}

async fn rung(state: AppState, webhook: RawWebhook) -> ApiResult<String> {
    twilio::rung(&state, webhook).await
}

fn door<F, A>(answer: F) -> MethodRouter<AppState>
where
    F: Fn(AppState, RawWebhook) -> A + Clone + Send + Sync + 'static,
    A: Future<Output = ApiResult<String>> + Send + 'static,
{
    let handler = move |State(state): State<AppState>,
                        method: Method,
                        OriginalUri(uri): OriginalUri,
                        headers: HeaderMap,
                        body: Result<Bytes, BytesRejection>| async move {
        let of = (&method, &uri);
        let ask = async |webhook| answer(state.clone(), webhook).await;
        let twiml = proved(&state, Provider::Twilio, of, &headers, body, ask).await?;
        ApiResult::Ok(xml(twiml))
    };
    get(handler.clone()).post(handler)
}

fn xml(twiml: String) -> Response {
    ([(header::CONTENT_TYPE, "text/xml; charset=utf-8")], twiml).into_response()
}
