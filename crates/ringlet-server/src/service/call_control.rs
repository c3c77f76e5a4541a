//! What an agent does with a call that is up.

use ringlet_model::Role;
use ringlet_model::call::{CallEvent, Control, EventKind, Outcome, Stamp};
use ringlet_model::provider::Provider;

use super::{announce, provider_line, twilio};
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult, Code};
use crate::storage::{AuditRecord, OwnStep, StoredCall};

/// How long a call that has ended waits to be wrapped up.
const IN_HAND_MILLIS: i64 = 8 * 3600 * 1000;

/// The user's calls that are up or not wrapped up, and those that ring for the user.
///
/// # Errors
/// Storing failed.
pub async fn in_hand(state: &AppState, user: &CurrentUser) -> ApiResult<Vec<StoredCall>> {
    let since = ringlet_model::Timestamp(state.clock.now().0 - IN_HAND_MILLIS);
    Ok(state.store.calls_in_hand(&user.id, since).await?)
}

/// A call that this user may see.
///
/// # Errors
/// `not-found`, also for somebody else's call.
pub async fn find(state: &AppState, user: &CurrentUser, id: &str) -> ApiResult<StoredCall> {
    let call = state.store.call(id).await?;
    call.filter(|call| concerns(call, user))
        .ok_or_else(|| ApiError::not_found("Call", id))
}

/// This user may see the call.
pub(super) fn concerns(call: &StoredCall, user: &CurrentUser) -> bool {
    match &call.agent {
        Some(agent) => *agent == user.id || user.is(Role::Admin),
        None => call.audience.contains(&user.id) || user.is(Role::Admin),
    }
}

/// Does what the agent asked for.
///
/// # Errors
/// `not-found`, `conflict` when it makes no sense where the call is, `not-supported` when the provider can't, and the
/// provider's errors.
pub async fn control(
    state: &AppState,
    user: &CurrentUser,
    id: &str,
    control: Control,
) -> ApiResult<StoredCall> {
    let call = find(state, user, id).await?;
    user.require(Role::Agent)?;
    let provider = Provider::from_name(&call.source).unwrap_or(Provider::Manual);
    let held_by_page = matches!(control, Control::Hold | Control::Resume)
        && in_page(state, user, provider, control).await?;
    if !held_by_page && !control.supported(provider.capabilities()) {
        let text = format!("{} can’t do that from here.", provider.label());
        return Err(ApiError::new(Code::NotSupported, text).hint("Use your phone."));
    }
    if control == Control::Hangup && !call.state.is_up() {
        return Ok(call);
    }
    if !control.fits(call.state, call.direction) {
        return Err(ApiError::new(
            Code::Conflict,
            "The call isn’t in a state for that.",
        ));
    }
    match control {
        Control::Hangup => hang_up(state, user, provider, call).await,
        Control::Hold => held(state, call, EventKind::Held).await,
        Control::Resume => held(state, call, EventKind::Resumed).await,
        _ => Err(ApiError::new(
            Code::NotSupported,
            "That can’t be done from here.",
        )),
    }
}

/// This user's calls through the provider have their sound in the page, which can do that.
async fn in_page(
    state: &AppState,
    user: &CurrentUser,
    provider: Provider,
    control: Control,
) -> ApiResult<bool> {
    let can = provider.browser_capabilities();
    let can = can.is_some_and(|can| control.supported(can));
    Ok(can && twilio::voice(state, user).await?)
}

/// Keeps that the page holds the call, or no longer does: it switches the sound itself.
async fn held(state: &AppState, call: StoredCall, kind: EventKind) -> ApiResult<StoredCall> {
    let event = CallEvent::new(Stamp::exact(state.clock.now()), kind);
    let step = OwnStep::new(&call.id, kind.word(), event, announce::call);
    Ok(state.store.add_step(step).await?.unwrap_or(call))
}

/// Cuts the call. The end itself is the provider's to report; until then the timeline says that it was asked for.
async fn hang_up(
    state: &AppState,
    user: &CurrentUser,
    provider: Provider,
    call: StoredCall,
) -> ApiResult<StoredCall> {
    let Some(live_id) = &call.live_id else {
        let text = format!("{} hasn’t told which call this is yet.", provider.label());
        return Err(ApiError::new(Code::NotSupported, text).hint("Hang up on your phone."));
    };
    let open = provider_line::open(state, provider).await?;
    if let Err(error) = open.line.hang_up(live_id).await {
        // It may have ended in this very moment.
        let now = find(state, user, &call.id).await?;
        return if now.state.is_up() {
            Err(provider_line::explain(provider, &error))
        } else {
            Ok(now)
        };
    }
    let stamp = Stamp::heard(state.clock.now());
    let talks = call.answered_at.is_some();
    // Before the answer it is we who end it, whatever cause the provider names; after it the provider counts the talk.
    let kind = if talks {
        EventKind::Other
    } else {
        EventKind::Ended(Some(Outcome::Canceled))
    };
    let step = OwnStep {
        detail: Some("Hung up here.".to_owned()),
        audit: Some(AuditRecord::by(&user.id, "hang-up").target(call.id.clone())),
        ..OwnStep::new(
            &call.id,
            "hangup",
            CallEvent::new(stamp, kind),
            announce::call,
        )
    };
    Ok(state.store.add_step(step).await?.unwrap_or(call))
}
