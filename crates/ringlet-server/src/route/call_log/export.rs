//! `GET /calls.csv`.

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures_util::stream;

use super::filter::CallQuery;
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::ApiResult;
use crate::route::Query;
use crate::route::docs::Refusals;
use crate::service::document::view;
use crate::service::export_calls::{Export, ExportError};

/// The same calls as `GET /calls` without `limit` and `cursor`, all of them, as a file. A cell that a spreadsheet would
/// take for a formula begins with an apostrophe.
#[utoipa::path(get, path = "/calls.csv", tag = "calls", params(CallQuery), responses((status = 200, content_type = "text/csv", body = String), Refusals))]
pub(super) async fn export(
    State(state): State<AppState>,
    user: CurrentUser,
    Query(query): Query<CallQuery>,
) -> ApiResult<Response> {
    let filter = query.filter(&state).await?;
    let begin = (Export::new(view(&user), filter), state);
    let body = Body::from_stream(stream::try_unfold(begin, next));
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"calls.csv\"",
        ),
    ];
    Ok((headers, body).into_response())
}

type Step = (Export, AppState);

/// A failure here can only break the connection off: the head of the answer has been sent.
async fn next((mut export, state): Step) -> Result<Option<(Bytes, Step)>, ExportError> {
    let piece = export.next(&*state.store).await.inspect_err(|error| {
        tracing::error!(%error, "an export broke off");
    })?;
    Ok(piece.map(|piece| (piece.into(), (export, state))))
}
