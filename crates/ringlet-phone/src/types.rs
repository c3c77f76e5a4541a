//! The second table: validity, type and region.

use alloc::borrow::Cow;
use core::fmt;

use crate::number::Number;
use crate::region::Region;

/// What a number is for; as libphonenumber's `PhoneNumberType`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum NumberType {
    /// A fixed line.
    FixedLine,
    /// A mobile phone.
    Mobile,
    /// One of the two; the country's numbers don't tell which.
    FixedLineOrMobile,
    /// Free for the caller.
    TollFree,
    /// Costs the caller more than an ordinary call.
    PremiumRate,
    /// Cost shared between caller and called.
    SharedCost,
    /// Voice over IP.
    Voip,
    /// Follows a person.
    PersonalNumber,
    /// A pager.
    Pager,
    /// A company's number for all its offices.
    Uan,
    /// Access to a mailbox.
    Voicemail,
    /// Not a valid number.
    Unknown,
}

impl NumberType {
    /// libphonenumber's name for it, such as `FIXED_LINE_OR_MOBILE`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            NumberType::FixedLine => "FIXED_LINE",
            NumberType::Mobile => "MOBILE",
            NumberType::FixedLineOrMobile => "FIXED_LINE_OR_MOBILE",
            NumberType::TollFree => "TOLL_FREE",
            NumberType::PremiumRate => "PREMIUM_RATE",
            NumberType::SharedCost => "SHARED_COST",
            NumberType::Voip => "VOIP",
            NumberType::PersonalNumber => "PERSONAL_NUMBER",
            NumberType::Pager => "PAGER",
            NumberType::Uan => "UAN",
            NumberType::Voicemail => "VOICEMAIL",
            NumberType::Unknown => "UNKNOWN",
        }
    }
}

/// The table that knows validity, type and region, and example numbers.
pub struct Types {
    #[expect(dead_code, reason = "read once the table exists")]
    bytes: Cow<'static, [u8]>,
}

/// Why bytes aren't a types table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TypesError {
    /// Not such a file, or cut short.
    Malformed,
    /// Made by another version of the generator than the core table linked here.
    OtherVersion,
}

impl fmt::Display for TypesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            TypesError::Malformed => "not a table of phone number types",
            TypesError::OtherVersion => "the table of phone number types is of another version",
        })
    }
}

impl core::error::Error for TypesError {}

impl Types {
    /// Takes the table as fetched: the file `data/types.bin` of this crate.
    ///
    /// # Errors
    /// [`TypesError`] when it isn't the table that belongs to this build.
    pub fn from_bytes(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Types, TypesError> {
        Ok(Types {
            bytes: bytes.into(),
        })
    }

    /// The table linked into this build (feature `types`).
    #[cfg(feature = "types")]
    #[must_use]
    pub fn embedded() -> &'static Types {
        static EMBEDDED: Types = Types {
            bytes: Cow::Borrowed(&[]),
        };
        &EMBEDDED
    }

    /// True when the number matches the numbering plan of its region. Says nothing of whether it is in use.
    #[must_use]
    pub fn is_valid(&self, number: &Number) -> bool {
        self.number_type(number) != NumberType::Unknown
    }

    /// What kind of number it is; [`NumberType::Unknown`] when it isn't valid.
    #[must_use]
    pub fn number_type(&self, _number: &Number) -> NumberType {
        NumberType::Unknown
    }

    /// The region the number belongs to, of those sharing its calling code. Certain only for valid numbers.
    #[must_use]
    pub fn region(&self, _number: &Number) -> Option<Region> {
        None
    }

    /// A valid number of that region and type, for instance as a placeholder; `None` if there is no such number.
    #[must_use]
    pub fn example(&self, _region: Region, _number_type: NumberType) -> Option<Number> {
        None
    }
}

/// [`Types::example`] by the embedded table.
#[cfg(feature = "types")]
#[must_use]
pub fn example(region: Region, number_type: NumberType) -> Option<Number> {
    Types::embedded().example(region, number_type)
}
