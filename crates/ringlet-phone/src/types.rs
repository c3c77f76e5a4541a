//! The second table: validity, type and region.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt;

use crate::number::Number;
use crate::parse::parse;
use crate::pattern::{Reader, reaches_end, token};
use crate::plan::{Plan, length_bit};
use crate::region::Region;
use crate::table::{
    EXAMPLES_AT, REGIONS, STAMP, Starts, TYPE_LENGTH_SETS_AT, TYPES_AT, TYPES_LENGTH, word,
};

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
    bytes: Cow<'static, [u8]>,
    starts: Starts,
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

/// In a plan's entry, `OWN + t` begins type t: its lengths, its pattern. Types are in the order in which a number
/// is tried against them.
const OWN: u8 = 1;
const LAST_OWN: u8 = 10;
/// Mobile numbers can't be told from fixed lines.
const SAME_FIXED_MOBILE: u8 = 11;
/// Begins the pattern that decides between regions sharing a calling code.
const LEADING_DIGITS: u8 = 12;
/// `AS_MAIN + t`: type t is as in the first region of this calling code.
const AS_MAIN: u8 = 13;
/// In an example, `DIGIT + d` is a digit, `RUN + n` n digits each one above the one before.
const EXAMPLE_DIGIT: u8 = token::DIGIT;
const EXAMPLE_RUN: u8 = token::NEXT;

/// The types in the order of the table.
const KINDS: [NumberType; 10] = [
    NumberType::PremiumRate,
    NumberType::TollFree,
    NumberType::SharedCost,
    NumberType::Voip,
    NumberType::PersonalNumber,
    NumberType::Pager,
    NumberType::Uan,
    NumberType::Voicemail,
    NumberType::FixedLine,
    NumberType::Mobile,
];

#[cfg(feature = "types")]
static EMBEDDED: Types = Types {
    bytes: Cow::Borrowed(include_bytes!("../data/types.bin")),
    starts: Starts::new(),
};

impl Types {
    /// Takes the table as fetched: the file `data/types.bin` of this crate.
    ///
    /// # Errors
    /// [`TypesError`] when it isn't the table that belongs to this build.
    pub fn from_bytes(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Types, TypesError> {
        let bytes = bytes.into();
        if bytes.len() < STAMP.len() {
            return Err(TypesError::Malformed);
        }
        if !bytes.starts_with(&STAMP) {
            return Err(TypesError::OtherVersion);
        }
        if bytes.len() != TYPES_LENGTH {
            return Err(TypesError::Malformed);
        }
        Ok(Types {
            bytes,
            starts: Starts::new(),
        })
    }

    /// The table linked into this build (feature `types`).
    #[cfg(feature = "types")]
    #[must_use]
    pub fn embedded() -> &'static Types {
        &EMBEDDED
    }

    /// True when the number matches the numbering plan of its region. Says nothing of whether it is in use.
    #[must_use]
    pub fn is_valid(&self, number: &Number) -> bool {
        self.number_type(number) != NumberType::Unknown
    }

    /// What kind of number it is; [`NumberType::Unknown`] when it isn't valid.
    #[must_use]
    pub fn number_type(&self, number: &Number) -> NumberType {
        match self.plan(number) {
            Some(plan) => self.type_in(plan, number.national.as_bytes()),
            None => NumberType::Unknown,
        }
    }

    /// The region the number belongs to, of those sharing its calling code. Certain only for valid numbers.
    #[must_use]
    pub fn region(&self, number: &Number) -> Option<Region> {
        self.plan(number).map(Plan::region)
    }

