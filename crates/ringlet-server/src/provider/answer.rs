//! What a provider answered, and what every client makes of it alike.

use reqwest::StatusCode;
use serde_json::Value;

use super::ProviderError;

/// An answer, read whole.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Its status.
    pub status: StatusCode,
    /// What the body holds; None when it isn't JSON.
    pub json: Option<Value>,
    /// `Retry-After` in seconds.
    pub retry_after: Option<u64>,
}

impl Answer {
    /// Status and JSON, unless it takes no requests from us, or no more of them.
    ///
    /// # Errors
    /// [`ProviderError::Credentials`] at 401 and 403, [`ProviderError::TooMany`] at 429.
    pub(super) fn admitted(self) -> Result<(StatusCode, Option<Value>), ProviderError> {
        match self.status {
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Err(ProviderError::Credentials),
            StatusCode::TOO_MANY_REQUESTS => Err(ProviderError::TooMany {
                retry_after: self.retry_after,
            }),
            status => Ok((status, self.json)),
        }
    }
}
