//! A stored call in words and glyphs.

use ringlet_model::api::CallLogEntry;
use ringlet_model::call::{CallState, Direction, Outcome};
use ringlet_model::provider::Provider;

use crate::i18n;
use crate::icon::Icon;

/// A direction's word.
pub(super) fn direction(direction: Direction) -> &'static str {
    let t = i18n::log();
    match direction {
        Direction::Inbound => t.incoming,
        Direction::Outbound => t.outgoing,
        Direction::Internal => t.internal,
    }
}

/// An outcome's word.
pub(super) fn outcome(outcome: Outcome) -> &'static str {
    let (t, call) = (i18n::log(), i18n::call());
    match outcome {
        Outcome::Completed => t.completed,
        Outcome::NoAnswer => call.no_answer,
        Outcome::Busy => call.busy,
        Outcome::Failed => call.failed,
        Outcome::Canceled => call.canceled,
        Outcome::Rejected => t.rejected,
        Outcome::Missed => call.missed,
        Outcome::Voicemail => t.voicemail,
        Outcome::Blocked => t.blocked,
    }
}

/// How the call stands or ended: the word, and the badge that wants attention (`go`, `stop`); `` is plain text.
pub(super) fn result(call: &CallLogEntry) -> (&'static str, &'static str) {
    let t = i18n::call();
    match (call.state, call.outcome) {
        (CallState::Queued, _) => (t.queued, "info"),
        (CallState::Dialing, _) => (t.dialing, "info"),
        (CallState::Ringing, _) => (t.ringing, "info"),
        (CallState::Connected, _) => (t.connected, "go"),
        (CallState::OnHold, _) => (t.on_hold, "wait"),
        (CallState::Ended, None) => (t.result_unknown, ""),
        (CallState::Ended, Some(known)) => {
            let seen = known.seen_from(call.direction);
            let tone = match seen {
                Outcome::Missed | Outcome::Failed | Outcome::Blocked => "stop",
                _ => "",
            };
            (outcome(seen), tone)
        }
    }
}

/// The disc at a row's start: glyph, its word, and its look (`missed`, `live`, ``).
pub(super) fn disc(call: &CallLogEntry) -> (Icon, &'static str, &'static str) {
    if call.state != CallState::Ended {
        return (Icon::PHONE_CALL, result(call).0, "live");
    }
    let seen = call
        .outcome
        .map(|outcome| outcome.seen_from(call.direction));
    match (seen, call.direction) {
        (Some(Outcome::Missed), _) => (Icon::PHONE_MISSED, i18n::call().missed, "missed"),
        (Some(Outcome::Voicemail), _) => (Icon::VOICEMAIL, i18n::log().voicemail, ""),
        (_, Direction::Inbound) => (Icon::PHONE_INCOMING, direction(Direction::Inbound), ""),
        (_, other) => (Icon::PHONE_OUTGOING, direction(other), ""),
    }
}

/// Both sides talked, as the server counts it.
pub(super) fn is_reached(call: &CallLogEntry) -> bool {
    call.outcome == Some(Outcome::Completed)
}

/// The name a source goes by: a provider's label, else the source's own word.
pub(super) fn source(source: &str) -> String {
    let t = i18n::log();
    match source {
        "bluetooth_pbap" => t.from_phone.to_owned(),
        "manual" => t.by_hand.to_owned(),
        "teams" => "Microsoft Teams".to_owned(),
        other => Provider::from_name(other).map_or_else(
            || other.replace('_', " "),
            |provider| provider.label().to_owned(),
        ),
    }
}

/// A DocType's word.
pub(super) fn doctype(doctype: &str) -> String {
    let t = i18n::call();
    match doctype {
        "CRM Lead" => t.lead.to_owned(),
        "CRM Deal" => t.deal.to_owned(),
        "Contact" => t.contact.to_owned(),
        other => other.to_owned(),
    }
}

/// A line of the timeline: its words and its colour. A word of the provider that we don't know is shown as it is.
pub(super) fn event(kind: &str, state: Option<CallState>) -> (String, &'static str) {
    let t = i18n::log();
    let (word, tone) = match (kind, state) {
        ("dialed" | "placed" | "dialing", _) => (t.placed, "info"),
        ("ringing", _) => (t.rang, "info"),
        ("answered" | "agent-answered" | "connected", _) => (t.answered, "go"),
        ("hold", _) => (t.held, "wait"),
        ("resume", _) => (t.resumed, "go"),
        ("hangup-asked", _) => (t.hangup_asked, ""),
        ("ended" | "hangup", _) => (t.over, ""),
        (_, Some(CallState::Queued | CallState::Dialing)) => (t.placed, "info"),
        (_, Some(CallState::Ringing)) => (t.rang, "info"),
        (_, Some(CallState::Connected)) => (t.answered, "go"),
        (_, Some(CallState::OnHold)) => (t.held, "wait"),
        (_, Some(CallState::Ended)) => (t.over, ""),
        (other, None) => return (other.replace(['-', '_'], " "), ""),
    };
    (word.to_owned(), tone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::log::sample::entry;

    #[test]
    fn only_what_wants_attention_is_a_badge() {
        let mut call = entry("a", 0);
        assert_eq!(result(&call), ("Completed", ""));
        call.outcome = Some(Outcome::Failed);
        assert_eq!(result(&call), ("Failed", "stop"));
        call.outcome = Some(Outcome::NoAnswer);
        assert_eq!(result(&call), ("No answer", ""));
        call.direction = Direction::Inbound;
        assert_eq!(
            result(&call),
            ("Missed", "stop"),
            "nobody picked up an inbound call: it was missed"
        );
        call.outcome = None;
        assert_eq!(result(&call), ("Result unknown", ""));
        call.state = CallState::OnHold;
        assert_eq!(result(&call), ("On hold", "wait"));
    }

    #[test]
    fn sources_and_doctypes_have_names() {
        assert_eq!(source("tata_tele"), "Tata Tele");
        assert_eq!(source("bluetooth_pbap"), "Phone (Bluetooth)");
        assert_eq!(source("old_system"), "old system");
        assert_eq!(doctype("CRM Lead"), "Lead");
        assert_eq!(doctype("Supplier"), "Supplier");
    }

    #[test]
    fn an_unknown_event_is_shown_as_it_is() {
        assert_eq!(event("dtmf_received", None), ("dtmf received".into(), ""));
        assert_eq!(
            event("odd", Some(CallState::Ringing)),
            ("Rang".into(), "info")
        );
    }
}
