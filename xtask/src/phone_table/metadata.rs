//! The numbering plans as `dump.py` prints them.

use serde::Deserialize;

/// Everything the tables are made from.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Metadata {
    pub(crate) version: String,
    pub(crate) unicode: String,
    /// By calling code; the main region of a shared code first.
    pub(crate) regions: Vec<Region>,
    /// First and last character of each run of letters and numbers.
    pub(crate) alphanumeric: Vec<(u32, u32)>,
    /// First character, how many, value of the first, whether decimal digits.
    pub(crate) digits: Vec<(u32, u8, u8, bool)>,
}

/// One region's plan.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Region {
    pub(crate) name: String,
    pub(crate) code: u16,
    pub(crate) general: Description,
    /// In the order in which a number is tried: premium rate, toll free, shared cost, voip, personal, pager,
    /// uan, voicemail, fixed line, mobile.
    pub(crate) types: Vec<Option<Description>>,
    pub(crate) same_fixed_mobile: bool,
    pub(crate) leading_digits: Option<String>,
    pub(crate) international_prefix: Option<String>,
    pub(crate) national_prefix: Option<String>,
    pub(crate) transform: Option<String>,
    pub(crate) extension_prefix: Option<String>,
    pub(crate) formats: Vec<NumberFormat>,
    pub(crate) international_formats: Vec<NumberFormat>,
}

/// A set of numbers.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Description {
    pub(crate) pattern: Option<String>,
    pub(crate) example: Option<String>,
    pub(crate) lengths: Vec<i8>,
    pub(crate) local: Vec<i8>,
}

/// How some numbers are written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NumberFormat {
    pub(crate) pattern: String,
    pub(crate) template: String,
    pub(crate) leads: Vec<String>,
    pub(crate) prefix_rule: Option<String>,
    pub(crate) prefix_optional: bool,
    pub(crate) carrier: bool,
}
