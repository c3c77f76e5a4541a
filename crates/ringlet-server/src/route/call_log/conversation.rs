//! `POST /calls/{id}/apart` and `/join`: a person says which entries are one conversation.

use axum::extract::{Path, State};
use ringlet_model::api::{CallLogDetail, JoinCalls};

use crate::app::AppState;
use crate::auth::AgentUser;
use crate::error::ApiResult;
use crate::route::Json;
use crate::route::docs::Refusals;
use crate::service::conversation;

/// Takes an entry out of its conversation: from now on it shows itself. Nothing that a source said is lost.
#[utoipa::path(post, path = "/calls/{id}/apart", tag = "calls", params(("id" = String, Path)), responses((status = 200, body = CallLogDetail), (status = 404, description = "No such call, or somebody else's"), (status = 409, description = "It is alone"), Refusals))]
pub(super) async fn apart(
    State(state): State<AppState>,
    AgentUser(user): AgentUser,
    Path(id): Path<String>,
) -> ApiResult<Json<CallLogDetail>> {
    Ok(Json(conversation::apart(&state, &user, &id).await?))
}

/// Shows two entries as one conversation.
#[utoipa::path(post, path = "/calls/{id}/join", tag = "calls", params(("id" = String, Path)), request_body = JoinCalls, responses((status = 200, body = CallLogDetail), (status = 404, description = "No such call, or somebody else's"), Refusals))]
pub(super) async fn join(
    State(state): State<AppState>,
    AgentUser(user): AgentUser,
    Path(id): Path<String>,
    Json(wish): Json<JoinCalls>,
) -> ApiResult<Json<CallLogDetail>> {
    let detail = conversation::join(&state, &user, &id, &wish.with).await?;
    Ok(Json(detail))
}
