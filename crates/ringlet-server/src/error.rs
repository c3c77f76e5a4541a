//! The one error type of services and routes: what happened, what to do, which field.
//!
//! A service returns an [`ApiError`]; no route turns one into a status by itself. Rendered as JSON
//! [`ErrorBody`](ringlet_model::api::ErrorBody) by default; the Frappe face renders the same value in Frappe's shape (the
//! error rides in the response's extensions until then).

mod code;

pub use code::Code;

use std::borrow::Cow;

use axum::Json;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use ringlet_model::api::{CHANGED_MEANWHILE, ErrorBody, STAMP};

use crate::storage::{SettingRefusal, StorageError};

/// A refusal or failure, told to the person concerned.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}: {message}", code.as_str())]
pub struct ApiError {
    /// What kind; decides the status on either face.
    pub code: Code,
    /// What happened, a sentence.
    pub message: Cow<'static, str>,
    /// What to do about it, a sentence.
    pub hint: Option<Cow<'static, str>>,
    /// The field concerned.
    pub field: Option<Cow<'static, str>>,
    /// Frappe's class name where the code's own is too general, e.g. `LinkValidationError`.
    pub exc_type: Option<&'static str>,
    /// Seconds after which trying again makes sense (`Retry-After`).
    pub retry_after: Option<u64>,
    /// The request came with a session cookie that is no longer valid.
    pub session_expired: bool,
}

/// What services and routes return.
pub type ApiResult<T> = Result<T, ApiError>;

impl ApiError {
    /// An error with a sentence for a person.
    pub fn new(code: Code, message: impl Into<Cow<'static, str>>) -> Self {
        Self {
            code,
            message: message.into(),
            hint: None,
            field: None,
            exc_type: None,
            retry_after: None,
            session_expired: false,
        }
    }

    /// A value in `field` isn't acceptable.
    pub fn invalid(
        field: impl Into<Cow<'static, str>>,
        message: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self::new(Code::Invalid, message).field(field)
    }

    /// The required `field` is missing or empty.
    pub fn missing(field: impl Into<Cow<'static, str>>) -> Self {
        let field = field.into();
        Self::new(Code::Invalid, format!("“{field}” is required."))
            .field(field)
            .exc_type("MandatoryError")
    }

    /// `what` (e.g. "User") named `name` doesn't exist.
    pub fn not_found(what: &str, name: &str) -> Self {
        Self::new(Code::NotFound, format!("{what} {name} not found."))
    }

    /// The signed-in person may not do this.
    pub fn not_allowed(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Code::NotAllowed, message)
    }

    /// Somebody else stored a newer version than the one that was read; `message` says so.
    pub fn stale(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Code::Stale, message)
            .field(STAMP)
            .hint("Load it again before you save.")
    }

    /// Our own fault. The cause goes to the log, never to the client.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        tracing::error!(%cause, "internal error");
        Self::new(
            Code::Internal,
            "Something went wrong on the server. It has been logged.",
        )
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Cow<'static, str>>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Names the field concerned.
    #[must_use]
    pub fn field(mut self, field: impl Into<Cow<'static, str>>) -> Self {
        self.field = Some(field.into());
        self
    }

    /// Names Frappe's class where the code's own is too general.
    #[must_use]
    pub const fn exc_type(mut self, class: &'static str) -> Self {
        self.exc_type = Some(class);
        self
    }

    /// Tells after how many seconds to try again.
    #[must_use]
    pub const fn retry_after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }
}

impl From<StorageError> for ApiError {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Overloaded | StorageError::Closed => Self::new(
                Code::Unavailable,
                "The server can't store anything right now.",
            )
            .hint("Try again in a moment.")
            .retry_after(1),
            StorageError::TooSlow => Self::new(Code::Unavailable, "This search takes too long.")
                .hint("Narrow it down, e.g. by a shorter period."),
            other => Self::internal(other),
        }
    }
}

impl From<SettingRefusal> for ApiError {
    fn from(refusal: SettingRefusal) -> Self {
        match refusal {
            SettingRefusal::Stale => Self::stale(CHANGED_MEANWHILE),
            SettingRefusal::Storage(error) => error.into(),
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let body = ErrorBody {
            code: self.code.as_str().to_owned(),
            message: self.message.to_string(),
            hint: self.hint.as_deref().map(str::to_owned),
            field: self.field.as_deref().map(str::to_owned),
        };
        let mut response = (self.code.status(), Json(body)).into_response();
        if let Some(seconds) = self.retry_after {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(self);
        response
    }
}
