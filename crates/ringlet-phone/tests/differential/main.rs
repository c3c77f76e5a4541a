//! A million seeded random texts, compared with another Rust port of libphonenumber.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![cfg(not(target_arch = "wasm32"))]

mod text;

use ringlet_phone::{NumberType, ParseError, Possibility, Region, parse};
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumber, PhoneNumberFormat, PhoneNumberType};
use rlibphonenumber::{enums, errors};
use text::Random;

const TEXTS: usize = 1_000_000;

/// What both say of a text.
#[derive(PartialEq, Debug)]
struct Said {
    formats: [String; 4],
    possibility: Possibility,
    number_type: NumberType,
    region: Option<String>,
    extension: Option<String>,
}

#[test]
fn a_million_random_texts() {
    let threads: Vec<_> = (1..=4)
        .map(|seed| std::thread::spawn(move || compare(seed, TEXTS / 4)))
        .collect();
    for thread in threads {
        let differences = thread.join().unwrap();
        let shown: Vec<_> = differences.iter().take(20).collect();
        assert!(
            differences.is_empty(),
            "{} differences, such as {shown:#?}",
            differences.len()
        );
    }
}

fn compare(seed: u64, texts: usize) -> Vec<String> {
    let mut random = Random::new(seed);
    let regions: Vec<Region> = Region::all().collect();
    let mut differences = Vec::new();
    let mut parsed = 0;
    for _ in 0..texts {
        let region = text::region(&mut random, &regions);
        let text = text::text(&mut random);
        let (ours, theirs) = (ours(&text, region), theirs(&text, region));
        parsed += usize::from(ours.is_ok());
        if ours != theirs && !is_known_deviation(&text, &ours, &theirs) {
            differences.push(format!(
                "{text:?} in {region:?}: {ours:?}, the other {theirs:?}"
            ));
        }
    }
    assert!(
        parsed > texts / 2,
        "only {parsed} of {texts} texts are numbers"
    );
    differences
}

fn ours(text: &str, region: Option<Region>) -> Result<Said, ParseError> {
    let number = parse(text, region)?;
    Ok(Said {
        formats: [
            number.e164(),
            number.international(),
            number.national(),
            number.rfc3966(),
        ],
        possibility: number.possibility(),
        number_type: number.number_type(),
        region: number.region().map(|region| region.to_string()),
        extension: number.extension().map(str::to_owned),
    })
}

fn theirs(text: &str, region: Option<Region>) -> Result<Said, ParseError> {
    let region = region.and_then(|region| enums::Region::from_code(region.as_str()).ok());
    let number = PHONE_NUMBER_UTIL
        .parse(text, region)
        .map_err(|error| match error {
            errors::ParseError::InvalidCountryCode => ParseError::InvalidCountryCode,
            errors::ParseError::NotANumber(_) => ParseError::NotANumber,
            errors::ParseError::TooShortAfterIdd => ParseError::TooShortAfterIdd,
            errors::ParseError::TooShortNsn => ParseError::TooShortNsn,
            errors::ParseError::TooLongNsn => ParseError::TooLong,
        })?;
    let format = |format| number.format_as(format).into_owned();
    Ok(Said {
        formats: [
            format(PhoneNumberFormat::E164),
            format(PhoneNumberFormat::International),
            format(PhoneNumberFormat::National),
            format(PhoneNumberFormat::RFC3966),
        ],
        possibility: their_possibility(&number),
        number_type: their_type(&number),
        region: number
            .get_region_code()
            .map(|region| region.as_region_str().as_str().to_owned()),
        extension: number.extension.clone(),
    })
}

fn their_possibility(number: &PhoneNumber) -> Possibility {
    match number.is_possible_with_reason() {
        Ok(enums::NumberLengthType::IsPossible) => Possibility::Possible,
        Ok(enums::NumberLengthType::IsPossibleLocalOnly) => Possibility::LocalOnly,
        Err(errors::ValidationError::InvalidCountryCode) => Possibility::InvalidCountryCode,
        Err(errors::ValidationError::TooShort) => Possibility::TooShort,
        Err(errors::ValidationError::InvalidLength) => Possibility::InvalidLength,
        Err(errors::ValidationError::TooLong) => Possibility::TooLong,
    }
}

fn their_type(number: &PhoneNumber) -> NumberType {
    match number.get_type() {
        PhoneNumberType::FixedLine => NumberType::FixedLine,
        PhoneNumberType::Mobile => NumberType::Mobile,
        PhoneNumberType::FixedLineOrMobile => NumberType::FixedLineOrMobile,
        PhoneNumberType::TollFree => NumberType::TollFree,
        PhoneNumberType::PremiumRate => NumberType::PremiumRate,
        PhoneNumberType::SharedCost => NumberType::SharedCost,
        PhoneNumberType::VoIP => NumberType::Voip,
        PhoneNumberType::PersonalNumber => NumberType::PersonalNumber,
        PhoneNumberType::Pager => NumberType::Pager,
        PhoneNumberType::UAN => NumberType::Uan,
        PhoneNumberType::VoiceMail => NumberType::Voicemail,
        PhoneNumberType::Unknown => NumberType::Unknown,
    }
}

/// Where the other port (2.2.15) is known to differ from the reference, one reason after the other.
fn is_known_deviation(
    text: &str,
    ours: &Result<Said, ParseError>,
    theirs: &Result<Said, ParseError>,
) -> bool {
    has_older_metadata(ours)
        || has_older_metadata(theirs)
        || takes_an_extension_after_two_digits(text, ours)
        || drops_leading_zeros_beyond_ten(text)
        || counts_bytes(text)
}

/// It carries libphonenumber 9.0.42; 9.0.43 changed the plans of BJ, CN, DE, EC, ET, GE, LA, RO and ZW.
fn has_older_metadata(said: &Result<Said, ParseError>) -> bool {
    let changed = [
        "+229", "+86", "+49", "+593", "+251", "+995", "+856", "+40", "+263",
    ];
    said.as_ref()
        .is_ok_and(|said| changed.iter().any(|code| said.formats[0].starts_with(code)))
}

/// The reference takes two digits for a number only when nothing follows them: `31 ext. 89`, `31,,89` are none.
fn takes_an_extension_after_two_digits(text: &str, ours: &Result<Said, ParseError>) -> bool {
    let number = text::EXTENSIONS
        .iter()
        .find_map(|extension| text.strip_suffix(extension));
    let digits = |number: &str| number.chars().filter(|c| c.is_numeric()).count();
    *ours == Err(ParseError::NotANumber) && number.is_some_and(|number| digits(number) == 2)
}

/// It keeps at most ten leading zeros.
fn drops_leading_zeros_beyond_ten(text: &str) -> bool {
    text.contains("00000000000")
}

/// Its limit of 250 is bytes, the reference's is characters.
fn counts_bytes(text: &str) -> bool {
    text.len() > 250 && text.chars().count() <= 250
}
