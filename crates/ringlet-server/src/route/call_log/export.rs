//! `GET /calls.csv`.

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use ringlet_model::api::CallLogEntry;
use ringlet_model::call::Outcome;
use ringlet_model::timestamp::iso8601;

use super::filter::CallQuery;
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult};
use crate::route::Query;
use crate::route::docs::Refusals;
use crate::service::call_log;
use crate::service::document::view;
use crate::storage::{CallCursor, CallFilter};

/// Calls read at a time: a long read would hold back the database's own housekeeping.
const AT_A_TIME: u32 = 1000;

const HEAD: [&str; 16] = [
    "id",
    "started_at",
    "answered_at",
    "ended_at",
    "duration_seconds",
    "direction",
    "state",
    "outcome",
    "number",
    "name",
    "user_id",
    "user_name",
    "source",
    "disposition",
    "reference_doctype",
    "reference_name",
];

/// The same calls as `GET /calls` without `limit` and `cursor`, all of them, as a file. A cell that a spreadsheet would
/// take for a formula begins with an apostrophe.
#[utoipa::path(get, path = "/calls.csv", tag = "calls", params(CallQuery), responses((status = 200, content_type = "text/csv", body = String), Refusals))]
pub(super) async fn export(
    State(state): State<AppState>,
    user: CurrentUser,
    Query(query): Query<CallQuery>,
) -> ApiResult<Response> {
    let filter = query.filter(&state).await?;
    let first = Step {
        state,
        user,
        filter,
        after: None,
        begun: false,
        done: false,
    };
    let body = Body::from_stream(stream::try_unfold(first, next));
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"calls.csv\"",
        ),
    ];
    Ok((headers, body).into_response())
}

/// How far the export has come.
struct Step {
    state: AppState,
    user: CurrentUser,
    filter: CallFilter,
    after: Option<CallCursor>,
    begun: bool,
    done: bool,
}

async fn next(mut step: Step) -> Result<Option<(Bytes, Step)>, ApiError> {
    if step.done {
        return Ok(None);
    }
    let calls = step
        .state
        .store
        .list_calls(
            view(&step.user),
            step.filter.clone(),
            step.after.take(),
            AT_A_TIME,
        )
        .await?;
    step.done = u32::try_from(calls.len()).unwrap_or(u32::MAX) < AT_A_TIME;
    step.after = calls.last().map(call_log::cursor);
    let text = rows(&calls, !step.begun).map_err(ApiError::internal)?;
    step.begun = true;
    Ok(Some((text.into(), step)))
}

fn rows(calls: &[CallLogEntry], with_head: bool) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    if with_head {
        writer.write_record(HEAD)?;
    }
    for call in calls {
        writer.write_record(cells(call).map(|cell| harmless(&cell)))?;
    }
    writer
        .into_inner()
        .map_err(|error| csv::Error::from(error.into_error()))
}

fn cells(call: &CallLogEntry) -> [String; 16] {
    let time = |at: Option<ringlet_model::Timestamp>| at.map(iso8601::format).unwrap_or_default();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let reference = call.reference.clone();
    let (doctype, name) = reference
        .map(|record| (record.doctype, record.name))
        .unwrap_or_default();
    [
        call.id.clone(),
        iso8601::format(call.started_at),
        time(call.answered_at),
        time(call.ended_at),
        call.duration_seconds
            .map(|seconds| seconds.to_string())
            .unwrap_or_default(),
        call.direction.as_str().to_owned(),
        call.state.as_str().to_owned(),
        call.outcome
            .map(Outcome::as_str)
            .unwrap_or_default()
            .to_owned(),
        call.remote_number.clone(),
        text(&call.remote_name),
        text(&call.user_id),
        text(&call.user_name),
        call.source.clone(),
        text(&call.disposition),
        doctype,
        name,
    ]
}

/// The cell, with an apostrophe before what a spreadsheet would run.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn nothing_in_a_cell_is_run() {
        for cell in ["=1+1", "+919876543210", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(harmless(cell), format!("'{cell}"));
        }
        assert_eq!(harmless("Asha = Rao"), "Asha = Rao");
        assert_eq!(harmless(""), "");
    }
}
