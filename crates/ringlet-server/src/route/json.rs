//! A JSON body that names the field when it is wrong.

use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{ApiError, Code};

/// A JSON body, in or out. Coming in it must be sent as `application/json`: a plain form of a foreign page can't do that.
#[derive(Clone, Copy, Debug)]
pub struct Json<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        if !is_json(request.headers()) {
            return Err(ApiError::new(
                Code::BadRequest,
                "Send the body as JSON (Content-Type: application/json).",
            ));
        }
        let body = axum::body::Bytes::from_request(request, state)
            .await
            .map_err(|rejection| unread(&rejection))?;
        let mut reader = serde_json::Deserializer::from_slice(&body);
        let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| wrong(&error))?;
        reader
            .end()
            .map_err(|_| ApiError::new(Code::BadRequest, "The body holds more than one value."))?;
        Ok(Self(value))
    }
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

/// The body couldn't be read at all.
pub(crate) fn unread(rejection: &BytesRejection) -> ApiError {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        ApiError::new(Code::TooLarge, "The body is larger than 1 MiB.")
    } else {
        ApiError::new(Code::BadRequest, "The body could not be read.")
    }
}

fn wrong(error: &serde_path_to_error::Error<serde_json::Error>) -> ApiError {
    let path = error.path().to_string();
    let cause = error.inner();
    if cause.is_data() && path != "." {
        return ApiError::invalid(
            path.clone(),
            format!("“{path}” is not acceptable: {cause}."),
        );
    }
    ApiError::new(
        Code::BadRequest,
        format!("The body is not the expected JSON: {cause}."),
    )
}
