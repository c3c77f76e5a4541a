//! JSON by the browser's own parser, into and out of the wire types.

use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::JsValue;

use super::{Fault, code};

/// A text as a plain JavaScript value; None when it isn't JSON.
#[must_use]
pub fn parse(text: &str) -> Option<JsValue> {
    js_sys::JSON::parse(text).ok()
}

/// A plain JavaScript value as a wire type.
///
/// # Errors
/// `unexpected-answer` when it has another shape.
pub fn from_js<T: DeserializeOwned>(value: JsValue) -> Result<T, Fault> {
    serde_wasm_bindgen::from_value(value)
        .map_err(|error| Fault::with_message(code::UNEXPECTED_ANSWER, error.to_string()))
}

/// A wire type as a plain JavaScript value (maps as objects, None as null).
#[must_use]
pub fn to_js<T: Serialize + ?Sized>(value: &T) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).unwrap_or(JsValue::NULL)
}

/// A wire type as JSON text.
#[must_use]
pub fn stringify<T: Serialize + ?Sized>(value: &T) -> String {
    js_sys::JSON::stringify(&to_js(value))
        .map(String::from)
        .unwrap_or_default()
}
