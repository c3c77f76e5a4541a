//! The status line: glyph, word, tone; and through whom.

use ringlet_model::call::{CallState, Direction, Outcome};
use ringlet_model::provider::Provider;

use super::Scene;
use crate::i18n::call as words;
use crate::icon::Icon;
use crate::session::{Local, Panel};

/// The status line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Status {
    /// Class of status line and ring: `queued`, `dialing`, `ringing`, `connected`, `on-hold`, `ended`, `failed`, `missed`.
    pub tone: &'static str,
    /// Its glyph.
    pub icon: Icon,
    /// Its word.
    pub word: &'static str,
}

/// The status line of a call.
pub(super) fn status(scene: &Scene) -> Status {
    let t = words();
    let (tone, icon, word) = match scene.call.state {
        _ if matches!(scene.local, Local::Over { .. }) => return ended(scene),
        CallState::Queued if matches!(scene.local, Local::WaitsForSignIn { .. }) => {
            ("queued", Icon::CLOCK, t.waiting_for_sign_in)
        }
        CallState::Queued | CallState::Dialing if is_handed(scene) => {
            ("dialing", Icon::PHONE_OUTGOING, t.handed_to_dialpad)
        }
        CallState::Ringing if scene.local == Local::RingingStopped => {
            ("queued", Icon::CLOCK, t.ringing_stopped)
        }
        CallState::Queued => ("queued", Icon::CLOCK, t.queued),
        CallState::Dialing => ("dialing", Icon::PHONE_OUTGOING, t.dialing),
        CallState::Ringing => ("ringing", ringing_icon(scene.call.direction), t.ringing),
        CallState::Connected => ("connected", Icon::PHONE, t.connected),
        CallState::OnHold => ("on-hold", Icon::PAUSE, t.on_hold),
        CallState::Ended => return ended(scene),
    };
    Status { tone, icon, word }
}

/// The status itself names Dialpad then.
fn is_handed(scene: &Scene) -> bool {
    scene.call.provider == Provider::Dialpad
        && matches!(scene.local, Local::Handed | Local::Estimated)
}

fn ringing_icon(direction: Direction) -> Icon {
    match direction {
        Direction::Inbound => Icon::PHONE_INCOMING,
        Direction::Outbound | Direction::Internal => Icon::PHONE_CALL,
    }
}

fn ended(scene: &Scene) -> Status {
    let t = words();
    let outcome = scene
        .call
        .outcome
        .or(scene.fault.as_ref().map(|_| Outcome::Failed));
    let (tone, icon, word) = match outcome {
        Some(Outcome::NoAnswer) => ("ended", Icon::PHONE_MISSED, t.no_answer),
        Some(Outcome::Busy) => ("ended", Icon::PHONE_OFF, t.busy),
        Some(Outcome::Canceled) => ("ended", Icon::PHONE_OFF, t.canceled),
        Some(Outcome::Missed) => ("missed", Icon::PHONE_MISSED, t.missed),
        Some(Outcome::Failed | Outcome::Blocked) => ("failed", Icon::CIRCLE_ALERT, t.failed),
        Some(Outcome::Completed | Outcome::Rejected | Outcome::Voicemail) | None => {
            ("ended", Icon::PHONE_OFF, t.ended)
        }
    };
    Status { tone, icon, word }
}

/// What stands beside the status. The demo line has a badge instead of a name.
pub(super) fn via(scene: &Scene) -> String {
    let t = words();
    let call = scene.call;
    let provider = if call.provider == Provider::Demo || is_handed(scene) {
        ""
    } else {
        call.provider.label()
    };
    let before = if scene.panel == Panel::WrapUp && call.state == CallState::Ended {
        return t.wrap_up.to_owned();
    } else if super::ask_outcome(scene) {
        t.result_unknown
    } else if call.direction == Direction::Inbound
        && call.state.is_up()
        && call.answered_at.is_none()
    {
        t.incoming
    } else {
        ""
    };
    match (before, provider) {
        (only, "") | ("", only) => only.to_owned(),
        (before, provider) => format!("{before} · {provider}"),
    }
}
