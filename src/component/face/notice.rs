//! The word of advice between controls and identity.

use ringlet_model::Timestamp;
use ringlet_model::call::{CallState, Direction, Outcome};
use ringlet_model::provider::Provider;

use super::Scene;
use crate::i18n::call as words;
use crate::icon::Icon;
use crate::session::{Local, Panel, Tone, explain};

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
    /// The body is a sentence that counts down to then (server time).
    pub until: Option<Timestamp>,
}

impl Notice {
    fn plain(tone: Tone, icon: Icon, body: &str, hides_record: bool) -> Self {
        Self {
            tone,
            icon,
            title: None,
            body: Some(body.to_owned()),
            hides_record,
            until: None,
        }
    }

    fn explained(words: explain::Explanation) -> Self {
        Self {
            tone: words.tone,
            icon: words.icon,
            title: Some(format!("{}.", words.title)),
            body: words.body,
            hides_record: true,
            until: None,
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
    if let Some(notice) = about_dialpad(scene) {
        return Some(notice);
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
    if scene.panel != Panel::None || !phone_rings {
        return None;
    }
    let rings = call.capabilities.rings_agent_phone;
    let answer = words().answer_on_phone;
    if let Local::FellBack { from } = scene.local {
        return Some(Notice {
            title: Some(words().fell_back(from.label(), call.provider.label())),
            body: rings.then(|| answer.to_owned()),
            ..Notice::plain(Tone::Wait, Icon::ARROW_LEFT_RIGHT, "", false)
        });
    }
    rings.then(|| Notice::plain(Tone::Info, Icon::PHONE_CALL, answer, false))
}

/// What Dialpad's frame waits for or leaves open.
fn about_dialpad(scene: &Scene) -> Option<Notice> {
    let t = words();
    if scene.panel != Panel::None {
        return None;
    }
    match scene.local {
        Local::WaitsForSignIn { .. } if scene.dialpad_is_silent => Some(Notice {
            title: Some(format!("{}.", t.dialpad_silent)),
            ..Notice::plain(Tone::Wait, Icon::UNPLUG, t.dialpad_silent_body, true)
        }),
        Local::WaitsForSignIn { until } => Some(Notice {
            until: Some(until),
            ..Notice::plain(Tone::Info, Icon::KEY_ROUND, "", true)
        }),
        Local::Handed => Some(Notice::plain(
            Tone::Info,
            Icon::INFO,
            t.continue_in_dialpad,
            false,
        )),
        Local::Estimated => Some(Notice::plain(
            Tone::Info,
            Icon::INFO,
            match scene.call.provider {
                Provider::Manual => t.own_phone_says_nothing,
                _ => t.dialpad_says_nothing,
            },
            false,
        )),
        Local::RingingStopped => Some(Notice::plain(
            Tone::Info,
            Icon::INFO,
            t.dialpad_is_asked,
            false,
        )),
        Local::Nothing | Local::FellBack { .. } | Local::Over { .. } => None,
    }
}
