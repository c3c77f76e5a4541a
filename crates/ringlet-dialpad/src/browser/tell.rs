//! Typed values as JavaScript objects: commands for the frame, news for the page.

use wasm_bindgen::JsValue;

use super::Page;
use crate::bridge::Phase;
use crate::command::Command;
use crate::id::Id;
use crate::message::{API, Authentication, Party, PartyId, Ringing, VERSION};

fn text(text: Option<&str>) -> JsValue {
    text.map_or(JsValue::UNDEFINED, JsValue::from_str)
}

/// An id as a number where it is exact, else in digits.
fn id(id: Id) -> JsValue {
    id.exact_number()
        .map_or_else(|| JsValue::from_str(&id.digits()), JsValue::from_f64)
}

/// A command as the frame takes it.
pub(super) fn command(page: &Page, command: &Command) -> JsValue {
    let mut payload = JsValue::UNDEFINED;
    let method = match command {
        Command::EnableCurrentTab => "enable_current_tab",
        Command::HangUpAllCalls => "hang_up_all_calls",
        Command::InitiateCall(call) => {
            payload = page.object();
            let put = |name: &str, value: JsValue| page.put(&payload, name, value);
            put("phone_number", text(Some(&call.phone_number)));
            put("enable_current_tab", call.enable_current_tab.into());
            if let Some(identity) = call.identity {
                put("identity_type", text(Some(identity.kind)));
                put("identity_id", id(identity.id));
            }
            put(
                "outbound_caller_id",
                text(call.outbound_caller_id.as_deref()),
            );
            put("custom_data", text(call.custom_data.as_deref()));
            "initiate_call"
        }
    };
    let message = page.object();
    page.put(&message, "api", text(Some(API)));
    page.put(&message, "version", text(Some(VERSION)));
    page.put(&message, "method", text(Some(method)));
    page.put(&message, "payload", payload);
    message
}

/// `{ phase, user (digits) }`.
pub(super) fn phase(page: &Page, phase: Phase) -> JsValue {
    let (word, user) = match phase {
        Phase::Loading { .. } => ("loading", None),
        Phase::SignInNeeded => ("sign-in-needed", None),
        Phase::SignedIn { user, .. } => ("signed-in", user),
        Phase::Unresponsive => ("unresponsive", None),
    };
    let said = page.object();
    page.put(&said, "phase", text(Some(word)));
    if let Some(user) = user {
        page.put(&said, "user", text(Some(&user.digits())));
    }
    said
}

/// `{ authenticated, userId }`; `userId` as the guide has it, a number where that is exact.
pub(super) fn authentication(page: &Page, authentication: Authentication) -> JsValue {
    let (authenticated, user) = match authentication {
        Authentication::Out => (false, None),
        Authentication::In(user) => (true, user),
    };
    let said = page.object();
    page.put(&said, "authenticated", authenticated.into());
    page.put(&said, "userId", user.map_or(JsValue::NULL, id));
    said
}

/// The payload as Dialpad sends it.
pub(super) fn ringing(page: &Page, ringing: &Ringing) -> JsValue {
    let payload = page.object();
    let put = |name: &str, value: JsValue| page.put(&payload, name, value);
    put("state", text(Some(if ringing.on { "on" } else { "off" })));
    put("id", id(ringing.id));
    put("external_number", text(Some(&ringing.external_number)));
    put("internal_number", text(ringing.internal_number.as_deref()));
    put("contact", party(page, ringing.contact.as_ref()));
    put("target", party(page, ringing.target.as_ref()));
    payload
}

fn party(page: &Page, party: Option<&Party>) -> JsValue {
    let Some(party) = party else {
        return JsValue::UNDEFINED;
    };
    let object = page.object();
    let key = match &party.id {
        Some(PartyId::Text(key)) => text(Some(key)),
        Some(PartyId::Number(key)) => id(*key),
        None => JsValue::UNDEFINED,
    };
    page.put(&object, "id", key);
    for (name, value) in [
        ("type", &party.kind),
        ("name", &party.name),
        ("phone", &party.phone),
        ("email", &party.email),
    ] {
        page.put(&object, name, text(value.as_deref()));
    }
    object
}
