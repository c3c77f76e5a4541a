//! Rust types into and out of JavaScript values, by the browser's own JSON.

mod read;
mod write;

use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::JsValue;

pub use read::Mismatch;

/// A text as a plain JavaScript value; None when it isn't JSON.
#[must_use]
pub fn parse(text: &str) -> Option<JsValue> {
    js_sys::JSON::parse(text).ok()
}

/// A plain JavaScript value as a Rust type. Where a text is wanted a number is taken for its text: pages pass keys either way.
///
/// # Errors
/// It has another shape.
pub fn read<T: DeserializeOwned>(value: JsValue) -> Result<T, Mismatch> {
    T::deserialize(read::Reader(value))
}

/// A Rust type as a plain JavaScript value (maps as objects, None as null).
#[must_use]
pub fn write<T: Serialize + ?Sized>(value: &T) -> JsValue {
    value.serialize(write::Writer).unwrap_or(JsValue::NULL)
}

/// A Rust type as JSON text.
#[must_use]
pub fn stringify<T: Serialize + ?Sized>(value: &T) -> String {
    js_sys::JSON::stringify(&write(value))
        .map(String::from)
        .unwrap_or_default()
}
