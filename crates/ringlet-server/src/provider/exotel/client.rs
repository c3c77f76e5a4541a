//! Asks Exotel: connect two numbers, what became of a call, which numbers are ours.

use async_trait::async_trait;
use reqwest::Method;
use ringlet_model::Timestamp;
use secrecy::SecretString;
use serde_json::Value;
use url::Url;

use super::super::answer::Answer;
use super::super::http::{Body, Credentials, GuardedClient};
use super::super::{
    Found, Line, Lost, PlaceCall, Placed, Problem, ProviderError, Settings, WebhookFields,
};
use super::{payload, settings};

/// How long the account's numbers are taken for known.
const KEEP_MILLIS: i64 = 3_600_000;

/// One account of Exotel.
#[derive(Debug)]
pub struct ExotelLine {
    http: GuardedClient,
    base: Url,
    account: String,
    key: String,
    token: SecretString,
    record: bool,
}

impl ExotelLine {
    /// An account by its settings.
    ///
    /// # Errors
    /// The field that is missing or wrong.
    pub(super) fn new(http: GuardedClient, settings: &Settings) -> Result<Self, Problem> {
        let values = &settings.values;
        let needed = |field: &'static str, name: &str| {
            let text = values.filled(field).map(ToOwned::to_owned);
            text.ok_or_else(|| Problem {
                field,
                message: format!("{name} is missing."),
            })
        };
        Ok(Self {
            http,
            base: settings::base(values)?,
            account: needed(settings::ACCOUNT, "The account SID")?,
            key: needed(settings::KEY, "The API key")?,
            token: settings
                .needed_secret(settings::TOKEN, "The API token")?
                .clone(),
            record: values.is_on(settings::RECORD),
        })
    }

    async fn ask(
        &self,
        method: Method,
        version: &str,
        path: &str,
        body: Body<'_>,
    ) -> Result<Value, ProviderError> {
        let text = format!("/{version}/Accounts/{}{path}", self.account);
        let url = self.base.join(&text).map_err(|_| {
            ProviderError::Forbidden("The subdomain is not a web address.".to_owned())
        })?;
        let credentials = Credentials::Basic {
            user: &self.key,
            password: &self.token,
        };
        accept(self.http.send(method, url, credentials, body).await?)
    }

    /// Refuses a caller id that isn't one of the account's numbers before a phone rings: Exotel would ring the agent and
    /// then fail. When the list can't be had, Exotel decides.
    async fn check_caller_id(&self, caller_id: &str, now: Timestamp) -> Result<(), ProviderError> {
        let known = self
            .http
            .remembered()
            .fresh(&self.own_numbers(), now, KEEP_MILLIS);
        let fresh = known.is_none();
        let numbers = match known {
            Some(known) if has(&known, caller_id) => return Ok(()),
            // A number bought since then is found by asking again, once.
            _ => match self.fetch_numbers(now).await {
                Ok(numbers) => numbers,
                Err(error @ ProviderError::Credentials) => return Err(error),
                Err(_) => return Ok(()),
            },
        };
        if has(&numbers, caller_id) || (fresh && numbers.is_empty()) {
            return Ok(());
        }
        Err(ProviderError::Refused(
            "The caller id isn’t one of the account’s ExoPhones.".to_owned(),
        ))
    }

    /// Under which the account's numbers are remembered.
    fn own_numbers(&self) -> String {
        format!("exotel {} {} {}", self.base, self.account, self.key)
    }

    async fn fetch_numbers(&self, now: Timestamp) -> Result<Vec<String>, ProviderError> {
        let answer = self
            .ask(Method::GET, "v2_beta", "/IncomingPhoneNumbers", Body::None)
            .await?;
        let rows = answer
            .get("incoming_phone_numbers")
            .and_then(Value::as_array);
        let numbers: Vec<String> = rows
            .into_iter()
            .flatten()
            .filter_map(|row| {
                let fields = WebhookFields::of_row(row);
                fields
                    .any(&["phone_number", "friendly_name"])
                    .map(ToOwned::to_owned)
            })
            .collect();
        self.http
            .remembered()
            .keep(self.own_numbers(), now, numbers.clone());
        Ok(numbers)
    }
}

#[async_trait]
impl Line for ExotelLine {
    async fn place(&self, wish: &PlaceCall) -> Result<Placed, ProviderError> {
        let caller_id = wish.caller_id.as_deref().ok_or_else(|| {
            ProviderError::Refused("No ExoPhone is set to be shown as the caller.".to_owned())
        })?;
        self.check_caller_id(caller_id, wish.at).await?;
        let to = format!("+{}", wish.customer_number.trim_start_matches('+'));
        let form = [
            ("From", wish.agent_number.as_str()),
            ("To", &to),
            ("CallerId", caller_id),
            ("CallType", "trans"),
            ("Record", if self.record { "true" } else { "false" }),
            ("CustomField", &wish.call_id),
            ("StatusCallback", &wish.webhook_url),
            ("StatusCallbackEvents[0]", "terminal"),
            ("StatusCallbackEvents[1]", "answered"),
        ];
        let answer = self
            .ask(Method::POST, "v1", "/Calls/connect.json", Body::Form(&form))
            .await?;
        let fields = WebhookFields::of_row(&answer);
        let id = fields.any(&["sid"]).map(ToOwned::to_owned);
        Ok(Placed {
            aliases: id.into_iter().collect(),
        })
    }

    async fn look_up(&self, lost: &[Lost], now: Timestamp) -> Result<Found, ProviderError> {
        let mut found = Found::default();
        for call in lost {
            for alias in call.aliases.iter().filter(|alias| is_sid(alias)) {
                let path = format!("/Calls/{alias}.json");
                match self.ask(Method::GET, "v1", &path, Body::None).await {
                    Ok(answer) => {
                        let report = payload::read(&WebhookFields::of_row(&answer), now);
                        found
                            .reports
                            .extend(report.map(|report| (call.call_id.clone(), report)));
                    }
                    // It doesn't know this call.
                    Err(ProviderError::Refused(_)) => {}
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(found)
    }

    async fn probe(&self) -> Result<(), ProviderError> {
        match self.ask(Method::GET, "v1", ".json", Body::None).await {
            // The account's own page: what isn't found is the account.
            Err(ProviderError::Refused(_)) => Err(ProviderError::Credentials),
            answer => answer.map(drop),
        }
    }
}

fn is_sid(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The same number, with or without country code, zero and punctuation.
fn has(numbers: &[String], wanted: &str) -> bool {
    let tail = |text: &str| {
        let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).collect();
        digits[digits.len().saturating_sub(10)..].to_vec()
    };
    numbers.iter().any(|number| tail(number) == tail(wanted))
}

/// Takes an answer's JSON, or says why it is none.
fn accept(answer: Answer) -> Result<Value, ProviderError> {
    let (status, json) = answer.admitted()?;
    let words = json.as_ref().and_then(|json| {
        let exception = json.get("RestException")?;
        exception.get("Message")?.as_str().map(ToOwned::to_owned)
    });
    if status.is_client_error() || (status.is_success() && words.is_some()) {
        return Err(ProviderError::refused(words.as_deref()));
    }
    match json {
        Some(json) if status.is_success() => Ok(json),
        Some(_) => Err(ProviderError::failed(status)),
        None => Err(ProviderError::not_json(status)),
    }
}
