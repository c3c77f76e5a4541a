//! Frappe CRM's words for a call's status (`CRM Call Log.status`), for that edge only.

use super::{CallState, Direction, Outcome};

/// Every word that the field allows.
pub const FRAPPE_STATUS_WORDS: [&str; 9] = [
    "Initiated",
    "Ringing",
    "In Progress",
    "Completed",
    "Failed",
    "Busy",
    "No Answer",
    "Queued",
    "Canceled",
];

/// Frappe's word for a call. Where Frappe has no word, the nearest that doesn't claim a talk: rejected is `Busy` (its
/// label there is "Declined"), voicemail `No Answer`, blocked and an unknown result `Failed`.
#[must_use]
pub const fn frappe_status(state: CallState, outcome: Option<Outcome>) -> &'static str {
    match state {
        CallState::Queued => "Queued",
        CallState::Dialing => "Initiated",
        CallState::Ringing => "Ringing",
        CallState::Connected | CallState::OnHold => "In Progress",
        CallState::Ended => match outcome {
            Some(Outcome::Completed) => "Completed",
            Some(Outcome::NoAnswer | Outcome::Missed | Outcome::Voicemail) => "No Answer",
            Some(Outcome::Busy | Outcome::Rejected) => "Busy",
            Some(Outcome::Canceled) => "Canceled",
            Some(Outcome::Failed | Outcome::Blocked) | None => "Failed",
        },
    }
}

/// Reads one of Frappe's words, exactly as its field allows it; None when it isn't one.
#[must_use]
pub fn from_frappe_status(
    word: &str,
    direction: Direction,
) -> Option<(CallState, Option<Outcome>)> {
    let ended = |outcome: Outcome| (CallState::Ended, Some(outcome.seen_from(direction)));
    Some(match word {
        "Queued" => (CallState::Queued, None),
        "Initiated" => (CallState::Dialing, None),
        "Ringing" => (CallState::Ringing, None),
        "In Progress" => (CallState::Connected, None),
        "Completed" => ended(Outcome::Completed),
        "Failed" => ended(Outcome::Failed),
        "Busy" => ended(Outcome::Busy),
        "No Answer" => ended(Outcome::NoAnswer),
        "Canceled" => ended(Outcome::Canceled),
        _ => return None,
    })
}
