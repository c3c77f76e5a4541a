//! Calls we lost sight of: up, but silent for a while, because a webhook never came or the server was down. The provider
//! is asked; a call it doesn't know any more ends with an unknown result.

use ringlet_model::Timestamp;
use ringlet_model::call::{CallEvent, EventKind, Stamp};
use ringlet_model::provider::Provider;

use super::{announce, ingest_call_event, provider_line};
use crate::app::AppState;
use crate::error::ApiResult;
use crate::provider::Lost;
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
            ask(state, provider, calls).await?;
        }
    }
    Ok(count)
}

async fn ask(state: &AppState, provider: Provider, calls: Vec<SilentCall>) -> ApiResult<()> {
    let now = state.clock.now();
    let lost: Vec<Lost> = calls.iter().map(lost).collect();
    let answer = match provider_line::open(state, provider).await {
        Ok(open) => open.line.look_up(&lost, now).await.ok(),
        Err(_) => None,
    };
    let known = answer.is_some();
    let mut mentioned = Vec::new();
    for (call_id, mut report) in answer.unwrap_or_default() {
        // The row was matched here, maybe by an id that only we know to be this call's.
        report.call_id = Some(call_id.clone());
        ingest_call_event::receive_answer(state, provider, report).await?;
        mentioned.push(call_id);
    }
    for call in calls.iter().filter(|call| !mentioned.contains(&call.id)) {
        let age = now.0 - call.started_at.0;
        // While the provider can't be asked, a call may well go on.
        if age > LONGEST_MILLIS || (known && age > GIVE_UP_MILLIS) {
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
    let step = OwnStep {
        call_id: call.id.clone(),
        kind: "lost",
        detail: Some(
            "The provider doesn’t know this call any more and never said how it ended.".to_owned(),
        ),
        event: CallEvent::new(stamp, EventKind::Ended(None)),
        aliases: Vec::new(),
        live_id: None,
        wrapped_up: false,
        audit: None,
        announce: announce::call,
    };
    state.store.add_step(step).await?;
    Ok(())
}
