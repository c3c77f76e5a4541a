//! `/api/ringlet/lists…`: calling lists.

use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use ringlet_model::api::{
    CallLater, CallingList, CallingListDraft, CallingLists, CallingNow, CallingResults,
    CallingRowPage, FillAnswer, ListFill, NextRequest, RecordsFill, RowMove,
};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::call_log::CallQuery;
use super::docs::Refusals;
use super::{IdempotencyKey, Json, Query};
use crate::app::AppState;
use crate::auth::{AdminUser, CurrentUser};
use crate::doctype::query::{Context, read_filters};
use crate::doctype::{DocType, known};
use crate::error::{ApiError, ApiResult};
use crate::service::calling_list::{self, Source};
use crate::storage::RowChange;

/// The routes.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(all, add))
        .routes(routes!(change, remove))
        .routes(routes!(fill))
        .routes(routes!(rows))
        .routes(routes!(results))
        .routes(routes!(next))
        .routes(routes!(skip))
        .routes(routes!(later))
        .routes(routes!(move_row))
        .routes(routes!(remove_row))
}

/// The calling lists I may work; all of them for an administrator.
#[utoipa::path(get, path = "/api/ringlet/lists", tag = "lists", responses((status = 200, body = CallingLists), Refusals))]
async fn all(State(state): State<AppState>, user: CurrentUser) -> ApiResult<Json<CallingLists>> {
    Ok(Json(calling_list::all(&state, &user).await?))
}

/// Makes a list. The same `Idempotency-Key` makes it once.
#[utoipa::path(post, path = "/api/ringlet/lists", tag = "lists", params(("Idempotency-Key" = Option<String>, Header)), request_body = CallingListDraft, responses((status = 201, body = CallingList), (status = 409, description = "Another list has this name"), Refusals))]
async fn add(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
    key: IdempotencyKey,
    Json(draft): Json<CallingListDraft>,
) -> ApiResult<(StatusCode, Json<CallingList>)> {
    let key = key.request(&admin.id, "calling-list", &draft)?;
    let list = calling_list::add(&state, &admin, draft, key).await?;
    Ok((StatusCode::CREATED, Json(list)))
}

/// Changes a list's name and rules.
#[utoipa::path(put, path = "/api/ringlet/lists/{id}", tag = "lists", params(("id" = String, Path)), request_body = CallingListDraft, responses((status = 200, body = CallingList), (status = 404), (status = 409, description = "Another list has this name; changed since it was read"), Refusals))]
async fn change(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
    Path(id): Path<String>,
    Json(draft): Json<CallingListDraft>,
) -> ApiResult<Json<CallingList>> {
    Ok(Json(
        calling_list::change(&state, &admin, &id, draft).await?,
    ))
}

