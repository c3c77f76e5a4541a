//! What a person is told before dialling.
#![cfg(not(target_arch = "wasm32"))]

use ringlet_phone::{Possibility, Region, Types, advise, default_region};

fn region(code: &str) -> Option<Region> {
    Region::new(code)
}

fn used(codes: &[&str]) -> Vec<Region> {
    codes.iter().filter_map(|code| Region::new(code)).collect()
}

#[test]
fn a_valid_number_is_dialled_without_a_word() {
    let advice = advise(
        "(650) 253-0000",
        region("US"),
        &used(&["DE", "GB"]),
        Types::embedded(),
    );
    assert!(advice.can_dial && !advice.warn);
    assert_eq!(advice.alternative, None);
}

#[test]
fn a_possible_number_is_dialled_with_a_warning() {
    let advice = advise("(555) 123-4567", region("US"), &[], Types::embedded());
    assert!(advice.can_dial && advice.warn);
    assert_eq!(advice.number.unwrap().e164(), "+15551234567");
    assert_eq!(advice.alternative, None);
}

#[test]
fn another_region_of_the_site_is_offered_when_it_makes_the_number_valid() {
    let advice = advise(
        "98765 43210",
        region("US"),
        &used(&["US", "IN"]),
        Types::embedded(),
    );
    assert!(advice.can_dial && advice.warn);
    assert_eq!(advice.number.unwrap().e164(), "+19876543210");
    let (region, number) = advice.alternative.unwrap();
    assert_eq!(
        (region.as_str(), number.e164().as_str()),
        ("IN", "+919876543210")
    );
}

#[test]
fn the_first_used_region_that_fits_is_offered() {
    let german = advise(
        "030 123456",
        region("US"),
        &used(&["FR", "DE", "AT"]),
        Types::embedded(),
    );
    assert_eq!(german.alternative.unwrap().0, Region::new("DE").unwrap());
}

#[test]
fn a_number_that_cannot_be_dialled_may_still_have_an_alternative() {
    let advice = advise(
        "020 7946 0018",
        region("IS"),
        &used(&["GB"]),
        Types::embedded(),
    );
    assert!(!advice.can_dial && !advice.warn);
    assert_eq!(advice.alternative.unwrap().1.e164(), "+442079460018");
    let advice = advise(
        "12345678901234567",
        region("US"),
        &used(&["IN"]),
        Types::embedded(),
    );
    assert_eq!(advice.number.unwrap().possibility(), Possibility::TooLong);
    assert_eq!((advice.can_dial, advice.alternative), (false, None));
}

#[test]
fn with_a_plus_no_other_region_can_help() {
    let advice = advise(
        "+1 555 123 4567",
        region("US"),
        &used(&["IN", "DE"]),
        Types::embedded(),
    );
    assert!(advice.can_dial && advice.warn);
    assert_eq!(advice.alternative, None);
}

#[test]
fn no_number_is_no_number() {
    let advice = advise("call me", region("US"), &used(&["IN"]), Types::embedded());
    assert!(advice.number.is_err() && !advice.can_dial && !advice.warn);
    assert_eq!(advice.alternative, None);
}

#[test]
fn the_region_comes_from_record_then_user_then_site_and_only_then_is_the_us() {
    let (record, user, site) = (region("BR"), region("IN"), region("DE"));
    assert_eq!(
        default_region(record, user, site),
        Region::new("BR").unwrap()
    );
    assert_eq!(default_region(None, user, site), Region::new("IN").unwrap());
    assert_eq!(default_region(None, None, site), Region::new("DE").unwrap());
    assert_eq!(default_region(None, None, None), Region::US);
}
