//! Calls we lost sight of: up, but silent for a while, because a webhook never came or the server was down. The provider
//! is asked; a call it doesn't know any more ends with an unknown result.

use ringlet_model::Timestamp;
use ringlet_model::call::{CallEvent, EventKind, Stamp};
use ringlet_model::provider::Provider;

use super::{announce, ingest_call_event, provider_line};
use crate::app::AppState;
use crate::error::ApiResult;
use crate::provider::{Found, Lost};
use crate::storage::{OwnStep, SilentCall};

/// A call nothing is heard of for so long is asked about.
pub const SILENCE_MILLIS: i64 = 45_000;
/// A call that even its provider doesn't mention for so long is over.
const GIVE_UP_MILLIS: i64 = 3 * 60 * 1000;
/// No call lasts longer.
const LONGEST_MILLIS: i64 = 12 * 3600 * 1000;
/// Calls in one round at most.
const ROUND: u32 = 100;

/// One round. Returns how many calls were asked about.
///
/// # Errors
/// Storing failed.
pub async fn round(state: &AppState) -> ApiResult<usize> {
    let since = Timestamp(state.clock.now().0 - SILENCE_MILLIS);
    let silent = state.store.take_silent_calls(since, ROUND).await?;
    let count = silent.len();
    for provider in Provider::ALL {
        let calls: Vec<SilentCall> = silent
            .iter()
            .filter(|call| call.source == provider.id())
            .cloned()
            .collect();
        if !calls.is_empty() {
            ask(state, provider, calls, GIVE_UP_MILLIS).await?;
        }
    }
    Ok(count)
}

/// Asks about one call now. One that is older than `patience` (milliseconds) and that its provider doesn't mention is over.
///
/// # Errors
/// Storing failed.
pub async fn about(
    state: &AppState,
    provider: Provider,
    call_id: &str,
    patience: i64,
) -> ApiResult<()> {
    match state.store.named_call(call_id).await? {
        Some(call) => ask(state, provider, vec![call], patience).await,
        None => Ok(()),
    }
}

async fn ask(
    state: &AppState,
    provider: Provider,
    calls: Vec<SilentCall>,
    patience: i64,
) -> ApiResult<()> {
    let now = state.clock.now();
    let lost: Vec<Lost> = calls.iter().map(lost).collect();
    let answer = match provider_line::open(state, provider).await {
        Ok(open) => open.line.look_up(&lost, now).await.ok(),
        Err(_) => None,
    };
    let known = answer.is_some();
    let Found { reports, unsure } = answer.unwrap_or_default();
    let mut mentioned = Vec::new();
    for (call_id, mut report) in reports {
        // The row was matched here, maybe by an id that only we know to be this call's.
        report.call_id = Some(call_id.clone());
        ingest_call_event::receive_answer(state, provider, report).await?;
        mentioned.push(call_id);
    }
    for call in calls.iter().filter(|call| !mentioned.contains(&call.id)) {
        let age = now.0 - call.started_at.0;
        let gone = known && !unsure.contains(&call.id) && age > patience;
        // While the provider can't be asked, a call may well go on.
        if age > LONGEST_MILLIS || gone {
            give_up(state, call).await?;
        }
    }
    Ok(())
}

fn lost(call: &SilentCall) -> Lost {
    Lost {
        call_id: call.id.clone(),
        aliases: call.aliases.clone(),
        customer_number: call.number_e164.clone(),
        started_at: call.started_at,
    }
}

async fn give_up(state: &AppState, call: &SilentCall) -> ApiResult<()> {
    let stamp = Stamp::heard(state.clock.now());
    let event = CallEvent::new(stamp, EventKind::Ended(None));
    let step = OwnStep {
        detail: Some(
            "The provider doesn’t know this call any more and never said how it ended.".to_owned(),
        ),
        ..OwnStep::new(&call.id, "lost", event, announce::call)
    };
    state.store.add_step(step).await?;
    Ok(())
}
