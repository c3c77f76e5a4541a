//! A call that comes in: Twilio asks whom to ring, and later what to do when they were rung.

use ringlet_model::api::opening;
use ringlet_model::call::{CallEvent, Direction, EventKind, Stamp};
use ringlet_model::provider::Provider;

use super::who_rings::who_rings;
use crate::app::AppState;
use crate::error::{ApiError, ApiResult, Code};
use crate::provider::twilio::twiml::{self, Ring};
use crate::provider::twilio::voice::Began;
use crate::provider::twilio::{self, spoken};
use crate::provider::{CallReport, RawWebhook, WebhookFields};
use crate::service::ingest_call_event;
use crate::storage::Kept;

/// Stores the call and answers with TwiML: who is rung, or a sentence that nobody can be.
///
/// # Errors
/// `bad-request` when it names no call; storing failed: Twilio asks again, or takes its fallback.
pub async fn incoming(state: &AppState, webhook: RawWebhook) -> ApiResult<String> {
    let Some(began) = Began::read(&webhook) else {
        return Err(ApiError::new(Code::BadRequest, "This names no call."));
    };
    let settings = super::settings(state).await?;
    let agents = if is_open(state).await? {
        who_rings(state, &began, &settings).await?
    } else {
        Vec::new()
    };
    let users = agents.iter().map(|agent| agent.user.clone()).collect();
    let report = report(state, &began);
    let kept =
        ingest_call_event::receive_rung(state, Provider::Twilio, webhook, report, users).await?;
    let known = match kept {
        Kept::Added { call, .. } => Some(*call),
        // Twilio asks again when our answer was lost on its way.
        _ => {
            let aliases = [began.sid.clone()];
            let calls = &state.store;
            calls
                .call_by_alias(Provider::Twilio.id(), None, &aliases)
                .await?
        }
    };
    let Some(call) = known.filter(|_| !agents.is_empty()) else {
        end_missed(state, &began).await?;
        return sorry(state).await;
    };
    Ok(twiml::ring(&Ring {
        webhook: &super::webhook(state).await?,
        call_id: &call.id,
        over: &format!(
            "{}{}?call={}&leg={}",
            state.config.origin(),
            twilio::RUNG_PATH,
            call.id,
            twilio::INBOUND_LEG,
        ),
        agents: &agents,
        record: twilio::records(&settings.values),
    }))
}

fn report(state: &AppState, began: &Began) -> CallReport {
    let kind = EventKind::Ringing(None);
    let event = CallEvent::new(Stamp::heard(state.clock.now()), kind);
    CallReport {
        aliases: vec![began.sid.clone()],
        direction: Some(Direction::Inbound),
        customer_number: Some(began.from.clone()).filter(|from| !from.is_empty()),
        our_number: Some(began.to.clone()).filter(|to| !to.is_empty()),
        ..CallReport::of(event, "incoming".to_owned())
    }
}

/// Nobody was rung: nothing more will be told of this call.
async fn end_missed(state: &AppState, began: &Began) -> ApiResult<()> {
    use ringlet_model::call::Outcome;
    let ended = EventKind::Ended(Some(Outcome::Missed));
    let report = CallReport {
        event: CallEvent::new(Stamp::heard(state.clock.now()), ended),
        word: "nobody to ring".to_owned(),
        ..report(state, began)
    };
    ingest_call_event::receive_answer(state, Provider::Twilio, report).await?;
    Ok(())
}

/// The agents were rung: keeps how that went, and answers with TwiML: nothing more, or a sentence that nobody answered.
///
/// # Errors
/// Storing failed: Twilio asks again.
pub async fn rung(state: &AppState, webhook: RawWebhook) -> ApiResult<String> {
    let fields = WebhookFields::read(&webhook).unwrap_or_default();
    let status = fields.text("dialcallstatus").unwrap_or_default();
    let talked = matches!(status, "completed" | "answered");
    ingest_call_event::receive(state, Provider::Twilio, webhook).await?;
    if talked {
        return Ok(twiml::nothing());
    }
    sorry(state).await
}

/// By the site's opening hours.
async fn is_open(state: &AppState) -> ApiResult<bool> {
    let hours = state.store.site().await?.opening_hours;
    let now = state.zone.weekday_and_minute(state.clock.now());
    Ok(now.is_none_or(|(day, minute)| opening::is_open(&hours, day, minute)))
}

async fn sorry(state: &AppState) -> ApiResult<String> {
    let locale = super::locale(state).await?;
    let locale = locale.as_deref();
    Ok(twiml::sorry(if is_open(state).await? {
        spoken::nobody(locale)
    } else {
        spoken::closed(locale)
    }))
}
