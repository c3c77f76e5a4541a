//! Asking the provider, and another one where the first is away.

use ringlet_model::api::DialRequest;
use ringlet_model::provider::Provider;

use super::draft::present;
use super::{Dial, Dialled, fall_back, step};
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult};
use crate::provider::{PlaceCall, ProviderError, form};
use crate::service::dialpad_dial::Way;
use crate::service::{provider_answer, provider_line, webhook_key};
use crate::storage::StoredCall;

/// Asks the provider, in a task of its own: a browser that goes away must not leave the answer unread.
pub(super) async fn place(
    state: &AppState,
    user: &CurrentUser,
    request: DialRequest,
    dial: Dial,
    call: StoredCall,
) -> ApiResult<Dialled> {
    let (state, user) = (state.clone(), user.clone());
    let asked = tokio::spawn(async move { ask(&state, &user, &request, dial, call).await });
    asked.await.map_err(ApiError::internal)?
}

/// Asks one provider after the other until one takes the call, or one has said no.
async fn ask(
    state: &AppState,
    user: &CurrentUser,
    request: &DialRequest,
    meant: Dial,
    mut call: StoredCall,
) -> ApiResult<Dialled> {
    let mut others = fall_back::Others::new(state, user, request, meant.provider).await?;
    let first = meant.provider;
    let mut dial = meant;
    loop {
        let error = match ask_once(state, request, &dial, call.clone()).await? {
            Asked::Taken(dialled) => {
                return Ok(Dialled {
                    fell_back_from: (dial.provider != first).then_some(first),
                    ..*dialled
                });
            }
            Asked::Refused(error) => error,
        };
        let next = match error.is_away() && request.provider.is_none() {
            true => others.next().await?,
            false => None,
        };
        let Some(next) = next else {
            let step = step::failed(state, dial.provider, &call.id, &error, &user.id);
            state.store.add_step(step).await?;
            let told = provider_line::explain(dial.provider, &error);
            return Err(match error.is_away() {
                true => others.named(told).await?,
                false => told,
            });
        };
        let step = fall_back::step(state, &call, &error, dial.provider, &next);
        call = state.store.add_step(step).await?.unwrap_or(call);
        dial = next;
    }
}

/// How asking one provider went.
enum Asked {
    /// It took the call, or the page does.
    Taken(Box<Dialled>),
    /// It didn't.
    Refused(ProviderError),
}

async fn ask_once(
    state: &AppState,
    request: &DialRequest,
    dial: &Dial,
    call: StoredCall,
) -> ApiResult<Asked> {
    let wish = PlaceCall {
        webhook_url: webhook_url(state, dial.provider).await?,
        at: state.clock.now(),
        ..wish(request, dial, &call)
    };
    let answer = dial.open.line.place(&wish).await;
    let program_may = matches!(
        dial.way,
        Way::Api {
            or_program: true,
            ..
        }
    );
    if program_may && matches!(answer, Err(ProviderError::TooMany { .. })) {
        let handed = step::hand_over(state, request, &Way::Program, dial, call).await?;
        return Ok(Asked::Taken(Box::new(handed)));
    }
    let fault = answer.as_ref().err().and_then(ProviderError::fault);
    provider_answer::note(state, dial.provider, fault).await?;
    let placed = match answer {
        Ok(placed) => placed,
        Err(error) => return Ok(Asked::Refused(error)),
    };
    let step = step::accepted(state, dial.provider, &call.id, &placed);
    let call = state.store.add_step(step).await?.unwrap_or(call);
    Ok(Asked::Taken(Box::new(Dialled {
        call,
        handoff: None,
        fell_back_from: None,
    })))
}

fn wish(request: &DialRequest, dial: &Dial, call: &StoredCall) -> PlaceCall {
    let (agent_number, identity) = match &dial.way {
        Way::Api {
            user_id, identity, ..
        } => (user_id.clone(), identity.clone()),
        _ => (dial.agent_number.clone(), None),
    };
    PlaceCall {
        call_id: call.id.clone(),
        caller_id: call
            .own_number
            .clone()
            .filter(|number| *number != agent_number),
        agent_number,
        customer_number: dial.number.e164().trim_start_matches('+').to_owned(),
        custom_data: present(request.custom_data.as_ref()),
        identity,
        variables: dial.variables.clone(),
        webhook_url: String::new(),
        at: call.started_at,
    }
}

async fn webhook_url(state: &AppState, provider: Provider) -> ApiResult<String> {
    match form(provider) {
        Some(form) if form.webhook => webhook_key::address(state, provider).await,
        _ => Ok(String::new()),
    }
}
