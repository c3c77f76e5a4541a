//! Reads what Exotel tells of a call: status callbacks of calls placed here, the Passthru applet of inbound flows, and the
//! details of a call. “Busy” is two things: in a Passthru's `Status` it is the agent's phone that rings or is in use; in
//! every other place it is how the call ended.

use ringlet_model::Timestamp;
use ringlet_model::call::{CallEvent, Direction, EventKind, Facts, Leg, Outcome, Stamp};

use super::super::stamp::{from_civil, india};
use super::super::{CallReport, Person, WebhookFields};

/// Reads the fields; None when they name no call.
pub(super) fn read(fields: &WebhookFields, now: Timestamp) -> Option<CallReport> {
    let sid = fields.any(&["callsid", "sid"])?;
    let direction = direction(fields);
    let kind = if is_passthru(fields) {
        passthru(fields)
    } else {
        callback(fields)
    };
    let inbound = direction == Some(Direction::Inbound);
    let (theirs, ours): (&[&str], &[&str]) = if inbound {
        (&["callfrom", "from"], &["callto", "to", "phonenumbersid"])
    } else {
        (&["to"], &["callerid"])
    };
    let owned = |keys: &[&str]| fields.any(keys).map(ToOwned::to_owned);
    let event = event(fields, kind, direction, now);
    let person = Person {
        email: owned(&["agentemail"]),
        phone: owned(&["dialwhomnumber"]),
        has_it: event.facts.answered_agent.is_some(),
        id: None,
    };
    Some(CallReport {
        person: inbound.then_some(person),
        aliases: vec![sid.chars().take(128).collect()],
        call_id: owned(&["customfield"]),
        direction,
        customer_number: owned(theirs),
        our_number: owned(ours),
        ..CallReport::of(event, word(fields))
    })
}

fn is_passthru(fields: &WebhookFields) -> bool {
    fields.has("callfrom") || fields.has("dialcallstatus") || fields.has("calltype")
}

fn direction(fields: &WebhookFields) -> Option<Direction> {
    match fields.text("direction")?.to_ascii_lowercase().as_str() {
        "incoming" | "inbound" => Some(Direction::Inbound),
        text if text.starts_with("outbound") => Some(Direction::Outbound),
        _ => None,
    }
}

/// A call placed here: a callback, or its details.
fn callback(fields: &WebhookFields) -> EventKind {
    let second = second_leg(fields);
    match lower(fields, "status").as_deref() {
        Some("completed") => {
            let failed = second
                .as_deref()
                .and_then(outcome)
                .filter(|outcome| *outcome != Outcome::Completed);
            EventKind::Ended(Some(failed.unwrap_or(Outcome::Completed)))
        }
        Some(word) if outcome(word).is_some() => EventKind::Ended(outcome(word)),
        _ if lower(fields, "eventtype").as_deref() == Some("answered") => answered(fields, second),
        Some("ringing") => EventKind::Ringing(None),
        Some("queued" | "initiated") => EventKind::Dialing,
        _ if lower(fields, "eventtype").as_deref() == Some("terminal")
            || fields.text("endtime").is_some() =>
        {
            EventKind::Ended(None)
        }
        _ => EventKind::Other,
    }
}

/// Our own phone is the first leg and picks up first.
fn answered(fields: &WebhookFields, second: Option<String>) -> EventKind {
    let one_leg = fields.list("legs").len() == 1 || fields.has("legs[0][status]");
    match second.as_deref() {
        Some("in-progress" | "completed" | "answered") => EventKind::Answered(Some(Leg::Customer)),
        Some(_) => EventKind::Answered(Some(Leg::Agent)),
        None if one_leg => EventKind::Answered(Some(Leg::Agent)),
        None => EventKind::Answered(None),
    }
}

fn second_leg(fields: &WebhookFields) -> Option<String> {
    let listed = fields.list("legs").get(1).and_then(|leg| {
        WebhookFields::of_row(leg)
            .text("status")
            .map(ToOwned::to_owned)
    });
    listed
        .or_else(|| fields.text("legs[1][status]").map(ToOwned::to_owned))
        .map(|word| word.to_ascii_lowercase())
}

