//! A call completed by hand: its agent says how it ended, since its provider can't (a `tel:` link) or doesn't (Dialpad
//! without events).

use ringlet_model::Role;
use ringlet_model::api::Completion;
use ringlet_model::call::{CallEvent, EventKind, Facts, Outcome, Stamp};
use ringlet_model::provider::Provider;

use super::{announce, call_control};
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult, Code};
use crate::storage::{AuditRecord, OwnStep, StoredCall};

/// Longest talk that a person may claim, seconds.
const LONGEST: u32 = 24 * 3600;

/// Ends the call as its agent says. What the provider tells later is joined as ever: whoever talked, did talk.
///
/// # Errors
/// `not-found`; `not-allowed` for viewers; `not-supported` when the provider tells that itself; `invalid` with the field.
pub async fn complete(
    state: &AppState,
    user: &CurrentUser,
    id: &str,
    completion: Completion,
) -> ApiResult<StoredCall> {
    user.require(Role::Agent)?;
    let call = call_control::find(state, user, id).await?;
    check(&completion)?;
    if call.outcome.is_some() {
        return Ok(call);
    }
    let provider = Provider::from_name(&call.source).unwrap_or(Provider::Manual);
    // A page that was to place a call and couldn't: the provider never heard of it.
    let never_placed = provider.browser_capabilities().is_some() && call.live_id.is_none();
    if call.state.is_up() && !provider.may_stay_silent() && !never_placed {
        let text = format!("{} tells itself how a call ended.", provider.label());
        return Err(ApiError::new(Code::NotSupported, text));
    }
    let step = step(state, user, &call, completion);
    Ok(state.store.add_step(step).await?.unwrap_or(call))
}

fn check(completion: &Completion) -> ApiResult<()> {
    if completion.outcome == Outcome::Blocked {
        return Err(ApiError::invalid(
            "outcome",
            "A call that was made wasn’t blocked.",
        ));
    }
    if completion
        .duration_seconds
        .is_some_and(|seconds| seconds > LONGEST)
    {
        return Err(ApiError::invalid(
            "duration_seconds",
            "No call lasts longer than a day.",
        ));
    }
    Ok(())
}

fn step(
    state: &AppState,
    user: &CurrentUser,
    call: &StoredCall,
    completion: Completion,
) -> OwnStep {
    let talked = matches!(completion.outcome, Outcome::Completed | Outcome::Voicemail);
    let facts = Facts {
        talk_seconds: completion
            .duration_seconds
            .filter(|_| talked)
            .map(i64::from),
        ..Facts::default()
    };
    // The click comes after the end.
    let stamp = Stamp::heard(state.clock.now());
    let event = CallEvent::new(stamp, EventKind::Ended(Some(completion.outcome))).with(facts);
    OwnStep {
        detail: Some("Completed by hand.".to_owned()),
        agent: Some(user.id.clone()),
        audit: Some(
            AuditRecord::by(&user.id, "call-completed")
                .target(call.id.clone())
                .detail(completion.outcome.as_str()),
        ),
        ..OwnStep::new(&call.id, "completed", event, announce::call)
    }
}
