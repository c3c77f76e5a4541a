//! Dialling: may this person, through which provider, from which phone? The call is stored before the provider is asked.

mod draft;
mod fall_back;
mod phone;
mod place;
mod prepare;
mod step;

use std::collections::BTreeMap;

use ringlet_model::api::{DialRequest, Handoff};
use ringlet_model::provider::Provider;
use ringlet_phone::Number;

use super::dialpad_dial::Way;
use super::do_not_call;
use super::provider_line::OpenLine;
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult, Code};
use crate::storage::{AuditRecord, DialStart, RequestKey, StoredCall};
use crate::telemetry::mask_number;

/// A dial that may go out.
struct Dial {
    provider: Provider,
    open: OpenLine,
    agent_number: String,
    number: Number,
    way: Way,
    region: Option<String>,
    variables: BTreeMap<String, String>,
}

/// A dial that was stored.
#[derive(Debug)]
pub struct Dialled {
    /// The call.
    pub call: StoredCall,
    /// What is left to the page to do; None: the server has done it.
    pub handoff: Option<Handoff>,
    /// The provider it was meant to go through was away; the call's own is another.
    pub fell_back_from: Option<Provider>,
}

/// What comes beside the request.
#[derive(Default)]
pub struct Extra {
    /// Makes a repeat find the first one's call.
    pub key: Option<RequestKey>,
    /// One of the agent's own phones, to be rung instead of the usual one.
    pub from_number: Option<String>,
    /// The provider to use when the request names none.
    pub prefer: Option<Provider>,
    /// An extension of the preferred provider's to be rung instead of the agent's own; who may name it was checked before.
    pub extension: Option<String>,
    /// What else is to go with the call, where the provider can carry it.
    pub variables: BTreeMap<String, String>,
}

/// Dials. Returns the stored call, for a repeated key the first one's, and what is left to the page.
///
/// # Errors
/// `invalid-number`, `custom-data-too-long`, `not-allowed`, `not-configured`, `too-many-calls`, `provider-refused`,
/// `provider-unreachable`, `timeout`. From `provider-refused` on the call is stored, ended with its reason; after
/// `timeout` it stays up until its fate is known.
pub async fn dial(
    state: &AppState,
    user: &CurrentUser,
    request: DialRequest,
    extra: Extra,
) -> ApiResult<Dialled> {
    let dial = match prepare::prepare(state, user, &request, &extra).await {
        Ok(dial) => dial,
        Err(refusal) => return Err(refused(state, user, &request, refusal).await),
    };
    let blocked = do_not_call::reason(state, &dial.number.e164()).await?;
    let draft = draft::draft(state, user, &request, &dial, extra.key).await;
    if let Some(reason) = blocked {
        return Err(do_not_call::block(state, user, draft, reason).await?);
    }
    match state.store.start_dial(draft).await? {
        DialStart::Stored(call) if dial.way.is_the_pages() => {
            step::hand_over(state, &request, &dial.way, &dial, call).await
        }
        DialStart::Stored(call) => place::place(state, user, request, dial, call).await,
        DialStart::Repeat(call) => Ok(Dialled {
            fell_back_from: (call.source != dial.provider.id()).then_some(dial.provider),
            ..step::told(&request, &dial.way, &dial, call)?
        }),
        DialStart::KeyReused => Err(ApiError::new(
            Code::Conflict,
            "This Idempotency-Key came with another call before.",
        )),
        DialStart::TooMany => {
            let refusal =
                ApiError::new(Code::TooManyCalls, "That were many calls within a minute.")
                    .hint("Wait a moment, then try again.")
                    .retry_after(30);
            Err(refused(state, user, &request, refusal).await)
        }
    }
}

/// Writes the refusal into the audit log.
async fn refused(
    state: &AppState,
    user: &CurrentUser,
    request: &DialRequest,
    refusal: ApiError,
) -> ApiError {
    let entry = AuditRecord::by(&user.id, "dial-refused")
        .target(mask_number(&request.to_number))
        .detail(format!("{}: {}", refusal.code.as_str(), refusal.message));
    if let Err(error) = state.store.record(entry).await {
        tracing::error!(%error, "a refusal is missing in the audit log");
    }
    refusal
}
