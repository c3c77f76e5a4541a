//! Many numbers in one call.

use alloc::string::String;

use ringlet_phone::{Region, parse};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::reason::reason;

/// Formats a page's worth of numbers.
///
/// `rows`: one number a line, `region TAB text`; the region may be empty (only numbers with `+` are then understood).
/// Answers as many lines, `e164 TAB international TAB reason`: the reason is empty when the number can be dialled, else
/// one of `too-short`, `too-long`, `length`, `country-code`, `no-number`, and the first two fields may be empty.
#[wasm_bindgen]
#[must_use]
pub fn format_batch(rows: &str) -> String {
    let mut answer = String::with_capacity(rows.len() * 2);
    for (index, row) in rows.split('\n').enumerate() {
        if index > 0 {
            answer.push('\n');
        }
        let (region, text) = row.split_once('\t').unwrap_or(("", row));
        let number = parse(text, Region::new(region));
        if let Ok(number) = &number {
            answer.push_str(&number.e164());
            answer.push('\t');
            answer.push_str(&number.international());
        } else {
            answer.push('\t');
        }
        answer.push('\t');
        answer.push_str(reason(&number));
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_line_by_line() {
        let answer = format_batch("US\t(650) 253-0000\n\t+49 30 901820\n\t0800 12\nIN\thello");
        let rows: Vec<Vec<&str>> = answer
            .split('\n')
            .map(|row| row.split('\t').collect())
            .collect();
        assert_eq!(rows[0], ["+16502530000", "+1 650-253-0000", ""]);
        assert_eq!(rows[1], ["+4930901820", "+49 30 901820", ""]);
        assert_eq!(rows[2], ["", "", "country-code"]);
        assert_eq!(rows[3], ["", "", "no-number"]);
    }

    #[test]
    fn an_empty_page_and_a_row_without_tab_are_no_trouble() {
        assert_eq!(
            format_batch(""),
            "\t\tcountry-code".replace("country-code", reason(&parse("", None)))
        );
        assert!(format_batch("+4930901820").starts_with("+4930901820\t"));
    }
}
