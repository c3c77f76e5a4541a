//! The `Idempotency-Key` header of requests that dial or create.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::error::{ApiError, ApiResult};
use crate::storage::RequestKey;

/// Longest key, characters.
const LONGEST: usize = 255;

/// The header's value; None without one.
#[derive(Clone, Debug, Default)]
pub struct IdempotencyKey(Option<String>);

impl IdempotencyKey {
    /// Names this request for good: who, what, the key, and what exactly is asked for.
    ///
    /// # Errors
    /// The body can't be serialised (it never happens for our own types).
    pub fn request(
        self,
        user_id: &str,
        scope: &'static str,
        body: &impl Serialize,
    ) -> ApiResult<Option<RequestKey>> {
        let Some(key) = self.0 else {
            return Ok(None);
        };
        let body = serde_json::to_vec(body).map_err(ApiError::internal)?;
        Ok(Some(RequestKey {
            user_id: user_id.to_owned(),
            scope,
            key,
            fingerprint: Sha256::digest(body).into(),
        }))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for IdempotencyKey {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let Some(value) = parts.headers.get("idempotency-key") else {
            return Ok(Self(None));
        };
        value
            .to_str()
            .ok()
            .map(str::trim)
            .filter(|key| (1..=LONGEST).contains(&key.len()))
            .map(|key| Self(Some(key.to_owned())))
            .ok_or_else(|| {
                ApiError::invalid(
                    "Idempotency-Key",
                    "An Idempotency-Key has 1 to 255 plain characters.",
                )
            })
    }
}
