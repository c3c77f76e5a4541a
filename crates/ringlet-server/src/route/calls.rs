//! `/api/ringlet/calls…`: dialling, the calls in hand, and what can be done with one.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use ringlet_model::api::{CallView, Completion, DialAnswer, DialRequest};
use ringlet_model::call::Control;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::docs::Refusals;
use super::{IdempotencyKey, Json};
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult};
use crate::service::call_view::view;
use crate::service::{call_control, complete_call, dial};

/// The routes.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(place))
        .routes(routes!(in_hand))
        .routes(routes!(read))
        .routes(routes!(complete))
        .routes(routes!(control))
}

/// Calls in hand.
#[derive(Serialize, ToSchema)]
struct CallsInHand {
    /// Oldest first.
    calls: Vec<CallView>,
}

/// Dials. The same `Idempotency-Key` gives the same call.
#[utoipa::path(post, path = "/api/ringlet/calls", tag = "calls", params(("Idempotency-Key" = Option<String>, Header)), request_body = DialRequest, responses((status = 201, body = DialAnswer), (status = 409, description = "Not configured: no line, no agent phone"), (status = 429, description = "Too many calls"), (status = 502, description = "The provider refused"), (status = 504, description = "The provider doesn't answer"), Refusals))]
async fn place(
    State(state): State<AppState>,
    user: CurrentUser,
    key: IdempotencyKey,
    Json(request): Json<DialRequest>,
) -> ApiResult<(StatusCode, Json<DialAnswer>)> {
    let key = key.request(&user.id, "dial", &request)?;
    let dialled = dial::dial(
        &state,
        &user,
        request,
        dial::Extra {
            key,
            ..dial::Extra::default()
        },
    )
    .await?;
    let answer = DialAnswer {
        call: view(&dialled.call),
        handoff: dialled.handoff,
        fell_back_from: dialled.fell_back_from,
    };
    Ok((StatusCode::CREATED, Json(answer)))
}

/// My calls that are up or not wrapped up (of the last 8 hours), and those that ring for me.
#[utoipa::path(get, path = "/api/ringlet/calls/active", tag = "calls", responses((status = 200, body = CallsInHand), Refusals))]
async fn in_hand(State(state): State<AppState>, user: CurrentUser) -> ApiResult<Json<CallsInHand>> {
    let calls = call_control::in_hand(&state, &user).await?;
    Ok(Json(CallsInHand {
        calls: calls.iter().map(view).collect(),
    }))
}

/// One call of mine.
#[utoipa::path(get, path = "/api/ringlet/calls/{id}", tag = "calls", params(("id" = String, Path)), responses((status = 200, body = DialAnswer), (status = 404), Refusals))]
async fn read(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<String>,
) -> ApiResult<Json<DialAnswer>> {
    let call = call_control::find(&state, &user, &id).await?;
    Ok(Json(DialAnswer::of(view(&call))))
}

/// Says how a call ended whose provider can't tell. A repeat changes nothing.
#[utoipa::path(post, path = "/api/ringlet/calls/{id}/complete", tag = "calls", params(("id" = String, Path)), request_body = Completion, responses((status = 200, body = DialAnswer), (status = 404), (status = 409, description = "The provider tells that itself"), Refusals))]
async fn complete(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<String>,
    Json(completion): Json<Completion>,
) -> ApiResult<Json<DialAnswer>> {
    let call = complete_call::complete(&state, &user, &id, completion).await?;
    Ok(Json(DialAnswer::of(view(&call))))
}

/// Hang up, answer, reject, mute, unmute, hold, resume, keypad: what the provider can.
#[utoipa::path(post, path = "/api/ringlet/calls/{id}/{control}", tag = "calls", params(("id" = String, Path), ("control" = String, Path)), responses((status = 200, body = DialAnswer), (status = 404), (status = 409, description = "The provider can't, or it makes no sense now"), Refusals))]
async fn control(
    State(state): State<AppState>,
    user: CurrentUser,
    Path((id, word)): Path<(String, String)>,
) -> ApiResult<Json<DialAnswer>> {
    let control = Control::from_word(&word).ok_or_else(|| ApiError::not_found("Control", &word))?;
    let call = call_control::control(&state, &user, &id, control).await?;
    Ok(Json(DialAnswer::of(view(&call))))
}
