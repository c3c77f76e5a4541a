//! A parsed number and what can be said of it from the core table alone.

use alloc::string::String;

/// A parsed number: calling code, national significant number, extension. Plain data, no heap.
///
/// Parsed does not mean possible or valid: see [`Number::possibility`] and [`Types::is_valid`](crate::Types::is_valid).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Number {
    pub(crate) calling_code: u16,
    pub(crate) national: Digits<17>,
    pub(crate) extension: Digits<20>,
}

/// At most `N` ASCII digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Digits<const N: usize> {
    bytes: [u8; N],
    length: u8,
}

impl<const N: usize> Digits<N> {
    /// Takes ASCII digits; `None` when there are more than `N`.
    pub(crate) fn new(digits: &[u8]) -> Option<Self> {
        let mut bytes = [0; N];
        bytes.get_mut(..digits.len())?.copy_from_slice(digits);
        Some(Digits {
            bytes,
            length: u8::try_from(digits.len()).ok()?,
        })
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.bytes
            .get(..usize::from(self.length))
            .unwrap_or_default()
    }

    pub(crate) fn as_str(&self) -> &str {
        core::str::from_utf8(self.as_bytes()).unwrap_or_default()
    }
}

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

    /// The extension's digits, if the text named one.
    #[must_use]
    pub fn extension(&self) -> Option<&str> {
        let digits = self.extension.as_str();
        (!digits.is_empty()).then_some(digits)
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

    /// Writes the number out; the four methods above by name.
    #[must_use]
    pub fn format(&self, _format: Format) -> String {
        let mut text = alloc::format!("+{}", self.calling_code);
        text.push_str(self.national_significant());
        text
    }

    /// Whether the number's length is one that can be dialled, and if not, why.
    #[must_use]
    pub fn possibility(&self) -> Possibility {
        match self.national.as_bytes().len() {
            0..=3 => Possibility::TooShort,
            4..=14 => Possibility::Possible,
            _ => Possibility::TooLong,
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
