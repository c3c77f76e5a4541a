//! Asks Twilio: place a call, cut it, what became of it (REST interface of 2010-04-01).

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use reqwest::{Method, StatusCode};
use ringlet_model::Timestamp;
use secrecy::SecretString;
use serde_json::Value;
use url::Url;

use super::super::http::{Answer, Body, Credentials, GuardedClient};
use super::super::pace::Pace;
use super::super::{
    CallReport, Found, Line, Lost, PlaceCall, Placed, Problem, ProviderError, Settings,
    WebhookFields,
};
use super::settings::{self, is_sid};
use super::{payload, twiml};

/// Requests a minute at most; beyond one call a second Twilio itself queues.
const PER_MINUTE: NonZeroU32 = NonZeroU32::new(120).unwrap();
/// How long a request waits for its turn.
const PATIENCE: Duration = Duration::from_secs(3);
/// How long the agent's phone rings, seconds.
const RING_SECONDS: &str = "40";
/// Longest of its own words that is passed on.
const LONGEST_WORDS: usize = 200;

/// One account.
pub(super) struct TwilioLine {
    http: GuardedClient,
    base: Url,
    account: String,
    user: String,
    password: SecretString,
    record: bool,
    pace: Arc<Pace>,
}

/// User and password of the interface: the API key where there is one, else the account itself.
pub(super) fn login(settings: &Settings) -> Result<(&str, &SecretString), Problem> {
    let values = &settings.values;
    if let (Some(key), Some(secret)) = (
        values.filled(settings::API_KEY),
        settings.secret(settings::API_SECRET),
    ) {
        return Ok((key, secret));
    }
    let token = settings.needed_secret(settings::AUTH_TOKEN, "The auth token")?;
    Ok((values.text(settings::ACCOUNT), token))
}

impl TwilioLine {
    /// An account by its settings.
    pub(super) fn open(http: GuardedClient, settings: &Settings) -> Result<Self, Problem> {
        let account = settings.values.text(settings::ACCOUNT).to_owned();
        if account.is_empty() {
            return Err(Problem {
                field: settings::ACCOUNT,
                message: "The Account SID is missing.".to_owned(),
            });
        }
        let (user, password) = login(settings)?;
        Ok(Self {
            pace: http.pace(format!("twilio {account}"), PER_MINUTE),
            base: settings.address(settings::ENDPOINT)?,
            user: user.to_owned(),
            password: password.clone(),
            record: settings.values.is_on(settings::RECORD),
            account,
            http,
        })
    }

    async fn ask(
        &self,
        method: Method,
        path: &str,
        form: &[(&str, &str)],
    ) -> Result<Value, ProviderError> {
        self.pace.admit(PATIENCE).await?;
        let path = format!("/2010-04-01/Accounts/{}{path}", self.account);
        let url = self.base.join(&path).map_err(|_| {
            ProviderError::Forbidden("The API endpoint is not a web address.".to_owned())
        })?;
        let login = Credentials::Basic {
            user: &self.user,
            password: &self.password,
        };
        let body = if form.is_empty() {
            Body::None
        } else {
            Body::Form(form)
        };
        let answer = self.http.send(method, url, login, body).await;
        let answer = answer.and_then(accept);
        self.pace.note(&answer);
        answer
    }

    /// What Twilio knows of a call's two legs.
    async fn legs(&self, sid: &str, now: Timestamp) -> Result<Vec<CallReport>, ProviderError> {
        let parent = self
            .ask(Method::GET, &format!("/Calls/{sid}.json"), &[])
            .await?;
        let children = format!("/Calls.json?ParentCallSid={sid}");
        let children = self.ask(Method::GET, &children, &[]).await?;
        let rows = children.get("calls").and_then(Value::as_array);
        let all = rows.into_iter().flatten().chain([&parent]);
        Ok(all
            .filter_map(|row| payload::read(&WebhookFields::of_row(row), now))
            .collect())
    }
}

#[async_trait]
impl Line for TwilioLine {
    async fn place(&self, wish: &PlaceCall) -> Result<Placed, ProviderError> {
        let Some(from) = wish.caller_id.as_deref() else {
            let text = "There is no number of yours to call from.";
            return Err(ProviderError::Refused(text.to_owned()));
        };
        let callback = |leg| twiml::callback(&wish.webhook_url, &wish.call_id, leg);
        let bridge = twiml::bridge(
            &format!("+{}", wish.customer_number),
            from,
            &callback(payload::CUSTOMER),
            self.record,
        );
        let agent = callback(payload::AGENT);
        // Never an ApplicationSid: with one Twilio leaves the status callbacks out.
        let form = [
            ("To", wish.agent_number.as_str()),
            ("From", from),
            ("Twiml", &bridge),
            ("Timeout", RING_SECONDS),
            ("StatusCallback", &agent),
            ("StatusCallbackMethod", "POST"),
            ("StatusCallbackEvent", "initiated"),
            ("StatusCallbackEvent", "ringing"),
            ("StatusCallbackEvent", "answered"),
            ("StatusCallbackEvent", "completed"),
        ];
        let call = self.ask(Method::POST, "/Calls.json", &form).await?;
        let sid = call.get("sid").and_then(Value::as_str);
        Ok(Placed {
            aliases: sid.map(ToOwned::to_owned).into_iter().collect(),
        })
    }

    async fn hang_up(&self, live_id: &str) -> Result<(), ProviderError> {
        let path = format!("/Calls/{live_id}.json");
        self.ask(Method::POST, &path, &[("Status", "completed")])
            .await?;
        Ok(())
    }

    async fn look_up(&self, lost: &[Lost], now: Timestamp) -> Result<Found, ProviderError> {
        let mut found = Found::default();
        for call in lost {
            let sid = call.aliases.iter().find(|alias| is_sid(alias, "CA"));
            let Some(sid) = sid else { continue };
            match self.legs(sid, now).await {
                Ok(legs) => {
                    let of = |report| (call.call_id.clone(), report);
                    found.reports.extend(legs.into_iter().map(of));
                }
                // It knows no such call, which is an answer.
                Err(ProviderError::Refused(_)) => {}
                Err(_) => found.unsure.push(call.call_id.clone()),
            }
        }
        Ok(found)
    }

    async fn probe(&self) -> Result<(), ProviderError> {
        self.ask(Method::GET, ".json", &[]).await?;
        Ok(())
    }
}

/// Takes an answer's JSON, or says why it is none: `{code, message, status}`.
fn accept(answer: Answer) -> Result<Value, ProviderError> {
    let Answer {
        status,
        json,
        retry_after,
    } = answer;
    match status {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => return Err(ProviderError::Credentials),
        StatusCode::TOO_MANY_REQUESTS => return Err(ProviderError::TooMany { retry_after }),
        _ => {}
    }
    let told = json.as_ref().and_then(|json| json.get("message")?.as_str());
    match json {
        _ if status.is_client_error() => {
            let words = told.unwrap_or("It refused without giving a reason.");
            Err(ProviderError::Refused(
                words.chars().take(LONGEST_WORDS).collect(),
            ))
        }
        Some(json) if status.is_success() => Ok(json),
        _ => Err(ProviderError::Faulty(format!(
            "It answered with status {}.",
            status.as_u16()
        ))),
    }
}
