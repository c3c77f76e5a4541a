//! `POST /calls/import/…`: calls from files.

use axum::extract::{FromRequest, Request, State};
use ringlet_model::Role;
use ringlet_model::api::ImportReport;

use super::upload::Upload;
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::doctype::Zone;
use crate::error::{ApiError, ApiResult};
use crate::route::Json;
use crate::route::docs::Refusals;
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

fn minutes(text: Option<&str>) -> ApiResult<i64> {
    let text = text.unwrap_or("0").trim_start_matches('+');
    text.parse()
        .map_err(|_| ApiError::invalid("offset_minutes", "“offset_minutes” is a whole number."))
}
