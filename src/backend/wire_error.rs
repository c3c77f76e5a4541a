//! Error bodies: Ringlet's own, Frappe's, and anything else (an HTML page of a proxy).

use serde::Deserialize;

use super::{Fault, from_js, parse};

/// Both error shapes in one: `{code, message, hint?, field?}` below `/api/ringlet`, Frappe's below `/api/method` and
/// `/api/resource` (a string that holds an array of strings that hold objects).
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct WireError {
    code: Option<String>,
    message: Option<String>,
    hint: Option<String>,
    field: Option<String>,
    exc_type: Option<String>,
    #[serde(rename = "_server_messages")]
    server_messages: Option<String>,
    #[serde(rename = "_error_message")]
    error_message: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ServerMessage {
    message: String,
}

/// The fault that an answer with a status ≥ 400 stands for.
#[must_use]
pub(super) fn fault_of(status: u16, body: &str) -> Fault {
    let wire: WireError = parse(body)
        .and_then(|value| from_js(value).ok())
        .unwrap_or_default();
    let code = wire
        .code
        .clone()
        .unwrap_or_else(|| code_of_exception(wire.exc_type.as_deref(), status).into());
    let message = wire
        .server_messages
        .as_deref()
        .and_then(first_server_message)
        .or(wire.message)
        .or(wire.error_message)
        .unwrap_or_default();
    Fault {
        code,
        message,
        hint: wire.hint,
        field: wire.field,
        exc_type: wire.exc_type.map(Into::into),
        status: Some(status),
    }
}

/// Frappe's exception classes that mean more than their status says.
fn code_of_exception(exception: Option<&str>, status: u16) -> &'static str {
    match exception {
        Some("TimestampMismatchError") => "changed-meanwhile",
        Some("AuthenticationError" | "SessionExpired" | "CSRFTokenError") => {
            super::code::NOT_AUTHENTICATED
        }
        _ => Fault::code_of_status(status),
    }
}

/// Text of the first message; it may hold markup, which is dropped.
fn first_server_message(text: &str) -> Option<String> {
    let list: Vec<String> = from_js(parse(text)?).ok()?;
    let message: ServerMessage = from_js(parse(list.first()?)?).ok()?;
    let plain = without_tags(&message.message);
    (!plain.is_empty()).then_some(plain)
}

/// The text between tags. For display as text only, so entities may stay.
fn without_tags(html: &str) -> String {
    let mut inside = false;
    html.chars()
        .filter(|c| match c {
            '<' => {
                inside = true;
                false
            }
            '>' if inside => {
                inside = false;
                false
            }
            _ => !inside,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_dropped() {
        assert_eq!(
            without_tags("Could not find <b>Lead</b>: 1 > 0"),
            "Could not find Lead: 1 > 0"
        );
    }
}
