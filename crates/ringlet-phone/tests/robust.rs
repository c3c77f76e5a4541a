//! No text makes it panic; no text makes it slow.
#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::*;
use ringlet_phone::{AsYouType, Format, Region, Types, TypesError, advise, matches, parse};

/// Everything that can be asked of a text.
fn exercise(text: &str, region: Option<Region>) {
    if let Ok(number) = parse(text, region) {
        for format in [
            Format::E164,
            Format::International,
            Format::National,
            Format::Rfc3966,
        ] {
            assert!(!number.format(format).is_empty());
        }
        let digits = number.national_significant();
        assert!(
            (2..=17).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit())
        );
        assert_eq!(
            number.is_valid(),
            number.number_type().as_str() != "UNKNOWN"
        );
        assert!(!number.is_valid() || number.is_possible());
        let _ = (number.region(), number.matches_text(text));
        // What was written out is read back as the same number, if it is one.
        if number.is_valid() {
            assert_eq!(
                parse(&number.e164(), None).map(|again| again.e164()),
                Ok(number.e164()),
                "{text:?}"
            );
        }
    }
    let _ = AsYouType::format(text, region);
    let _ = matches(text, text);
    let _ = advise(text, region, &[Region::US], Types::embedded());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn any_text(text in any::<String>(), letters in "[A-Za-z]{2}") {
        exercise(&text, Region::new(&letters));
    }

    #[test]
    fn texts_like_numbers(
        text in "[+＋(0-9٠-٩xX#~;,:./\\\\ \u{A0}\t*-]{0,40}(ext|xtn|int|доб|anexo|tel:|;phone-context=|;isub=|;ext=)?[0-9a-zA-Z.#+-]{0,24}",
        letters in "[A-Z]{2}",
    ) {
        exercise(&text, Region::new(&letters));
    }

    #[test]
    fn digits_in_any_region(digits in "[+]?[0-9]{1,22}", nth in 0..245_usize) {
        exercise(&digits, Region::all().nth(nth));
    }
}

#[test]
fn what_is_valid_stays_so_when_written_out_in_any_way() {
    for region in Region::all() {
        let number = ringlet_phone::example(region, ringlet_phone::NumberType::FixedLine).unwrap();
        for text in [
            number.e164(),
            number.international(),
            number.national(),
            number.rfc3966(),
        ] {
            assert_eq!(
                parse(&text, Some(region)),
                Ok(number.clone()),
                "{text} in {region}"
            );
        }
    }
}

#[test]
fn a_foreign_or_damaged_table_is_refused() {
    let table = include_bytes!("../data/types.bin");
    assert!(Types::from_bytes(table.as_slice()).is_ok());
    assert_eq!(
        Types::from_bytes(&table[..3]).err(),
        Some(TypesError::Malformed)
    );
    assert_eq!(
        Types::from_bytes(&table[..table.len() - 1]).err(),
        Some(TypesError::Malformed)
    );
    let mut other = table.to_vec();
    other[0] ^= 1;
    assert_eq!(
        Types::from_bytes(other).err(),
        Some(TypesError::OtherVersion)
    );
}

/// A table that passes those checks and still is garbage gives wrong answers, nothing worse.
#[test]
fn garbage_in_the_table_does_no_harm() {
    let number = parse("+16502530000", None).unwrap();
    for byte in 0..=255 {
        let mut table = include_bytes!("../data/types.bin").to_vec();
        table[4..].fill(byte);
        let types = Types::from_bytes(table).unwrap();
        let _ = (types.is_valid(&number), types.region(&number));
        let _ = types.example(Region::US, ringlet_phone::NumberType::Mobile);
    }
}
