//! The server's JSON, into and out of the wire types.

use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

use super::{Fault, code};
use crate::browser::json;

pub use crate::browser::json::{parse, stringify, write as to_js};

/// A plain JavaScript value as a wire type.
///
/// # Errors
/// `unexpected-answer` when it has another shape; its message names the field.
pub fn from_js<T: DeserializeOwned>(value: JsValue) -> Result<T, Fault> {
    json::read(value)
        .map_err(|mismatch| Fault::with_message(code::UNEXPECTED_ANSWER, mismatch.field))
}
