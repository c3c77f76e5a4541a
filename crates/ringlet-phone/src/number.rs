//! A parsed number and what can be said of it from the core table alone.

use alloc::boxed::Box;
use alloc::string::String;

use crate::digits::Digits;
use crate::plan::Plan;

/// A parsed number: calling code, national significant number, extension.
///
/// Parsed does not mean possible or valid: see [`Number::possibility`] and [`Types::is_valid`](crate::Types::is_valid).
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Number {
    pub(crate) calling_code: u16,
    pub(crate) national: Digits<MAX_NATIONAL>,
    pub(crate) extension: Option<Box<str>>,
}

/// No national significant number has more digits.
pub(crate) const MAX_NATIONAL: usize = 17;

/// How a number is written out; as libphonenumber's `PhoneNumberFormat`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// `+16502530000`; never with an extension.
    E164,
    /// `+1 650-253-0000 ext. 12`
    International,
    /// `(650) 253-0000 ext. 12`
    National,
    /// `tel:+1-650-253-0000;ext=12`
    Rfc3966,
}

/// Whether a number can be dialled, judged by its length; as libphonenumber's `ValidationResult`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Possibility {
    /// Has a length that numbers of its calling code have.
    Possible,
    /// Has the length of a number without its area code: dials only within the area.
    LocalOnly,
    /// No country or service has this calling code.
    InvalidCountryCode,
    /// Shorter than every number of its calling code.
    TooShort,
    /// Between the shortest and the longest, but no number has this length.
    InvalidLength,
    /// Longer than every number of its calling code.
    TooLong,
}

impl Possibility {
    /// True for [`Possibility::Possible`] and [`Possibility::LocalOnly`].
    #[must_use]
    pub fn is_possible(self) -> bool {
        matches!(self, Possibility::Possible | Possibility::LocalOnly)
    }

    /// libphonenumber's name for it, such as `IS_POSSIBLE`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Possibility::Possible => "IS_POSSIBLE",
            Possibility::LocalOnly => "IS_POSSIBLE_LOCAL_ONLY",
            Possibility::InvalidCountryCode => "INVALID_COUNTRY_CODE",
            Possibility::TooShort => "TOO_SHORT",
            Possibility::InvalidLength => "INVALID_LENGTH",
            Possibility::TooLong => "TOO_LONG",
        }
    }
}

impl Number {
    /// The country calling code, such as 1 or 49.
    #[must_use]
    pub fn calling_code(&self) -> u16 {
        self.calling_code
    }

    /// The national significant number: digits after the calling code, Italian leading zeros included.
    #[must_use]
    pub fn national_significant(&self) -> &str {
        self.national.as_str()
    }

    /// The extension's digits as they were written, if the text named one.
    #[must_use]
    pub fn extension(&self) -> Option<&str> {
        self.extension.as_deref()
    }

    /// `+16502530000`. Given for every parsed number, even one that isn't possible.
    #[must_use]
    pub fn e164(&self) -> String {
        self.format(Format::E164)
    }

    /// `+1 650-253-0000`, with the extension in the country's manner.
    #[must_use]
    pub fn international(&self) -> String {
        self.format(Format::International)
    }

    /// `(650) 253-0000`, with the extension in the country's manner.
    #[must_use]
    pub fn national(&self) -> String {
        self.format(Format::National)
    }

    /// `tel:+1-650-253-0000;ext=12` (RFC 3966).
    #[must_use]
    pub fn rfc3966(&self) -> String {
        self.format(Format::Rfc3966)
    }

    /// Whether the number's length is one that can be dialled, and if not, why.
    #[must_use]
    pub fn possibility(&self) -> Possibility {
        match Plan::of_code(self.calling_code) {
            Some(plan) => plan.possibility(self.national.as_bytes().len()),
            None => Possibility::InvalidCountryCode,
        }
    }

    /// True when the number can be dialled: [`Possibility::is_possible`].
    #[must_use]
    pub fn is_possible(&self) -> bool {
        self.possibility().is_possible()
    }
}

#[cfg(feature = "types")]
impl Number {
    /// [`Types::is_valid`](crate::Types::is_valid) by the embedded table.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        crate::Types::embedded().is_valid(self)
    }

    /// [`Types::number_type`](crate::Types::number_type) by the embedded table.
    #[must_use]
    pub fn number_type(&self) -> crate::NumberType {
        crate::Types::embedded().number_type(self)
    }

    /// [`Types::region`](crate::Types::region) by the embedded table.
    #[must_use]
    pub fn region(&self) -> Option<crate::Region> {
        crate::Types::embedded().region(self)
    }
}
