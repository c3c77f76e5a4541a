//! Twilio's REST interface of 2010-04-01: who asks, how often, and what an answer means.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Method;
use secrecy::SecretString;
use serde_json::Value;
use url::Url;

use super::super::answer::Answer;
use super::super::http::{Body, Credentials, GuardedClient};
use super::super::pace::Pace;
use super::super::{Problem, ProviderError, Settings};
use super::settings;

/// Requests a minute at most; beyond one call a second Twilio itself queues.
const PER_MINUTE: NonZeroU32 = NonZeroU32::new(120).unwrap();
/// How long a request waits for its turn.
const PATIENCE: Duration = Duration::from_secs(3);

/// The interface of one account, asked by one pair of credentials.
pub(super) struct Rest {
    http: GuardedClient,
    base: Url,
    account: String,
    user: String,
    password: SecretString,
    pace: Arc<Pace>,
}

/// User and password for calls: the API key where there is one, else the account itself.
pub(super) fn login(settings: &Settings) -> Result<(&str, &SecretString), Problem> {
    let values = &settings.values;
    if let (Some(key), Some(secret)) = (
        values.filled(settings::API_KEY),
        settings.secret(settings::API_SECRET),
    ) {
        return Ok((key, secret));
    }
    Ok((values.text(settings::ACCOUNT), auth_token(settings)?))
}

fn auth_token(settings: &Settings) -> Result<&SecretString, Problem> {
    settings.needed_secret(settings::AUTH_TOKEN, "The auth token")
}

impl Rest {
    /// Asked by the API key where there is one.
    pub(super) fn open(http: GuardedClient, settings: &Settings) -> Result<Self, Problem> {
        Self::by(http, settings, login(settings)?)
    }

    /// Asked by the account itself: a plain API key may read neither the account nor other keys.
    pub(super) fn by_account(http: GuardedClient, settings: &Settings) -> Result<Self, Problem> {
        let account = settings.values.text(settings::ACCOUNT);
        Self::by(http, settings, (account, auth_token(settings)?))
    }

    fn by(
        http: GuardedClient,
        settings: &Settings,
        (user, password): (&str, &SecretString),
    ) -> Result<Self, Problem> {
        let account = settings.values.text(settings::ACCOUNT).to_owned();
        if account.is_empty() {
            return Err(Problem {
                field: settings::ACCOUNT,
                message: "The Account SID is missing.".to_owned(),
            });
        }
        Ok(Self {
            pace: http.pace(format!("twilio {account}"), PER_MINUTE),
            base: settings.address(settings::ENDPOINT)?,
            user: user.to_owned(),
            password: password.clone(),
            account,
            http,
        })
    }

    /// Asks below the account's own path; `form` empty: no body.
    pub(super) async fn ask(
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
}

/// Takes an answer's JSON, or says why it is none: `{code, message, status}`.
fn accept(answer: Answer) -> Result<Value, ProviderError> {
    let (status, json) = answer.admitted()?;
    let told = json.as_ref().and_then(|json| json.get("message")?.as_str());
    match json {
        _ if status.is_client_error() => Err(ProviderError::refused(told)),
        Some(json) if status.is_success() => Ok(json),
        _ => Err(ProviderError::failed(status)),
    }
}