/// An inbound call, told by the flow it went through.
fn passthru(fields: &WebhookFields) -> EventKind {
    let dialled = lower(fields, "dialcallstatus");
    let course = lower(fields, "calltype").unwrap_or_default();
    match (dialled.as_deref(), course.as_str()) {
        // The caller gave up.
        (Some("canceled"), _) | (_, "client-hangup") => EventKind::Ended(Some(Outcome::NoAnswer)),
        (Some(word), _) if outcome(word).is_some() => EventKind::Ended(outcome(word)),
        (Some("in-progress"), _) => EventKind::Answered(None),
        (_, "completed") => EventKind::Ended(Some(Outcome::Completed)),
        (_, "voicemail") => EventKind::Ended(Some(Outcome::Voicemail)),
        (Some(_), _) => EventKind::Ended(None),
        // “free”: the agent's phone is idle again, which says nothing of the call.
        _ if lower(fields, "status").as_deref() == Some("free") => EventKind::Other,
        _ if lower(fields, "status").as_deref() == Some("busy") => {
            EventKind::Ringing(Some(Leg::Agent))
        }
        (None, "incomplete") => EventKind::Ended(Some(Outcome::NoAnswer)),
        (None, "call-attempt") => EventKind::Ringing(None),
        _ => EventKind::Other,
    }
}

/// The words that end a call, each what it says.
fn outcome(word: &str) -> Option<Outcome> {
    Some(match word {
        "completed" => Outcome::Completed,
        "busy" => Outcome::Busy,
        "no-answer" => Outcome::NoAnswer,
        "canceled" | "cancelled" => Outcome::Canceled,
        "failed" => Outcome::Failed,
        _ => return None,
    })
}

fn event(
    fields: &WebhookFields,
    kind: EventKind,
    direction: Option<Direction>,
    now: Timestamp,
) -> CallEvent {
    // Without a zone, presumably Indian time.
    let at = |keys: &[&str]| {
        fields
            .any(keys)
            .and_then(|text| from_civil(text, india(), now))
    };
    let ended = matches!(kind, EventKind::Ended(_));
    let talked = kind == EventKind::Ended(Some(Outcome::Completed));
    let end = at(&["endtime"]).filter(|_| ended);
    let agent = fields
        .any(&["dialwhomnumber"])
        .or_else(|| {
            fields
                .text("from")
                .filter(|_| direction == Some(Direction::Outbound))
        })
        .map(ToOwned::to_owned);
    let picked_up = talked || matches!(kind, EventKind::Answered(_));
    let facts = Facts {
        started: at(&["starttime"]).filter(|_| direction == Some(Direction::Inbound)),
        ended: end,
        talk_seconds: fields
            .seconds(&["conversationduration", "dialcallduration"])
            .filter(|_| talked),
        recording_url: recording(fields),
        rung_agent: agent.clone().filter(|_| !picked_up),
        answered_agent: agent.filter(|_| picked_up),
        ..Facts::default()
    };
    let updated = at(&["dateupdated"]).filter(|_| matches!(kind, EventKind::Answered(_)));
    let stamp = end.or(updated).map_or(Stamp::heard(now), Stamp::exact);
    CallEvent::new(stamp, kind).with(facts)
}

/// Only addresses that a server may fetch later.
fn recording(fields: &WebhookFields) -> Option<String> {
    let url = fields.any(&["recordingurl"])?;
    let web = url.starts_with("https://") || url.starts_with("http://");
    (web && url.len() <= 2_000).then(|| url.to_owned())
}

fn lower(fields: &WebhookFields, key: &str) -> Option<String> {
    fields.text(key).map(str::to_ascii_lowercase)
}

fn word(fields: &WebhookFields) -> String {
    let words = ["eventtype", "calltype", "dialcallstatus", "status"];
    let words: Vec<&str> = words.iter().filter_map(|key| fields.text(key)).collect();
    words.join(" · ").chars().take(120).collect()
}
