//! Dialpad's API v2: one request, and what its answer means.

use reqwest::{Method, StatusCode};
use secrecy::SecretString;
use serde_json::Value;
use url::Url;

use super::super::ProviderError;
use super::super::answer::Answer;
use super::super::http::{Body, Credentials, GuardedClient};
use super::limit::{Account, Endpoint};

/// One company's access to the API.
#[derive(Clone, Debug)]
pub(super) struct Api {
    http: GuardedClient,
    base: Url,
    key: SecretString,
    account: Account,
}

impl Api {
    pub(super) fn new(http: GuardedClient, base: Url, key: SecretString) -> Self {
        let account = Account::new(&base, &key);
        Self {
            http,
            base,
            key,
            account,
        }
    }

    /// Whose access it is.
    pub(super) const fn account(&self) -> Account {
        self.account
    }

    /// Asks for `path` below the base address; no answer has no body.
    pub(super) async fn ask(
        &self,
        (endpoint, method): (Endpoint, Method),
        path: &[&str],
        query: &[(&str, String)],
        body: Option<&Value>,
    ) -> Result<Value, ProviderError> {
        let url = self.address(path, query)?;
        self.account.take(endpoint)?;
        let body = body.map_or(Body::None, Body::Json);
        let answer = self
            .http
            .send(method, url, Credentials::Bearer(&self.key), body)
            .await?;
        accept(answer)
    }

    fn address(&self, path: &[&str], query: &[(&str, String)]) -> Result<Url, ProviderError> {
        let mut url = self.base.clone();
        url.path_segments_mut()
            .map_err(|()| ProviderError::Forbidden("The API endpoint has no path.".to_owned()))?
            .pop_if_empty()
            .extend(path);
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        Ok(url)
    }
}

fn accept(answer: Answer) -> Result<Value, ProviderError> {
    let Answer {
        status,
        json,
        retry_after,
    } = answer;
    if status.is_success() {
        return Ok(json.unwrap_or_default());
    }
    match status {
        StatusCode::UNAUTHORIZED => Err(ProviderError::Credentials),
        StatusCode::TOO_MANY_REQUESTS => Err(ProviderError::TooMany { retry_after }),
        status if status.is_client_error() => {
            Err(ProviderError::Refused(message(json.as_ref(), status)))
        }
        status => Err(ProviderError::failed(status)),
    }
}

/// Its own words.
fn message(json: Option<&Value>, status: StatusCode) -> String {
    let error = json.and_then(|json| json.get("error")).or(json);
    let text = match error {
        Some(Value::String(text)) => Some(text.as_str()),
        Some(error) => error.get("message").and_then(Value::as_str),
        None => None,
    };
    match text.map(str::trim).filter(|text| !text.is_empty()) {
        Some(text) => text.chars().take(200).collect(),
        None => format!("It refused with status {}.", status.as_u16()),
    }
}
