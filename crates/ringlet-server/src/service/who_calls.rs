//! Who is concerned by a call that comes in: whose records hold the number, whose phone rings.

use ringlet_model::api::RecordMatch;
use ringlet_model::call::{Direction, EventKind};
use ringlet_model::provider::Provider;

use super::{access, match_record};
use crate::app::AppState;
use crate::error::ApiResult;
use crate::number;
use crate::provider::{CallReport, Person};
use crate::storage::{People, StoredCall};

/// Who is concerned. The records are looked up once, for the first report of a call.
///
/// # Errors
/// Storing failed.
pub async fn people(
    state: &AppState,
    provider: Provider,
    (known, direction): (Option<&StoredCall>, Option<Direction>),
    report: &CallReport,
    number_e164: Option<&str>,
) -> ApiResult<People> {
    let mut people = match &report.person {
        Some(person) => of_person(state, provider, direction, person).await?,
        None if direction == Some(Direction::Inbound) => People {
            agent: agent(state, report).await?,
            ..People::default()
        },
        None => People::default(),
    };
    let rings = direction == Some(Direction::Inbound);
    if rings && people.agent.is_none() && people.audience.is_empty() {
        people.audience = unnamed(state, provider, known, report).await?;
    }
    if known.is_none() && (rings || report.names_people) {
        let number = number_e164
            .or(report.customer_number.as_deref())
            .unwrap_or_default();
        people.matches = matches(state, number).await;
    }
    Ok(people)
}

/// Who sees a call that comes in when the report names nobody. Where a provider names those it rings, the others hear of it
/// only when it was missed by all.
async fn unnamed(
    state: &AppState,
    provider: Provider,
    known: Option<&StoredCall>,
    report: &CallReport,
) -> ApiResult<Vec<String>> {
    if !report.names_people {
        return match known {
            Some(_) => Ok(Vec::new()),
            None => audience(state, provider, report).await,
        };
    }
    let over = matches!(report.event.kind, EventKind::Ended(_));
    let nobody = known.is_none_or(|call| call.agent.is_none() && call.audience.is_empty());
    if over && nobody {
        return audience(state, provider, report).await;
    }
    Ok(Vec::new())
}

/// A person whose phone only rings sees the call; who picked up, or dialled, has it.
async fn of_person(
    state: &AppState,
    provider: Provider,
    direction: Option<Direction>,
    person: &Person,
) -> ApiResult<People> {
    let Some(user) = user_of(state, provider, person).await? else {
        return Ok(People::default());
    };
    let has_it = person.has_it || direction != Some(Direction::Inbound);
    Ok(People {
        agent: has_it.then(|| user.clone()),
        audience: if has_it { Vec::new() } else { vec![user] },
        matches: Vec::new(),
    })
}

/// By the provider's id as an administrator entered it, else by e-mail address, else by a number that is one agent's alone.
async fn user_of(
    state: &AppState,
    provider: Provider,
    person: &Person,
) -> ApiResult<Option<String>> {
    if let Some(id) = &person.id {
        let mut agents = state.store.agents_by_line(provider, id).await?;
        if let Some(agent) = agents.pop().filter(|_| agents.is_empty()) {
            return Ok(Some(agent));
        }
    }
    if let Some(email) = &person.email {
        let user = state.store.find_user(&email.to_lowercase()).await?;
        if let Some(user) = user.filter(|user| user.enabled) {
            return Ok(Some(user.id));
        }
    }
    let Some(phone) = &person.phone else {
        return Ok(None);
    };
    let mut agents = agents_of(state, phone).await?;
    Ok(agents.pop().filter(|_| agents.is_empty()))
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
