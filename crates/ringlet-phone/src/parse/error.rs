//! Why a text is not a number.

use core::fmt;

/// Why a text isn't a phone number; as libphonenumber's `NumberParseException`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ParseError {
    /// The calling code is unknown, or there is none and no known default region.
    InvalidCountryCode,
    /// The text doesn't look like a phone number.
    NotANumber,
    /// Too few digits after an international prefix.
    TooShortAfterIdd,
    /// Too few digits after the calling code.
    TooShortNsn,
    /// More than 250 characters, or more than 17 digits after the calling code.
    TooLong,
}

impl ParseError {
    /// libphonenumber's name for it, such as `NOT_A_NUMBER`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            ParseError::InvalidCountryCode => "INVALID_COUNTRY_CODE",
            ParseError::NotANumber => "NOT_A_NUMBER",
            ParseError::TooShortAfterIdd => "TOO_SHORT_AFTER_IDD",
            ParseError::TooShortNsn => "TOO_SHORT_NSN",
            ParseError::TooLong => "TOO_LONG",
        }
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ParseError::InvalidCountryCode => "the country code is missing or unknown",
            ParseError::NotANumber => "this is not a phone number",
            ParseError::TooShortAfterIdd => "too short after the international prefix",
            ParseError::TooShortNsn => "too short for a phone number",
            ParseError::TooLong => "too long for a phone number",
        })
    }
}

impl core::error::Error for ParseError {}
