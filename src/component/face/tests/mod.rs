//! Every state of the look's table as a row.

mod controls;
mod dialpad;
mod notice;
mod person;
mod status;

use ringlet_model::Timestamp;
use ringlet_model::api::{CallView, RecordMatch};
use ringlet_model::call::{CallState, Direction, Outcome};
use ringlet_model::provider::{Capabilities, Provider};

use super::*;
use crate::session::message::sample;

/// A scene with nothing special about it.
pub(crate) fn scene(call: &CallView) -> Scene<'_> {
    Scene {
        call,
        fault: None,
        offline: false,
        muted: false,
        local: Local::Nothing,
        frame_hangs_up: false,
        dialpad_is_silent: false,
        panel: Panel::None,
        asked: None,
        saving: false,
        other: None,
        picked: None,
        record_url: Some("/crm/{doctype}/{name}"),
        place: None,
    }
}

fn ended(outcome: Option<Outcome>) -> CallView {
    CallView {
        state: CallState::Ended,
        outcome,
        ended_at: Some(Timestamp(1_795_000_041_000)),
        duration_seconds: None,
        ..sample()
    }
}

fn inbound(call: CallView) -> CallView {
    CallView {
        direction: Direction::Inbound,
        answered_at: None,
        ..call
    }
}

fn all() -> Capabilities {
    Capabilities {
        hangup: true,
        answer: true,
        reject: true,
        mute: true,
        hold: true,
        keypad: true,
        rings_agent_phone: false,
    }
}

fn status(call: &CallView) -> (&'static str, &'static str, String) {
    let face = Face::of(&scene(call));
    (face.status.tone, face.status.word, face.via)
}

fn sub(call: &CallView) -> String {
    let parts = Face::of(&scene(call))
        .sub
        .into_iter()
        .map(|part| match part {
            Name::Text(text) | Name::Number(text) => text,
        });
    parts.collect::<Vec<_>>().join(" · ")
}

fn feet(face: &Face) -> Vec<(&str, Kind)> {
    face.foot
        .iter()
        .map(|button| (button.word.as_str(), button.kind))
        .collect()
}
