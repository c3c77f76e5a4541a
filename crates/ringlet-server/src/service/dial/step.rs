//! What a dial adds to its call: handed to the page, taken, refused.

use ringlet_model::api::DialRequest;
use ringlet_model::call::{CallEvent, EventKind, Facts, Outcome, Stamp};
use ringlet_model::provider::Provider;

use super::{Dial, Dialled};
use crate::app::AppState;
use crate::error::ApiResult;
use crate::provider::{Placed, ProviderError, live_id};
use crate::service::dialpad_dial::{self, Way};
use crate::service::{announce, provider_line};
use crate::storage::{AuditRecord, OwnStep, StoredCall};

/// Leaves a stored call to the page. Whether the page does it is heard from the provider, if at all.
pub(super) async fn hand_over(
    state: &AppState,
    request: &DialRequest,
    way: &Way,
    dial: &Dial,
    call: StoredCall,
) -> ApiResult<Dialled> {
    let event = CallEvent::new(Stamp::exact(state.clock.now()), EventKind::Dialing);
    let step = OwnStep {
        detail: Some(format!("Handed to {}.", dial.provider.label())),
        ..OwnStep::new(&call.id, "handed-over", event, announce::call)
    };
    let call = state.store.add_step(step).await?.unwrap_or(call);
    told(request, way, dial, call)
}

/// The answer to who dialled, with what is left to the page.
pub(super) fn told(
    request: &DialRequest,
    way: &Way,
    dial: &Dial,
    call: StoredCall,
) -> ApiResult<Dialled> {
    let handoff = dialpad_dial::handoff(way, &call, request, dial.region.as_deref())?;
    Ok(Dialled {
        call,
        handoff,
        fell_back_from: None,
    })
}

/// The provider took the call and named its ids.
pub(super) fn accepted(
    state: &AppState,
    provider: Provider,
    call_id: &str,
    placed: &Placed,
) -> OwnStep {
    let event = CallEvent::new(Stamp::exact(state.clock.now()), EventKind::Dialing);
    OwnStep {
        detail: Some(format!("{} took the call.", provider.label())),
        live_id: live_id(provider, &placed.aliases).map(ToOwned::to_owned),
        aliases: placed.aliases.clone(),
        ..OwnStep::new(call_id, "accepted", event, announce::call)
    }
}

/// The provider didn't take it, or hasn't said so.
pub(super) fn failed(
    state: &AppState,
    provider: Provider,
    call_id: &str,
    error: &ProviderError,
    user: &str,
) -> OwnStep {
    let told = provider_line::explain(provider, error);
    let reason = match &told.hint {
        Some(hint) => format!("{} {hint}", told.message),
        None => told.message.to_string(),
    };
    let unknown = *error == ProviderError::Timeout;
    // Whether a provider that doesn't answer has placed the call is found out later.
    let kind = if unknown {
        EventKind::Other
    } else {
        EventKind::Ended(Some(Outcome::Failed))
    };
    let facts = Facts {
        reason: (!unknown).then(|| reason.clone()),
        ..Facts::default()
    };
    let word = if unknown { "no-reply" } else { "refused" };
    let event = CallEvent::new(Stamp::exact(state.clock.now()), kind).with(facts);
    OwnStep {
        detail: Some(reason.clone()),
        wrapped_up: !unknown,
        audit: Some(
            AuditRecord::by(user, "dial-refused")
                .target(call_id)
                .detail(reason),
        ),
        ..OwnStep::new(call_id, word, event, announce::call)
    }
}
