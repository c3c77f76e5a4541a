//! `POST /calls/import/…`: calls from files.

use std::collections::BTreeMap;

use axum::extract::{FromRequest, Request, State};
use ringlet_model::Role;
use ringlet_model::api::ImportReport;
use ringlet_model::call::Direction;

use super::upload::Upload;
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::doctype::Zone;
use crate::error::{ApiError, ApiResult};
use crate::route::Json;
use crate::route::docs::Refusals;
use crate::service::import::csv::{self, CsvWish};
use crate::service::import::pbap::{self, PbapWish};
use crate::service::import::tell;
use crate::service::log_call;

/// The files of somebody who may import; nobody else's are read.
async fn files(state: &AppState, user: &CurrentUser, request: Request) -> ApiResult<Upload> {
    user.require(Role::Agent)?;
    Upload::from_request(request, state).await?.some_file()
}

/// The zone that times without one are of: the named one, else the site's.
fn zone(state: &AppState, upload: &Upload) -> ApiResult<Zone> {
    let Some(name) = upload.text("time_zone") else {
        return Ok(state.zone.clone());
    };
    Zone::named(name).ok_or_else(|| {
        ApiError::invalid("time_zone", format!("There is no time zone “{name}”."))
            .hint("Zones are called Asia/Kolkata, Europe/Berlin, America/Sao_Paulo.")
    })
}

/// Imports a phone's call list, fetched over Bluetooth (vCard files). A form (`multipart/form-data`) with the files as
/// `file`, or one file as the body; `user_id`, `device`, `time_zone`, `offset_minutes`, `local_z`, `kind`, `dry_run` are parts or
/// the query. A list that is sent again changes nothing.
#[utoipa::path(post, path = "/calls/import/pbap", tag = "calls", params(("user_id" = Option<String>, Query, description = "In whose log; only administrators name somebody else"), ("device" = Option<String>, Query, description = "What the phone is called; its list is recognised by it"), ("time_zone" = Option<String>, Query, description = "IANA zone of times without Z; left out: the site's"), ("offset_minutes" = Option<i32>, Query, description = "Added to every time"), ("local_z" = Option<bool>, Query, description = "Times with Z are local ones nevertheless"), ("kind" = Option<String>, Query, description = "incoming, outgoing, missed: of cards that don't say; left out: by the file's name"), ("name" = Option<String>, Query, description = "The file's name, when it is the body"), ("dry_run" = Option<bool>, Query, description = "Only count")), request_body(content = Vec<u8>, content_type = "text/vcard"), responses((status = 200, body = ImportReport), (status = 413, description = "Larger than 64 MiB"), Refusals))]
pub(super) async fn pbap(
    State(state): State<AppState>,
    user: CurrentUser,
    request: Request,
) -> ApiResult<Json<ImportReport>> {
    let upload = files(&state, &user, request).await?;
    let wish = PbapWish {
        agent: log_call::agent(&state, &user, upload.text("user_id")).await?,
        device: upload.text("device").unwrap_or("phone").to_owned(),
        zone: zone(&state, &upload)?,
        offset_minutes: minutes(upload.text("offset_minutes"))?,
        z_is_local: upload.is_on("local_z"),
        kind: upload.text("kind").map(str::to_owned),
        dry_run: upload.is_on("dry_run"),
    };
    let report = pbap::import(&state, &wish, &upload.files).await;
    let report = tell(&state, Some(&user.id), log_call::BLUETOOTH, report).await?;
    Ok(Json(report))
}

/// Imports an earlier system's table of calls (CSV, its first line naming the columns). A form (`multipart/form-data`) with one
/// `file`, or the table as the body; the other wishes are parts or the query. First with `dry_run`: the answer says what was
/// made of the columns and of the people named in the table, to be put right by `mapping` and `users`. A table that is sent
/// again changes nothing.
#[utoipa::path(post, path = "/calls/import/csv", tag = "calls", params(("user_id" = Option<String>, Query, description = "In whose log rows go that name nobody; only administrators name somebody else"), ("source" = Option<String>, Query, description = "Of rows that name none; left out: manual"), ("time_zone" = Option<String>, Query, description = "IANA zone of times without an offset; left out: the site's"), ("direction" = Option<String>, Query, description = "inbound, outbound, internal: of rows that don't say"), ("mapping" = Option<String>, Query, description = "JSON: field to column; left out: as suits"), ("users" = Option<String>, Query, description = "JSON: the table's word for somebody to a user id"), ("name" = Option<String>, Query, description = "The file's name, when it is the body"), ("dry_run" = Option<bool>, Query, description = "Only count")), request_body(content = Vec<u8>, content_type = "text/csv"), responses((status = 200, body = ImportReport), (status = 413, description = "Larger than 64 MiB"), Refusals))]
pub(super) async fn table(
    State(state): State<AppState>,
    user: CurrentUser,
    request: Request,
) -> ApiResult<Json<ImportReport>> {
    let upload = files(&state, &user, request).await?;
    let [file] = upload.files.as_slice() else {
        return Err(ApiError::invalid("file", "Send one table at a time."));
    };
    let wish = CsvWish {
        agent: log_call::agent(&state, &user, upload.text("user_id")).await?,
        source: log_call::read_source(&user, upload.text("source"))?,
        zone: zone(&state, &upload)?,
        direction: direction(upload.text("direction"))?,
        mapping: words(&upload, "mapping")?,
        users: words(&upload, "users")?.unwrap_or_default(),
        dry_run: upload.is_on("dry_run"),
    };
    let report = csv::import(&state, &user, &wish, file).await;
    let report = tell(&state, Some(&user.id), "csv", report).await?;
    Ok(Json(report))
}

fn direction(word: Option<&str>) -> ApiResult<Option<Direction>> {
    let known = |word| match log_call::direction(word) {
        Some((direction, false)) => Ok(direction),
        _ => Err(ApiError::invalid(
            "direction",
            "A direction is inbound, outbound or internal.",
        )),
    };
    word.map(known).transpose()
}

fn words(upload: &Upload, field: &'static str) -> ApiResult<Option<BTreeMap<String, String>>> {
    let read = upload.text(field).map(serde_json::from_str).transpose();
    read.map_err(|_| ApiError::invalid(field, format!("“{field}” is a JSON object of texts.")))
}

fn minutes(text: Option<&str>) -> ApiResult<i64> {
    let text = text.unwrap_or("0").trim_start_matches('+');
    text.parse()
        .map_err(|_| ApiError::invalid("offset_minutes", "“offset_minutes” is a whole number."))
}
