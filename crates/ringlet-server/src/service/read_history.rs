//! Reads the lists of providers whose webhooks don't tell all: what is up, and what was since the last time. What the
//! lists say is the truth of these calls; each row is a report like any other, and one that was heard before changes nothing.

use ringlet_model::Timestamp;
use ringlet_model::api::telephony::Operator;
use ringlet_model::call::Direction;
use ringlet_model::provider::Provider;

use super::telephony::{operators, pabx};
use super::{ingest_call_event, provider_answer, provider_line};
use crate::app::AppState;
use crate::error::ApiResult;
use crate::provider::{Company, Lost, ProviderError, Recent, Settings, is_about};
use crate::storage::{HistoryTurn, SilentCall};

/// How far back the first look goes.
const FIRST_MILLIS: i64 = 60 * 60 * 1000;
/// Every look begins so long before the end of the last one: a call enters the history when it is over, under the time it
/// began. Longer ones are asked about when they have been silent (see `reconcile`).
const OVERLAP_MILLIS: i64 = 30 * 60 * 1000;
/// A dial whose id nobody told waits so long for its row.
const DIAL_MILLIS: i64 = 12 * 60 * 60 * 1000;

/// Reads what is due. Returns how many rows were read.
///
/// # Errors
/// Storing failed.
pub async fn round(state: &AppState) -> ApiResult<usize> {
    let mut rows = 0;
    for provider in provider_line::enabled(state).await? {
        let Some((company, settings)) = provider_line::set_up(state, provider).await? else {
            continue;
        };
        let Some(turn) = turn(state, company, &settings).await? else {
            continue;
        };
        rows += read(state, provider, company, &settings, turn).await?;
    }
    Ok(rows)
}

async fn turn(
    state: &AppState,
    company: &dyn Company,
    settings: &Settings,
) -> ApiResult<Option<HistoryTurn>> {
    let Some(seconds) = company.poll_seconds(&settings.values) else {
        return Ok(None);
    };
    let every = i64::try_from(seconds).unwrap_or(i64::MAX / 1000) * 1000;
    let provider = company.form().provider;
    Ok(state.store.take_history_turn(provider, every).await?)
}

async fn read(
    state: &AppState,
    provider: Provider,
    company: &dyn Company,
    settings: &Settings,
    turn: HistoryTurn,
) -> ApiResult<usize> {
    let now = state.clock.now();
    let since = turn.read_to.map_or(now.0 - FIRST_MILLIS, |read_to| {
        (read_to.0 - OVERLAP_MILLIS).min(now.0)
    });
    let Ok(line) = state.lines.open(company, settings) else {
        return Ok(0);
    };
    let answer = line.recent(Timestamp(since), now).await;
    note(state, provider, &answer).await?;
    let Ok(recent) = answer else {
        return Ok(0);
    };
    let rows = recent.len();
    keep(state, provider, recent, now).await?;
    state.store.note_history_read(provider, now).await?;
    read_operators(state, provider).await;
    Ok(rows)
}

async fn note<T>(
    state: &AppState,
    provider: Provider,
    answer: &Result<T, ProviderError>,
) -> ApiResult<()> {
    let fault = match answer {
        Ok(_) => None,
        Err(error) => match error.fault() {
            Some(fault) => Some(fault),
            // Asked too fast, or for something it doesn't have: no fault of the line.
            None => return Ok(()),
        },
    };
    provider_answer::note(state, provider, fault).await
}

/// Adds each row to its call; rows of dials whose id nobody told are known by number and time.
async fn keep(
    state: &AppState,
    provider: Provider,
    mut recent: Vec<Recent>,
    now: Timestamp,
) -> ApiResult<()> {
    let since = Timestamp(now.0 - DIAL_MILLIS);
    let dials = state.store.dials_without_id(provider, since).await?;
    let mut open: Vec<Lost> = dials.into_iter().map(lost).collect();
    // Of two calls to one number the earlier row is the earlier dial's.
    recent.sort_by_key(|recent| recent.began);
    for recent in recent {
        let mut report = recent.report;
        let outbound = report.direction != Some(Direction::Inbound);
        if outbound && report.call_id.is_none() {
            let known = state
                .store
                .call_by_alias(provider.id(), None, &report.aliases)
                .await?;
            let fits = |call: &Lost| is_about(&report, recent.began, call);
            if known.is_none()
                && let Some(place) = open.iter().position(fits)
            {
                report.call_id = Some(open.remove(place).call_id);
            }
        }
        ingest_call_event::receive_answer(state, provider, report).await?;
    }
    Ok(())
}

fn lost(call: SilentCall) -> Lost {
    Lost {
        call_id: call.id,
        aliases: call.aliases,
        customer_number: call.number_e164,
        started_at: call.started_at,
    }
}

/// Presence changes at the phone too. Only where somebody of ours is an operator.
async fn read_operators(state: &AppState, provider: Provider) {
    if provider != pabx::PABX {
        return;
    }
    let known = state.store.operators(provider).await.unwrap_or_default();
    if !known
        .iter()
        .any(|operator: &Operator| operator.user.is_some())
    {
        return;
    }
    if let Err(error) = operators::refresh(state).await {
        tracing::debug!(%error, "operators could not be read");
    }
}
