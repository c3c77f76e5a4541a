//! Reads what Twilio tells of a call: a status callback, a recording callback, the end of a `<Dial>`, a call of its interface.
//! A call has two legs at least, each a call of Twilio's with a SID of its own; who began it is the parent of the others. An
//! outbound call is begun by the agent, on a phone or in a browser; an inbound one by the customer, and may ring several agents.

use jiff::fmt::rfc2822;
use ringlet_model::Timestamp;
use ringlet_model::call::{CallEvent, Direction, EventKind, Facts, Leg, Outcome, Stamp};
use serde_json::Value;

use super::super::{CallReport, Person, WebhookFields};

/// What our own call id is called in the callbacks' addresses.
pub(super) const CALL: &str = "call";
/// What the leg is called there.
pub(super) const LEG: &str = "leg";
/// Who of us is rung on that leg (user id).
pub(super) const USER: &str = "user";
/// The agent's leg of an outbound call.
pub(super) const AGENT: &str = "agent";
/// The customer's.
pub(super) const CUSTOMER: &str = "customer";
/// The whole of an inbound call.
pub(super) const INBOUND: &str = "inbound";
/// The leg of one of the agents whom an inbound call rings.
pub(super) const RUNG: &str = "rung";
/// A clock may run ahead of ours by so much.
const AHEAD: i64 = 24 * 3600 * 1000;

/// Reads the fields; None when they name no call.
#[must_use]
pub(super) fn read(fields: &WebhookFields, now: Timestamp) -> Option<CallReport> {
    let ids = ["parentcallsid", "parent_call_sid", "callsid", "sid"];
    let mut aliases: Vec<String> = Vec::new();
    for sid in ids.iter().filter_map(|key| fields.text(key)) {
        let known = aliases.iter().any(|alias| alias == sid);
        // A recording has a SID too.
        if sid.starts_with("CA") && sid.len() <= 64 && !known {
            aliases.push(sid.to_owned());
        }
    }
    if aliases.is_empty() {
        return None;
    }
    let part = part(fields);
    let status = match fields.text("dialcallstatus") {
        Some("completed") => "answered",
        Some(other) => other,
        None => fields.any(&["callstatus", "status"]).unwrap_or_default(),
    };
    let recording = recording(fields);
    let kind = match recording {
        Some(_) => EventKind::Other,
        None => kind(status, part),
    };
    let word = format!("{} {status}", fields.text(LEG).unwrap_or_default());
    let inbound = matches!(part, Part::Inbound | Part::Rung);
    Some(CallReport {
        aliases,
        call_id: fields.text(CALL).map(ToOwned::to_owned),
        direction: Some(if inbound {
            Direction::Inbound
        } else {
            Direction::Outbound
        }),
        person: fields.text(USER).map(|user| Person {
            email: Some(user.to_owned()),
            has_it: matches!(kind, EventKind::Answered(_) | EventKind::Ended(_)),
            ..Person::default()
        }),
        ..CallReport::of(
            event(fields, kind, part, recording, now),
            word.trim().chars().take(60).collect(),
        )
    })
}

/// A call and its children as its interface lists them, in the order to be read. Of an inbound call the children are agents; a
/// list doesn't say so, nor that nobody answered.
pub(super) fn rows(parent: &Value, children: &[Value]) -> Vec<Value> {
    let is = |row: &Value, status: &str| row.get("status").is_some_and(|is| is == status);
    let inbound = part(&WebhookFields::of_row(parent)) == Part::Inbound;
    let mut rows = children.to_vec();
    let mut parent = parent.clone();
    if inbound {
        let talked = rows.iter().any(|row| is(row, "completed"));
        for row in &mut rows {
            row[LEG] = RUNG.into();
        }
        if is(&parent, "completed") && !talked {
            parent["status"] = "no-answer".into();
        }
    }
    rows.push(parent);
    rows
}

