//! `POST /calls/sync/teams`: what Teams knows of a range of time.

use axum::extract::State;
use ringlet_model::api::TeamsSync;
use serde::Deserialize;
use utoipa::IntoParams;

use super::time;
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult};
use crate::route::docs::Refusals;
use crate::route::{Json, Query};
use crate::service::teams::{self, SyncWish};

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct SyncQuery {
    /// Calls begun then or later, ISO 8601; within the last 30 days.
    start: Option<String>,
    /// Calls begun before.
    end: Option<String>,
    /// Whose calls; left out: everybody's for administrators, else one's own.
    user_id: Option<String>,
}

/// Brings the log up to what Microsoft Teams knows of a range. What takes longer goes on after the answer (`waiting`).
#[utoipa::path(post, path = "/calls/sync/teams", tag = "calls", params(SyncQuery), responses((status = 200, body = TeamsSync), (status = 501, description = "Teams isn’t set up"), Refusals))]
pub(super) async fn sync(
    State(state): State<AppState>,
    user: CurrentUser,
    Query(query): Query<SyncQuery>,
) -> ApiResult<Json<TeamsSync>> {
    // Whether Teams is set up at all is told first.
    teams::check_set_up(&state, &user).await?;
    let since = time(&state, "start", query.start.as_deref())?;
    let until = time(&state, "end", query.end.as_deref())?;
    let wish = SyncWish {
        since: since.ok_or_else(|| ApiError::missing("start"))?,
        until: until.ok_or_else(|| ApiError::missing("end"))?,
        user_id: query.user_id,
    };
    Ok(Json(teams::sync(&state, &user, wish).await?))
}
