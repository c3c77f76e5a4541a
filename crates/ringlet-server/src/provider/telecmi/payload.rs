//! Reads what TeleCMI tells of a call: live events, reports of a leg that is over, rows of the history.

use ringlet_model::Timestamp;
use ringlet_model::call::{CallEvent, Direction, EventKind, Facts, Leg, Outcome, Stamp};
use serde_json::Value;

use super::super::stamp::from_millis;
use super::super::{CallReport, Person, WebhookFields};

/// Our own call id inside `extra_params`.
pub(super) const OUR_ID: &str = "ringlet_call";
/// Its ids, the steadiest first. A history row writes `cmiuid`.
const IDS: [&str; 5] = [
    "request_id",
    "conversation_uuid",
    "call_id",
    "cmiuuid",
    "cmiuid",
];

/// Which leg a report is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The call as a whole, or the caller's leg of an inbound one.
    Whole,
    /// The agent's leg of an outbound call.
    OutboundAgent,
    /// The customer's leg of an outbound call that was asked for here.
    OutboundCustomer,
    /// The other leg of a call whose direction the report doesn't tell: of an inbound call it says “outbound” too.
    Second,
}

/// Reads a webhook; None when it names no call.
pub(super) fn read(fields: &WebhookFields, now: Timestamp) -> Option<CallReport> {
    let aliases = aliases(fields);
    let call_id = our_id(fields);
    if aliases.is_empty() && call_id.is_none() {
        return None;
    }
    let (direction, part) = part(fields);
    let over = ["answeredsec", "hangup_reason", "waitedsec", "filename"];
    let live = match fields.text("type") {
        Some("event") => true,
        Some("cdr") => false,
        _ => fields.any(&over).is_none(),
    };
    let event = if live {
        live_event(fields, direction, part, now)
    } else {
        ended_leg(fields, direction, part, now)
    };
    let (customer_number, our_number) = numbers(fields, direction);
    Some(CallReport {
        aliases,
        call_id,
        direction,
        customer_number,
        our_number,
        person: person(fields, &event),
        ..CallReport::of(event, word(fields))
    })
}

/// Reads a row of the history; `path` is the list it stands in. Returns when the call began, too.
pub(super) fn read_past(
    fields: &WebhookFields,
    path: &str,
    answered: bool,
    now: Timestamp,
) -> Option<(Timestamp, CallReport)> {
    let outbound = path.starts_with("out_");
    let began = from_millis(fields.text("time")?, now)?;
    let talk = fields.seconds(&["billedsec", "duration"]);
    let outcome = if answered {
        Outcome::Completed
    } else {
        Outcome::NoAnswer
    };
    let facts = Facts {
        talk_seconds: talk.filter(|_| answered),
        recording_url: recording(fields),
        ..Facts::default()
    };
    let theirs = if outbound { "to" } else { "from" };
    let direction = if outbound {
        Direction::Outbound
    } else {
        Direction::Inbound
    };
    let event = CallEvent::new(Stamp::heard(now), EventKind::Ended(Some(outcome))).with(facts);
    let report = CallReport {
        aliases: aliases(fields),
        direction: Some(direction),
        customer_number: fields.text(theirs).map(international),
        ..CallReport::of(event, format!("history · {path}"))
    };
    Some((began, report))
}

fn aliases(fields: &WebhookFields) -> Vec<String> {
    let mut aliases: Vec<String> = Vec::new();
    for id in IDS.iter().filter_map(|key| fields.text(key)) {
        // An id longer than any real one is noise, and an index entry is not the place for it.
        if id.len() <= 128 && !aliases.iter().any(|alias| alias == id) {
            aliases.push(id.to_owned());
        }
    }
    aliases
}

/// The agent a leg belongs to; without the app's id behind it, an extension.
fn person(fields: &WebhookFields, event: &CallEvent) -> Option<Person> {
    let user = fields.text("user")?;
    let extension = user.split_once('_').map(|(extension, _)| extension);
    Some(Person {
        id: Some(user.to_owned()),
        phone: extension.map(ToOwned::to_owned),
        has_it: event.facts.answered_agent.is_some(),
        ..Person::default()
    })
}

/// `extra_params` is an object, or a text that holds one.
fn our_id(fields: &WebhookFields) -> Option<String> {
    let inside = fields.inside("extra_params", &[OUR_ID]);
    inside.or_else(|| {
        let object: Value = serde_json::from_str(fields.text("extra_params")?).ok()?;
        object.get(OUR_ID)?.as_str().map(ToOwned::to_owned)
    })
}

fn part(fields: &WebhookFields) -> (Option<Direction>, Part) {
    let direction = match fields.text("direction") {
        Some("inbound") => Some(Direction::Inbound),
        Some("outbound") => Some(Direction::Outbound),
        _ => None,
    };
    // Both come only with a call that was asked for by the interface.
    let asked_for = fields.any(&["request_id", "extra_params"]).is_some();
    match fields.text("leg") {
        Some("b") if asked_for => (Some(Direction::Outbound), Part::OutboundCustomer),
        Some("b") => (None, Part::Second),
        Some("a") if direction == Some(Direction::Outbound) => (direction, Part::OutboundAgent),
        _ => (direction, Part::Whole),
    }
}

