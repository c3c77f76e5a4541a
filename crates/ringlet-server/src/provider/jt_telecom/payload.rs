//! From the fields of a call to a report of it, and to what the PABX's own lists show.

use jiff::tz::Offset;
use ringlet_model::Timestamp;
use ringlet_model::api::telephony::{CallStatus, PabxCall, PabxState};
use ringlet_model::call::{CallEvent, CallState, Direction, EventKind, Facts, Outcome, Stamp};

use super::super::{CallReport, Person, WebhookFields};
use super::row::Row;
use super::status::{self, Source};

/// What a call is told by; None when the fields name no call.
#[must_use]
pub(super) fn report(
    fields: &WebhookFields,
    source: Source,
    offset: Offset,
    now: Timestamp,
) -> Option<CallReport> {
    let row = Row::new(fields, offset, now);
    let (id, call_id) = (row.id(), row.our_id());
    if id.is_none() && call_id.is_none() {
        return None;
    }
    let kind = status::kind(row.status(), source);
    let direction = row.direction();
    let person = row.extension().map(|extension| Person {
        id: Some(extension.to_owned()),
        has_it: talked(kind),
        ..Person::default()
    });
    Some(CallReport {
        aliases: id.map(ToOwned::to_owned).into_iter().collect(),
        call_id,
        direction,
        customer_number: row.other_side().map(ToOwned::to_owned),
        our_number: row.did().map(ToOwned::to_owned),
        // What was dialled at the phone itself belongs in the log too; only the lists tell of it.
        names_people: source != Source::Webhook
            && direction == Some(Direction::Outbound)
            && person.is_some(),
        person,
        ..CallReport::of(
            event(&row, kind, now),
            row.status().chars().take(120).collect(),
        )
    })
}

/// When the call began, by the row.
pub(super) fn began(fields: &WebhookFields, offset: Offset, now: Timestamp) -> Option<Timestamp> {
    Row::new(fields, offset, now).began()
}

fn event(row: &Row<'_>, kind: EventKind, now: Timestamp) -> CallEvent {
    let over = matches!(kind, EventKind::Ended(_));
    let talked = talked(kind);
    let inbound = row.direction() == Some(Direction::Inbound);
    let extension = row.extension().map(ToOwned::to_owned);
    let ended = row.ended().filter(|_| over);
    let talk = row.talk().filter(|_| over && talked);
    let facts = Facts {
        // An outbound call began when we stored it; only of others the PABX knows better.
        started: row.began().filter(|_| inbound),
        answered: row.answered().filter(|_| talked),
        ended,
        talk_seconds: talk,
        recording_url: row.recording().map(ToOwned::to_owned),
        reason: None,
        rung_agent: extension.clone().filter(|_| !talked),
        answered_agent: extension.filter(|_| talked),
    };
    CallEvent::new(stamp(row, ended, talk, now), kind).with(facts)
}

/// Both sides talk, or did.
const fn talked(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Answered(_) | EventKind::Ended(Some(Outcome::Completed | Outcome::Voicemail))
    )
}

/// When it happened: at the end the row tells, else about so long after the beginning as they talked, else now.
fn stamp(row: &Row<'_>, ended: Option<Timestamp>, talk: Option<i64>, now: Timestamp) -> Stamp {
    if let Some(at) = ended {
        return Stamp::exact(at);
    }
    let about = row
        .began()
        .zip(talk)
        .map(|(began, talk)| Timestamp(began.0.saturating_add(talk.saturating_mul(1000))));
    Stamp::heard(about.map_or(now, |at| at.min(now)))
}

/// The row as the PABX's own lists show it; `call_id` is for the caller to fill.
#[must_use]
pub(super) fn shown(
    fields: &WebhookFields,
    source: Source,
    offset: Offset,
    now: Timestamp,
) -> PabxCall {
    let row = Row::new(fields, offset, now);
    let kind = status::kind(row.status(), source);
    let (state, outcome) = match kind {
        EventKind::Ended(outcome) => (CallState::Ended, outcome),
        _ => (CallState::Ringing, None),
    };
    PabxCall {
        id: row.id().map(ToOwned::to_owned),
        call_id: row.our_id(),
        direction: row.direction(),
        extension: row.extension().map(ToOwned::to_owned),
        phone_number: row.other_side().map(ToOwned::to_owned),
        did: row.did().map(ToOwned::to_owned),
        status: CallStatus::of(state, outcome),
        state: match kind {
            EventKind::Dialing => Some(PabxState::Dialing),
            EventKind::Ringing(_) => Some(PabxState::Ringing),
            EventKind::Answered(_) | EventKind::Held | EventKind::Resumed => {
                Some(PabxState::Talking)
            }
            EventKind::Ended(_) | EventKind::Past(_) | EventKind::Other => None,
        },
        start_time: row.began(),
        duration: row.talk(),
        has_recording: row.recording().is_some(),
    }
}
