//! `GET /api/ringlet/calls/{id}/recording`: the sound of a call, piece by piece as it comes from the provider.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::Response;
use futures_util::stream;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::docs::Refusals;
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult};
use crate::service::play_recording;

/// What a player needs of the provider's headers.
const PASSED: [HeaderName; 4] = [
    header::CONTENT_TYPE,
    header::CONTENT_LENGTH,
    header::CONTENT_RANGE,
    header::ACCEPT_RANGES,
];

/// The routes.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(play))
}

/// The recording of a call of mine; `Range` is passed on.
#[utoipa::path(get, path = "/api/ringlet/calls/{id}/recording", tag = "calls", params(("id" = String, Path)), responses((status = 200, description = "Sound"), (status = 206, description = "A part of it"), (status = 404), Refusals))]
async fn play(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> ApiResult<Response> {
    sound(&state, &user, &id, &headers).await
}

/// The recording as it comes from the provider; the `Range` in `headers` is passed on.
pub(super) async fn sound(
    state: &AppState,
    user: &CurrentUser,
    id: &str,
    headers: &HeaderMap,
) -> ApiResult<Response> {
    let range = headers
        .get(header::RANGE)
        .and_then(|value| value.to_str().ok());
    let sound = play_recording::open(state, user, id, range).await?;
    let mut answer = Response::builder().status(sound.status());
    for name in PASSED {
        if let Some(value) = sound.headers().get(&name) {
            answer = answer.header(name, value);
        }
    }
    // The next user of this browser must not read it back out of its cache.
    let answer = answer
        .header(
            header::CACHE_CONTROL,
            HeaderValue::from_static("private, no-store"),
        )
        .header(
            header::CONTENT_DISPOSITION,
            "inline; filename=\"recording\"",
        );
    answer.body(pieces(sound)).map_err(ApiError::internal)
}

fn pieces(sound: reqwest::Response) -> Body {
    Body::from_stream(stream::try_unfold(sound, async |mut sound| {
        let piece = sound
            .chunk()
            .await
            .map_err(|_| std::io::Error::other("the provider broke off"))?;
        Ok::<_, std::io::Error>(piece.map(|piece| (piece, sound)))
    }))
}