/// Which part of a call Twilio speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// The agent's leg of an outbound call.
    Agent,
    /// The customer's leg of an outbound call.
    Customer,
    /// An inbound call as a whole: the customer's leg, and how its `<Dial>` went.
    Inbound,
    /// One of the agents whom it rings.
    Rung,
}

/// As our callback's address says, else by what Twilio says of the call: the child of a call that we placed is the customer's.
fn part(fields: &WebhookFields) -> Part {
    let child = fields.any(&["parentcallsid", "parent_call_sid"]).is_some();
    match fields.text(LEG) {
        Some(CUSTOMER) => Part::Customer,
        Some(AGENT) => Part::Agent,
        Some(INBOUND) => Part::Inbound,
        Some(RUNG) => Part::Rung,
        _ if child => Part::Customer,
        _ if fields.text("direction") == Some("inbound") && !is_browsers(fields) => Part::Inbound,
        _ => Part::Agent,
    }
}

/// A browser's call is inbound, too, as Twilio sees it.
fn is_browsers(fields: &WebhookFields) -> bool {
    let from = fields.any(&["from", "caller"]).unwrap_or_default();
    from.starts_with("client:")
}

fn kind(status: &str, part: Part) -> EventKind {
    let status = status.to_ascii_lowercase().replace('_', "-");
    match part {
        Part::Agent => agents(&status),
        Part::Customer => customers(&status),
        Part::Inbound => inbound(&status),
        Part::Rung => rung(&status),
    }
}

fn agents(status: &str) -> EventKind {
    match status {
        "queued" | "initiated" => EventKind::Dialing,
        "ringing" => EventKind::Ringing(Some(Leg::Agent)),
        "in-progress" | "answered" => EventKind::Answered(Some(Leg::Agent)),
        // The agent's phone was picked up and hung up; what became of the customer's leg is told by that.
        "completed" => EventKind::Ended(None),
        // An agent who is busy or away is one who doesn't answer.
        "busy" | "no-answer" => EventKind::Ended(Some(Outcome::NoAnswer)),
        "canceled" => EventKind::Ended(Some(Outcome::Canceled)),
        "failed" => EventKind::Ended(Some(Outcome::Failed)),
        _ => EventKind::Other,
    }
}

fn customers(status: &str) -> EventKind {
    match status {
        "queued" | "initiated" => EventKind::Dialing,
        "ringing" => EventKind::Ringing(Some(Leg::Customer)),
        "in-progress" | "answered" => EventKind::Answered(Some(Leg::Customer)),
        "completed" => EventKind::Ended(Some(Outcome::Completed)),
        "busy" => EventKind::Ended(Some(Outcome::Busy)),
        "no-answer" => EventKind::Ended(Some(Outcome::NoAnswer)),
        "canceled" => EventKind::Ended(Some(Outcome::Canceled)),
        "failed" => EventKind::Ended(Some(Outcome::Failed)),
        _ => EventKind::Other,
    }
}

/// How ringing the agents went, or that the customer's leg is over.
fn inbound(status: &str) -> EventKind {
    match status {
        "queued" | "ringing" => EventKind::Ringing(None),
        // An agent has answered, and it is over.
        "answered" => EventKind::Ended(Some(Outcome::Completed)),
        "completed" => EventKind::Ended(None),
        "busy" => EventKind::Ended(Some(Outcome::Rejected)),
        "no-answer" | "canceled" | "failed" => EventKind::Ended(Some(Outcome::Missed)),
        _ => EventKind::Other,
    }
}

/// One agent who doesn't answer isn't the end: others are rung, too.
fn rung(status: &str) -> EventKind {
    match status {
        "ringing" => EventKind::Ringing(Some(Leg::Agent)),
        "in-progress" | "answered" => EventKind::Answered(Some(Leg::Agent)),
        "completed" => EventKind::Ended(Some(Outcome::Completed)),
        _ => EventKind::Other,
    }
}

