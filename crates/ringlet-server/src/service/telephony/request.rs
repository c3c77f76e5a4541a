//! A request whose work is done at the PABX and not in our database: its key is claimed before, and released when it failed.

use std::future::Future;

use crate::app::AppState;
use crate::error::{ApiError, ApiResult, Code};
use crate::storage::{Claim, RequestKey};

/// What the work made, or what the first request with this key did.
pub(super) enum Made<T> {
    /// Made now.
    New(T),
    /// Made before; its id.
    Before(String),
}

/// Does the work once per key. `name` gives the id of what was made.
///
/// # Errors
/// 409 when the key came with another body, or its first request is still under way; the work's own.
pub(super) async fn once<T>(
    state: &AppState,
    key: Option<RequestKey>,
    name: impl FnOnce(&T) -> String,
    work: impl Future<Output = ApiResult<T>>,
) -> ApiResult<Made<T>> {
    let Some(key) = key else {
        return work.await.map(Made::New);
    };
    match state.store.claim_request(key.clone()).await? {
        Claim::New => {}
        Claim::Repeat(Some(id)) => return Ok(Made::Before(id)),
        Claim::Repeat(None) => {
            return Err(ApiError::new(
                Code::Conflict,
                "The first request with this Idempotency-Key is still under way.",
            ));
        }
        Claim::Mismatch => {
            return Err(ApiError::new(
                Code::Conflict,
                "This Idempotency-Key came with another request before.",
            ));
        }
    }
    let made = work.await;
    let id = made.as_ref().ok().map(name);
    state.store.settle_request(key, id).await?;
    made.map(Made::New)
}
