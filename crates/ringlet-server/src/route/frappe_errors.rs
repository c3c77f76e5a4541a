//! Errors in Frappe's shape: `exc_type`, `_server_messages` (a string that holds an array of strings of objects).

use axum::Json;
use axum::response::{IntoResponse as _, Response};
use serde_json::json;

use crate::error::{ApiError, Code};

/// Renders the [`ApiError`] that a response carries anew, in Frappe's shape. Other responses pass.
pub async fn render(mut response: Response) -> Response {
    let Some(error) = response.extensions_mut().remove::<ApiError>() else {
        return response;
    };
    let (status, class) = error.code.frappe();
    let mut body = json!({ "exc_type": error.exc_type.unwrap_or(class) });
    if error.code == Code::BadCredentials {
        body["message"] = json!(error.message);
    } else {
        body["_server_messages"] = json!(server_messages(&error));
    }
    if error.session_expired {
        body["session_expired"] = json!(1);
    }
    let mut rendered = (status, Json(body)).into_response();
    for (name, value) in response.headers() {
        if !rendered.headers().contains_key(name) {
            rendered.headers_mut().append(name, value.clone());
        }
    }
    rendered
        .headers_mut()
        .remove(axum::http::header::CONTENT_LENGTH);
    rendered.extensions_mut().insert(error);
    rendered
}

fn server_messages(error: &ApiError) -> String {
    let message = json!({
        "message": error.message,
        "title": "Message",
        "indicator": "red",
        "raise_exception": 1,
    });
    json!([message.to_string()]).to_string()
}
