//! Which entries are one conversation, by a person's word.

use ringlet_model::api::{CallLogDetail, CallLogEntry};

use super::call_log;
use super::document::view;
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult, Code};
use crate::storage::{AuditRecord, CallPairing};

/// Takes an entry out of its conversation.
///
/// # Errors
/// 404, also for somebody else's; 409 when it is alone.
pub async fn apart(state: &AppState, user: &CurrentUser, id: &str) -> ApiResult<CallLogDetail> {
    find(state, user, id).await?;
    let others = state.store.same_calls(view(user), id).await?;
    if others.is_empty() {
        return Err(ApiError::new(
            Code::Conflict,
            "No other source told of this call.",
        ));
    }
    let ids: Vec<_> = others.iter().map(|other| other.id.as_str()).collect();
    let audit = AuditRecord::by(&user.id, "call-set-apart")
        .target(id)
        .detail(format!("Set apart from {}", ids.join(", ")));
    let pairing = CallPairing::Apart { id: id.to_owned() };
    state.store.pair_calls(pairing, audit).await?;
    call_log::detail(state, user, id).await
}

/// Shows two entries as one conversation.
///
/// # Errors
/// 404, also for somebody else's; 422 on `with`.
pub async fn join(
    state: &AppState,
    user: &CurrentUser,
    id: &str,
    with: &str,
) -> ApiResult<CallLogDetail> {
    find(state, user, id).await?;
    if with == id {
        return Err(ApiError::invalid(
            "with",
            "A call can't be joined with itself.",
        ));
    }
    let other = state.store.call_entry(view(user), with).await?;
    if other.is_none() {
        return Err(ApiError::invalid("with", "There is no such call."));
    }
    let audit = AuditRecord::by(&user.id, "calls-joined")
        .target(id)
        .detail(format!("Joined with {with}"));
    let pairing = CallPairing::Same {
        id: id.to_owned(),
        with: with.to_owned(),
    };
    state.store.pair_calls(pairing, audit).await?;
    call_log::detail(state, user, id).await
}

async fn find(state: &AppState, user: &CurrentUser, id: &str) -> ApiResult<CallLogEntry> {
    let found = state.store.call_entry(view(user), id).await?;
    found.ok_or_else(|| ApiError::not_found("Call", id))
}
