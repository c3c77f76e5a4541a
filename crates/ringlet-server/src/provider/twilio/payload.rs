//! Reads what Twilio tells of a call: a status callback, a recording callback, a call of its interface. A bridged call has two
//! legs, each a call of Twilio's with a SID of its own; the agent's is the parent of the customer's.

use jiff::fmt::rfc2822;
use ringlet_model::Timestamp;
use ringlet_model::call::{CallEvent, Direction, EventKind, Facts, Leg, Outcome, Stamp};

use super::super::{CallReport, WebhookFields};

/// What our own call id is called in the callbacks' addresses.
pub(super) const CALL: &str = "call";
/// What the leg is called there.
pub(super) const LEG: &str = "leg";
/// The agent's leg.
pub(super) const AGENT: &str = "agent";
/// The customer's.
pub(super) const CUSTOMER: &str = "customer";
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
    let leg = leg(fields);
    let status = fields.any(&["callstatus", "status"]).unwrap_or_default();
    let recording = recording(fields);
    let kind = match recording {
        Some(_) => EventKind::Other,
        None => kind(status, leg),
    };
    let word = format!("{} {status}", fields.text(LEG).unwrap_or_default());
    Some(CallReport {
        aliases,
        call_id: fields.text(CALL).map(ToOwned::to_owned),
        direction: Some(Direction::Outbound),
        ..CallReport::of(
            event(fields, kind, leg, recording, now),
            word.trim().chars().take(60).collect(),
        )
    })
}

/// Whose leg: as our callback's address says, else the child of a call is the customer's.
fn leg(fields: &WebhookFields) -> Leg {
    let child = fields.any(&["parentcallsid", "parent_call_sid"]).is_some();
    match fields.text(LEG) {
        Some(CUSTOMER) => Leg::Customer,
        Some(AGENT) => Leg::Agent,
        _ if child => Leg::Customer,
        _ => Leg::Agent,
    }
}

fn kind(status: &str, leg: Leg) -> EventKind {
    match status.to_ascii_lowercase().replace('_', "-").as_str() {
        "queued" | "initiated" => EventKind::Dialing,
        "ringing" => EventKind::Ringing(Some(leg)),
        "in-progress" | "answered" => EventKind::Answered(Some(leg)),
        // The agent's phone was picked up and hung up; what became of the customer's leg is told by that.
        "completed" if leg == Leg::Agent => EventKind::Ended(None),
        "completed" => EventKind::Ended(Some(Outcome::Completed)),
        // An agent who is busy or away is one who doesn't answer.
        "busy" if leg == Leg::Agent => EventKind::Ended(Some(Outcome::NoAnswer)),
        "busy" => EventKind::Ended(Some(Outcome::Busy)),
        "no-answer" => EventKind::Ended(Some(Outcome::NoAnswer)),
        "canceled" => EventKind::Ended(Some(Outcome::Canceled)),
        "failed" => EventKind::Ended(Some(Outcome::Failed)),
        _ => EventKind::Other,
    }
}

fn event(
    fields: &WebhookFields,
    kind: EventKind,
    leg: Leg,
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
            .seconds(&["callduration", "duration"])
            .filter(|_| talked && leg == Leg::Customer),
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
    fn statuses_mean_what_their_leg_makes_of_them() {
        let ended = |outcome| EventKind::Ended(Some(outcome));
        for (status, leg, wanted) in [
            ("queued", Leg::Agent, EventKind::Dialing),
            ("initiated", Leg::Customer, EventKind::Dialing),
            ("ringing", Leg::Agent, EventKind::Ringing(Some(Leg::Agent))),
            (
                "in-progress",
                Leg::Customer,
                EventKind::Answered(Some(Leg::Customer)),
            ),
            ("completed", Leg::Agent, EventKind::Ended(None)),
            ("completed", Leg::Customer, ended(Outcome::Completed)),
            ("busy", Leg::Agent, ended(Outcome::NoAnswer)),
            ("busy", Leg::Customer, ended(Outcome::Busy)),
            ("no-answer", Leg::Customer, ended(Outcome::NoAnswer)),
            ("canceled", Leg::Agent, ended(Outcome::Canceled)),
            ("failed", Leg::Customer, ended(Outcome::Failed)),
            ("paused", Leg::Agent, EventKind::Other),
            ("", Leg::Agent, EventKind::Other),
        ] {
            assert_eq!(kind(status, leg), wanted, "{status} {leg:?}");
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
