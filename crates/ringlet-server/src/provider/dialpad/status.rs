//! What happened, from an event's state and dates together. An event is a snapshot taken when it was sent: a call that
//! rings may carry an end, and a group's call "connects" when its greeting picks up. Neither alone says enough.

use ringlet_model::Timestamp;
use ringlet_model::call::{Direction, EventKind, Outcome};

use super::fields::Fields;

/// A `connected` that much after the answer means: taken back from hold.
const RESUMED_AFTER: i64 = 2_000;

/// What an event's state is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// It goes out, or waits.
    Before,
    /// A phone rings.
    Ringing,
    /// Somebody or something picked up.
    Connected,
    /// On hold, or parked.
    Held,
    /// Over.
    Over,
    /// Over: it went to voicemail.
    Voicemail,
    /// Over: a rule stopped it.
    Blocked,
    /// Sent after a call, as a rule: a recording, a transcript, a disposition.
    After,
    /// About something else.
    Else,
}

/// The course of a call as one event shows it.
pub(super) struct Course {
    phase: Phase,
    direction: Direction,
    /// Of a call that reached a group: the part in which one person's phone was rung.
    part_of_group: bool,
    transferred: bool,
    connected: Option<Timestamp>,
    ended: Option<Timestamp>,
    has_voicemail: bool,
    /// A person of ours spoke, not a greeting.
    person: bool,
    at: Timestamp,
}

impl Course {
    /// Reads an event; `at` is its own stamp. A row of the call list is `concluded`, whatever its state says.
    pub(super) fn read(
        event: Fields<'_>,
        direction: Direction,
        at: Timestamp,
        now: Timestamp,
        concluded: bool,
    ) -> Self {
        let call_id = event.id("call_id");
        let entry = event.id("entry_point_call_id");
        let links = ["voicemail_link", "voicemail_recording_id"];
        Self {
            phase: match phase(&event.text("state").unwrap_or_default()) {
                Phase::Voicemail => Phase::Voicemail,
                Phase::Blocked => Phase::Blocked,
                _ if concluded => Phase::Over,
                phase => phase,
            },
            direction,
            part_of_group: direction == Direction::Inbound && entry.is_some() && entry != call_id,
            transferred: event.is("is_transferred"),
            connected: event.stamp("date_connected", now),
            ended: event.stamp("date_ended", now),
            has_voicemail: links.iter().any(|key| event.text(key).is_some()),
            person: direction != Direction::Inbound
                || event.id("operator_call_id").is_some()
                || is_person(event.inside("target")),
            at,
        }
    }

    /// Both sides talked.
    pub(super) const fn talked(&self) -> bool {
        self.connected.is_some() && self.person
    }

    /// When they began to; None for a group's own part, which counts from its greeting.
    pub(super) fn answered(&self, event: Fields<'_>) -> Option<Timestamp> {
        let own = is_person(event.inside("target")) || self.direction != Direction::Inbound;
        let believable = !matches!(self.phase, Phase::Before | Phase::Ringing);
        self.connected
            .filter(|_| own && self.talked() && believable)
    }

    /// When it was over.
    pub(super) const fn ended(&self) -> Option<Timestamp> {
        self.ended
    }

    /// What happened to the call.
    pub(super) fn kind(&self) -> EventKind {
        match self.phase {
            Phase::Before if self.direction == Direction::Outbound => EventKind::Dialing,
            Phase::Before | Phase::Ringing => EventKind::Ringing(None),
            Phase::Connected => self.connected(),
            Phase::Held => EventKind::Held,
            Phase::Else => EventKind::Other,
            Phase::After if self.ended.is_none() => EventKind::Other,
            _ if self.goes_on() => EventKind::Other,
            _ => EventKind::Ended(self.outcome()),
        }
    }

    fn connected(&self) -> EventKind {
        if !self.person {
            return EventKind::Ringing(None);
        }
        match self.connected {
            Some(since) if self.at.0 - since.0 > RESUMED_AFTER => EventKind::Resumed,
            _ => EventKind::Answered(None),
        }
    }

    /// One person's part is over, the call isn't: somebody else of the group may pick up, or has been given it.
    const fn goes_on(&self) -> bool {
        let over = matches!(self.phase, Phase::Over | Phase::Blocked | Phase::After);
        over && self.part_of_group && (!self.talked() || self.transferred)
    }

    fn outcome(&self) -> Option<Outcome> {
        match self.phase {
            Phase::Voicemail => Some(Outcome::Voicemail),
            Phase::Blocked => Some(Outcome::Blocked),
            _ if self.talked() => Some(Outcome::Completed),
            _ if self.has_voicemail => Some(Outcome::Voicemail),
            Phase::Over => Some(Outcome::NoAnswer.seen_from(self.direction)),
            _ => None,
        }
    }
}

/// The party is one of our people, not an office, department or call center.
pub(super) fn is_person(target: Fields<'_>) -> bool {
    target
        .text("type")
        .is_some_and(|kind| kind.eq_ignore_ascii_case("user"))
}

fn phase(state: &str) -> Phase {
    match state.to_ascii_lowercase().as_str() {
        "preanswer" | "calling" | "queued" => Phase::Before,
        "ringing" => Phase::Ringing,
        "connected" => Phase::Connected,
        "hold" | "parked" => Phase::Held,
        "hangup" | "missed" => Phase::Over,
        "voicemail" | "voicemail_uploaded" => Phase::Voicemail,
        "blocked" => Phase::Blocked,
        "recording" | "admin_recording" | "transcription" | "call_transcription" | "postcall"
        | "dispositions" | "csat" | "pcsat" | "recap_summary" | "recap_action_items"
        | "recap_purposes" | "recap_outcome" => Phase::After,
        _ => Phase::Else,
    }
}