/// Removes a list with all on it; calls and notes stay.
#[utoipa::path(delete, path = "/api/ringlet/lists/{id}", tag = "lists", params(("id" = String, Path)), responses((status = 204), (status = 404), Refusals))]
async fn remove(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
    Path(id): Path<String>,
) -> ApiResult<StatusCode> {
    calling_list::remove(&state, &admin, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Puts people on a list: those of calls, of records, or of a CSV file. Whose number is on it already is left out. With
/// `dry_run` it only tells what it would do.
#[utoipa::path(post, path = "/api/ringlet/lists/{id}/fill", tag = "lists", params(("id" = String, Path)), request_body = ListFill, responses((status = 200, body = FillAnswer), (status = 404), Refusals))]
async fn fill(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
    Path(id): Path<String>,
    Json(fill): Json<ListFill>,
) -> ApiResult<Json<FillAnswer>> {
    let dry_run = fill.dry_run;
    let source = source(&state, fill).await?;
    let answer = calling_list::fill(&state, &admin, &id, source, dry_run).await?;
    Ok(Json(answer))
}

/// The one source that a filling names.
async fn source(state: &AppState, fill: ListFill) -> ApiResult<Source> {
    match (fill.calls, fill.records, fill.csv) {
        (Some(query), None, None) => {
            let uri = format!("/?{query}").parse::<Uri>();
            let query = uri.ok().and_then(|uri| {
                axum::extract::Query::<CallQuery>::try_from_uri(&uri)
                    .ok()
                    .map(|query| query.0)
            });
            let query = query.ok_or_else(|| {
                ApiError::invalid("calls", "“calls” must be a query of GET /calls.")
            })?;
            Ok(Source::Calls(query.filter(state).await?))
        }
        (None, Some(records), None) => of_records(state, &records),
        (None, None, Some(csv)) => Ok(Source::Csv(csv)),
        _ => Err(ApiError::invalid(
            "calls",
            "A list is filled from one of “calls”, “records” and “csv”.",
        )),
    }
}

fn of_records(state: &AppState, records: &RecordsFill) -> ApiResult<Source> {
    let doctype: &'static DocType = known::party(&records.doctype).ok_or_else(|| {
        ApiError::invalid(
            "records.doctype",
            "People come from CRM Lead, Contact or CRM Deal.",
        )
    })?;
    let filters = records
        .filters
        .as_deref()
        .map(serde_json::from_str::<serde_json::Value>)
        .transpose()
        .map_err(|_| ApiError::invalid("records.filters", "“filters” must be JSON."))?;
    let context = Context {
        zone: &state.zone,
        now: state.clock.now(),
    };
    let conditions = read_filters(doctype, "records.filters", filters.as_ref(), &context)?;
    Ok(Source::Records(doctype, conditions))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct PageRequest {
    /// Rows at most: 1–200, default 50.
    limit: Option<u32>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// Those still to be called, in calling order.
#[utoipa::path(get, path = "/api/ringlet/lists/{id}/rows", tag = "lists", params(("id" = String, Path), PageRequest), responses((status = 200, body = CallingRowPage), (status = 404), Refusals))]
async fn rows(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<String>,
    Query(page): Query<PageRequest>,
) -> ApiResult<Json<CallingRowPage>> {
    let limit = super::settings::limited(page.limit)?;
    let rows = calling_list::rows(&state, &user, &id, page.cursor.as_deref(), limit).await?;
    Ok(Json(rows))
}

/// How those done with went.
#[utoipa::path(get, path = "/api/ringlet/lists/{id}/results", tag = "lists", params(("id" = String, Path)), responses((status = 200, body = CallingResults), (status = 404), Refusals))]
async fn results(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<String>,
) -> ApiResult<Json<CallingResults>> {
    Ok(Json(calling_list::results(&state, &user, &id).await?))
}

/// Whom to call: the row is held for ten minutes, so that no two agents call the same person. Dialling its number holds it
/// until the call is wrapped up.
#[utoipa::path(post, path = "/api/ringlet/lists/{id}/next", tag = "lists", params(("id" = String, Path)), request_body = NextRequest, responses((status = 200, body = CallingNow), (status = 404, description = "No such list or row, or not for this user"), (status = 409, description = "Somebody else is at it"), Refusals))]
async fn next(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<String>,
    Json(request): Json<NextRequest>,
) -> ApiResult<Json<CallingNow>> {
    Ok(Json(
        calling_list::next(&state, &user, &id, request.row).await?,
    ))
}

/// Puts somebody at the end of the list.
#[utoipa::path(post, path = "/api/ringlet/lists/{id}/rows/{row}/skip", tag = "lists", params(("id" = String, Path), ("row" = i64, Path)), responses((status = 204), (status = 404), (status = 409, description = "Somebody else is at it"), Refusals))]
async fn skip(
    State(state): State<AppState>,
    user: CurrentUser,
    Path((id, row)): Path<(String, i64)>,
) -> ApiResult<StatusCode> {
    changed(&state, &user, &id, row, RowChange::Skip).await
}

/// Has somebody called back at a time.
#[utoipa::path(post, path = "/api/ringlet/lists/{id}/rows/{row}/later", tag = "lists", params(("id" = String, Path), ("row" = i64, Path)), request_body = CallLater, responses((status = 204), (status = 404), (status = 409, description = "Somebody else is at it"), Refusals))]
async fn later(
    State(state): State<AppState>,
    user: CurrentUser,
    Path((id, row)): Path<(String, i64)>,
    Json(later): Json<CallLater>,
) -> ApiResult<StatusCode> {
    changed(&state, &user, &id, row, RowChange::Later(later.due_at)).await
}

/// Moves somebody within the list.
#[utoipa::path(post, path = "/api/ringlet/lists/{id}/rows/{row}/move", tag = "lists", params(("id" = String, Path), ("row" = i64, Path)), request_body = RowMove, responses((status = 204), (status = 404), Refusals))]
async fn move_row(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
    Path((id, row)): Path<(String, i64)>,
    Json(place): Json<RowMove>,
) -> ApiResult<StatusCode> {
    changed(&state, &admin, &id, row, RowChange::Move(place.before)).await
}

/// Takes somebody off the list.
#[utoipa::path(delete, path = "/api/ringlet/lists/{id}/rows/{row}", tag = "lists", params(("id" = String, Path), ("row" = i64, Path)), responses((status = 204), (status = 404), Refusals))]
async fn remove_row(
    State(state): State<AppState>,
    AdminUser(admin): AdminUser,
    Path((id, row)): Path<(String, i64)>,
) -> ApiResult<StatusCode> {
    changed(&state, &admin, &id, row, RowChange::Remove).await
}

async fn changed(
    state: &AppState,
    user: &CurrentUser,
    id: &str,
    row: i64,
    change: RowChange,
) -> ApiResult<StatusCode> {
    calling_list::change_row(state, user, id, row, change).await?;
    Ok(StatusCode::NO_CONTENT)
}
