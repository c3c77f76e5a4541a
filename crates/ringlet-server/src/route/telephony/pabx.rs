//! `test-connection`, `pabx/online-calls`, `pabx/history`.

use axum::extract::State;
use ringlet_model::Timestamp;
use ringlet_model::api::ConnectionTest;
use ringlet_model::api::telephony::PabxCallList;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult};
use crate::provider::HistoryFilter;
use crate::route::call_log::time;
use crate::route::docs::Refusals;
use crate::route::{Json, Query};
use crate::service::telephony::pabx::{self, PABX};
use crate::service::test_connection;

/// The period when nobody says: a day.
const USUAL_MILLIS: i64 = 24 * 3600 * 1000;
/// Rows when nobody says.
const USUAL: u32 = 50;
/// Rows at most.
const MOST: u32 = 100;

/// The routes.
pub(super) fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(test))
        .routes(routes!(online))
        .routes(routes!(history))
}

/// Whether the PABX takes the credentials. For administrators; no call is placed.
#[utoipa::path(get, path = "/api/telephony/test-connection", tag = "telephony", responses((status = 200, body = ConnectionTest), Refusals))]
async fn test(State(state): State<AppState>, user: CurrentUser) -> ApiResult<Json<ConnectionTest>> {
    Ok(Json(test_connection::test(&state, &user, PABX).await?))
}

/// The calls that are up at the PABX: all for administrators, those of the own extension for agents.
#[utoipa::path(get, path = "/api/telephony/pabx/online-calls", tag = "telephony", responses((status = 200, body = PabxCallList), (status = 502, description = "The PABX refused"), (status = 504, description = "The PABX doesn't answer"), Refusals))]
async fn online(State(state): State<AppState>, user: CurrentUser) -> ApiResult<Json<PabxCallList>> {
    Ok(Json(pabx::online_calls(&state, &user).await?))
}

/// Which part of the history.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
struct HistoryQuery {
    /// Begun then or later: ISO 8601; a day before the end when left out.
    start: Option<String>,
    /// Begun before: ISO 8601; now when left out.
    end: Option<String>,
    /// The other side, as the PABX writes it.
    number: Option<String>,
    /// The extension of ours; an agent gets the own one.
    extension: Option<String>,
    /// 1–100, 50 when left out.
    limit: Option<u32>,
    /// How many to leave out.
    offset: Option<u32>,
}

/// The PABX's own history: of all for administrators, of the own extension for agents.
#[utoipa::path(get, path = "/api/telephony/pabx/history", tag = "telephony", params(HistoryQuery), responses((status = 200, body = PabxCallList), (status = 502, description = "The PABX refused"), (status = 504, description = "The PABX doesn't answer"), Refusals))]
async fn history(
    State(state): State<AppState>,
    user: CurrentUser,
    Query(query): Query<HistoryQuery>,
) -> ApiResult<Json<PabxCallList>> {
    let said = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    let limit = query.limit.unwrap_or(USUAL);
    if !(1..=MOST).contains(&limit) {
        return Err(ApiError::invalid("limit", "A page has 1 to 100 calls."));
    }
    let to = time(&state, "end", said(query.end).as_deref())?;
    let to = to.unwrap_or_else(|| state.clock.now());
    let from = time(&state, "start", said(query.start).as_deref())?;
    let filter = HistoryFilter {
        from: from.unwrap_or(Timestamp(to.0.saturating_sub(USUAL_MILLIS))),
        to,
        number: said(query.number),
        extension: said(query.extension),
        limit,
        offset: query.offset.unwrap_or_default(),
    };
    Ok(Json(pabx::history(&state, &user, filter).await?))
}
