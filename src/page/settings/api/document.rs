//! Frappe documents whose fields only the server's descriptions name: read and written by name, as text.

use js_sys::{Object, Reflect};
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};

use super::segment;
use crate::backend::{Client, Fault, Method, code, from_js, to_js};

type Answer<T> = Result<T, Fault>;

/// The plain fields of a document, as text; a switch is `1` or `0`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    fields: Vec<(String, String)>,
}

impl Document {
    /// A field; empty for one that isn't there.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        let mut fields = self.fields.iter();
        fields
            .find(|(other, _)| other == name)
            .map_or("", |(_, value)| value)
    }

    /// Writes a field.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.fields.push((name.to_owned(), value.into()));
    }

    fn of_js(value: &JsValue) -> Self {
        let mut document = Self::default();
        for name in Object::keys(value.unchecked_ref::<Object>()) {
            let Some(name) = name.as_string() else {
                continue;
            };
            if let Some(text) = text_of(value, &name) {
                document.set(&name, text);
            }
        }
        document
    }

    fn to_js(&self) -> JsValue {
        let object = Object::new();
        write_fields(&object, &self.fields);
        object.into()
    }
}

/// A plain field as text; None for a table or an object.
fn text_of(value: &JsValue, name: &str) -> Option<String> {
    let value = Reflect::get(value, &name.into()).ok()?;
    value
        .as_string()
        .or_else(|| value.as_f64().map(|number| number.to_string()))
        .or_else(|| value.as_bool().map(|on| u8::from(on).to_string()))
}

fn write_fields(object: &JsValue, fields: &[(String, String)]) {
    for (name, value) in fields {
        // Setting a property of a plain object can't fail.
        let _ = Reflect::set(object, &name.as_str().into(), &value.as_str().into());
    }
}

/// What Frappe's envelope of a resource holds.
fn data(answer: &JsValue) -> Answer<JsValue> {
    Reflect::get(answer, &"data".into()).map_err(|_| Fault::new(code::UNEXPECTED_ANSWER))
}

async fn get(client: Client, path: &str) -> Answer<JsValue> {
    let path = format!("/api/resource/{path}");
    data(&client.send_js(Method::Get, &path, None).await?)
}

async fn send(client: Client, method: Method, path: &str, body: JsValue) -> Answer<JsValue> {
    let path = format!("/api/resource/{path}");
    data(&client.send_js(method, &path, Some(&body)).await?)
}

fn path_of(doctype: &str, name: &str) -> String {
    format!("{}/{}", segment(doctype), segment(name))
}

/// Reads a document; secrets only as a mask.
///
/// # Errors
/// Every fault of the request.
pub async fn document(client: Client, doctype: &str, name: &str) -> Answer<Document> {
    get(client, &path_of(doctype, name))
        .await
        .map(|data| Document::of_js(&data))
}

/// Stores fields of a document; refused when its `modified` is stale.
///
/// # Errors
/// Every fault of the request.
pub async fn save_document(
    client: Client,
    doctype: &str,
    name: &str,
    document: &Document,
) -> Answer<Document> {
    let path = path_of(doctype, name);
    send(client, Method::Put, &path, document.to_js())
        .await
        .map(|data| Document::of_js(&data))
}

const AGENT: &str = "CRM Telephony Agent";

/// `CRM Telephony Agent`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AgentDoc {
    /// The user.
    pub user: String,
    /// The number that rings; follows the primary row.
    #[serde(deserialize_with = "or_empty")]
    pub mobile_no: String,
    /// All numbers.
    pub phone_nos: Vec<AgentPhone>,
    /// Label of the provider to use when the page names none.
    #[serde(deserialize_with = "or_empty")]
    pub default_medium: String,
    /// `Computer` or `Phone`.
    #[serde(deserialize_with = "or_empty")]
    pub call_receiving_device: String,
    /// Stamp of the stored version.
    #[serde(
        deserialize_with = "or_empty",
        skip_serializing_if = "String::is_empty"
    )]
    pub modified: String,
    /// Field and value of what each provider knows the agent by.
    #[serde(skip)]
    pub lines: Vec<(String, String)>,
}

/// Frappe says null for an empty text.
fn or_empty<'de, D: serde::Deserializer<'de>>(value: D) -> Result<String, D::Error> {
    Option::<String>::deserialize(value).map(Option::unwrap_or_default)
}

/// One number of an agent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AgentPhone {
    /// The number.
    pub number: String,
    /// 1: this one rings.
    pub is_primary: u8,
}

impl AgentDoc {
    /// What a provider knows the agent by, by the record's field.
    #[must_use]
    pub fn line(&self, field: &str) -> &str {
        let mut lines = self.lines.iter();
        lines
            .find(|(name, _)| name == field)
            .map_or("", |(_, value)| value)
    }

    fn of_js(value: JsValue) -> Answer<Self> {
        let known = ["mobile_no", "default_medium", "call_receiving_device"];
        let mut lines = Document::of_js(&value).fields;
        lines.retain(|(name, _)| name.contains('_') && !known.contains(&name.as_str()));
        let agent: Self = from_js(value)?;
        Ok(Self { lines, ..agent })
    }
}

/// The agents' records, without their rows of numbers.
///
/// # Errors
/// Every fault of the request.
pub async fn agents(client: Client) -> Answer<Vec<AgentDoc>> {
    let path = format!(
        "{}?fields=%5B%22*%22%5D&limit_page_length=0",
        segment(AGENT)
    );
    let rows = get(client, &path).await?;
    js_sys::Array::from(&rows)
        .iter()
        .map(AgentDoc::of_js)
        .collect()
}

/// One agent's record; None when the user has none yet.
///
/// # Errors
/// Every fault of the request but 404.
pub async fn agent(client: Client, user: &str) -> Answer<Option<AgentDoc>> {
    match get(client, &path_of(AGENT, user)).await {
        Ok(agent) => AgentDoc::of_js(agent).map(Some),
        Err(fault) if fault.status == Some(404) => Ok(None),
        Err(fault) => Err(fault),
    }
}

/// Stores an agent's record; makes it when `is_new`.
///
/// # Errors
/// Every fault of the request.
pub async fn save_agent(client: Client, agent: &AgentDoc, is_new: bool) -> Answer<AgentDoc> {
    let body = to_js(agent);
    write_fields(&body, &agent.lines);
    let stored = if is_new {
        send(client, Method::Post, &segment(AGENT), body).await?
    } else {
        send(client, Method::Put, &path_of(AGENT, &agent.user), body).await?
    };
    AgentDoc::of_js(stored)
}
