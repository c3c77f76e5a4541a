//! `POST /api/ringlet/dialpad/ringing`: what Dialpad's frame in the page tells.

use axum::extract::State;
use ringlet_model::api::{Ringing, RingingAnswer};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Json;
use super::docs::Refusals;
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::ApiResult;
use crate::service::call_view::view;
use crate::service::dialpad_ringing;

/// The routes.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(ringing))
}

/// A call began or stopped to ring in Dialpad's frame. What became of one that stopped comes as a live message.
#[utoipa::path(post, path = "/api/ringlet/dialpad/ringing", tag = "calls", request_body = Ringing, responses((status = 200, body = RingingAnswer), Refusals))]
async fn ringing(
    State(state): State<AppState>,
    user: CurrentUser,
    Json(ringing): Json<Ringing>,
) -> ApiResult<Json<RingingAnswer>> {
    let call = dialpad_ringing::ringing(&state, &user, ringing).await?;
    Ok(Json(RingingAnswer {
        call: call.as_ref().map(view),
    }))
}
