//! Phone numbers in running text.

use alloc::string::String;

use ringlet_phone::{Region, parse};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::types;

/// Which of several candidates (one a line) are phone numbers that exist in their numbering plan, read in `region`.
/// Answers one line each: E.164, or nothing. Everything is refused while the types table is on its way: a page's order
/// numbers and dates must not turn into links.
#[wasm_bindgen]
#[must_use]
pub fn find_numbers(candidates: &str, region: &str) -> String {
    let region = Region::new(region);
    let e164 = |candidate: &str| {
        let number = parse(candidate, region).ok()?;
        types::with(|types| types.is_valid(&number))?.then(|| number.e164())
    };
    let mut answer = String::new();
    for (index, candidate) in candidates.split('\n').enumerate() {
        if index > 0 {
            answer.push('\n');
        }
        answer.push_str(&e164(candidate).unwrap_or_default());
    }
    answer
}
