//! Where the parts of the tables lie. Made by `cargo xtask phone-table`; don't edit.

pub(crate) const CLASSES_AT: usize = 0;
pub(crate) const REGIONS: usize = 254;
pub(crate) const FIRST_LETTERS_AT: usize = 332;
pub(crate) const SECOND_LETTERS_AT: usize = 586;
pub(crate) const CODE_STEPS_AT: usize = 840;
pub(crate) const LENGTH_SETS_AT: usize = 1094;
pub(crate) const POSSIBLE_AT: usize = 1258;
pub(crate) const LOCAL_AT: usize = 1512;
pub(crate) const MATCHED_AT: usize = 1766;
pub(crate) const TEMPLATES: usize = 18;
pub(crate) const TEMPLATES_AT: usize = 2020;
pub(crate) const PREFIX_RULES_AT: usize = 2145;
pub(crate) const EXTENSIONS_AT: usize = 2200;
pub(crate) const DIGIT_RUNS: usize = 86;
pub(crate) const DIGITS_AT: usize = 2226;
pub(crate) const LETTER_RUNS: usize = 730;
pub(crate) const LETTERS_AT: usize = 2443;
pub(crate) const GENERAL_AT: usize = 3974;
pub(crate) const PREFIXES_AT: usize = 7467;
pub(crate) const FORMATS_AT: usize = 9906;
pub(crate) const LEADS_AT: usize = 13984;
pub(crate) const TYPE_LENGTH_SETS_AT: usize = 4;
pub(crate) const TYPES_AT: usize = 174;
pub(crate) const EXAMPLES_AT: usize = 28000;
pub(crate) const TYPES_LENGTH: usize = 34657;
/// The first bytes of the types table that belongs to this core table.
pub(crate) const STAMP: [u8; 4] = [154, 90, 239, 235];
