//! Records around a call: whose number it is, what is kept after it, a record made of it, and who a task can go to.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use ringlet_model::api::{
    Colleague, ColleagueList, LeadAnswer, LeadDraft, LinkAnswer, MatchAnswer, RecordAnswer,
    RecordDraft, RecordRef, RecordSearch, WrapUp, WrapUpAnswer,
};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::docs::Refusals;
use super::{IdempotencyKey, Json, Query};
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::doctype::DocType;
use crate::doctype::known;
use crate::error::{ApiError, ApiResult};
use crate::service::call_view::view;
use crate::service::{call_control, create_record, find_record, match_record, wrap_up};
use crate::storage::RequestKey;

/// The routes.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(matches))
        .routes(routes!(colleagues))
        .routes(routes!(save_wrap_up))
        .routes(routes!(make_lead))
        .routes(routes!(make_record))
        .routes(routes!(find_records))
        .routes(routes!(link_call))
}

/// A number to be looked up.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct Number {
    /// In any spelling.
    #[serde(default)]
    number: String,
    /// ISO 3166 region for a number without `+`; the site's when left out.
    region: Option<String>,
}

/// Records that hold a number, best first; none for our own numbers.
#[utoipa::path(get, path = "/api/ringlet/match", tag = "widget", params(Number), responses((status = 200, body = MatchAnswer), Refusals))]
async fn matches(
    State(state): State<AppState>,
    _: CurrentUser,
    Query(asked): Query<Number>,
) -> ApiResult<Json<MatchAnswer>> {
    if asked.number.trim().is_empty() {
        return Err(ApiError::missing("number"));
    }
    let region = asked.region.as_deref().filter(|region| !region.is_empty());
    let matches = match_record::matches(&state, &asked.number, region).await?;
    Ok(Json(MatchAnswer { matches }))
}

/// The people a task can be given to, by name.
#[utoipa::path(get, path = "/api/ringlet/colleagues", tag = "widget", responses((status = 200, body = ColleagueList), Refusals))]
async fn colleagues(
    State(state): State<AppState>,
    _: CurrentUser,
) -> ApiResult<Json<ColleagueList>> {
    let users = state
        .store
        .list_users()
        .await?
        .into_iter()
        .map(|summary| summary.user);
    let users = users.filter(|user| user.enabled);
    let users = users
        .map(|user| Colleague {
            id: user.id,
            name: user.name,
        })
        .collect();
    Ok(Json(ColleagueList { users }))
}

/// Note, task and disposition after a call, stored together. The same `Idempotency-Key` stores them once.
#[utoipa::path(post, path = "/api/ringlet/calls/{id}/wrap-up", tag = "calls", params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)), request_body = WrapUp, responses((status = 200, body = WrapUpAnswer), (status = 404, description = "No such call, or somebody else's"), (status = 409, description = "The key came with another body before"), Refusals))]
async fn save_wrap_up(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<String>,
    key: IdempotencyKey,
    Json(sent): Json<WrapUp>,
) -> ApiResult<Json<WrapUpAnswer>> {
    let key = key.request(&user.id, "wrap-up", &(&id, &sent))?;
    Ok(Json(wrap_up::save(&state, &user, &id, sent, key).await?))
}

/// Makes a lead of an unknown caller and keeps the call with it. The same `Idempotency-Key` makes it once.
#[utoipa::path(post, path = "/api/ringlet/calls/{id}/lead", tag = "calls", params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)), request_body = LeadDraft, responses((status = 201, body = LeadAnswer), (status = 404, description = "No such call, or somebody else's"), (status = 409, description = "The key came with another body before"), Refusals))]
async fn make_lead(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<String>,
    key: IdempotencyKey,
    Json(sent): Json<LeadDraft>,
) -> ApiResult<(StatusCode, Json<LeadAnswer>)> {
    let key = key.request(&user.id, "lead", &(&id, &sent))?;
    let draft = RecordDraft {
        doctype: known::LEAD.name.to_owned(),
        first_name: Some(sent.first_name),
        last_name: sent.last_name,
        organization: sent.organization,
    };
    let RecordAnswer { call, record } = make(&state, &user, &id, draft, key).await?;
    let made = LeadAnswer { call, lead: record };
    Ok((StatusCode::CREATED, Json(made)))
}

