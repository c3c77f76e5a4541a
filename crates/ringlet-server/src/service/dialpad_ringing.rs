//! What Dialpad's frame tells of ringing: a call that comes in rings for whoever is signed in to the frame. That it stopped
//! says nothing of why; that is asked of Dialpad.

use std::time::Duration;

use ringlet_model::Role;
use ringlet_model::api::{Ringing, RingingState};
use ringlet_model::call::{CallEvent, Direction, EventKind, Stamp};
use ringlet_model::provider::Provider;
use sha2::{Digest as _, Sha256};

use super::{access, announce, call_control, reconcile, who_calls};
use crate::app::AppState;
use crate::auth::CurrentUser;
use crate::error::{ApiError, ApiResult};
use crate::number;
use crate::storage::{Heard, Kept, Makes, OwnStep, People, StoredCall, Told};

/// When Dialpad is asked what became of a call that stopped to ring, counted from then. Its list may lag behind.
const ASKED_AFTER: [Duration; 4] = [
    Duration::from_secs(1),
    Duration::from_secs(5),
    Duration::from_secs(20),
    Duration::from_secs(90),
];
/// Longest text of a field.
const LONGEST: usize = 140;

/// Takes a message of the frame. Returns the call as it is now; None when it is nobody's whom this user may see.
///
/// # Errors
/// `not-allowed` for who may not call through Dialpad; `invalid` with the field; storing failed.
pub async fn ringing(
    state: &AppState,
    user: &CurrentUser,
    ringing: Ringing,
) -> ApiResult<Option<StoredCall>> {
    user.require(Role::Agent)?;
    if !access::may_call(state, user, Provider::Dialpad).await? {
        return Err(ApiError::not_allowed("You may not call through Dialpad."));
    }
    check(&ringing)?;
    let call = match ringing.state {
        RingingState::On => began(state, user, ringing).await?,
        RingingState::Off => stopped(state, &ringing.id).await?,
    };
    Ok(call.filter(|call| call_control::concerns(call, user)))
}

fn check(ringing: &Ringing) -> ApiResult<()> {
    let digits = ringing.id.bytes().all(|byte| byte.is_ascii_digit());
    if !digits || !(1..=40).contains(&ringing.id.len()) {
        return Err(ApiError::invalid("id", "Dialpad’s call id is a number."));
    }
    let ours = ringing.internal_number.as_deref().unwrap_or_default();
    for (field, text) in [
        ("external_number", ringing.external_number.as_str()),
        ("internal_number", ours),
    ] {
        if text.chars().count() > LONGEST {
            return Err(ApiError::invalid(field, format!("“{field}” is too long.")));
        }
    }
    Ok(())
}

async fn began(
    state: &AppState,
    user: &CurrentUser,
    ringing: Ringing,
) -> ApiResult<Option<StoredCall>> {
    let region = state.store.site().await?.region;
    let number = number::dialable(&ringing.external_number, region.as_deref());
    let e164 = number.map(|number| number.e164());
    let raw = Some(ringing.external_number.trim())
        .filter(|text| !text.is_empty())
        .unwrap_or("anonymous");
    let name = ringing.contact.and_then(|contact| contact.name);
    let event = CallEvent::new(Stamp::heard(state.clock.now()), EventKind::Ringing(None));
    let told = Told {
        aliases: vec![ringing.id.clone()],
        live_id: None,
        call_id: None,
        direction: Some(Direction::Inbound),
        number_raw: Some(raw.to_owned()),
        own_number: ringing.internal_number,
        event,
        word: "rings in the page".to_owned(),
        people: People {
            agent: None,
            audience: vec![user.id.clone()],
            matches: who_calls::matches(state, e164.as_deref().unwrap_or(raw)).await,
        },
        number_e164: e164,
        display_name: name.filter(|name| {
            name.chars().any(char::is_alphabetic) && name.chars().count() <= LONGEST
        }),
        disposition: None,
        dialled: None,
        near: None,
        makes: Makes::Call,
    };
    let heard = Heard {
        source: Provider::Dialpad.id().to_owned(),
        digest: Sha256::digest(format!("ringing {} {}", ringing.id, user.id)).into(),
        raw: None,
        told: Some(told),
        new_id: state.chance.record_name(),
        version: None,
        announce: announce::call,
    };
    match state.store.hear(heard).await? {
        Kept::Added { call, .. } => Ok(Some(*call)),
        Kept::Repeat | Kept::Unread | Kept::Waiting => find(state, &ringing.id).await,
    }
}

async fn find(state: &AppState, id: &str) -> ApiResult<Option<StoredCall>> {
    let (source, ids) = (Provider::Dialpad.id(), [id.to_owned()]);
    Ok(state.store.call_by_alias(source, None, &ids).await?)
}

async fn stopped(state: &AppState, id: &str) -> ApiResult<Option<StoredCall>> {
    let Some(call) = find(state, id).await? else {
        return Ok(None);
    };
    if !call.state.is_up() {
        return Ok(Some(call));
    }
    let event = CallEvent::new(Stamp::heard(state.clock.now()), EventKind::Other);
    let step = OwnStep {
        detail: Some("It stopped to ring in the page.".to_owned()),
        ..OwnStep::new(&call.id, "ringing-stopped", event, announce::call)
    };
    let call = state.store.add_step(step).await?.unwrap_or(call);
    tokio::spawn(find_out(state.clone(), call.id.clone(), &ASKED_AFTER));
    Ok(Some(call))
}

/// Asks at these times, until it is known; what Dialpad doesn't know the last time, it won't know. A server that stops meanwhile
/// asks again after its start, like about every silent call.
pub async fn find_out(state: AppState, call_id: String, asked_after: &[Duration]) {
    let mut waited = Duration::ZERO;
    for after in asked_after {
        tokio::time::sleep(after.saturating_sub(waited)).await;
        waited = *after;
        let still_rings = matches!(
            state.store.call(&call_id).await,
            Ok(Some(call)) if call.state.is_up() && call.answered_at.is_none()
        );
        if !still_rings {
            return;
        }
        let is_last = asked_after.last() == Some(after);
        let patience = if is_last { 0 } else { i64::MAX };
        let asked = reconcile::about(&state, Provider::Dialpad, &call_id, patience).await;
        if let Err(error) = asked {
            tracing::warn!(call = call_id, %error, "what became of a call could not be asked");
        }
    }
}
