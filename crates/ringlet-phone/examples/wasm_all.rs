//! Everything. For measuring size and speed.
#![cfg(target_arch = "wasm32")]

use ringlet_phone::{AsYouType, Format, NumberType, Region, example, matches, parse};
use wasm_bindgen::prelude::wasm_bindgen;

/// The E.164 form.
#[wasm_bindgen]
pub fn e164(text: &str, region: &str) -> Option<String> {
    parse(text, Region::new(region))
        .ok()
        .map(|number| number.e164())
}

/// Whether it can be dialled.
#[wasm_bindgen]
pub fn possible(text: &str, region: &str) -> bool {
    parse(text, Region::new(region)).is_ok_and(|number| number.is_possible())
}

/// The number written in one of four ways.
#[wasm_bindgen]
pub fn format(text: &str, region: &str, format: u8) -> Option<String> {
    let format = match format {
        0 => Format::E164,
        1 => Format::International,
        2 => Format::National,
        _ => Format::Rfc3966,
    };
    parse(text, Region::new(region))
        .ok()
        .map(|number| number.format(format))
}

/// Type and region, if it is valid.
#[wasm_bindgen]
pub fn kind(text: &str, region: &str) -> Option<String> {
    let number = parse(text, Region::new(region))
        .ok()
        .filter(|number| number.is_valid())?;
    let mut kind = number.number_type().as_str().to_owned();
    kind.push_str(number.region()?.as_str());
    Some(kind)
}

/// The text shown while it is typed.
#[wasm_bindgen]
pub fn as_you_type(text: &str, region: &str) -> String {
    AsYouType::format(text, Region::new(region))
}

/// A mobile number for a placeholder.
#[wasm_bindgen]
pub fn placeholder(region: &str) -> Option<String> {
    Some(example(Region::new(region)?, NumberType::Mobile)?.international())
}

/// How alike two numbers are.
#[wasm_bindgen]
pub fn compare(one: &str, other: &str) -> u8 {
    matches(one, other) as u8
}
