//! A call that begins in a browser: Twilio asks what to do with it.

use ringlet_model::Role;
use ringlet_model::api::{DialRequest, Softphone};
use ringlet_model::call::{CallEvent, Direction, EventKind, Stamp};
use ringlet_model::provider::Provider;
use sha2::{Digest as _, Sha256};

use crate::app::AppState;
use crate::auth::{CurrentUser, Via};
use crate::error::{ApiError, ApiResult, Code};
use crate::provider::RawWebhook;
use crate::provider::twilio::twiml::{self, Bridge};
use crate::provider::twilio::voice::Began;
use crate::provider::twilio::{self, spoken};
use crate::service::{access, announce, dial};
use crate::storage::{OwnStep, RequestKey, StoredCall};

/// Answers with TwiML: who is dialled, or a sentence that says that nobody is. The same request gives the same answer.
///
/// # Errors
/// `bad-request` when it names no call; our own faults, after which Twilio tries again.
pub async fn outgoing(state: &AppState, webhook: &RawWebhook) -> ApiResult<String> {
    let Some(began) = Began::read(webhook) else {
        return Err(ApiError::new(Code::BadRequest, "This names no call."));
    };
    match place(state, &began).await {
        Ok(twiml) => Ok(twiml),
        Err(error) if matches!(error.code, Code::Internal | Code::Unavailable) => Err(error),
        Err(refusal) => {
            tracing::warn!(
                code = refusal.code.as_str(),
                "a browser's call isn't placed"
            );
            let locale = super::locale(state).await?;
            Ok(twiml::sorry(spoken::not_placed(locale.as_deref())))
        }
    }
}

async fn place(state: &AppState, began: &Began) -> ApiResult<String> {
    let settings = super::settings(state).await?;
    let user = caller(state, began).await?;
    let call = match &began.call_id {
        Some(id) => handed_over(state, &user, id).await?,
        None => dialled(state, &user, began).await?,
    };
    let call = bind(state, call, &began.sid).await?;
    let webhook = super::webhook(state).await?;
    let (Some(customer), Some(from)) = (&call.number_e164, &call.own_number) else {
        return Err(ApiError::new(
            Code::NotConfigured,
            "There is no number to call from.",
        ));
    };
    Ok(twiml::bridge(&Bridge {
        customer,
        from,
        callback: &twiml::callback(&webhook, &call.id, twilio::CUSTOMER_LEG),
        record: twilio::records(&settings.values),
    }))
}

/// The user whose browser calls, and who may.
async fn caller(state: &AppState, began: &Began) -> ApiResult<CurrentUser> {
    let unknown = || ApiError::not_allowed("No user of ours calls.");
    let id = began.user().ok_or_else(unknown)?;
    let user = state.store.find_user(&id).await?;
    let user = user.filter(|user| user.enabled).ok_or_else(unknown)?;
    let user = CurrentUser {
        id: user.id,
        name: user.name,
        roles: user.roles,
        via: Via::Token,
        expires_at: None,
    };
    user.require(Role::Agent)?;
    if access::may_call(state, &user, Provider::Twilio).await? {
        Ok(user)
    } else {
        Err(unknown())
    }
}

/// The call that was stored, and handed to this user's page.
async fn handed_over(state: &AppState, user: &CurrentUser, id: &str) -> ApiResult<StoredCall> {
    let call = state.store.call(id).await?;
    let fits = |call: &StoredCall| {
        call.agent.as_ref() == Some(&user.id)
            && call.source == Provider::Twilio.id()
            && call.direction == Direction::Outbound
            && call.state.is_up()
    };
    call.filter(fits)
        .ok_or_else(|| ApiError::not_found("Call", id))
}

/// A call that only Twilio knows: another program of this user's placed it.
async fn dialled(state: &AppState, user: &CurrentUser, began: &Began) -> ApiResult<StoredCall> {
    let request = DialRequest {
        to_number: began.to.clone(),
        provider: Some(Provider::Twilio),
        softphone: Some(Softphone::Browser),
        ..DialRequest::default()
    };
    let extra = dial::Extra {
        key: Some(RequestKey {
            user_id: user.id.clone(),
            scope: "dial",
            key: began.sid.clone(),
            fingerprint: Sha256::digest(&began.to).into(),
        }),
        ..dial::Extra::default()
    };
    Ok(dial::dial(state, user, request, extra).await?.call)
}

/// From now on Twilio's id is known to be this call's. A call that another one of Twilio's is bound to isn't placed twice.
async fn bind(state: &AppState, call: StoredCall, sid: &str) -> ApiResult<StoredCall> {
    match call.live_id.as_deref() {
        Some(bound) if bound == sid => return Ok(call),
        Some(_) => {
            return Err(ApiError::new(
                Code::Conflict,
                "This call was placed before.",
            ));
        }
        None => {}
    }
    let event = CallEvent::new(Stamp::exact(state.clock.now()), EventKind::Dialing);
    let step = OwnStep {
        detail: Some("Twilio took the call.".to_owned()),
        live_id: Some(sid.to_owned()),
        aliases: vec![sid.to_owned()],
        ..OwnStep::new(&call.id, "accepted", event, announce::call)
    };
    Ok(state.store.add_step(step).await?.unwrap_or(call))
}
