//! The forms in which accounts of Smartflo have been seen to send the same webhook.

use serde_json::{Map, Value, json};

/// A form of the same fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One flat JSON object.
    Json,
    /// `application/x-www-form-urlencoded`; objects and lists as JSON text.
    Form,
    /// JSON, the fields one level down.
    Nested,
    /// JSON, every key with the `$` of the portal's variables.
    Dollar,
    /// `multipart/form-data`.
    Multipart,
    /// No body: everything in the query of a GET.
    Query,
}

/// A request ready to be sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Encoded {
    pub(super) query: Vec<(String, String)>,
    pub(super) content_type: Option<String>,
    pub(super) body: Option<Vec<u8>>,
}

const BOUNDARY: &str = "smartflo-boundary-7f3a";

impl Shape {
    /// Writes the fields in this form.
    pub(super) fn encode(self, fields: &Map<String, Value>) -> Encoded {
        match self {
            Self::Json => json_body(&Value::Object(fields.clone())),
            Self::Nested => json_body(&json!({ "event": "call", "data": fields })),
            Self::Dollar => {
                let keys = fields
                    .iter()
                    .map(|(key, value)| (format!("${key}"), value.clone()));
                json_body(&Value::Object(keys.collect()))
            }
            Self::Form => Encoded {
                content_type: Some("application/x-www-form-urlencoded".to_owned()),
                body: Some(url_encoded(&texts(fields)).into_bytes()),
                ..Encoded::default()
            },
            Self::Multipart => Encoded {
                content_type: Some(format!("multipart/form-data; boundary={BOUNDARY}")),
                body: Some(multipart(&texts(fields)).into_bytes()),
                ..Encoded::default()
            },
            Self::Query => Encoded {
                query: texts(fields),
                ..Encoded::default()
            },
        }
    }
}

fn json_body(value: &Value) -> Encoded {
    Encoded {
        content_type: Some("application/json".to_owned()),
        body: Some(value.to_string().into_bytes()),
        ..Encoded::default()
    }
}

fn texts(fields: &Map<String, Value>) -> Vec<(String, String)> {
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    fields
        .iter()
        .map(|(key, value)| (key.clone(), text(value)))
        .collect()
}

fn url_encoded(pairs: &[(String, String)]) -> String {
    url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish()
}

fn multipart(pairs: &[(String, String)]) -> String {
    let parts: String = pairs
        .iter()
        .map(|(key, value)| {
            format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{key}\"\r\n\r\n{value}\r\n"
            )
        })
        .collect();
    format!("{parts}--{BOUNDARY}--\r\n")
}