fn numbers(
    fields: &WebhookFields,
    direction: Option<Direction>,
) -> (Option<String>, Option<String>) {
    let number = |keys: &[&str]| fields.any(keys).map(international);
    match direction {
        Some(Direction::Inbound) => (number(&["from"]), number(&["virtual_number", "to"])),
        Some(_) => (number(&["to"]), number(&["virtual_number", "callerid"])),
        None => (None, None),
    }
}

/// Numbers are written with country code and without `+`; a short one is an extension.
fn international(text: &str) -> String {
    let whole = text.len() >= 11 && text.bytes().all(|b| b.is_ascii_digit());
    if whole && !text.starts_with('0') {
        format!("+{text}")
    } else {
        text.to_owned()
    }
}

/// What happens while the call is up.
fn live_event(
    fields: &WebhookFields,
    direction: Option<Direction>,
    part: Part,
    now: Timestamp,
) -> CallEvent {
    let agent = fields.text("user").map(ToOwned::to_owned);
    let kind = match (fields.text("status"), part) {
        (Some("waiting"), Part::OutboundAgent) => EventKind::Dialing,
        (Some("started"), Part::OutboundAgent) => EventKind::Ringing(Some(Leg::Agent)),
        (Some("started" | "waiting"), Part::OutboundCustomer) => {
            EventKind::Ringing(Some(Leg::Customer))
        }
        (Some("started" | "waiting"), _) => EventKind::Ringing(None),
        (Some("answered"), Part::OutboundAgent) => EventKind::Answered(Some(Leg::Agent)),
        (Some("answered"), Part::OutboundCustomer) => EventKind::Answered(Some(Leg::Customer)),
        (Some("answered"), Part::Second) => EventKind::Answered(None),
        // A menu answers before any agent does.
        (Some("answered"), Part::Whole) if agent.is_some() => match direction {
            Some(Direction::Outbound) => EventKind::Answered(None),
            _ => EventKind::Answered(Some(Leg::Agent)),
        },
        _ => EventKind::Other,
    };
    let picked_up = matches!(kind, EventKind::Answered(_));
    let facts = Facts {
        answered_agent: agent.clone().filter(|_| picked_up),
        rung_agent: agent.filter(|_| !picked_up),
        ..Facts::default()
    };
    let stamp = fields.text("time").and_then(|text| from_millis(text, now));
    CallEvent::new(stamp.map_or(Stamp::heard(now), Stamp::exact), kind).with(facts)
}

/// What is told when a leg is over. `time` is when it was answered.
fn ended_leg(
    fields: &WebhookFields,
    direction: Option<Direction>,
    part: Part,
    now: Timestamp,
) -> CallEvent {
    let answered = fields.text("status") == Some("answered");
    let agent = fields.text("user").map(ToOwned::to_owned);
    let talk = fields.seconds(&["answeredsec"]);
    let time = fields.text("time").and_then(|text| from_millis(text, now));
    let end = time
        .zip(talk)
        .map(|(at, seconds)| Timestamp(at.0.saturating_add(seconds * 1000).min(now.0)));
    let kind = match part {
        // The customer's leg, or silence, says how the call ended.
        Part::OutboundAgent if answered => EventKind::Answered(Some(Leg::Agent)),
        // One phone of a group that rang in vain, or a leg whose call is told whole beside it.
        Part::Second => EventKind::Other,
        _ => EventKind::Ended(outcome(fields, direction, answered)),
    };
    let ended = matches!(kind, EventKind::Ended(_));
    // Both legs name the agent's answer; only of an inbound call is it when both sides began to talk.
    let talked_from = time.filter(|_| answered && direction == Some(Direction::Inbound));
    let facts = Facts {
        answered: talked_from.filter(|_| ended),
        ended: end.filter(|_| answered && part != Part::OutboundCustomer && part != Part::Second),
        talk_seconds: talk.filter(|_| answered && ended),
        recording_url: recording(fields),
        answered_agent: agent.clone().filter(|_| answered),
        rung_agent: agent.filter(|_| !answered),
        ..Facts::default()
    };
    let stamp = match kind {
        EventKind::Ended(_) => facts.ended,
        EventKind::Answered(_) => time,
        _ => None,
    };
    CallEvent::new(stamp.map_or(Stamp::heard(now), Stamp::exact), kind).with(facts)
}

fn outcome(
    fields: &WebhookFields,
    direction: Option<Direction>,
    answered: bool,
) -> Option<Outcome> {
    let voicemail = matches!(fields.text("voicemail"), Some("1" | "true"));
    if voicemail {
        return Some(Outcome::Voicemail);
    }
    let outbound = direction == Some(Direction::Outbound);
    Some(match fields.text("hangup_reason") {
        _ if answered => Outcome::Completed,
        Some("sent_reject" | "recv_reject") if outbound => Outcome::Rejected,
        Some("recv_cancel" | "sent_cancel") if outbound => Outcome::Canceled,
        _ if fields.text("status") == Some("missed") => Outcome::NoAnswer,
        _ => return None,
    })
}

/// The name of a file; app id and secret are needed to fetch it.
fn recording(fields: &WebhookFields) -> Option<String> {
    let file = fields.any(&["filename", "voicename"])?;
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    (file.len() <= 200 && file.chars().all(plain)).then(|| file.to_owned())
}

fn word(fields: &WebhookFields) -> String {
    let words = ["type", "leg", "status", "hangup_reason"];
    let words: Vec<&str> = words.iter().filter_map(|key| fields.text(key)).collect();
    words.join(" · ").chars().take(120).collect()
}
