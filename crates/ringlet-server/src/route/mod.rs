//! HTTP: what comes in is checked and handed to a service, what comes back is rendered. No rule of the trade lives here.

pub mod assets;
pub mod audit;
pub mod boot;
pub mod call_log;
pub mod calling_list;
pub mod calls;
pub mod cors;
#[cfg(feature = "demo")]
pub mod demo;
pub mod dialpad;
pub mod docs;
pub mod events;
pub mod frappe;
pub mod health;
mod idempotency_key;
mod json;
mod query;
pub mod recording;
pub mod records;
pub mod resource;
pub mod rpc;
pub mod security_headers;
pub mod session;
pub mod settings;
pub mod telecmi;
pub mod telephony;
pub mod token;
pub mod twilio;
pub mod users;
pub mod webhook;

use std::any::Any;

use axum::http::Uri;
use axum::response::{IntoResponse as _, Response};

pub use idempotency_key::IdempotencyKey;
pub use json::Json;
pub(crate) use json::unread;
pub use query::Query;

use crate::error::{ApiError, Code};

/// No route has this path. Below `/api`, but for our own parts of it, Frappe's clients are told in Frappe's way.
pub async fn not_found(uri: Uri) -> Response {
    let path = uri.path();
    let ours = ["/api/ringlet", "/api/telephony"]
        .iter()
        .any(|own| path.starts_with(own));
    if path.starts_with("/api/") && !ours {
        return frappe::errors::nothing_here();
    }
    ApiError::new(Code::NotFound, "There is nothing at this address.").into_response()
}

/// The route has this path, but not this verb.
pub async fn method_not_allowed() -> ApiError {
    ApiError::new(
        Code::NotAllowed,
        "This address doesn't take this HTTP method.",
    )
}

/// A handler panicked: the request fails, the server goes on.
pub fn panicked(cause: Box<dyn Any + Send>) -> Response {
    let text = cause
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| cause.downcast_ref::<&str>().copied())
        .unwrap_or("no message");
    ApiError::internal(format_args!("a handler panicked: {text}")).into_response()
}
