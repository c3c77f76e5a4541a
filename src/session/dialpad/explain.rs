//! What keeps a call from being handed to Dialpad, in words.

use crate::backend::{Fault, code};
use crate::i18n::call as words;
use crate::icon::Icon;
use crate::session::Tone;
use crate::session::explain::Explanation;

/// A fault that has its own words where Dialpad is concerned.
pub(in crate::session) fn explain(fault: &Fault) -> Option<Explanation> {
    let t = words();
    let (tone, icon, title, body) = match (fault.code.as_str(), fault.status) {
        (code::NOT_AUTHENTICATED, None) => (
            Tone::Info,
            Icon::KEY_ROUND,
            t.dialpad_sign_in,
            t.dialpad_sign_in_body,
        ),
        (code::NOT_CONFIGURED, Some(_)) => (
            Tone::Stop,
            Icon::UNPLUG,
            t.dialpad_silent,
            t.dialpad_silent_body,
        ),
        ("invalid-identity", None) => (
            Tone::Stop,
            Icon::CIRCLE_ALERT,
            t.not_placed,
            t.dialpad_wrong_identity,
        ),
        ("invalid-caller-id", None) => (
            Tone::Stop,
            Icon::CIRCLE_ALERT,
            t.not_placed,
            t.dialpad_wrong_caller_id,
        ),
        _ => return None,
    };
    Some(Explanation {
        tone,
        icon,
        title: title.into(),
        body: Some(body.into()),
    })
}
