//! What a page needs before first paint: E.164, possible, formats. For measuring size and speed.
#![cfg(target_arch = "wasm32")]

use ringlet_phone::{Region, parse};
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

/// The international form.
#[wasm_bindgen]
pub fn international(text: &str, region: &str) -> Option<String> {
    parse(text, Region::new(region))
        .ok()
        .map(|number| number.international())
}

/// The national form.
#[wasm_bindgen]
pub fn national(text: &str, region: &str) -> Option<String> {
    parse(text, Region::new(region))
        .ok()
        .map(|number| number.national())
}
