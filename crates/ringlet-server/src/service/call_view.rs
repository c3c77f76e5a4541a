//! A stored call as the widget sees it.

use ringlet_model::api::{CallView, NumberView};
use ringlet_model::provider::{Capabilities, Provider};

use crate::storage::StoredCall;

/// The view of a call.
#[must_use]
pub fn view(call: &StoredCall) -> CallView {
    let provider = Provider::from_name(&call.source).unwrap_or(Provider::Manual);
    CallView {
        id: call.id.clone(),
        revision: call.revision,
        state: call.state,
        outcome: call.outcome,
        reason: call.reason.clone(),
        direction: call.direction,
        number: number(call),
        provider,
        capabilities: capabilities(call, provider),
        agent: call.agent.clone(),
        display_name: call.display_name.clone(),
        matches: call.matches.clone(),
        reference: call.reference.clone(),
        started_at: call.started_at,
        answered_at: call.answered_at,
        ended_at: call.ended_at,
        duration_seconds: call.duration_seconds,
        has_recording: call.recording_url.is_some(),
        disposition: call.disposition.clone(),
        wrapped_up: call.wrapped_up,
    }
}

/// A call can be hung up once the provider has told the id it takes for that.
fn capabilities(call: &StoredCall, provider: Provider) -> Capabilities {
    let all = provider.capabilities();
    Capabilities {
        hangup: all.hangup && call.live_id.is_some(),
        ..all
    }
}

fn number(call: &StoredCall) -> NumberView {
    let parsed = call
        .number_e164
        .as_deref()
        .and_then(|e164| ringlet_phone::parse(e164, None).ok());
    NumberView {
        raw: call.number_raw.clone(),
        e164: call.number_e164.clone(),
        international: parsed
            .map_or_else(|| call.number_raw.clone(), |number| number.international()),
    }
}
