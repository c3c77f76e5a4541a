//! One region's numbering plan, as the core table has it.

use crate::digits::Digits;
use crate::number::Possibility;
use crate::pattern::{Reader, furthest, reaches_end, token};
use crate::region::Region;
use crate::table::{self, CORE, Starts};

/// A numbering plan by its place in the table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Plan(pub(crate) usize);

static GENERAL: Starts = Starts::new();
static PREFIXES: Starts = Starts::new();
static FORMATS: Starts = Starts::new();
static LEADS: Starts = Starts::new();

impl Plan {
    /// The plan of a region, if the tables know it. [`Region::WORLD`] has several plans, so none.
    pub(crate) fn of_region(region: Region) -> Option<Plan> {
        table::by_letters(region.letters()).map(Plan)
    }

    /// The plan of the main region of a calling code.
    pub(crate) fn of_code(code: u16) -> Option<Plan> {
        table::by_code(code).map(Plan)
    }

    /// The plan that formats this one's numbers: that of the main region of its calling code.
    pub(crate) fn main(self) -> Plan {
        Plan::of_code(self.code()).unwrap_or(self)
    }

    /// Its calling code.
    pub(crate) fn code(self) -> u16 {
        table::code(self.0)
    }

    /// Its region.
    pub(crate) fn region(self) -> Region {
        Region::from_letters(table::letters(self.0))
    }

    fn length_set(self, column: usize) -> u16 {
        table::word(
            CORE,
            table::LENGTH_SETS_AT,
            table::byte(CORE, column + self.0).into(),
        )
    }

    /// Judges a number of this many digits.
    pub(crate) fn possibility(self, length: usize) -> Possibility {
        let possible = self.length_set(table::POSSIBLE_AT);
        let bit = length_bit(length);
        if self.length_set(table::LOCAL_AT) & bit != 0 {
            Possibility::LocalOnly
        } else if possible & bit != 0 {
            Possibility::Possible
        } else if length < SHORTEST + possible.trailing_zeros() as usize {
            Possibility::TooShort
        } else if length > SHORTEST + possible.checked_ilog2().unwrap_or(0) as usize {
            Possibility::TooLong
        } else {
            Possibility::InvalidLength
        }
    }

    /// Whether some number of this plan looks like that.
    pub(crate) fn matches(self, number: &[u8]) -> bool {
        self.length_set(table::MATCHED_AT) & length_bit(number.len()) != 0
            && reaches_end(
                self.entry(&GENERAL, table::GENERAL_AT).pattern(number),
                number,
            )
    }

    /// Whether the number also has a length that is possible everywhere in the region.
    pub(crate) fn describes(self, number: &[u8]) -> bool {
        self.length_set(table::POSSIBLE_AT) & length_bit(number.len()) != 0 && self.matches(number)
    }

    fn entry(self, starts: &Starts, list: usize) -> Reader<'static> {
        Reader::new(CORE, starts.of(CORE, list, self.0))
    }

    /// How many digits at the beginning of the number are an international prefix, such as 00.
    pub(crate) fn international_prefix(self, number: &[u8]) -> Option<usize> {
        furthest(self.entry(&PREFIXES, table::PREFIXES_AT).pattern(number))
            .filter(|&length| length > 0)
    }

    /// Whether the plan has an international prefix at all.
    pub(crate) fn has_international_prefix(self) -> bool {
        self.entry(&PREFIXES, table::PREFIXES_AT).peek() != token::CLOSE
    }

    /// The national prefix at the beginning of the number.
    pub(crate) fn national_prefix(self, number: &[u8]) -> Option<NationalPrefix> {
        let mut reader = self.entry(&PREFIXES, table::PREFIXES_AT);
        reader.skip_pattern();
        let plain = furthest(reader.pattern(number)).filter(|&length| length > 0);
        NationalPrefix::captured(reader, number).or(plain.map(|length| NationalPrefix {
            length,
            put: Digits::default(),
            kept: (length, length),
        }))
    }

    /// Where this plan's formats begin; see [`crate::format`].
    pub(crate) fn formats(self) -> Reader<'static> {
        self.entry(&FORMATS, table::FORMATS_AT)
    }

    /// Where the leading digits of its formats begin, in the same order.
    pub(crate) fn leads(self) -> Reader<'static> {
        self.entry(&LEADS, table::LEADS_AT)
    }
}

/// What begins a number dialled within its country: stripped, or replaced by what the plan says.
pub(crate) struct NationalPrefix {
    /// How many digits are replaced.
    pub(crate) length: usize,
    put: Digits<4>,
    kept: (usize, usize),
}

impl NationalPrefix {
    /// The form with a part that is kept. `reader` stands where it may begin.
    fn captured(mut reader: Reader<'_>, number: &[u8]) -> Option<NationalPrefix> {
        if reader.peek() == token::END {
            return None;
        }
        let mut put = Digits::default();
        let whole = loop {
            match reader.next() {
                token @ token::DIGIT..token::CLASS => put.push(token - token::DIGIT + b'0'),
                end => break end == token::DONE,
            }
        };
        let start = furthest(reader.pattern(number))?;
        let mut ends = reader.pattern_from(number, 1 << start);
        while let Some(end) = furthest(ends) {
            let length = furthest(reader.clone().pattern_from(number, 1 << end));
            match length.filter(|&length| !whole || length == number.len()) {
                Some(length) => {
                    return Some(NationalPrefix {
                        length,
                        put,
                        kept: (start, end),
                    });
                }
                None => ends &= !(1 << end),
            }
        }
        None
    }

    /// The number with the prefix replaced.
    pub(crate) fn replaced<const N: usize>(&self, number: &[u8]) -> Digits<N> {
        let (start, end) = self.kept;
        let mut replaced = Digits::default();
        replaced.extend(self.put.as_bytes());
        replaced.extend(number.get(start..end).unwrap_or_default());
        replaced.extend(number.get(self.length..).unwrap_or_default());
        replaced
    }
}

/// Sets of lengths begin with this one.
const SHORTEST: usize = 2;

/// The bit of a length in a set of lengths.
pub(crate) fn length_bit(length: usize) -> u16 {
    match length {
        SHORTEST..=17 => 1 << (length - SHORTEST),
        _ => 0,
    }
}
