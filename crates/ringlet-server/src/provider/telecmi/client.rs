//! Asks TeleCMI: place a call, what was.

use async_trait::async_trait;
use reqwest::Method;
use ringlet_model::Timestamp;
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Value, json};
use url::Url;

use super::super::answer::Answer;
use super::super::http::{Body, Credentials, GuardedClient};
use super::super::{
    Found, Line, Lost, PlaceCall, Placed, Problem, ProviderError, Settings, WebhookFields, is_about,
};
use super::{payload, settings};

/// Clocks of two companies differ.
const SLACK_MILLIS: i64 = 10 * 60 * 1000;
/// The lists of past calls: its path, and whether its calls were answered.
const HISTORY: [(&str, bool); 4] = [
    ("out_answered", true),
    ("out_missed", false),
    ("answered", true),
    ("missed", false),
];

/// One account of TeleCMI.
#[derive(Debug)]
pub struct TelecmiLine {
    http: GuardedClient,
    base: Url,
    app_id: u64,
    secret: SecretString,
    rings_phone: bool,
}

impl TelecmiLine {
    /// An account by its settings.
    ///
    /// # Errors
    /// The field that is missing or wrong.
    pub(super) fn new(http: GuardedClient, settings: &Settings) -> Result<Self, Problem> {
        let values = &settings.values;
        let app_id = values.text(settings::APP_ID).parse().map_err(|_| Problem {
            field: settings::APP_ID,
            message: "The app id is missing.".to_owned(),
        })?;
        Ok(Self {
            http,
            base: settings.address(settings::ENDPOINT)?,
            app_id,
            secret: settings
                .needed_secret(settings::SECRET, "The app secret")?
                .clone(),
            rings_phone: values.text(settings::RINGS) == settings::PHONE,
        })
    }

    async fn ask(&self, path: &str, body: &Value) -> Result<Value, ProviderError> {
        let url = beside(&self.base, path)?;
        // The secret is in the body: TeleCMI takes it in the address as well, where logs would keep it.
        let answer = self
            .http
            .send(Method::POST, url, Credentials::None, Body::Json(body))
            .await?;
        accept(answer)
    }

    /// `5003` and `5003_2222223` are the same user.
    fn user(&self, agent: &str) -> String {
        if agent.contains('_') {
            agent.to_owned()
        } else {
            format!("{agent}_{}", self.app_id)
        }
    }

    async fn rows(
        &self,
        path: &str,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Vec<Value>, ProviderError> {
        let body = json!({
            "appid": self.app_id,
            "secret": self.secret.expose_secret(),
            "start_date": from.0.saturating_sub(SLACK_MILLIS),
            "end_date": to.0.saturating_add(SLACK_MILLIS),
            "page": 1,
            "limit": 20,
        });
        match self.ask(path, &body).await? {
            Value::Object(mut answer) => match answer.remove("cdr") {
                Some(Value::Array(rows)) => Ok(rows),
                _ => Ok(Vec::new()),
            },
            _ => Ok(Vec::new()),
        }
    }
}

#[async_trait]
impl Line for TelecmiLine {
    async fn place(&self, wish: &PlaceCall) -> Result<Placed, ProviderError> {
        // The interface takes numbers, not texts.
        let number = |text: &str| text.trim_start_matches('+').parse::<u64>().ok();
        let to = number(&wish.customer_number)
            .ok_or_else(|| ProviderError::Refused("TeleCMI dials digits only.".to_owned()))?;
        let mut body = json!({
            "user_id": self.user(&wish.agent_number),
            "secret": self.secret.expose_secret(),
            "to": to,
            "extra_params": { payload::OUR_ID: wish.call_id },
            "webrtc": !self.rings_phone,
            "followme": self.rings_phone,
        });
        if let Some(caller_id) = wish.caller_id.as_deref().and_then(number) {
            body["callerid"] = json!(caller_id);
        }
        let answer = self.ask("webrtc/click2call", &body).await?;
        let fields = WebhookFields::of_row(&answer);
        let id = fields.any(&["request_id"]);
        Ok(Placed {
            aliases: id.map(ToOwned::to_owned).into_iter().collect(),
        })
    }

    async fn look_up(&self, lost: &[Lost], now: Timestamp) -> Result<Found, ProviderError> {
        let Some(oldest) = lost.iter().map(|call| call.started_at).min() else {
            return Ok(Found::default());
        };
        let mut found = Found::default();
        for (path, answered) in HISTORY {
            let rows = match self.rows(path, oldest, now).await {
                Ok(rows) => rows,
                // The lists of missed calls are in use but not documented: an account may not have them.
                Err(ProviderError::Refused(_) | ProviderError::Faulty(_)) if !answered => continue,
                Err(error) => return Err(error),
            };
            for row in &rows {
                let fields = WebhookFields::of_row(row);
                let Some((began, report)) = payload::read_past(&fields, path, answered, now) else {
                    continue;
                };
                if let Some(call) = lost
                    .iter()
                    .find(|call| is_about(&report, Some(began), call))
                {
                    found.reports.push((call.call_id.clone(), report));
                }
            }
        }
        Ok(found)
    }

    async fn probe(&self) -> Result<(), ProviderError> {
        let body = json!({
            "appid": self.app_id,
            "secret": self.secret.expose_secret(),
            "page": 1,
            "limit": 1,
        });
        match self.ask("answered", &body).await {
            // Nothing else in that request can be wrong.
            Err(ProviderError::Refused(_)) => Err(ProviderError::Credentials),
            answer => answer.map(drop),
        }
    }
}

/// A path of the interface.
pub(super) fn beside(base: &Url, path: &str) -> Result<Url, ProviderError> {
    let text = format!("{}/{path}", base.as_str().trim_end_matches('/'));
    Url::parse(&text)
        .map_err(|_| ProviderError::Forbidden("The API endpoint is not a web address.".to_owned()))
}

/// Takes an answer's JSON, or says why it is none. TeleCMI answers HTTP 200 to much that it refuses: its `code` counts.
fn accept(mut answer: Answer) -> Result<Value, ProviderError> {
    let Some(json) = answer.json.take() else {
        let (status, _) = answer.admitted()?;
        return Err(ProviderError::not_json(status));
    };
    let Answer {
        status,
        retry_after,
        ..
    } = answer;
    let fields = WebhookFields::of_row(&json);
    let code = fields
        .text("code")
        .and_then(|code| code.parse::<u16>().ok())
        .unwrap_or(status.as_u16());
    match code {
        200..=299 if status.is_success() => Ok(json),
        401 | 403 | 407 => Err(ProviderError::Credentials),
        429 => Err(ProviderError::TooMany { retry_after }),
        420 => Err(ProviderError::Refused(
            "Follow-me is switched off for this agent in TeleCMI.".to_owned(),
        )),
        400..=499 => Err(ProviderError::refused(
            fields.any(&["msg", "message", "error"]),
        )),
        _ => Err(ProviderError::Faulty(format!("It answered with {code}."))),
    }
}
