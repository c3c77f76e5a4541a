//! `operators…`: an agent for the own one, an administrator for all.

use axum::extract::{Path, State};
use ringlet_model::api::telephony::{Operator, OperatorChange, OperatorList, PauseReason};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::AppState;
use crate::auth::{AdminUser, CurrentUser};
use crate::error::ApiResult;
use crate::provider::OperatorAct;
use crate::route::Json;
use crate::route::docs::Refusals;
use crate::service::telephony::operators;

/// The routes.
pub(super) fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(change))
        .routes(routes!(login))
        .routes(routes!(logout))
        .routes(routes!(pause))
        .routes(routes!(unpause))
}

/// Operators and whether they take calls: all for administrators, the own one for agents.
#[utoipa::path(get, path = "/api/telephony/operators", tag = "telephony", responses((status = 200, body = OperatorList), Refusals))]
async fn list(State(state): State<AppState>, user: CurrentUser) -> ApiResult<Json<OperatorList>> {
    Ok(Json(operators::list(&state, &user).await?))
}

/// Says which user an operator is. For administrators.
#[utoipa::path(put, path = "/api/telephony/operators/{id}", tag = "telephony", params(("id" = String, Path)), request_body = OperatorChange, responses((status = 200, body = Operator), (status = 404), (status = 409, description = "Changed since it was read"), Refusals))]
async fn change(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
    Path(id): Path<String>,
    Json(change): Json<OperatorChange>,
) -> ApiResult<Json<Operator>> {
    Ok(Json(operators::change(&state, &admin, &id, change).await?))
}

/// Signs an operator in.
#[utoipa::path(post, path = "/api/telephony/operators/{id}/login", tag = "telephony", params(("id" = String, Path)), responses((status = 200, body = Operator), (status = 404), (status = 502, description = "The PABX refused"), Refusals))]
async fn login(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<String>,
) -> ApiResult<Json<Operator>> {
    let operator = operators::act(&state, &user, &id, OperatorAct::Login).await?;
    Ok(Json(operator))
}

/// Signs an operator out.
#[utoipa::path(post, path = "/api/telephony/operators/{id}/logout", tag = "telephony", params(("id" = String, Path)), responses((status = 200, body = Operator), (status = 404), (status = 502, description = "The PABX refused"), Refusals))]
async fn logout(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<String>,
) -> ApiResult<Json<Operator>> {
    let operator = operators::act(&state, &user, &id, OperatorAct::Logout).await?;
    Ok(Json(operator))
}

/// An operator takes no calls for now.
#[utoipa::path(post, path = "/api/telephony/operators/{id}/pause", tag = "telephony", params(("id" = String, Path)), request_body = PauseReason, responses((status = 200, body = Operator), (status = 404), (status = 502, description = "The PABX refused"), Refusals))]
async fn pause(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<String>,
    Json(why): Json<PauseReason>,
) -> ApiResult<Json<Operator>> {
    let act = OperatorAct::Pause(why.reason);
    Ok(Json(operators::act(&state, &user, &id, act).await?))
}

/// An operator takes calls again.
#[utoipa::path(post, path = "/api/telephony/operators/{id}/unpause", tag = "telephony", params(("id" = String, Path)), responses((status = 200, body = Operator), (status = 404), (status = 502, description = "The PABX refused"), Refusals))]
async fn unpause(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<String>,
) -> ApiResult<Json<Operator>> {
    let operator = operators::act(&state, &user, &id, OperatorAct::Unpause).await?;
    Ok(Json(operator))
}
