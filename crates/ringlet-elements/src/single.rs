//! One number at a time: what `ringlet.parseNumber`, the dial pad and forms ask for.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use ringlet_phone::{Number, NumberType, Region, advise, parse};
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
        return row(["", "", reason, "", "", "", "0", "UNKNOWN", ""]);
    };
    let possible = if number.is_possible() { "1" } else { "" };
    let (valid, kind, country) = judge(&number);
    let (e164, international, national) =
        (number.e164(), number.international(), number.national());
    let extension = number.extension().unwrap_or_default();
    row([
        &e164,
        possible,
        reason,
        &international,
        &national,
        extension,
        valid,
        kind,
        &country,
    ])
}

fn row(fields: [&str; 9]) -> String {
    let mut row = String::new();
    for (index, field) in fields.into_iter().enumerate() {
        if index > 0 {
            row.push('\t');
        }
        row.push_str(field);
    }
    row
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

/// What to think of before a number is dialled: empty when nothing speaks against it, or while the types table is on its
/// way; else the region under which the same text is a real number and that number in international form, parted by a tab,
/// both empty where none of `used` (regions parted by tabs) makes it one.
#[wasm_bindgen]
#[must_use]
pub fn doubt(text: &str, region: &str, used: &str) -> String {
    let used: Vec<Region> = used.split('\t').filter_map(Region::new).collect();
    let advice = types::with(|types| advise(text, Region::new(region), &used, types));
    let Some(advice) = advice.filter(|advice| advice.warn) else {
        return String::new();
    };
    let (region, number) = advice.alternative.map_or_else(
        || (String::new(), String::new()),
        |(region, number)| (region.to_string(), number.international()),
    );
    [region, number].join("\t")
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
