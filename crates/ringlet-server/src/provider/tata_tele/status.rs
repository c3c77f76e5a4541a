//! From Smartflo's words to what happened to the call.

use ringlet_model::call::{Direction, EventKind, Leg, Outcome};

use super::super::WebhookFields;

/// Where webhooks, history rows and live rows name the status.
const STATUS: [&str; 3] = ["call_status", "status", "state"];

/// What happened, by the fields of a webhook or of a history row; `Other` for words nobody has heard of.
pub(super) fn kind(fields: &WebhookFields, direction: Direction) -> EventKind {
    let status = word(fields.any(&STATUS).unwrap_or_default());
    let trigger = word(
        fields
            .any(&["trigger", "event", "event_type"])
            .unwrap_or_default(),
    );
    if status == "voicemail" && is_over(fields, &trigger) {
        return EventKind::Ended(Some(Outcome::Voicemail));
    }
    if let Some(end) = end_by_word(&status) {
        return EventKind::Ended(end.or_else(|| by_evidence(fields, direction)));
    }
    if is_over(fields, &trigger) {
        return EventKind::Ended(by_evidence(fields, direction));
    }
    by_trigger(&trigger)
        .or_else(|| by_status(&status, fields, direction))
        .unwrap_or(EventKind::Other)
}

/// A word without capitals, its parts joined by one underscore.
pub(super) fn word(text: &str) -> String {
    let parts = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("_").to_lowercase()
}

/// Words that mean an end; `Some(None)`: an end whose reason is found elsewhere.
fn end_by_word(status: &str) -> Option<Option<Outcome>> {
    Some(match status {
        "completed" => Some(Outcome::Completed),
        "failed" => Some(Outcome::Failed),
        "busy" => Some(Outcome::Busy),
        "no_answer" | "noanswer" => Some(Outcome::NoAnswer),
        "cancelled" | "canceled" => Some(Outcome::Canceled),
        "rejected" | "declined" => Some(Outcome::Rejected),
        "blocked" => Some(Outcome::Blocked),
        "ended" | "hangup" | "missed" | "not_active" => None,
        _ => return None,
    })
}

fn is_over(fields: &WebhookFields, trigger: &str) -> bool {
    let cause = ["hangup_cause", "hangup_cause_key", "hangup_cause_code"];
    trigger.contains("hangup")
        || fields.any(&["end_stamp"]).is_some()
        || fields.any(&cause).is_some()
}

/// Why a call ended, from talk time, hang-up cause, and "answered" or "missed".
fn by_evidence(fields: &WebhookFields, direction: Direction) -> Option<Outcome> {
    let status = word(fields.any(&STATUS).unwrap_or_default());
    let talk = fields.seconds(&["billsec", "answered_seconds"]);
    let connected = fields.text("call_connected");
    let talked = talk.is_some_and(|seconds| seconds > 0) || connected == Some("1");
    // "answered" with a customer who was never connected: only the agent picked up.
    let answered = status == "answered" && connected != Some("0");
    if talked || answered {
        return Some(Outcome::Completed);
    }
    if status == "ended" && talk.is_none() && cause(fields).is_none() {
        return Some(Outcome::Completed);
    }
    match cause(fields) {
        Some(outcome) if outcome == Outcome::Canceled && direction == Direction::Inbound => {
            Some(Outcome::Missed)
        }
        Some(outcome) => Some(outcome),
        None if matches!(status.as_str(), "missed" | "answered") => Some(Outcome::NoAnswer),
        None => None,
    }
}

/// ITU-T Q.850 causes as Smartflo names and numbers them, plus 487 (SIP: request terminated).
fn cause(fields: &WebhookFields) -> Option<Outcome> {
    let texts = ["hangup_cause_key", "hangup_cause_code", "hangup_cause"];
    let text = word(fields.any(&texts)?);
    Some(match text.as_str() {
        "17" | "user_busy" | "busy" => Outcome::Busy,
        "487" | "originator_cancel" => Outcome::Canceled,
        "21" | "call_rejected" => Outcome::Rejected,
        "18" | "19" | "20" | "480" | "no_user_response" | "no_answer" | "subscriber_absent" => {
            Outcome::NoAnswer
        }
        // Hung up in good order; without talk time nobody had picked up.
        "16" | "31" | "normal_clearing" | "normal_unspecified" => Outcome::NoAnswer,
        // A sentence in place of a key: nothing certain can be said.
        long if long.matches('_').count() > 4 => return None,
        _ => Outcome::Failed,
    })
}

/// One webhook per trigger is set up in Smartflo's portal; its URL, or the body, may name the trigger.
fn by_trigger(trigger: &str) -> Option<EventKind> {
    let has = |part: &str| trigger.contains(part);
    Some(match trigger {
        _ if has("answered") && has("agent") => EventKind::Answered(Some(Leg::Agent)),
        _ if has("answered") && (has("customer") || has("caller")) => {
            EventKind::Answered(Some(Leg::Customer))
        }
        _ if has("dialed") && has("agent") => EventKind::Ringing(Some(Leg::Agent)),
        _ if has("received") => EventKind::Ringing(None),
        _ => return None,
    })
}

fn by_status(status: &str, fields: &WebhookFields, direction: Direction) -> Option<EventKind> {
    Some(match status {
        "initiated" | "queued" => EventKind::Dialing,
        "ringing" => EventKind::Ringing(None),
        "connected" | "active" | "in_progress" => EventKind::Answered(None),
        "answered" => answered(fields, direction),
        "hold" | "on_hold" | "held" => EventKind::Held,
        "unhold" | "resumed" => EventKind::Resumed,
        _ => return None,
    })
}

/// "answered" while the call is up: on an outbound call it may be the agent's own phone.
fn answered(fields: &WebhookFields, direction: Direction) -> EventKind {
    let customer = match fields.text("call_connected") {
        Some("1") => true,
        Some(_) => false,
        None => fields.text("answer_stamp").is_some(),
    };
    match direction {
        Direction::Inbound => EventKind::Answered(Some(Leg::Agent)),
        _ if customer => EventKind::Answered(Some(Leg::Customer)),
        _ => EventKind::Answered(Some(Leg::Agent)),
    }
}
