//! `GET /calls.csv` and `GET /calls.xlsx`: the calls of `GET /calls`, all of them, as a file.

use std::io::Read as _;

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures_util::{StreamExt as _, TryStreamExt as _, stream};

use super::filter::CallQuery;
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::ApiResult;
use crate::route::Query;
use crate::route::docs::Refusals;
use crate::service::document::view;
use crate::service::export_calls::csv::Export;
use crate::service::export_calls::{ExportError, xlsx as workbook};

/// Bytes of a workbook sent at a time.
const PIECE: usize = 64 * 1024;

/// The same calls as `GET /calls` without `limit` and `cursor`. A cell that a spreadsheet would take for a formula begins
/// with an apostrophe; numbers in E.164 stay as they are.
#[utoipa::path(get, path = "/calls.csv", tag = "calls", params(CallQuery), responses((status = 200, content_type = "text/csv", body = String), Refusals))]
pub(super) async fn csv(
    State(state): State<AppState>,
    user: CurrentUser,
    Query(query): Query<CallQuery>,
) -> ApiResult<Response> {
    let filter = query.filter(&state).await?;
    let begin = (Export::new(view(&user), filter), state);
    let pieces = stream::try_unfold(begin, async |(mut export, state)| {
        let piece = export.next(&*state.store).await?;
        Ok::<_, ExportError>(piece.map(|piece| (Bytes::from(piece), (export, state))))
    });
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"calls.csv\"",
        ),
    ];
    Ok((headers, body(pieces)).into_response())
}

/// The same calls as `GET /calls` without `limit` and `cursor`, as a workbook. Every text is a text cell; times are dates on
/// the site's clock.
#[utoipa::path(get, path = "/calls.xlsx", tag = "calls", params(CallQuery), responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body = Vec<u8>), Refusals))]
pub(super) async fn xlsx(
    State(state): State<AppState>,
    user: CurrentUser,
    Query(query): Query<CallQuery>,
) -> ApiResult<Response> {
    let filter = query.filter(&state).await?;
    let whole =
        async move { workbook::write(&*state.store, &state.zone, view(&user), filter).await };
    let pieces = stream::once(whole).map_ok(|file| stream::try_unfold(file, read));
    let headers = [
        (
            header::CONTENT_TYPE,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"calls.xlsx\"",
        ),
    ];
    Ok((headers, body(pieces.try_flatten())).into_response())
}

/// The next piece of a file.
async fn read(mut file: std::fs::File) -> Result<Option<(Bytes, std::fs::File)>, ExportError> {
    let read = move || {
        let mut piece = vec![0; PIECE];
        let length = file.read(&mut piece)?;
        piece.truncate(length);
        Ok::<_, std::io::Error>((length > 0).then(|| (Bytes::from(piece), file)))
    };
    let piece = tokio::task::spawn_blocking(read)
        .await
        .map_err(std::io::Error::other)?;
    Ok(piece?)
}

/// A failure here can only break the connection off: the head of the answer has been sent.
fn body(
    pieces: impl futures_util::Stream<Item = Result<Bytes, ExportError>> + Send + 'static,
) -> Body {
    Body::from_stream(
        pieces
            .map(|piece| piece.inspect_err(|error| tracing::error!(%error, "an export broke off"))),
    )
}
