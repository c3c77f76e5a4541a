//! Asks Placetel: place a call, the details of past ones.

use async_trait::async_trait;
use reqwest::Method;
use ringlet_model::Timestamp;
use secrecy::SecretString;
use serde_json::{Value, json};
use url::Url;

use super::super::answer::Answer;
use super::super::http::{Body, Credentials, GuardedClient};
use super::super::stamp::{day, from_text};
use super::super::{
    Found, Line, Lost, PlaceCall, Placed, Problem, ProviderError, Settings, WebhookFields, is_about,
};
use super::{payload, settings};

/// One account of Placetel.
#[derive(Debug)]
pub struct PlacetelLine {
    http: GuardedClient,
    base: Url,
    key: SecretString,
    from_name: String,
}

impl PlacetelLine {
    /// An account by its settings.
    ///
    /// # Errors
    /// The field that is missing or wrong.
    pub(super) fn new(http: GuardedClient, settings: &Settings) -> Result<Self, Problem> {
        Ok(Self {
            http,
            base: settings.address(settings::ENDPOINT)?,
            key: settings
                .needed_secret(settings::KEY, "The API key")?
                .clone(),
            from_name: settings.values.text(settings::FROM_NAME).to_owned(),
        })
    }

    async fn ask(
        &self,
        method: Method,
        path: &str,
        body: Body<'_>,
    ) -> Result<Option<Value>, ProviderError> {
        let text = format!("{}/{path}", self.base.as_str().trim_end_matches('/'));
        let url = Url::parse(&text).map_err(|_| {
            ProviderError::Forbidden("The API endpoint is not a web address.".to_owned())
        })?;
        let credentials = Credentials::Bearer(&self.key);
        accept(self.http.send(method, url, credentials, body).await?)
    }
}

#[async_trait]
impl Line for PlacetelLine {
    async fn place(&self, wish: &PlaceCall) -> Result<Placed, ProviderError> {
        let body = json!({
            "sipuid": wish.agent_number,
            "target": payload::national(&wish.customer_number),
            "from_name": self.from_name,
        });
        self.ask(Method::POST, "calls", Body::Json(&body)).await?;
        // The answer is empty: no id is told.
        Ok(Placed::default())
    }

    async fn look_up(&self, lost: &[Lost], now: Timestamp) -> Result<Found, ProviderError> {
        let mut found = Found::default();
        let mut days: Vec<String> = lost.iter().map(|call| day(call.started_at)).collect();
        days.push(day(now));
        days.sort_unstable();
        days.dedup();
        for day in days {
            let path = format!("call_detail_records?date={day}");
            let Some(Value::Array(rows)) = self.ask(Method::GET, &path, Body::None).await? else {
                continue;
            };
            for row in &rows {
                let fields = WebhookFields::of_row(row);
                let began = fields
                    .text("received_at")
                    .and_then(|text| from_text(text, "Europe/Berlin", now));
                let report = payload::read_past(&fields, now);
                if let Some(call) = lost.iter().find(|call| is_about(&report, began, call)) {
                    found.reports.push((call.call_id.clone(), report));
                }
            }
        }
        Ok(found)
    }

    async fn probe(&self) -> Result<(), ProviderError> {
        self.ask(Method::GET, "me", Body::None).await.map(drop)
    }
}

/// Takes an answer, whose body may be empty, or says why it is none.
fn accept(answer: Answer) -> Result<Option<Value>, ProviderError> {
    let (status, json) = answer.admitted()?;
    if status.is_success() {
        return Ok(json);
    }
    if status.is_client_error() {
        let fields = json.as_ref().map(WebhookFields::of_row).unwrap_or_default();
        return Err(ProviderError::refused(fields.any(&["error", "message"])));
    }
    Err(ProviderError::failed(status))
}
