//! Reads what Placetel tells of a call: its Notify API, and the JSON of call-log integrations that use other names for the
//! same events.

use ringlet_model::Timestamp;
use ringlet_model::call::{CallEvent, Direction, EventKind, Facts, Leg, Outcome, Stamp};

use super::super::stamp::from_text;
use super::super::{CallReport, Dialled, Person, WebhookFields};

/// What an event's name says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Begun(Option<Direction>),
    Accepted,
    Over,
}

/// Reads a webhook; None when it names no call.
pub(super) fn read(fields: &WebhookFields, now: Timestamp) -> Option<CallReport> {
    let id = fields.text("call_id")?;
    // Only the last event of a call counts seconds.
    let last = || fields.has("duration").then_some(Step::Over);
    let step = step(fields.text("event").unwrap_or_default()).or_else(last);
    let direction = direction(fields, step);
    let kind = match step {
        Some(Step::Begun(_)) => EventKind::Ringing(None),
        // Only of inbound calls is told that somebody picked up.
        Some(Step::Accepted) if direction == Some(Direction::Outbound) => EventKind::Answered(None),
        Some(Step::Accepted) => EventKind::Answered(Some(Leg::Agent)),
        Some(Step::Over) => EventKind::Ended(outcome(fields)),
        None => EventKind::Other,
    };
    let inbound = direction != Some(Direction::Outbound);
    let (theirs, ours) = if inbound {
        ("from", "to")
    } else {
        ("to", "from")
    };
    let owned = |key: &str| fields.text(key).map(ToOwned::to_owned);
    let event = event(fields, kind, direction, now);
    let person = owned("peer").map(|peer| Person {
        id: Some(peer),
        has_it: event.facts.answered_agent.is_some(),
        ..Person::default()
    });
    let dialled = Dialled {
        at: event.stamp.at,
        custom_data: None,
    };
    Some(CallReport {
        person,
        display_name: owned("from_name").filter(|_| inbound),
        // A dial was answered without an id: who dialled which number when must do.
        dialled: (!inbound).then_some(dialled),
        aliases: vec![id.chars().take(128).collect()],
        direction,
        customer_number: owned(theirs),
        our_number: owned(ours),
        ..CallReport::of(event, word(fields))
    })
}

/// A row of the call details: it has no id.
pub(super) fn read_past(fields: &WebhookFields, now: Timestamp) -> CallReport {
    let talk = fields.seconds(&["length"]).unwrap_or_default();
    let outcome = if talk > 0 {
        Outcome::Completed
    } else {
        Outcome::NoAnswer
    };
    let facts = Facts {
        talk_seconds: Some(talk),
        ..Facts::default()
    };
    let event = CallEvent::new(Stamp::heard(now), EventKind::Ended(Some(outcome))).with(facts);
    CallReport {
        customer_number: fields.text("to").map(ToOwned::to_owned),
        ..CallReport::of(event, "call detail record".to_owned())
    }
}

/// A number as Placetel dials it: national in Germany, else with `00`.
pub(super) fn national(number: &str) -> String {
    let digits = number.trim_start_matches('+');
    match digits.strip_prefix("49") {
        Some(rest) => format!("0{rest}"),
        None => format!("00{digits}"),
    }
}

fn step(event: &str) -> Option<Step> {
    Some(match event {
        "IncomingCall" => Step::Begun(Some(Direction::Inbound)),
        "OutgoingCall" => Step::Begun(Some(Direction::Outbound)),
        "CallCreated" | "Ringing" => Step::Begun(None),
        "CallAccepted" | "CallAnswered" | "Connected" => Step::Accepted,
        "HungUp" | "CallHungup" | "Hangup" => Step::Over,
        _ => return None,
    })
}

fn direction(fields: &WebhookFields, step: Option<Step>) -> Option<Direction> {
    if let Some(Step::Begun(Some(direction))) = step {
        return Some(direction);
    }
    match fields
        .any(&["direction", "type"])?
        .to_ascii_lowercase()
        .as_str()
    {
        "in" | "inbound" | "incoming" => Some(Direction::Inbound),
        "out" | "outbound" | "outgoing" => Some(Direction::Outbound),
        _ => None,
    }
}

fn outcome(fields: &WebhookFields) -> Option<Outcome> {
    Some(match fields.any(&["type", "reason", "status"])? {
        "accepted" => Outcome::Completed,
        "missed" => Outcome::NoAnswer,
        "voicemail" => Outcome::Voicemail,
        "blocked" => Outcome::Blocked,
        "busy" => Outcome::Busy,
        "canceled" => Outcome::Canceled,
        "unavailable" | "congestion" => Outcome::Failed,
        _ => return None,
    })
}

fn event(
    fields: &WebhookFields,
    kind: EventKind,
    direction: Option<Direction>,
    now: Timestamp,
) -> CallEvent {
    let told = fields
        .text("timestamp")
        .and_then(|text| from_text(text, "Europe/Berlin", now));
    let talk = fields.seconds(&["duration"]);
    let over = matches!(kind, EventKind::Ended(_));
    let completed = kind == EventKind::Ended(Some(Outcome::Completed));
    // Nothing tells when an outbound call was picked up, but how long the talk was.
    let answered = talk
        .filter(|_| completed && direction == Some(Direction::Outbound))
        .map(|seconds| Timestamp(told.unwrap_or(now).0 - seconds * 1000));
    let peer = fields.text("peer").map(ToOwned::to_owned);
    let picked_up = matches!(kind, EventKind::Answered(_));
    let facts = Facts {
        answered,
        talk_seconds: talk.filter(|_| over),
        answered_agent: peer.clone().filter(|_| picked_up),
        rung_agent: peer.filter(|_| !picked_up),
        ..Facts::default()
    };
    CallEvent::new(told.map_or(Stamp::heard(now), Stamp::exact), kind).with(facts)
}

fn word(fields: &WebhookFields) -> String {
    let words = ["event", "type", "direction"];
    let words: Vec<&str> = words.iter().filter_map(|key| fields.text(key)).collect();
    words.join(" · ").chars().take(120).collect()
}
