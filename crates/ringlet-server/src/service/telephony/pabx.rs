//! Asking the PABX itself: what is up, what was, and every other question below here.

use std::future::Future;

use ringlet_model::Role;
use ringlet_model::api::telephony::{PabxCall, PabxCallList};
use ringlet_model::provider::Provider;

use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult, Code};
use crate::provider::{HistoryFilter, ProviderError};
use crate::service::{provider_answer, provider_line};

/// Whose PABX the telephony REST manages.
pub const PABX: Provider = Provider::JtTelecom;

/// Waits for the PABX's answer and notes how it went.
///
/// # Errors
/// The PABX's, told to a person; storing failed.
pub(super) async fn ask<T>(
    state: &AppState,
    question: impl Future<Output = Result<T, ProviderError>>,
) -> ApiResult<T> {
    let answer = question.await;
    let fault = answer.as_ref().err().map(ProviderError::fault);
    // A refusal says nothing of the line; only an answer or a fault does.
    match fault {
        None => provider_answer::note(state, PABX, None).await?,
        Some(Some(fault)) => {
            provider_answer::note(state, PABX, Some(fault)).await?;
        }
        Some(None) => {}
    }
    answer.map_err(|error| told(&error))
}

fn told(error: &ProviderError) -> ApiError {
    let name = PABX.label();
    match error {
        ProviderError::Refused(words) => {
            ApiError::new(Code::ProviderRefused, format!("{name} refused.")).hint(words.clone())
        }
        ProviderError::Unreachable(_) => {
            ApiError::new(Code::ProviderUnreachable, format!("{name} doesn’t answer."))
                .hint("Nothing was changed. Try again in a moment.")
        }
        ProviderError::Timeout => {
            ApiError::new(Code::Timeout, format!("No reply from {name} yet."))
                .hint("Look whether it was done before you try again.")
        }
        _ => provider_line::explain(PABX, error),
    }
}

/// The extension by which the PABX knows a user.
///
/// # Errors
/// Storing failed.
pub async fn own_extension(state: &AppState, user: &CurrentUser) -> ApiResult<Option<String>> {
    let phones = state.store.agent_phones(&user.id).await?;
    Ok(phones.and_then(|phones| phones.lines.get(&PABX).cloned()))
}

/// The calls that are up: all for an administrator, those of the own extension for an agent.
///
/// # Errors
/// 403 for viewers; 409 `not-configured`; the PABX's.
pub async fn online_calls(state: &AppState, user: &CurrentUser) -> ApiResult<PabxCallList> {
    user.require(Role::Agent)?;
    let pabx = provider_line::open_pabx(state, PABX).await?;
    let calls = ask(state, pabx.online_calls(state.clock.now())).await?;
    let own = limit(state, user).await?;
    let seen = calls.into_iter().filter(|call| own.sees(call)).collect();
    known(state, seen).await
}

/// A part of the history: of anybody for an administrator, of the own extension for an agent.
///
/// # Errors
/// 403 for viewers, and for an agent who asks for another extension; 409 `not-configured`; the PABX's.
pub async fn history(
    state: &AppState,
    user: &CurrentUser,
    mut filter: HistoryFilter,
) -> ApiResult<PabxCallList> {
    user.require(Role::Agent)?;
    let own = limit(state, user).await?;
    if let Seen::Only(own) = &own {
        if filter.extension.as_ref().is_some_and(|asked| asked != own) {
            return Err(ApiError::not_allowed(
                "You may see the calls of your own extension only.",
            ));
        }
        if own.is_empty() {
            return Ok(PabxCallList::default());
        }
        filter.extension = Some(own.clone());
    }
    let pabx = provider_line::open_pabx(state, PABX).await?;
    let calls = ask(state, pabx.history(&filter, state.clock.now())).await?;
    let seen = calls.into_iter().filter(|call| own.sees(call)).collect();
    known(state, seen).await
}

/// Whose calls somebody sees.
enum Seen {
    All,
    /// Those of this extension; none when it is empty.
    Only(String),
}

impl Seen {
    fn sees(&self, call: &PabxCall) -> bool {
        match self {
            Self::All => true,
            Self::Only(own) => !own.is_empty() && call.extension.as_ref() == Some(own),
        }
    }
}

async fn limit(state: &AppState, user: &CurrentUser) -> ApiResult<Seen> {
    if user.is(Role::Admin) {
        return Ok(Seen::All);
    }
    let own = own_extension(state, user).await?;
    Ok(Seen::Only(own.unwrap_or_default()))
}

/// Adds our own ids of the calls that we know.
async fn known(state: &AppState, mut calls: Vec<PabxCall>) -> ApiResult<PabxCallList> {
    for call in &mut calls {
        let aliases: Vec<String> = call.id.iter().cloned().collect();
        let found = state
            .store
            .call_by_alias(PABX.id(), call.call_id.as_deref(), &aliases)
            .await?;
        call.call_id = found.map(|found| found.id);
    }
    Ok(PabxCallList { calls })
}
