//! Errors in Frappe's shape: `exc_type`, `_server_messages` (a string that holds an array of strings of objects). Below
//! `/api/v2` they are plain objects in `errors`.

use axum::Json;
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::error::{ApiError, Code};

/// How much is said, where Frappe is terser or wordier than usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// Message, title, colour.
    Usual,
    /// Only the class.
    Silent,
    /// Message and title.
    Plain,
    /// The hint is a message of its own.
    Twice,
}

/// An error with a way of telling it.
#[derive(Debug)]
pub struct Told(pub ApiError, pub Telling);

impl From<ApiError> for Told {
    fn from(error: ApiError) -> Self {
        Self(error, Telling::Usual)
    }
}

impl IntoResponse for Told {
    fn into_response(self) -> Response {
        let mut response = self.0.into_response();
        response.extensions_mut().insert(self.1);
        response
    }
}

/// Renders the [`ApiError`] that a response carries anew, in Frappe's shape. Other responses pass.
pub async fn render(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let Some(error) = response.extensions_mut().remove::<ApiError>() else {
        return response;
    };
    let telling = response.extensions().get::<Telling>().copied();
    let (status, class) = error.code.frappe();
    let class = error.exc_type.unwrap_or(class);
    let body = if path.starts_with("/api/v2/") {
        v2(&error, class)
    } else {
        v1(&error, class, telling, path.ends_with("/method/login"))
    };
    let mut rendered = (status, Json(body)).into_response();
    for (name, value) in response.headers() {
        let own = *name == header::CONTENT_LENGTH || rendered.headers().contains_key(name);
        if !own {
            rendered.headers_mut().append(name, value.clone());
        }
    }
    rendered.extensions_mut().insert(error);
    rendered
}

/// What Frappe answers for an address it doesn't know.
#[must_use]
pub fn nothing_here() -> Response {
    (
        StatusCode::NOT_FOUND,
        Json(json!({ "exc_type": "DoesNotExistError" })),
    )
        .into_response()
}

fn v1(error: &ApiError, class: &str, telling: Option<Telling>, signing_in: bool) -> Value {
    let mut body = json!({ "exc_type": class });
    if signing_in && error.code == Code::BadCredentials {
        body["message"] = json!(error.message);
    } else if !matches!(error.code, Code::BadCredentials | Code::BadToken)
        && telling != Some(Telling::Silent)
    {
        let notices = notices(error, class, telling)
            .iter()
            .map(Value::to_string)
            .collect::<Vec<_>>();
        body["_server_messages"] = json!(json!(notices).to_string());
    }
    if error.session_expired {
        body["session_expired"] = json!(1);
    }
    body
}

fn v2(error: &ApiError, class: &str) -> Value {
    json!({"errors": [{
        "type": class,
        "message": sentence(error),
        "title": "Message",
        "indicator": "red",
    }]})
}

/// What a person is to be told: one object, for missing fields one each.
fn notices(error: &ApiError, class: &str, telling: Option<Telling>) -> Vec<Value> {
    match (class, telling) {
        ("MandatoryError", _) => {
            let fields = error.field.as_deref().unwrap_or_default();
            let (doctype, _) = error
                .message
                .split_once(": ")
                .unwrap_or((&error.message, ""));
            let each = fields.split(", ");
            each.map(
                |field| json!({"message": format!("{doctype}: {field}"), "title": "Missing value"}),
            )
            .collect()
        }
        ("DuplicateEntryError", _) => {
            vec![json!({"message": error.message, "title": "Duplicate name", "indicator": "red"})]
        }
        (_, Some(Telling::Plain)) => vec![json!({"message": error.message, "title": "Message"})],
        (_, Some(Telling::Twice)) => {
            let hint = error.hint.as_deref().unwrap_or_default();
            vec![notice(&error.message, class), notice(hint, class)]
        }
        _ => vec![notice(&sentence(error), class)],
    }
}

/// What happened, and what to do about it.
fn sentence(error: &ApiError) -> String {
    match &error.hint {
        Some(hint) => format!("{} {hint}", error.message),
        None => error.message.to_string(),
    }
}

fn notice(message: &str, class: &str) -> Value {
    json!({
        "message": message,
        "title": title(class),
        "indicator": "red",
        "raise_exception": 1,
        "__frappe_exc_id": id(message, class),
    })
}

fn title(class: &str) -> &'static str {
    match class {
        "PermissionError" => "Not permitted",
        "DoesNotExistError" => "Not found",
        _ => "Message",
    }
}

/// Tells one error from another; the same error has the same one.
fn id(message: &str, class: &str) -> String {
    let digest = Sha256::digest(format!("{class} {message}").as_bytes());
    hex::encode(&digest[..16])
}