/// Makes a lead, deal or contact of an unknown caller and keeps the call with it. The same `Idempotency-Key` makes it once.
#[utoipa::path(post, path = "/api/ringlet/calls/{id}/record", tag = "calls", params(("id" = String, Path), ("Idempotency-Key" = Option<String>, Header)), request_body = RecordDraft, responses((status = 201, body = RecordAnswer), (status = 404, description = "No such call, or somebody else's"), (status = 409, description = "The key came with another body before"), Refusals))]
async fn make_record(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<String>,
    key: IdempotencyKey,
    Json(sent): Json<RecordDraft>,
) -> ApiResult<(StatusCode, Json<RecordAnswer>)> {
    let key = key.request(&user.id, "record", &(&id, &sent))?;
    let made = make(&state, &user, &id, sent, key).await?;
    Ok((StatusCode::CREATED, Json(made)))
}

async fn make(
    state: &AppState,
    user: &CurrentUser,
    id: &str,
    draft: RecordDraft,
    key: Option<RequestKey>,
) -> ApiResult<RecordAnswer> {
    let (doctype, details) = details(draft)?;
    let name = create_record::from_call(state, user, id, doctype, details, key).await?;
    let reference = RecordRef {
        doctype: doctype.name.to_owned(),
        name,
    };
    let record = match_record::record(state, &reference).await?;
    let record = record.ok_or_else(|| ApiError::not_found(&reference.doctype, &reference.name))?;
    let call = call_control::find(state, user, id).await?;
    Ok(RecordAnswer {
        call: view(&call),
        record,
    })
}

/// What is to be made, and its fields.
fn details(draft: RecordDraft) -> ApiResult<(&'static DocType, Map<String, Value>)> {
    let mut parties = known::PARTIES.into_iter();
    let doctype = parties
        .find(|doctype| doctype.name == draft.doctype)
        .ok_or_else(|| {
            ApiError::invalid(
                "doctype",
                "Calls are kept with a CRM Lead, a CRM Deal or a Contact.",
            )
        })?;
    let tidy = |text: Option<String>| {
        let text = text?.trim().to_owned();
        (!text.is_empty()).then_some(text)
    };
    let (first, company) = (tidy(draft.first_name), tidy(draft.organization));
    let is_deal = doctype.name == known::DEAL.name;
    if first.is_none() && !(is_deal && company.is_some()) {
        let text = if is_deal {
            "Give the deal a first name or a company."
        } else {
            "Give the person a first name."
        };
        return Err(ApiError::invalid("first_name", text));
    }
    let company_field = if doctype.name == known::CONTACT.name {
        "company_name"
    } else {
        "organization"
    };
    let fields = [
        ("first_name", first),
        ("last_name", tidy(draft.last_name)),
        (company_field, company),
    ];
    let filled = fields
        .into_iter()
        .filter_map(|(field, text)| Some((field.to_owned(), json!(text?))));
    Ok((doctype, filled.collect()))
}

/// What somebody looks for.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct Search {
    /// Part of a name or company, or the beginning of a number in any spelling; two signs at least.
    #[serde(default)]
    q: String,
}

/// Contacts, leads and deals by name, company or number.
#[utoipa::path(get, path = "/api/ringlet/records", tag = "widget", params(Search), responses((status = 200, body = RecordSearch), Refusals))]
async fn find_records(
    State(state): State<AppState>,
    _: CurrentUser,
    Query(asked): Query<Search>,
) -> ApiResult<Json<RecordSearch>> {
    let records = find_record::by_text(&state, &asked.q).await?;
    Ok(Json(RecordSearch { records }))
}

/// Keeps a call with a contact, lead or deal.
#[utoipa::path(post, path = "/api/ringlet/calls/{id}/link", tag = "calls", params(("id" = String, Path)), request_body = RecordRef, responses((status = 200, body = LinkAnswer), (status = 404, description = "No such call, or somebody else's"), Refusals))]
async fn link_call(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<String>,
    Json(record): Json<RecordRef>,
) -> ApiResult<Json<LinkAnswer>> {
    let call = find_record::link(&state, &user, &id, record).await?;
    Ok(Json(LinkAnswer { call: view(&call) }))
}
