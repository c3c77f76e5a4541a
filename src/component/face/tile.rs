//! Controls that a call offers besides its bottom row.

use ringlet_model::call::{CallState, Control, Direction, Outcome};

use super::Scene;
use crate::i18n::call as words;
use crate::icon::Icon;
use crate::session::{Local, Panel};

/// What a tile does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// Asks the provider for something.
    Control(Control),
    /// Opens or closes a panel.
    Panel(Panel),
}

/// A control.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tile {
    /// Its `part`.
    pub part: &'static str,
    /// Its glyph.
    pub icon: Icon,
    /// Its word.
    pub word: &'static str,
    /// What it does.
    pub press: Press,
    /// It is on.
    pub pressed: bool,
    /// It was pressed and isn't answered yet.
    pub busy: bool,
}

/// The controls of a call; what the provider can't do isn't there.
pub(super) fn tiles(scene: &Scene) -> Vec<Tile> {
    let call = scene.call;
    if matches!(scene.panel, Panel::WrapUp | Panel::Lead | Panel::FindRecord) {
        return Vec::new();
    }
    let talks = matches!(call.state, CallState::Connected | CallState::OnHold);
    let mut tiles = Vec::with_capacity(5);
    if talks && call.capabilities.mute {
        tiles.push(mute(scene));
    }
    if talks && call.capabilities.hold {
        tiles.push(hold(scene));
    }
    if talks && call.capabilities.keypad {
        tiles.push(panel(
            scene,
            "keypad",
            Icon::GRIP,
            words().keypad,
            Panel::Keypad,
        ));
    }
    if talks || may_note(scene) {
        tiles.push(panel(
            scene,
            "note",
            Icon::NOTEBOOK_PEN,
            words().note,
            Panel::Note,
        ));
        tiles.push(panel(
            scene,
            "task",
            Icon::LIST_CHECKS,
            words().task,
            Panel::Task,
        ));
    }
    tiles
}

/// A note can be taken while it rings out, while it rings on the agent's own phone, and after a talk.
fn may_note(scene: &Scene) -> bool {
    let call = scene.call;
    if scene.fault.is_some() || call.id.is_empty() {
        return false;
    }
    match call.state {
        CallState::Ringing if call.direction == Direction::Inbound => !call.capabilities.answer,
        CallState::Ringing => true,
        CallState::Dialing => matches!(scene.local, Local::Handed | Local::Estimated),
        CallState::Ended => matches!(call.outcome, Some(Outcome::Completed | Outcome::Voicemail)),
        _ => false,
    }
}

fn mute(scene: &Scene) -> Tile {
    let (word, control) = if scene.muted {
        (words().unmute, Control::Unmute)
    } else {
        (words().mute, Control::Mute)
    };
    control_tile(scene, "mute", Icon::MIC_OFF, word, control, scene.muted)
}

fn hold(scene: &Scene) -> Tile {
    if scene.call.state == CallState::OnHold {
        control_tile(
            scene,
            "resume",
            Icon::PLAY,
            words().resume,
            Control::Resume,
            true,
        )
    } else {
        control_tile(
            scene,
            "hold",
            Icon::PAUSE,
            words().hold,
            Control::Hold,
            false,
        )
    }
}

fn control_tile(
    scene: &Scene,
    part: &'static str,
    icon: Icon,
    word: &'static str,
    control: Control,
    pressed: bool,
) -> Tile {
    Tile {
        part,
        icon,
        word,
        press: Press::Control(control),
        pressed,
        busy: scene.asked == Some(control),
    }
}

fn panel(scene: &Scene, part: &'static str, icon: Icon, word: &'static str, panel: Panel) -> Tile {
    Tile {
        part,
        icon,
        word,
        press: Press::Panel(panel),
        pressed: scene.panel == panel,
        busy: false,
    }
}
