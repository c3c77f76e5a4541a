//! Typed values as JavaScript objects: commands for the frame, events for the page. Made from entries, so that nothing a
//! page does to `Object.prototype` takes part.

use js_sys::{Array, Object};
use wasm_bindgen::JsValue;

use super::arrival::{self, Drops};
use crate::bridge::{Phase, Why};
use crate::command::Command;
use crate::id::Id;
use crate::message::{API, Authentication, Party, PartyId, Ringing, VERSION};

/// An object of these entries; those that are undefined are left out.
fn object<const N: usize>(entries: [(&str, JsValue); N]) -> JsValue {
    let present = entries
        .into_iter()
        .filter(|(_, value)| !value.is_undefined());
    let entries: Array = present
        .map(|(name, value)| Array::of2(&name.into(), &value))
        .collect();
    Object::from_entries(&entries).map_or(JsValue::UNDEFINED, JsValue::from)
}

fn text(text: Option<&str>) -> JsValue {
    text.map_or(JsValue::UNDEFINED, JsValue::from_str)
}

/// An id as a number where it is exact, else in digits.
fn id(id: Id) -> JsValue {
    id.exact_number()
        .map_or_else(|| id.digits().into(), JsValue::from_f64)
}

/// A command as the frame takes it.
pub(super) fn command(command: &Command) -> JsValue {
    let (method, payload) = match command {
        Command::EnableCurrentTab => ("enable_current_tab", JsValue::UNDEFINED),
        Command::HangUpAllCalls => ("hang_up_all_calls", JsValue::UNDEFINED),
        Command::InitiateCall(call) => (
            "initiate_call",
            object([
                ("phone_number", call.phone_number.as_str().into()),
                ("enable_current_tab", call.enable_current_tab.into()),
                (
                    "identity_type",
                    text(call.identity.map(|identity| identity.kind)),
                ),
                (
                    "identity_id",
                    call.identity
                        .map_or(JsValue::UNDEFINED, |identity| id(identity.id)),
                ),
                (
                    "outbound_caller_id",
                    text(call.outbound_caller_id.as_deref()),
                ),
                ("custom_data", text(call.custom_data.as_deref())),
            ]),
        ),
    };
    object([
        ("api", API.into()),
        ("version", VERSION.into()),
        ("method", method.into()),
        ("payload", payload),
    ])
}

/// `{ kind: "phase", phase, user }`.
pub(super) fn phase(phase: Phase) -> JsValue {
    let (word, user) = match phase {
        Phase::Loading { .. } => ("loading", None),
        Phase::SignInNeeded => ("sign-in-needed", None),
        Phase::SignedIn { user, .. } => ("signed-in", user),
        Phase::Unresponsive => ("unresponsive", None),
    };
    object([
        ("kind", "phase".into()),
        ("phase", word.into()),
        (
            "user",
            user.map_or(JsValue::UNDEFINED, |user| user.digits().into()),
        ),
    ])
}

/// `{ kind: "authentication", authenticated, userId }`; `userId` as the guide has it, a number where that is exact.
pub(super) fn authentication(authentication: Authentication) -> JsValue {
    let (authenticated, user) = match authentication {
        Authentication::Out => (false, None),
        Authentication::In(user) => (true, user),
    };
    object([
        ("kind", "authentication".into()),
        ("authenticated", authenticated.into()),
        ("userId", user.map_or(JsValue::NULL, id)),
    ])
}

/// `{ kind: "ringing", payload }`; the payload as Dialpad sends it.
pub(super) fn ringing(ringing: &Ringing) -> JsValue {
    let payload = object([
        ("state", if ringing.on { "on" } else { "off" }.into()),
        ("id", id(ringing.id)),
        ("external_number", ringing.external_number.as_str().into()),
        ("internal_number", text(ringing.internal_number.as_deref())),
        ("contact", party(ringing.contact.as_ref())),
        ("target", party(ringing.target.as_ref())),
    ]);
    object([("kind", "ringing".into()), ("payload", payload)])
}

fn party(party: Option<&Party>) -> JsValue {
    let Some(party) = party else {
        return JsValue::UNDEFINED;
    };
    object([
        (
            "id",
            match &party.id {
                Some(PartyId::Text(key)) => key.as_str().into(),
                Some(PartyId::Number(key)) => id(*key),
                None => JsValue::UNDEFINED,
            },
        ),
        ("type", text(party.kind.as_deref())),
        ("name", text(party.name.as_deref())),
        ("phone", text(party.phone.as_deref())),
        ("email", text(party.email.as_deref())),
    ])
}

/// `{ kind: "ready", key }`.
pub(super) fn ready(key: u32) -> JsValue {
    object([("kind", "ready".into()), ("key", key.into())])
}

/// `{ kind: "dropped", key, why }`.
pub(super) fn dropped(key: u32, why: Why) -> JsValue {
    let why = match why {
        Why::TimedOut => "timed-out",
        Why::Replaced => "replaced",
    };
    object([
        ("kind", "dropped".into()),
        ("key", key.into()),
        ("why", why.into()),
    ])
}

/// Counts of dropped messages by reason, in the order of [`Dialpad::dropped`](super::Dialpad::dropped).
pub(super) fn drops(drops: Drops) -> JsValue {
    let counts = arrival::list(drops);
    object([
        ("untrusted", counts.get(0)),
        ("origin", counts.get(1)),
        ("source", counts.get(2)),
        ("shape", counts.get(3)),
    ])
}
