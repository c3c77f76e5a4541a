//! What a call looks like, decided without a browser: every state of the popup as plain values.

mod foot;
mod notice;
mod person;
mod status;
mod tile;

pub use foot::{Action, FootButton, Kind};
pub use notice::Notice;
pub use person::{Avatar, Name, Record, initials, record_icon, record_word};
pub use status::Status;
pub use tile::{Press, Tile};

use ringlet_model::api::{CallView, RecordRef};
use ringlet_model::call::{CallState, Control};

use super::call_timer::Clock;
use crate::session::explain::Explanation;
use crate::session::{Local, Panel};

/// Everything that decides how a call looks.
#[derive(Clone, Debug)]
pub struct Scene<'a> {
    /// The call.
    pub call: &'a CallView,
    /// Why its dial failed, where this page asked: code and words.
    pub fault: Option<(&'a str, Explanation)>,
    /// Live updates don't arrive.
    pub offline: bool,
    /// Microphone off.
    pub muted: bool,
    /// What this page knows beside the server.
    pub local: Local,
    /// Dialpad's frame can hang it up.
    pub frame_hangs_up: bool,
    /// Dialpad's frame says nothing.
    pub dialpad_is_silent: bool,
    /// What is open below the controls.
    pub panel: Panel,
    /// A control that was pressed and not yet answered.
    pub asked: Option<Control>,
    /// The wrap-up is under way.
    pub saving: bool,
    /// Another line that could be used.
    pub other: Option<String>,
    /// The record the agent chose of several.
    pub picked: Option<&'a RecordRef>,
    /// Template of a record's address.
    pub record_url: Option<&'a str>,
    /// Country of the number, for people.
    pub place: Option<String>,
}

/// How a call looks.
#[derive(Clone, Debug, PartialEq)]
pub struct Face {
    /// The status line.
    pub status: Status,
    /// Beside the status: through whom.
    pub via: String,
    /// Marked as the pretend line.
    pub demo: bool,
    /// Inside the ring.
    pub avatar: Avatar,
    /// Who.
    pub name: Name,
    /// Below the name.
    pub sub: Vec<Name>,
    /// How long.
    pub clock: Clock,
    /// The timer doesn't count for the moment, or any more.
    pub clock_is_quiet: bool,
    /// The record line.
    pub record: Option<Record>,
    /// Address of the record, also while its line is hidden.
    pub record_href: Option<String>,
    /// Several records match and none was chosen yet.
    pub pick: bool,
    /// Word of advice.
    pub notice: Option<Notice>,
    /// Controls.
    pub tiles: Vec<Tile>,
    /// Unknown caller: a lead can be made.
    pub lead: bool,
    /// Ask what came of it.
    pub ask_outcome: bool,
    /// The bottom row.
    pub foot: Vec<FootButton>,
    /// It may be closed.
    pub can_close: bool,
}

impl Face {
    /// The face of a call.
    #[must_use]
    pub fn of(scene: &Scene) -> Self {
        let status = status::status(scene);
        let notice = notice::notice(scene);
        let person = person::person(scene);
        let (clock, clock_is_quiet) = clock(scene);
        let hides_record = matches!(
            scene.panel,
            Panel::Keypad | Panel::Task | Panel::WrapUp | Panel::Lead | Panel::FindRecord
        ) || (notice.is_some()
            && notice.as_ref().is_some_and(|notice| notice.hides_record))
            || ask_outcome(scene);
        Self {
            via: status::via(scene),
            demo: scene.call.provider == ringlet_model::provider::Provider::Demo,
            avatar: person.avatar,
            name: person.name,
            sub: person.sub,
            record_href: person
                .record
                .as_ref()
                .and_then(|record| record.href.clone()),
            record: person.record.filter(|_| !hides_record && !person.pick),
            pick: person.pick && scene.panel != Panel::WrapUp,
            tiles: tile::tiles(scene),
            lead: person.unknown && person::may_make_lead(scene) && foot::lead_has_own_row(scene),
            ask_outcome: ask_outcome(scene),
            foot: foot::foot(scene, person.unknown),
            can_close: !scene.call.state.is_up() && !scene.saving,
            status,
            notice,
            clock,
            clock_is_quiet,
        }
    }
}

/// The call ended and nobody said how: ask instead of guessing.
fn ask_outcome(scene: &Scene) -> bool {
    let is_over = matches!(scene.local, Local::Over { .. })
        || (scene.call.state == CallState::Ended && scene.call.outcome.is_none());
    is_over && scene.fault.is_none() && scene.panel == Panel::None
}

fn clock(scene: &Scene) -> (Clock, bool) {
    let call = scene.call;
    match scene.local {
        Local::Estimated => return (Clock::AboutSince(call.started_at), true),
        Local::Over { seconds } => return (Clock::About(seconds), true),
        _ => {}
    }
    match (call.state, call.answered_at) {
        (CallState::Connected, Some(since)) => (Clock::Since(since), false),
        (CallState::OnHold, Some(since)) => (Clock::Since(since), true),
        (CallState::Ended, _) => (ended_clock(call), true),
        _ => (Clock::None, false),
    }
}

fn ended_clock(call: &CallView) -> Clock {
    use ringlet_model::call::Outcome;
    match (call.outcome, call.duration_seconds, call.ended_at) {
        (Some(Outcome::Completed), Some(seconds), _) => Clock::Final(seconds),
        (None, Some(seconds), _) => Clock::About(seconds),
        (None, None, Some(end)) => Clock::About(
            call.answered_at
                .unwrap_or(call.started_at)
                .seconds_until(end),
        ),
        _ => Clock::None,
    }
}

#[cfg(test)]
pub(crate) mod tests;