fn event(
    fields: &WebhookFields,
    kind: EventKind,
    part: Part,
    recording: Option<String>,
    now: Timestamp,
) -> CallEvent {
    let at = |keys: &[&str]| fields.any(keys).and_then(|text| stamp(text, now));
    let over = matches!(kind, EventKind::Ended(_));
    let talked = kind == EventKind::Ended(Some(Outcome::Completed));
    let ended = at(&["end_time"]).filter(|_| over);
    let told = at(&["timestamp"]).or(ended);
    let facts = Facts {
        ended,
        talk_seconds: fields
            .seconds(&["dialcallduration", "callduration", "duration"])
            .filter(|_| talked && part != Part::Agent),
        recording_url: recording,
        ..Facts::default()
    };
    CallEvent::new(told.map_or(Stamp::heard(now), Stamp::exact), kind).with(facts)
}

/// Only of a recording callback, and only an address that a server may fetch later.
fn recording(fields: &WebhookFields) -> Option<String> {
    let url = fields.text("recordingurl")?;
    let web = url.starts_with("https://") || url.starts_with("http://");
    (web && url.len() <= 2_000).then(|| format!("{url}.mp3"))
}

/// `Fri, 20 Nov 2026 10:00:03 +0000`.
fn stamp(text: &str, now: Timestamp) -> Option<Timestamp> {
    let at = rfc2822::parse(text).ok()?.timestamp().as_millisecond();
    (at <= now.0.saturating_add(AHEAD) && at > 946_684_800_000).then_some(Timestamp(at.min(now.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_mean_what_their_part_makes_of_them() {
        use Part::{Agent, Customer, Inbound, Rung};
        let ended = |outcome| EventKind::Ended(Some(outcome));
        let rings = |leg| EventKind::Ringing(Some(leg));
        let answers = |leg| EventKind::Answered(Some(leg));
        for (status, part, wanted) in [
            ("queued", Agent, EventKind::Dialing),
            ("initiated", Customer, EventKind::Dialing),
            ("ringing", Agent, rings(Leg::Agent)),
            ("in-progress", Customer, answers(Leg::Customer)),
            ("completed", Agent, EventKind::Ended(None)),
            ("completed", Customer, ended(Outcome::Completed)),
            ("busy", Agent, ended(Outcome::NoAnswer)),
            ("busy", Customer, ended(Outcome::Busy)),
            ("no-answer", Customer, ended(Outcome::NoAnswer)),
            ("canceled", Agent, ended(Outcome::Canceled)),
            ("failed", Customer, ended(Outcome::Failed)),
            ("paused", Agent, EventKind::Other),
            ("", Agent, EventKind::Other),
            ("ringing", Inbound, EventKind::Ringing(None)),
            ("completed", Inbound, EventKind::Ended(None)),
            ("answered", Inbound, ended(Outcome::Completed)),
            ("busy", Inbound, ended(Outcome::Rejected)),
            ("no-answer", Inbound, ended(Outcome::Missed)),
            ("in-progress", Rung, answers(Leg::Agent)),
            ("completed", Rung, ended(Outcome::Completed)),
            ("no-answer", Rung, EventKind::Other),
            ("busy", Rung, EventKind::Other),
        ] {
            assert_eq!(kind(status, part), wanted, "{status} {part:?}");
        }
    }

    #[test]
    fn stamps_are_rfc_2822() {
        let now = Timestamp(1_795_168_900_000);
        let at = stamp("Fri, 20 Nov 2026 10:00:03 +0000", now);
        assert_eq!(at, Some(Timestamp(1_795_168_803_000)));
        for text in [
            "",
            "yesterday",
            "Fri, 20 Nov 2037 10:00:03 +0000",
            "Thu, 01 Jan 1970 00:00:00 +0000",
        ] {
            assert_eq!(stamp(text, now), None, "{text}");
        }
    }
}
