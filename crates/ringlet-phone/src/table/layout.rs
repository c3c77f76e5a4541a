//! Where the parts of the tables lie. Made by `cargo xtask phone-table`; don't edit.

pub(crate) const CLASSES_AT: usize = 0;
pub(crate) const REGIONS: usize = 254;
pub(crate) const FIRST_LETTERS_AT: usize = 320;
pub(crate) const SECOND_LETTERS_AT: usize = 574;
pub(crate) const CODE_STEPS_AT: usize = 828;
pub(crate) const LENGTH_SETS_AT: usize = 1082;
pub(crate) const POSSIBLE_AT: usize = 1246;
pub(crate) const LOCAL_AT: usize = 1500;
pub(crate) const MATCHED_AT: usize = 1754;
pub(crate) const TEMPLATES_AT: usize = 2008;
pub(crate) const PREFIX_RULES_AT: usize = 2133;
pub(crate) const EXTENSIONS_AT: usize = 2188;
pub(crate) const DIGIT_RUNS: usize = 86;
pub(crate) const DIGITS_AT: usize = 2214;
pub(crate) const LETTER_RUNS: usize = 730;
pub(crate) const LETTERS_AT: usize = 2431;
pub(crate) const GENERAL_AT: usize = 3962;
pub(crate) const PREFIXES_AT: usize = 7458;
pub(crate) const FORMATS_AT: usize = 9899;
pub(crate) const TYPE_LENGTH_SETS_AT: usize = 4;
pub(crate) const TYPES_AT: usize = 174;
pub(crate) const EXAMPLES_AT: usize = 28034;
pub(crate) const TYPES_LENGTH: usize = 34691;
/// The first bytes of the types table that belongs to this core table.
pub(crate) const STAMP: [u8; 4] = [181, 66, 83, 188];
