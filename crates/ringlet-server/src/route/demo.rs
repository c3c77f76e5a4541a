//! `POST /api/ringlet/demo/incoming`: somebody calls me. Only with `--demo`.

use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Json;
use super::docs::Refusals;
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::demo;
use crate::error::ApiResult;

/// The routes.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(call_in))
}

/// Who calls.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default)]
struct Wish {
    /// None: a lead of the demo.
    from: Option<String>,
    /// Nobody picks up.
    missed: bool,
}

/// Who calls.
#[derive(Serialize, ToSchema)]
struct Caller {
    /// The caller's number.
    from: String,
}

/// Somebody calls me. The demo's agent picks up the desk phone after some seconds.
#[utoipa::path(post, path = "/api/ringlet/demo/incoming", tag = "calls", request_body = Wish, responses((status = 202, body = Caller), (status = 404, description = "Not a demo"), Refusals))]
async fn call_in(
    State(state): State<AppState>,
    user: CurrentUser,
    Json(wish): Json<Wish>,
) -> ApiResult<(StatusCode, Json<Caller>)> {
    let from = demo::call_in(&state, &user, wish.from, wish.missed).await?;
    Ok((StatusCode::ACCEPTED, Json(Caller { from })))
}
