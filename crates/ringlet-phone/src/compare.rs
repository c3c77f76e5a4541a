//! Whether two numbers are the same.

use crate::number::Number;
use crate::parse::{ParseError, parse, parse_with};
use crate::plan::Plan;

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

impl Match {
    /// libphonenumber's name for it, such as `SHORT_NSN_MATCH`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Match::NotANumber => "NOT_A_NUMBER",
            Match::None => "NO_MATCH",
            Match::Short => "SHORT_NSN_MATCH",
            Match::National => "NSN_MATCH",
            Match::Exact => "EXACT_MATCH",
        }
    }
}

impl Number {
    /// Compares with another number.
    #[must_use]
    pub fn matches(&self, other: &Number) -> Match {
        if let (Some(one), Some(other)) = (&self.extension, &other.extension)
            && one != other
        {
            return Match::None;
        }
        let both_know = self.calling_code != 0 && other.calling_code != 0;
        let same = self.national == other.national && self.extension == other.extension;
        let same_code = self.calling_code == other.calling_code;
        match (both_know, same) {
            (true, true) if same_code => Match::Exact,
            (false, true) => Match::National,
            _ if (same_code || !both_know) && self.is_end_of_other(other) => Match::Short,
            _ => Match::None,
        }
    }

    /// Compares with a text; without a calling code it is read as a number of this number's country.
    #[must_use]
    pub fn matches_text(&self, text: &str) -> Match {
        match parse(text, None) {
            Ok(other) => self.matches(&other),
            Err(ParseError::InvalidCountryCode) => {
                let plan = Plan::of_code(self.calling_code);
                // Numbers of the world have no region to parse with.
                let regional = plan.filter(|plan| Plan::of_region(plan.region()).is_some());
                match (parse_with(text, regional, plan.is_some()), plan) {
                    (Ok(other), Some(_)) => self.matches(&other).min(Match::National),
                    (Ok(other), None) => self.matches(&other),
                    (Err(_), _) => Match::NotANumber,
                }
            }
            Err(_) => Match::NotANumber,
        }
    }

    fn is_end_of_other(&self, other: &Number) -> bool {
        let (one, other) = (
            value(self.national.as_bytes()),
            value(other.national.as_bytes()),
        );
        one.ends_with(other) || other.ends_with(one)
    }
}

/// Without leading zeros, except the last digit.
fn value(digits: &[u8]) -> &[u8] {
    let last = digits.len().saturating_sub(1);
    let start = digits
        .iter()
        .position(|&digit| digit != b'0')
        .unwrap_or(last);
    digits.get(start..).unwrap_or_default()
}

/// Compares two texts, neither with a default region: `+1 650 253 0000` and `253 0000` are a [`Match::Short`].
#[must_use]
pub fn matches(one: &str, other: &str) -> Match {
    match (parse(one, None), parse(other, None)) {
        (Ok(number), _) => number.matches_text(other),
        (Err(ParseError::InvalidCountryCode), Ok(number)) => number.matches_text(one),
        (Err(ParseError::InvalidCountryCode), Err(ParseError::InvalidCountryCode)) => {
            match (parse_with(one, None, false), parse_with(other, None, false)) {
                (Ok(one), Ok(other)) => one.matches(&other),
                _ => Match::NotANumber,
            }
        }
        _ => Match::NotANumber,
    }
}
