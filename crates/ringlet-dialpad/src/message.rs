//! What Dialpad's frame says, as typed values. There are two messages; everything else is no message.

use alloc::string::String;

use crate::arrived::{Fields, Value};
use crate::id::Id;

/// `api` of every message, both ways.
pub const API: &str = "opencti_dialpad";

/// `version` of every message, both ways.
pub const VERSION: &str = "1.0";

/// A message of the frame.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "one at a time, and short-lived")]
pub enum Message {
    /// `user_authentication`: at load and with each sign-in or sign-out; may come twice.
    Authentication(Authentication),
    /// `call_ringing`: an inbound call began or stopped to ring.
    Ringing(Ringing),
}

/// Whether somebody is signed in to Dialpad.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authentication {
    /// Nobody.
    Out,
    /// This user; None where the frame doesn't say who.
    In(Option<Id>),
}

/// An inbound call that began or stopped to ring. Stopped isn't ended: answered here or elsewhere, declined and missed
/// look the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Ringing {
    /// It rings.
    pub on: bool,
    /// Dialpad's call id.
    pub id: Id,
    /// The other side's number; empty where the frame doesn't say, which only happens when it stopped.
    pub external_number: String,
    /// Our side's number.
    pub internal_number: Option<String>,
    /// The caller.
    pub contact: Option<Party>,
    /// Whom they called.
    pub target: Option<Party>,
}

/// Somebody in a [`Ringing`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Party {
    /// Dialpad's key; a text for contacts, a number for its own users.
    pub id: Option<PartyId>,
    /// `local`, `google`, `user`, `office` and others.
    pub kind: Option<String>,
    /// A name; for strangers Dialpad puts the number or a place here.
    pub name: Option<String>,
    /// E.164.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
}

/// Key of a [`Party`], of the kind it arrived in.
#[derive(Clone, Debug, PartialEq)]
pub enum PartyId {
    /// A text.
    Text(String),
    /// A number.
    Number(Id),
}

impl Message {
    /// Reads a message; None unless name, version, method and payload are known ones.
    pub fn read<O: Fields>(data: &O) -> Option<Self> {
        if !data.field("api").is(API) || !data.field("version").is(VERSION) {
            return None;
        }
        let method = data.field("method").text()?;
        let Value::Object(payload) = data.field("payload") else {
            return None;
        };
        match method.as_str() {
            "user_authentication" => authentication(&payload).map(Self::Authentication),
            "call_ringing" => ringing(&payload).map(Self::Ringing),
            _ => None,
        }
    }
}

fn authentication<O: Fields>(payload: &O) -> Option<Authentication> {
    match payload.field("user_authenticated") {
        Value::Flag(false) => Some(Authentication::Out),
        Value::Flag(true) => match payload.field("user_id") {
            Value::Absent | Value::Null => Some(Authentication::In(None)),
            user => Some(Authentication::In(Some(id(user)?))),
        },
        _ => None,
    }
}

fn ringing<O: Fields>(payload: &O) -> Option<Ringing> {
    let state = payload.field("state");
    let on = state.is("on");
    if !on && !state.is("off") {
        return None;
    }
    let contact = party(payload.field("contact"))?;
    let said = payload.field("external_number").optional_text()?;
    let known = || contact.as_ref().and_then(|contact| contact.phone.clone());
    let external_number = said.filter(|number| !number.is_empty()).or_else(known);
    if on && external_number.is_none() {
        return None;
    }
    Some(Ringing {
        on,
        id: id(payload.field("id"))?,
        external_number: external_number.unwrap_or_default(),
        internal_number: payload.field("internal_number").optional_text()?,
        contact,
        target: party(payload.field("target"))?,
    })
}

/// A party; `Some(None)` where there is none, as before April 2023.
#[allow(clippy::option_option, reason = "absent and wrong are different")]
fn party<O: Fields>(value: Value<O>) -> Option<Option<Party>> {
    let object = match value {
        Value::Object(object) => object,
        Value::Absent | Value::Null => return Some(None),
        _ => return None,
    };
    let id = match object.field("id") {
        Value::Absent | Value::Null => None,
        Value::Text(text) => Some(PartyId::Text(text)),
        number => Some(PartyId::Number(id(number)?)),
    };
    Some(Some(Party {
        id,
        kind: object.field("type").optional_text()?,
        name: object.field("name").optional_text()?,
        phone: object.field("phone").optional_text()?,
        email: object.field("email").optional_text()?,
    }))
}

fn id<O>(value: Value<O>) -> Option<Id> {
    match value {
        Value::Number(number) => Id::from_number(number),
        Value::Text(digits) => Id::from_digits(&digits),
        _ => None,
    }
}
