//! Dialpad's 64-bit ids.

use alloc::string::String;

/// The largest whole number that a JavaScript number holds without doubt.
const LARGEST_EXACT: u64 = (1 << 53) - 1;

/// An id of Dialpad: a positive int64. It arrives as a number or as digits; one that may have lost digits on its way
/// isn't an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Id(u64);

impl Id {
    /// From a JavaScript number; None unless it is a positive whole number below 2^53.
    #[must_use]
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        clippy::float_cmp,
        reason = "casts saturate, and what they changed is refused"
    )]
    pub fn from_number(number: f64) -> Option<Self> {
        let whole = number as u64;
        (whole as f64 == number && (1..=LARGEST_EXACT).contains(&whole)).then_some(Self(whole))
    }

    /// From digits; None unless they make a positive int64.
    #[must_use]
    pub fn from_digits(digits: &str) -> Option<Self> {
        if digits.is_empty() || digits.len() > 19 {
            return None;
        }
        let mut value = 0_u64;
        for byte in digits.bytes() {
            let digit = byte.checked_sub(b'0').filter(|digit| *digit <= 9)?;
            value = value.checked_mul(10)?.checked_add(u64::from(digit))?;
        }
        (value > 0 && value <= i64::MAX.cast_unsigned()).then_some(Self(value))
    }

    /// As a JavaScript number; None where that would lose digits.
    #[must_use]
    #[allow(
        clippy::cast_precision_loss,
        reason = "below 2^53 every whole number is exact"
    )]
    pub fn exact_number(self) -> Option<f64> {
        (self.0 <= LARGEST_EXACT).then_some(self.0 as f64)
    }

    /// In digits.
    #[must_use]
    pub fn digits(self) -> String {
        // Without `core::fmt`, which would weigh more than all of the bridge's rules.
        let mut reversed = String::new();
        let mut rest = self.0;
        while rest > 0 {
            reversed.push(char::from(b'0' + (rest % 10) as u8));
            rest /= 10;
        }
        reversed.chars().rev().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_taken_where_they_are_exact() {
        let digits = |number: f64| Id::from_number(number).map(Id::digits);
        assert_eq!(
            digits(5_552_711_234_567_890.0).as_deref(),
            Some("5552711234567890")
        );
        assert_eq!(
            digits(9_007_199_254_740_991.0).as_deref(),
            Some("9007199254740991")
        );
        for number in [
            0.0,
            -1.0,
            1.5,
            9_007_199_254_740_992.0,
            1e300,
            f64::NAN,
            f64::INFINITY,
        ] {
            assert_eq!(digits(number), None, "{number}");
        }
    }

    #[test]
    fn digits_keep_every_digit() {
        for text in ["1", "9007199254740993", "9223372036854775807"] {
            assert_eq!(Id::from_digits(text).map(Id::digits).as_deref(), Some(text));
        }
        for text in [
            "",
            "0",
            "-1",
            "+1",
            "1.0",
            "1e3",
            " 1",
            "９",
            "9223372036854775808",
            "18446744073709551616",
        ] {
            assert_eq!(Id::from_digits(text), None, "{text}");
        }
    }

    #[test]
    fn only_exact_ids_become_numbers() {
        let number = |text| Id::from_digits(text).and_then(Id::exact_number);
        assert_eq!(number("9007199254740991"), Some(9_007_199_254_740_991.0));
        assert_eq!(number("9007199254740993"), None);
    }
}
