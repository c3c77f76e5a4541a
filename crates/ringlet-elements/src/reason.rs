//! Why a text cannot be dialled, as a word that the JavaScript side turns into a sentence.

use ringlet_phone::{Number, ParseError, Possibility};

/// Empty when the number can be dialled.
pub(crate) fn reason(number: &Result<Number, ParseError>) -> &'static str {
    match number {
        Ok(number) => match number.possibility() {
            Possibility::Possible => "",
            Possibility::InvalidCountryCode => "country-code",
            // libphonenumber calls a number without its area code possible, but only a neighbour's phone can dial it.
            Possibility::TooShort | Possibility::LocalOnly => "too-short",
            Possibility::InvalidLength => "length",
            Possibility::TooLong => "too-long",
        },
        Err(ParseError::InvalidCountryCode) => "country-code",
        Err(ParseError::NotANumber) => "no-number",
        Err(ParseError::TooShortAfterIdd | ParseError::TooShortNsn) => "too-short",
        Err(ParseError::TooLong) => "too-long",
    }
}

#[cfg(test)]
mod tests {
    use ringlet_phone::{Region, parse};

    use super::*;

    #[test]
    fn a_possible_number_has_no_reason_unless_its_area_code_is_missing() {
        let us = Region::new("US");
        assert_eq!(reason(&parse("(555) 123-4567", us)), "");
        assert_eq!(reason(&parse("253-0000", us)), "too-short");
        assert_eq!(reason(&parse("12", us)), "too-short");
        assert_eq!(reason(&parse("+49 1234567890123456", us)), "too-long");
    }

    #[test]
    fn every_refusal_has_a_word() {
        for (error, word) in [
            (ParseError::InvalidCountryCode, "country-code"),
            (ParseError::NotANumber, "no-number"),
            (ParseError::TooShortAfterIdd, "too-short"),
            (ParseError::TooShortNsn, "too-short"),
            (ParseError::TooLong, "too-long"),
        ] {
            assert_eq!(reason(&Err(error)), word);
        }
    }
}
