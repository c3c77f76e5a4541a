//! What came back, or why nothing did.

use reqwest::header::{HeaderMap, RETRY_AFTER};
use reqwest::{Response, StatusCode};

use super::super::ProviderError;
use super::super::answer::Answer;
use super::guard::{NoPublicAddress, PRIVATE};

/// What comes before an answer's body.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    pub(super) status: StatusCode,
    retry_after: Option<u64>,
}

impl Head {
    /// The head of a response.
    pub(super) fn of(response: &Response) -> Self {
        Self {
            status: response.status(),
            retry_after: retry_after(response.headers()),
        }
    }

    /// With its body.
    pub(super) fn with(self, body: &[u8]) -> Answer {
        Answer {
            status: self.status,
            json: serde_json::from_slice(body).ok(),
            retry_after: self.retry_after,
        }
    }
}

/// Reads a body of so many bytes at most.
pub(super) async fn read(
    mut response: Response,
    host: &str,
    limit: usize,
) -> Result<Vec<u8>, ProviderError> {
    let mut body = Vec::new();
    while let Some(chunk) = response
        .chunk()
        .await
        .map_err(|error| explain(&error, host))?
    {
        if body.len() + chunk.len() > limit {
            return Err(ProviderError::Faulty(format!(
                "{host} sent an answer that is far too long."
            )));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

fn retry_after(headers: &HeaderMap) -> Option<u64> {
    headers.get(RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()
}

/// Says what went wrong without the URL, which may hold a key.
pub(super) fn explain(error: &reqwest::Error, host: &str) -> ProviderError {
    if causes(error).any(|cause| cause.is::<NoPublicAddress>()) {
        return ProviderError::Forbidden(PRIVATE.to_owned());
    }
    if error.is_timeout() {
        return ProviderError::Timeout;
    }
    if error.is_connect() {
        return ProviderError::Unreachable(format!("{host} can't be reached."));
    }
    ProviderError::Unreachable(format!("The connection to {host} broke off."))
}

fn causes<'a>(
    error: &'a (dyn std::error::Error + 'static),
) -> impl Iterator<Item = &'a (dyn std::error::Error + 'static)> {
    std::iter::successors(Some(error), |error| error.source())
}
