//! The word of advice between controls and identity.

use ringlet_model::call::{CallState, Direction, Outcome};

use super::Scene;
use crate::i18n::call as words;
use crate::icon::Icon;
use crate::session::{Panel, Tone, explain};

/// A word of advice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Kind of news.
    pub tone: Tone,
    /// Its glyph.
    pub icon: Icon,
    /// What happened, where that is a sentence of its own.
    pub title: Option<String>,
    /// What to do.
    pub body: Option<String>,
    /// It takes the record line's place.
    pub hides_record: bool,
}

impl Notice {
    fn plain(tone: Tone, icon: Icon, body: &str, hides_record: bool) -> Self {
        Self {
            tone,
            icon,
            title: None,
            body: Some(body.to_owned()),
            hides_record,
        }
    }

    fn explained(words: explain::Explanation) -> Self {
        Self {
            tone: words.tone,
            icon: words.icon,
            title: Some(format!("{}.", words.title)),
            body: words.body,
            hides_record: true,
        }
    }
}

/// What a call advises; at most one thing, the most urgent.
pub(super) fn notice(scene: &Scene) -> Option<Notice> {
    let call = scene.call;
    if scene.panel == Panel::WrapUp {
        return None;
    }
    if let Some((_, words)) = &scene.fault {
        return Some(Notice::explained(words.clone()));
    }
    if call.state == CallState::Ended {
        let reason = call
            .reason
            .as_deref()
            .filter(|reason| !reason.trim().is_empty())?;
        return match call.outcome {
            Some(Outcome::Failed) => Some(Notice::explained(explain::reason(reason, false))),
            Some(Outcome::Blocked) => Some(Notice::explained(explain::reason(reason, true))),
            _ => None,
        };
    }
    if scene.offline {
        return Some(Notice::plain(
            Tone::Wait,
            Icon::WIFI_OFF,
            words().goes_on,
            true,
        ));
    }
    let phone_rings = match call.direction {
        Direction::Inbound => call.answered_at.is_none(),
        Direction::Outbound | Direction::Internal => call.state == CallState::Dialing,
    };
    (call.capabilities.rings_agent_phone && phone_rings && scene.panel == Panel::None)
        .then(|| Notice::plain(Tone::Info, Icon::PHONE_CALL, words().answer_on_phone, false))
}
