//! The kinds of error, their contract code, and their status on either face.

use axum::http::StatusCode;

/// The kind of an [`ApiError`](super::ApiError).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// The request can't be understood (malformed JSON, wrong content type).
    BadRequest,
    /// A company's request comes without the company's signature.
    Unsigned,
    /// A field's value isn't acceptable.
    Invalid,
    /// A telephone number that can't be dialled.
    InvalidNumber,
    /// Custom data beyond 2000 UTF-16 units.
    CustomDataTooLong,
    /// Nobody is signed in.
    NotAuthenticated,
    /// User or password is wrong, at sign-in.
    BadCredentials,
    /// A key or token that came with the request is wrong.
    BadToken,
    /// The CSRF token is missing or wrong.
    Csrf,
    /// The signed-in person, or the page's origin, may not do this.
    NotAllowed,
    /// There is no such thing.
    NotFound,
    /// It exists already.
    Duplicate,
    /// It was changed by somebody else since it was read.
    Stale,
    /// It can't be done in the present state (e.g. answering an ended call).
    Conflict,
    /// Something has to be set up first (no agent phone, provider switched off).
    NotConfigured,
    /// The source of calls that is asked for isn’t set up.
    NotSetUp,
    /// The provider can't do this.
    NotSupported,
    /// The body is larger than allowed.
    TooLarge,
    /// Too often.
    TooMany,
    /// Too many calls at once.
    TooManyCalls,
    /// The provider said no.
    ProviderRefused,
    /// The provider couldn't be reached.
    ProviderUnreachable,
    /// It took too long.
    Timeout,
    /// The server is overloaded or shutting down.
    Unavailable,
    /// Our own fault.
    Internal,
}

impl Code {
    /// The code on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BadRequest | Self::Unsigned => "bad-request",
            Self::Invalid => "invalid",
            Self::InvalidNumber => "invalid-number",
            Self::CustomDataTooLong => "custom-data-too-long",
            Self::NotAuthenticated | Self::BadToken => "not-authenticated",
            Self::BadCredentials => "bad-credentials",
            Self::Csrf => "csrf",
            Self::NotAllowed => "not-allowed",
            Self::NotFound => "not-found",
            Self::Duplicate | Self::Stale | Self::Conflict => "conflict",
            Self::NotConfigured | Self::NotSetUp => "not-configured",
            Self::NotSupported => "not-supported",
            Self::TooLarge => "too-large",
            Self::TooMany => "too-many-requests",
            Self::TooManyCalls => "too-many-calls",
            Self::ProviderRefused => "provider-refused",
            Self::ProviderUnreachable => "provider-unreachable",
            Self::Timeout => "timeout",
            Self::Unavailable => "unavailable",
            Self::Internal => "internal",
        }
    }

    /// The status below `/api/ringlet`, `/calls` and `/api/telephony`.
    #[must_use]
    pub const fn status(self) -> StatusCode {
        match self {
            Self::BadRequest | Self::Unsigned | Self::Csrf => StatusCode::BAD_REQUEST,
            Self::Invalid | Self::InvalidNumber | Self::CustomDataTooLong => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            Self::NotAuthenticated | Self::BadCredentials | Self::BadToken => {
                StatusCode::UNAUTHORIZED
            }
            Self::NotAllowed => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::NotSetUp => StatusCode::NOT_IMPLEMENTED,
            Self::Duplicate
            | Self::Stale
            | Self::Conflict
            | Self::NotConfigured
            | Self::NotSupported => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany | Self::TooManyCalls => StatusCode::TOO_MANY_REQUESTS,
            Self::ProviderRefused => StatusCode::BAD_GATEWAY,
            Self::ProviderUnreachable | Self::Timeout => StatusCode::GATEWAY_TIMEOUT,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The status and exception class below `/api/method` and `/api/resource`, as Frappe's `exceptions.py` has them.
    #[must_use]
    pub const fn frappe(self) -> (StatusCode, &'static str) {
        match self {
            Self::BadRequest
            | Self::Invalid
            | Self::CustomDataTooLong
            | Self::Conflict
            | Self::NotConfigured
            | Self::NotSetUp
            | Self::NotSupported => (StatusCode::EXPECTATION_FAILED, "ValidationError"),
            Self::InvalidNumber => (StatusCode::EXPECTATION_FAILED, "InvalidPhoneNumberError"),
            Self::Stale => (StatusCode::EXPECTATION_FAILED, "TimestampMismatchError"),
            Self::BadCredentials | Self::BadToken => {
                (StatusCode::UNAUTHORIZED, "AuthenticationError")
            }
            Self::Csrf => (StatusCode::BAD_REQUEST, "CSRFTokenError"),
            Self::Unsigned => (StatusCode::BAD_REQUEST, "InvalidAuthorizationHeader"),
            // Frappe answers a guest 403, not 401.
            Self::NotAuthenticated | Self::NotAllowed => (StatusCode::FORBIDDEN, "PermissionError"),
            Self::NotFound => (StatusCode::NOT_FOUND, "DoesNotExistError"),
            Self::Duplicate => (StatusCode::CONFLICT, "DuplicateEntryError"),
            Self::TooMany | Self::TooManyCalls => {
                (StatusCode::TOO_MANY_REQUESTS, "TooManyRequestsError")
            }
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "ValidationError"),
            Self::ProviderRefused => (StatusCode::BAD_GATEWAY, "ValidationError"),
            Self::ProviderUnreachable | Self::Timeout => {
                (StatusCode::GATEWAY_TIMEOUT, "ConnectionError")
            }
            Self::Unavailable => (StatusCode::SERVICE_UNAVAILABLE, "SessionStopped"),
            Self::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "InternalServerError"),
        }
    }
}
