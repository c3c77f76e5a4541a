//! From the browser's message event to a typed message, or to the reason why it is none.

use js_sys::{Array, JsString, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Window};

use crate::address::ORIGIN;
use crate::arrived::{Fields, LONGEST_TEXT, Value};
use crate::message::Message;

/// Why a message doesn't count.
#[derive(Clone, Copy)]
pub(super) enum Drop {
    /// A script made the event.
    Untrusted,
    /// It isn't Dialpad's.
    Origin,
    /// It is another window's: a second frame, a pop-up.
    Source,
    /// No message we know.
    Shape,
}

/// How many of each.
#[derive(Clone, Copy, Default)]
pub(super) struct Drops([u32; 4]);

impl Drops {
    /// One more; how many there are now.
    pub(super) fn add(&mut self, why: Drop) -> u32 {
        let [untrusted, origin, source, shape] = &mut self.0;
        let count = match why {
            Drop::Untrusted => untrusted,
            Drop::Origin => origin,
            Drop::Source => source,
            Drop::Shape => shape,
        };
        *count = count.saturating_add(1);
        *count
    }

    pub(super) fn counts(self) -> [u32; 4] {
        self.0
    }
}

/// Reads an event that the browser vouches for.
pub(super) fn read(event: &MessageEvent, frame: Option<&Window>) -> Result<Message, Drop> {
    if event.origin() != ORIGIN {
        return Err(Drop::Origin);
    }
    let source = event.source();
    let frame: Option<&Object> = frame.map(AsRef::as_ref);
    if source.is_none() || source.as_ref() != frame {
        return Err(Drop::Source);
    }
    match value(event.data()) {
        Value::Object(data) => Message::read(&data).ok_or(Drop::Shape),
        _ => Err(Drop::Shape),
    }
}

#[wasm_bindgen]
extern "C" {
    /// `Array.isArray`, which throws for a revoked proxy.
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;
}

/// An object of a message.
pub(super) struct Data(Object);

impl Fields for Data {
    fn field(&self, name: &str) -> Value<Self> {
        let Ok(descriptor) = Reflect::get_own_property_descriptor(&self.0, &name.into()) else {
            return Value::Other;
        };
        if descriptor.is_undefined() {
            return Value::Absent;
        }
        // A property with a getter has no value of its own.
        let descriptor: &Object = descriptor.unchecked_ref();
        let key = JsValue::from_str("value");
        if !Object::has_own(descriptor, &key) {
            return Value::Other;
        }
        Reflect::get(descriptor, &key).map_or(Value::Other, value)
    }
}

fn value(value: JsValue) -> Value<Data> {
    if value.is_undefined() {
        return Value::Absent;
    }
    if value.is_null() {
        return Value::Null;
    }
    if let Some(flag) = value.as_bool() {
        return Value::Flag(flag);
    }
    if let Some(number) = value.as_f64() {
        return Value::Number(number);
    }
    if value.is_string() {
        // Measured before it is copied.
        let short = value.unchecked_ref::<JsString>().length() <= LONGEST_TEXT;
        return value
            .as_string()
            .filter(|_| short)
            .map_or(Value::Other, Value::Text);
    }
    match value.is_object() && is_array(&value) == Ok(false) {
        true => Value::Object(Data(value.unchecked_into())),
        false => Value::Other,
    }
}

/// Counts as a list for developers.
pub(super) fn list(drops: Drops) -> Array {
    drops.counts().into_iter().map(JsValue::from).collect()
}
