//! Reads what Smartflo tells of a call: a webhook, a row of the live calls, a row of the history. All three name the same
//! things with partly other keys.

use ringlet_model::Timestamp;
use ringlet_model::call::{CallEvent, Direction, EventKind, Facts, Leg, Outcome, Stamp};

use super::super::{CallReport, WebhookFields};
use super::{call_ids, stamp, status};

const CALL_IDS: [&str; 4] = ["call_id", "callid", "ref_id", "uuid"];

/// Reads the fields; None when they name no call. `now` is when they came in.
#[must_use]
pub(super) fn read(fields: &WebhookFields, now: Timestamp) -> Option<CallReport> {
    let aliases = aliases(fields);
    let call_id = fields
        .text("custom_identifier")
        .map(ToOwned::to_owned)
        .or_else(|| fields.inside("custom_identifier", &["ringlet", "call_id", "id"]));
    if aliases.is_empty() && call_id.is_none() {
        return None;
    }
    let direction = direction(fields);
    let kind = status::kind(fields, direction.unwrap_or(Direction::Outbound));
    let (customer_number, our_number) = numbers(fields, direction);
    Some(CallReport {
        aliases,
        call_id,
        direction,
        customer_number,
        our_number,
        ..CallReport::of(event(fields, kind, direction, now), word(fields))
    })
}

/// When a row of the live calls or of the history says that its call began.
#[must_use]
pub(super) fn began(fields: &WebhookFields, now: Timestamp) -> Option<Timestamp> {
    let whole = fields
        .any(&["start_stamp", "created_at"])
        .map(ToOwned::to_owned);
    let parts = || Some(format!("{} {}", fields.text("date")?, fields.text("time")?));
    stamp::parse(&whole.or_else(parts)?, now)
}

fn aliases(fields: &WebhookFields) -> Vec<String> {
    let mut aliases: Vec<String> = Vec::new();
    for id in CALL_IDS
        .iter()
        .filter_map(|key| fields.text(key))
        .flat_map(call_ids)
    {
        // An id longer than any real one is noise, and an index entry is not the place for it.
        if id.len() <= 128 && !aliases.iter().any(|alias| alias == id) {
            aliases.push(id.to_owned());
        }
    }
    aliases
}

fn direction(fields: &WebhookFields) -> Option<Direction> {
    match status::word(fields.text("direction")?).as_str() {
        "inbound" | "incoming" | "in" | "1" => Some(Direction::Inbound),
        "outbound" | "outgoing" | "out" | "2" | "clicktocall" | "click_to_call" | "dialer" => {
            Some(Direction::Outbound)
        }
        _ => None,
    }
}

/// The other side's number and ours.
fn numbers(
    fields: &WebhookFields,
    direction: Option<Direction>,
) -> (Option<String>, Option<String>) {
    let (theirs, ours): (&[&str], &[&str]) = match direction {
        Some(Direction::Inbound) => (
            &[
                "customer_no_with_prefix",
                "caller_id_number",
                "customer_number",
                "client_number",
                "source",
            ],
            &["call_to_number", "did_number", "did"],
        ),
        _ => (
            &[
                "customer_no_with_prefix",
                "call_to_number",
                "customer_number",
                "client_number",
            ],
            &["caller_id_number", "did_number", "did"],
        ),
    };
    let owned = |keys: &[&str]| fields.any(keys).map(ToOwned::to_owned);
    (owned(theirs), owned(ours))
}

fn event(
    fields: &WebhookFields,
    kind: EventKind,
    direction: Option<Direction>,
    now: Timestamp,
) -> CallEvent {
    let at = |keys: &[&str]| fields.any(keys).and_then(|text| stamp::parse(text, now));
    let ended = matches!(kind, EventKind::Ended(_));
    let answered = at(&["answer_stamp"]).filter(|_| both_talked(kind, direction));
    let end = at(&["end_stamp"]).filter(|_| ended);
    // An outbound call began when we stored it; only of others the provider knows better.
    let started =
        at(&["start_stamp", "created_at"]).filter(|_| direction == Some(Direction::Inbound));
    let happened = match kind {
        EventKind::Ended(_) => end,
        EventKind::Answered(_) => answered,
        _ => None,
    };
    let facts = Facts {
        started,
        answered,
        ended: end,
        talk_seconds: fields
            .seconds(&["billsec", "answered_seconds"])
            .filter(|_| ended),
        recording_url: recording(fields),
        reason: reason(fields, kind),
        rung_agent: rung(fields, kind),
        answered_agent: picked_up(fields, kind),
    };
    CallEvent::new(happened.map_or(Stamp::heard(now), Stamp::exact), kind).with(facts)
}

/// Only addresses that a server may fetch later.
fn recording(fields: &WebhookFields) -> Option<String> {
    let url = fields.any(&["recording_url"])?;
    let web = url.starts_with("https://") || url.starts_with("http://");
    (web && url.len() <= 2_000).then(|| url.to_owned())
}

/// Only where the outcome alone says too little: "busy" needs no "User busy" beside it.
fn reason(fields: &WebhookFields, kind: EventKind) -> Option<String> {
    if !matches!(
        kind,
        EventKind::Ended(None | Some(Outcome::Failed | Outcome::Blocked))
    ) {
        return None;
    }
    let text = fields.any(&["hangup_cause_description", "hangup_cause", "reason"])?;
    Some(text.chars().take(200).collect())
}

fn agent(fields: &WebhookFields, objects: &[&str], keys: &[&str]) -> Option<String> {
    let names = ["agent_number", "number", "id"];
    let inside = objects
        .iter()
        .find_map(|object| fields.inside(object, &names));
    inside.or_else(|| fields.any(keys).map(ToOwned::to_owned))
}

/// The agent's own pick-up of an outbound call has an answer stamp too.
fn both_talked(kind: EventKind, direction: Option<Direction>) -> bool {
    match kind {
        EventKind::Answered(Some(Leg::Agent)) => direction == Some(Direction::Inbound),
        EventKind::Answered(_) => true,
        EventKind::Ended(outcome) => {
            matches!(outcome, Some(Outcome::Completed | Outcome::Voicemail))
        }
        _ => false,
    }
}

fn rung(fields: &WebhookFields, kind: EventKind) -> Option<String> {
    let ringing = matches!(kind, EventKind::Ringing(_));
    let keys: &[&str] = if ringing {
        &["agent_number", "answered_agent_number"]
    } else {
        &["agent_number"]
    };
    agent(fields, &["missed_agent", "missed_agents"], keys)
}

fn picked_up(fields: &WebhookFields, kind: EventKind) -> Option<String> {
    if matches!(kind, EventKind::Ringing(_)) {
        return None;
    }
    agent(fields, &["answered_agent"], &["answered_agent_number"])
}

fn word(fields: &WebhookFields) -> String {
    let words = [
        fields.any(&["trigger", "event", "event_type"]),
        fields.any(&["call_status", "status", "state"]),
        fields.any(&["hangup_cause_key", "hangup_cause"]),
    ];
    let words: Vec<&str> = words.into_iter().flatten().collect();
    words.join(" · ").chars().take(120).collect()
}
