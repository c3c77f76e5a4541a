//! Why a text cannot be dialled, as a word that the JavaScript side turns into a sentence.

use ringlet_phone::{Number, ParseError, Possibility};

/// Empty when the number can be dialled.
pub(crate) fn reason(number: &Result<Number, ParseError>) -> &'static str {
    match number {
        Ok(number) => match number.possibility() {
            Possibility::Possible | Possibility::LocalOnly => "",
            Possibility::InvalidCountryCode => "country-code",
            Possibility::TooShort => "too-short",
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
    use super::*;

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