    /// A valid number of that region and type, for instance as a placeholder; `None` if there is no such number.
    #[must_use]
    pub fn example(&self, region: Region, number_type: NumberType) -> Option<Number> {
        let plan = Plan::of_region(region)?;
        let wanted = match number_type {
            NumberType::FixedLineOrMobile => NumberType::FixedLine,
            other => other,
        };
        let kind = (OWN..).zip(KINDS).find(|&(_, kind)| kind == wanted)?.0;
        let examples = self.bytes.get(EXAMPLES_AT..)?;
        let mut tokens = examples
            .split(|&b| b == token::END)
            .nth(plan.0)?
            .iter()
            .skip_while(|&&b| b != kind)
            .skip(1);
        let mut digits = String::new();
        let mut last = 0;
        while let Some(&token @ EXAMPLE_DIGIT..) = tokens.next() {
            if token >= EXAMPLE_RUN {
                for _ in EXAMPLE_RUN..token {
                    last = (last + 1) % 10;
                    digits.push((b'0' + last).into());
                }
            } else {
                last = token - EXAMPLE_DIGIT;
                digits.push((b'0' + last).into());
            }
        }
        parse(&digits, Some(region)).ok()
    }

    /// The plan of the region a number belongs to.
    fn plan(&self, number: &Number) -> Option<Plan> {
        let main = Plan::of_code(number.calling_code)?;
        let sharing = || {
            (main.0..REGIONS)
                .map(Plan)
                .take_while(|plan| plan.code() == main.code())
        };
        if sharing().nth(1).is_none() {
            return Some(main);
        }
        let number = number.national.as_bytes();
        sharing().find(|&plan| {
            let mut reader = self.entry(plan);
            if reader.peek() == LEADING_DIGITS {
                reader.next();
                reader.pattern(number) != 0
            } else {
                self.type_in(plan, number) != NumberType::Unknown
            }
        })
    }

    fn entry(&self, plan: Plan) -> Reader<'_> {
        Reader::new(&self.bytes, self.starts.of(&self.bytes, TYPES_AT, plan.0))
    }

    fn type_in(&self, plan: Plan, number: &[u8]) -> NumberType {
        if !plan.describes(number) {
            return NumberType::Unknown;
        }
        let mut reader = self.entry(plan);
        let mut fixed = false;
        loop {
            let tag = reader.next();
            let (kind, matches) = match tag {
                LEADING_DIGITS => {
                    reader.skip_pattern();
                    continue;
                }
                SAME_FIXED_MOBILE if fixed => return NumberType::FixedLineOrMobile,
                OWN..=LAST_OWN => (tag - OWN, self.own_matches(&mut reader, number)),
                AS_MAIN.. => (
                    tag - AS_MAIN,
                    self.main_matches(plan, tag - AS_MAIN, number),
                ),
                _ => break,
            };
            match KINDS.get(usize::from(kind)) {
                Some(NumberType::FixedLine) if matches => fixed = true,
                Some(NumberType::Mobile) if matches && fixed => {
                    return NumberType::FixedLineOrMobile;
                }
                Some(&kind) if matches => return kind,
                _ => {}
            }
        }
        if fixed {
            NumberType::FixedLine
        } else {
            NumberType::Unknown
        }
    }

    /// Matches the type whose lengths and pattern come next.
    fn own_matches(&self, reader: &mut Reader<'_>, number: &[u8]) -> bool {
        let lengths = word(
            &self.bytes,
            TYPE_LENGTH_SETS_AT,
            usize::from(reader.next()).saturating_sub(1),
        );
        let from = u32::from(lengths & length_bit(number.len()) != 0);
        reaches_end(reader.pattern_from(number, from), number)
    }

    /// Matches a type as the main region of the calling code has it.
    fn main_matches(&self, plan: Plan, kind: u8, number: &[u8]) -> bool {
        let mut reader = self.entry(plan.main());
        loop {
            match reader.next() {
                tag @ OWN..=LAST_OWN if tag - OWN == kind => {
                    return self.own_matches(&mut reader, number);
                }
                OWN..=LAST_OWN => {
                    reader.next();
                    reader.skip_pattern();
                }
                LEADING_DIGITS => {
                    reader.skip_pattern();
                }
                _ => return false,
            }
        }
    }
}

/// [`Types::example`] by the embedded table.
#[cfg(feature = "types")]
#[must_use]
pub fn example(region: Region, number_type: NumberType) -> Option<Number> {
    Types::embedded().example(region, number_type)
}
