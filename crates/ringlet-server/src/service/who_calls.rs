//! Who is concerned by a call that comes in: whose records hold the number, whose phone rings.

use ringlet_model::api::RecordMatch;
use ringlet_model::provider::Provider;

use super::{access, match_record};
use crate::app::AppState;
use crate::error::ApiResult;
use crate::number;
use crate::provider::CallReport;
use crate::storage::{People, StoredCall};

/// Who is concerned. The records are looked up once, for the first report of a call.
///
/// # Errors
/// Storing failed.
pub async fn people(
    state: &AppState,
    provider: Provider,
    known: Option<&StoredCall>,
    report: &CallReport,
    number_e164: Option<&str>,
) -> ApiResult<People> {
    let agent = agent(state, report).await?;
    if known.is_some() {
        return Ok(People {
            agent,
            ..People::default()
        });
    }
    let number = number_e164
        .or(report.customer_number.as_deref())
        .unwrap_or_default();
    Ok(People {
        agent,
        audience: audience(state, provider, report).await?,
        matches: matches(state, number).await,
    })
}

/// Records that hold the number. A look-up that fails costs the screen pop, never the call.
pub async fn matches(state: &AppState, number: &str) -> Vec<RecordMatch> {
    match match_record::matches(state, number, None).await {
        Ok(matches) => matches,
        Err(error) => {
            tracing::warn!(%error, "records of a call could not be looked up");
            Vec::new()
        }
    }
}

/// The agent whose phone was picked up or rung.
async fn agent(state: &AppState, report: &CallReport) -> ApiResult<Option<String>> {
    let facts = &report.event.facts;
    for phone in [&facts.answered_agent, &facts.rung_agent]
        .into_iter()
        .flatten()
    {
        let mut agents = agents_of(state, phone).await?;
        if agents.len() == 1 {
            return Ok(agents.pop());
        }
    }
    Ok(None)
}

async fn agents_of(state: &AppState, phone: &str) -> ApiResult<Vec<String>> {
    let Some(key) = number::key(phone, Some("IN")) else {
        return Ok(Vec::new());
    };
    Ok(state.store.agents_by_number(&key).await?)
}

/// Those who are reached under the number that was called; when that is nobody's own, everybody who may use this line.
async fn audience(
    state: &AppState,
    provider: Provider,
    report: &CallReport,
) -> ApiResult<Vec<String>> {
    if let Some(ours) = &report.our_number {
        let agents = agents_of(state, ours).await?;
        if !agents.is_empty() {
            return Ok(agents);
        }
    }
    access::callers(state, provider).await
}
