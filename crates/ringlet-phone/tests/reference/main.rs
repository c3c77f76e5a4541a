//! What the reference (libphonenumber 9.0.43, by its Python port) answers, row by row, field by field.
//! Natively, and in a browser when built for wasm32.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod row;

use ringlet_phone::{AsYouType, NumberType, Region, Types, example, matches, parse};
use serde::Deserialize;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// The lines of a fixture; there are at least so many.
fn lines<'a, T: Deserialize<'a>>(fixture: &'a str, at_least: usize) -> Vec<T> {
    let rows: Vec<T> = fixture
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert!(rows.len() >= at_least, "only {} rows", rows.len());
    rows
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn every_field_of_the_four_hundred_rows() {
    row::check(
        &lines(include_str!("../fixtures/phone-numbers.jsonl"), 400),
        Types::embedded(),
    );
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn every_field_of_thousands_of_generated_rows() {
    row::check(
        &lines(include_str!("../fixtures/reference.jsonl"), 8000),
        Types::embedded(),
    );
}

/// As a page has it: the table of types comes later, as a file.
#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn the_table_of_types_as_a_file_answers_the_same() {
    let types = Types::from_bytes(include_bytes!("../../data/types.bin").to_vec()).unwrap();
    row::check(
        &lines(include_str!("../fixtures/phone-numbers.jsonl"), 400),
        &types,
    );
}

#[derive(Deserialize)]
struct Typed {
    region: String,
    keys: String,
    shown: Vec<String>,
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn the_text_after_each_key() {
    for row in lines::<Typed>(include_str!("../fixtures/as-you-type.jsonl"), 1400) {
        let mut typed = AsYouType::new(Region::new(&row.region));
        let shown: Vec<String> = row
            .keys
            .chars()
            .map(|key| typed.push(key).to_owned())
            .collect();
        assert_eq!(shown, row.shown, "{} in {}", row.keys, row.region);
        typed.clear();
        assert_eq!(typed.shown(), "");
        assert_eq!(
            AsYouType::format(&row.keys, Region::new(&row.region)),
            *row.shown.last().unwrap()
        );
    }
}

#[derive(Deserialize)]
struct Pair {
    one: String,
    other: String,
    r#match: String,
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn how_alike_two_numbers_are() {
    for row in lines::<Pair>(include_str!("../fixtures/matches.jsonl"), 1000) {
        assert_eq!(
            matches(&row.one, &row.other).as_str(),
            row.r#match,
            "{:?} and {:?}",
            row.one,
            row.other
        );
    }
}

#[derive(Deserialize)]
struct Examples {
    region: String,
    calling_code: u16,
    examples: std::collections::BTreeMap<String, String>,
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn examples_and_calling_codes_of_every_region() {
    let rows: Vec<Examples> = lines(include_str!("../fixtures/examples.jsonl"), 245);
    assert_eq!(Region::all().count(), rows.len());
    for row in rows {
        let region = Region::new(&row.region).unwrap();
        assert!(Region::all().any(|known| known == region));
        assert_eq!(region.calling_code(), Some(row.calling_code), "{region}");
        for number_type in TYPES {
            let expected = row.examples.get(number_type.as_str());
            let number = example(region, number_type);
            assert_eq!(
                number.as_ref().map(|number| number.e164()).as_ref(),
                expected,
                "{number_type:?} of {region}"
            );
            if let Some(number) = number {
                assert!(number.is_valid(), "{number_type:?} of {region}");
            }
        }
    }
}

const TYPES: [NumberType; 12] = [
    NumberType::FixedLine,
    NumberType::Mobile,
    NumberType::FixedLineOrMobile,
    NumberType::TollFree,
    NumberType::PremiumRate,
    NumberType::SharedCost,
    NumberType::Voip,
    NumberType::PersonalNumber,
    NumberType::Pager,
    NumberType::Uan,
    NumberType::Voicemail,
    NumberType::Unknown,
];

#[test]
fn no_text_makes_a_number_of_a_region_that_does_not_exist() {
    for region in ["ZZ", "001", "XX", "", "USA", "ＵＳ"] {
        assert!(
            parse("6502530000", Region::new(region)).is_err(),
            "{region}"
        );
        assert!(
            parse("+16502530000", Region::new(region)).is_ok(),
            "{region}"
        );
    }
    assert_eq!(
        parse("6502530000", Region::new("us")).unwrap().e164(),
        "+16502530000"
    );
}
