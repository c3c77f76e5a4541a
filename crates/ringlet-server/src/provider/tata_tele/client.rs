//! Asks Smartflo: place a call, hang up, what is live, what was.

use async_trait::async_trait;
use reqwest::Method;
use ringlet_model::Timestamp;
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Value, json};
use url::Url;

use super::super::answer::Answer;
use super::super::http::{Body, Credentials, GuardedClient};
use super::super::{Found, Line, Lost, PlaceCall, Placed, ProviderError, WebhookFields, is_about};
use super::{call_ids, payload, stamp};

/// Clocks of two companies differ, and history rows name whole seconds.
const SLACK_MILLIS: i64 = 10 * 60 * 1000;

/// One account of Smartflo.
#[derive(Debug)]
pub struct SmartfloLine {
    http: GuardedClient,
    endpoint: Url,
    token: SecretString,
}

impl SmartfloLine {
    /// An account, by its click-to-call address and API token. A pasted `Bearer ` before the token doesn't matter.
    #[must_use]
    pub fn new(http: GuardedClient, endpoint: Url, token: &SecretString) -> Self {
        let text = token.expose_secret().trim();
        let bare = text
            .strip_prefix("Bearer ")
            .or_else(|| text.strip_prefix("bearer "));
        Self {
            http,
            endpoint,
            token: SecretString::from(bare.unwrap_or(text).trim()),
        }
    }

    async fn ask(
        &self,
        method: Method,
        url: Url,
        body: Option<&Value>,
    ) -> Result<Value, ProviderError> {
        let credentials = Credentials::Bearer(&self.token);
        let body = body.map_or(Body::None, Body::Json);
        accept(self.http.send(method, url, credentials, body).await?)
    }

    /// A path of the same interface: beside `click_to_call`.
    fn beside(&self, path: &str) -> Result<Url, ProviderError> {
        let wrong =
            |_| ProviderError::Forbidden("The API endpoint is not a web address.".to_owned());
        self.endpoint.join(path).map_err(wrong)
    }

    async fn live_rows(&self) -> Result<Vec<Value>, ProviderError> {
        let answer = self
            .ask(Method::GET, self.beside("live_calls")?, None)
            .await?;
        Ok(rows(answer))
    }

    async fn history_rows(
        &self,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Vec<Value>, ProviderError> {
        let mut url = self.beside("call/records")?;
        url.query_pairs_mut()
            .append_pair(
                "from_date",
                &stamp::format(Timestamp(from.0.saturating_sub(SLACK_MILLIS))),
            )
            .append_pair(
                "to_date",
                &stamp::format(Timestamp(to.0.saturating_add(SLACK_MILLIS))),
            )
            .append_pair("limit", "100");
        Ok(rows(self.ask(Method::GET, url, None).await?))
    }
}

#[async_trait]
impl Line for SmartfloLine {
    async fn place(&self, wish: &PlaceCall) -> Result<Placed, ProviderError> {
        let mut body = json!({
            "agent_number": wish.agent_number,
            "destination_number": wish.customer_number,
            // The form that waits for the call was withdrawn in 2024.
            "async": 1,
            "custom_identifier": wish.call_id,
        });
        if let Some(caller_id) = &wish.caller_id {
            body["caller_id"] = json!(caller_id);
        }
        let answer = self
            .ask(Method::POST, self.endpoint.clone(), Some(&body))
            .await?;
        let fields = WebhookFields::of_row(&answer);
        let ids = ["ref_id", "call_id", "uuid"]
            .iter()
            .filter_map(|key| fields.text(key));
        Ok(Placed {
            aliases: ids.flat_map(call_ids).map(ToOwned::to_owned).collect(),
        })
    }

    async fn hang_up(&self, live_id: &str) -> Result<(), ProviderError> {
        let body = json!({ "call_id": live_id });
        self.ask(Method::POST, self.beside("call/hangup")?, Some(&body))
            .await?;
        Ok(())
    }

    async fn look_up(&self, lost: &[Lost], now: Timestamp) -> Result<Found, ProviderError> {
        let Some(oldest) = lost.iter().map(|call| call.started_at).min() else {
            return Ok(Found::default());
        };
        let mut rows = self.live_rows().await?;
        rows.extend(self.history_rows(oldest, now).await?);
        // Some accounts answer nothing when asked for one number: ask for all, choose here.
        let about = |row: &Value| {
            let fields = WebhookFields::of_row(row);
            let report = payload::read(&fields, now)?;
            let began = payload::began(&fields, now);
            let call = lost.iter().find(|call| is_about(&report, began, call))?;
            Some((call.call_id.clone(), report))
        };
        Ok(Found {
            reports: rows.iter().filter_map(about).collect(),
            unsure: Vec::new(),
        })
    }

    async fn probe(&self) -> Result<(), ProviderError> {
        self.ask(Method::GET, self.beside("my_number")?, None)
            .await?;
        Ok(())
    }
}

/// A list comes bare, or in `results` or `data`.
fn rows(answer: Value) -> Vec<Value> {
    let list = match answer {
        Value::Object(mut object) => object.remove("results").or_else(|| object.remove("data")),
        list => Some(list),
    };
    match list {
        Some(Value::Array(rows)) => rows,
        _ => Vec::new(),
    }
}

/// Takes an answer's JSON, or says why it is none: Smartflo refuses with a 4xx, or with 200 and `success: false`.
fn accept(answer: Answer) -> Result<Value, ProviderError> {
    let (status, json) = answer.admitted()?;
    let Some(json) = json else {
        return Err(ProviderError::not_json(status));
    };
    if status.is_client_error() || (status.is_success() && says_no(&json)) {
        return Err(ProviderError::refused(Some(&message(&json))));
    }
    if !status.is_success() {
        return Err(ProviderError::failed(status));
    }
    Ok(json)
}

fn says_no(json: &Value) -> bool {
    match json.get("success") {
        Some(Value::Bool(success)) => !success,
        Some(Value::String(text)) => {
            matches!(text.to_ascii_lowercase().as_str(), "false" | "0" | "no")
        }
        Some(Value::Number(number)) => number.as_i64() == Some(0),
        _ => false,
    }
}

/// Its own words: a text, or lists of texts by field.
fn message(json: &Value) -> String {
    let mut texts = Vec::new();
    if let Some(message) = json.get("message").or_else(|| json.get("error")) {
        collect(message, &mut texts);
    }
    texts.join(" ")
}

fn collect(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::String(text) => texts.push(text.trim().to_owned()),
        Value::Array(items) => items.iter().for_each(|item| collect(item, texts)),
        Value::Object(fields) => fields.values().for_each(|item| collect(item, texts)),
        _ => {}
    }
}
