//! One number at a time: what `ringlet.parseNumber`, the dial pad and forms ask for.

use ringlet_phone::{AsYouType, Number, NumberType, Region, parse};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{reason, types};

/// All that is known about a number, as nine fields parted by tabs: E.164, possible (`1` or empty), reason, international,
/// national, extension, valid (`1`, `0`, or empty while the types table is on its way), type, country.
#[wasm_bindgen]
#[must_use]
pub fn parse_number(text: &str, region: &str) -> String {
    let number = parse(text, Region::new(region));
    let reason = reason::reason(&number);
    let Ok(number) = number else {
        return ["", "", reason, "", "", "", "0", "UNKNOWN", ""].join("\t");
    };
    let possible = if number.is_possible() { "1" } else { "" };
    let (valid, kind, country) = judge(&number);
    let (e164, international, national) =
        (number.e164(), number.international(), number.national());
    let extension = number.extension().unwrap_or_default();
    [
        &e164,
        possible,
        reason,
        &international,
        &national,
        extension,
        valid,
        kind,
        &country,
    ]
    .join("\t")
}

fn judge(number: &Number) -> (&'static str, &'static str, String) {
    let judged = types::with(|types| {
        let kind = types.number_type(number);
        let valid = if types.is_valid(number) { "1" } else { "0" };
        (
            valid,
            kind.as_str(),
            types
                .region(number)
                .map_or_else(String::new, |region| region.to_string()),
        )
    });
    judged.unwrap_or(("", "UNKNOWN", String::new()))
}

/// The text of a number field after a key, formatted as far as it goes.
#[wasm_bindgen]
#[must_use]
pub fn as_you_type(text: &str, region: &str) -> String {
    AsYouType::format(text, Region::new(region))
}

/// A mobile (else fixed line) number of that region, in international form, to show as an example. None without the types
/// table, or for an unknown region.
#[wasm_bindgen]
#[must_use]
pub fn example(region: &str) -> Option<String> {
    let region = Region::new(region)?;
    let number = types::with(|types| {
        types
            .example(region, NumberType::Mobile)
            .or_else(|| types.example(region, NumberType::FixedLine))
    })?;
    number.map(|number| number.international())
}
