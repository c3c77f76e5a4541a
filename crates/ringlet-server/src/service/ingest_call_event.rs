//! A provider's webhook: checked, kept as it came, read, and added to its call by the call rules.

use ringlet_model::call::Direction;
use ringlet_model::provider::Provider;
use sha2::{Digest as _, Sha256};

use super::{announce, provider_line, provider_settings, who_calls};
use crate::app::AppState;
use crate::error::ApiResult;
use crate::number;
use crate::provider::{CallReport, RawWebhook, Values, live_id, read_webhook};
use crate::storage::{DialMatch, Heard, Kept, Makes, RawReport, StoredCall, Told};

/// Keeps a webhook and what follows from it. Whatever it holds, it is not lost once this returns.
///
/// # Errors
/// Storing failed: the provider should send it again.
pub async fn receive(state: &AppState, provider: Provider, webhook: RawWebhook) -> ApiResult<Kept> {
    let report = read_webhook(provider, &webhook, state.clock.now());
    let digest = report
        .as_ref()
        .and_then(|report| report.sameness.as_deref())
        .map_or_else(|| digest(&webhook), |same| Sha256::digest(same).into());
    let raw = RawReport {
        content_type: webhook.content_type,
        query: webhook.query,
        body: webhook.body,
    };
    let told = match report {
        Some(report) => Some(told(state, provider, report).await?),
        None => None,
    };
    keep(state, provider, told, digest, Some(raw)).await
}

/// Keeps a call that comes in, and that rings for these users (ids).
///
/// # Errors
/// Storing failed.
pub async fn receive_rung(
    state: &AppState,
    provider: Provider,
    webhook: RawWebhook,
    report: CallReport,
    users: Vec<String>,
) -> ApiResult<Kept> {
    let digest = digest(&webhook);
    let raw = RawReport {
        content_type: webhook.content_type,
        query: webhook.query,
        body: webhook.body,
    };
    let mut told = told(state, provider, report).await?;
    if !users.is_empty() {
        told.people.agent = None;
        told.people.audience = users;
    }
    keep(state, provider, Some(told), digest, Some(raw)).await
}

/// Keeps what a provider told when asked.
///
/// # Errors
/// Storing failed.
pub async fn receive_answer(
    state: &AppState,
    provider: Provider,
    report: CallReport,
) -> ApiResult<Kept> {
    keep_answer(state, provider, report, false).await
}

/// Keeps a call of a provider's history. One that was `long_ago` and that nobody knew needs no wrap-up any more.
///
/// # Errors
/// Storing failed.
pub async fn receive_past(
    state: &AppState,
    provider: Provider,
    report: CallReport,
    long_ago: bool,
) -> ApiResult<Kept> {
    keep_answer(state, provider, report, long_ago).await
}

async fn keep_answer(
    state: &AppState,
    provider: Provider,
    report: CallReport,
    past: bool,
) -> ApiResult<Kept> {
    // Which call it was found to be of is part of it: the same row may be understood later.
    let said = format!(
        "{:?} {:?} {:?} {:?}",
        report.call_id, report.aliases, report.event.kind, report.event.facts
    );
    let digest = Sha256::digest(said).into();
    let mut told = told(state, provider, report).await?;
    if past && told.makes == Makes::Call {
        told.makes = Makes::PastCall;
    }
    keep(state, provider, Some(told), digest, None).await
}

async fn keep(
    state: &AppState,
    provider: Provider,
    told: Option<Told>,
    digest: [u8; 32],
    raw: Option<RawReport>,
) -> ApiResult<Kept> {
    let kept = state
        .store
        .hear(Heard {
            source: provider.id().to_owned(),
            digest,
            raw,
            told,
            new_id: state.chance.record_name(),
            version: None,
            announce: announce::call,
        })
        .await?;
    note(provider, &kept);
    Ok(kept)
}

/// Two webhooks are the same when every byte is.
fn digest(webhook: &RawWebhook) -> [u8; 32] {
    let mut digest = Sha256::new();
    for part in [
        webhook.content_type.as_bytes(),
        webhook.query.as_bytes(),
        &webhook.body,
    ] {
        digest.update(part.len().to_le_bytes());
        digest.update(part);
    }
    digest.finalize().into()
}

async fn told(state: &AppState, provider: Provider, report: CallReport) -> ApiResult<Told> {
    let known = state
        .store
        .call_by_alias(provider.id(), report.call_id.as_deref(), &report.aliases)
        .await?;
    let region = provider_settings::region(state, provider, &Values::default()).await?;
    let number_raw = report.customer_number.clone();
    let number_e164 = number_raw
        .as_deref()
        .and_then(|text| number::dialable(text, region.as_deref()))
        .map(|number| number.e164());
    let direction = known
        .as_ref()
        .map(|call| call.direction)
        .or(report.direction);
    let people = who_calls::people(
        state,
        provider,
        (known.as_ref(), direction),
        &report,
        number_e164.as_deref(),
    )
    .await?;
    let makes = match direction {
        Some(Direction::Inbound) => Makes::Call,
        Some(_) if report.names_people => Makes::Call,
        _ => Makes::Nothing,
    };
    let dialled = report.dialled.map(|dialled| DialMatch {
        agent: people.agent.clone(),
        at: dialled.at,
        custom_data: dialled.custom_data,
    });
    Ok(Told {
        live_id: hang_up_by(state, provider, known.as_ref(), &report.aliases).await?,
        aliases: report.aliases,
        call_id: report.call_id,
        direction,
        number_raw,
        number_e164,
        own_number: report.our_number,
        event: report.event,
        word: report.word,
        people,
        display_name: report.display_name,
        disposition: report.disposition,
        dialled,
        near: None,
        makes,
    })
}

/// The id the provider takes for hanging up, when it can be asked to and the call doesn't know it yet.
async fn hang_up_by(
    state: &AppState,
    provider: Provider,
    known: Option<&StoredCall>,
    aliases: &[String],
) -> ApiResult<Option<String>> {
    let Some(id) = live_id(provider, aliases) else {
        return Ok(None);
    };
    if known.is_some_and(|call| call.live_id.is_some()) {
        return Ok(None);
    }
    let set_up = provider_line::set_up(state, provider).await?;
    let can = set_up.is_none_or(|(company, settings)| company.hangs_up(&settings));
    Ok(can.then(|| id.to_owned()))
}

fn note(provider: Provider, kept: &Kept) {
    let provider = provider.id();
    match kept {
        Kept::Repeat => tracing::debug!(provider, "a webhook came again"),
        Kept::Unread => tracing::warn!(provider, "a webhook was kept but couldn't be read"),
        Kept::Waiting => tracing::info!(provider, "a webhook was kept: its call isn't known yet"),
        Kept::Added { call, change } => {
            tracing::info!(
                provider,
                call = call.id,
                state = call.state.as_str(),
                ?change,
                "call event"
            );
        }
    }
}
