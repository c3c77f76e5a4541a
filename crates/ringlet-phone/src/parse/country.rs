//! Which country a number belongs to, and what its digits are without the prefixes.

use super::normalize::{Normalized, normalize};
use super::viable::leading_pluses;
use super::{MIN_NATIONAL, ParseError};
use crate::number::Possibility;
use crate::plan::Plan;

/// A calling code by its plan, and the digits after it.
pub(super) struct CallingCode {
    pub(super) plan: Plan,
    pub(super) digits: Normalized,
}

/// The calling code a number begins with: after plus signs, after the plan's international prefix, or the
/// plan's own code, where the number makes sense only without it.
///
/// # Errors
/// When a plus or an international prefix is followed by too few digits or an unknown code.
pub(super) fn calling_code(
    number: &[char],
    plan: Option<Plan>,
) -> Result<Option<CallingCode>, ParseError> {
    let pluses = leading_pluses(number);
    let digits = normalize(number);
    if pluses == 0 {
        let prefix = plan.and_then(|plan| plan.international_prefix(digits.as_bytes()));
        // No calling code begins with 0, so what came before it was no international prefix.
        let prefix = prefix.filter(|&length| digits.as_bytes().get(length) != Some(&b'0'));
        let Some(prefix) = prefix else {
            return Ok(plan.and_then(|plan| own_code(plan, &digits)));
        };
        return known_code(digits.as_bytes().get(prefix..).unwrap_or_default()).map(Some);
    }
    known_code(digits.as_bytes()).map(Some)
}

fn known_code(digits: &[u8]) -> Result<CallingCode, ParseError> {
    if digits.len() <= MIN_NATIONAL {
        return Err(ParseError::TooShortAfterIdd);
    }
    let (plan, rest) = calling_code_of(digits).ok_or(ParseError::InvalidCountryCode)?;
    let mut digits = Normalized::default();
    digits.extend(rest);
    Ok(CallingCode { plan, digits })
}

/// The known calling code at the beginning of some digits, and the digits after it.
pub(crate) fn calling_code_of(digits: &[u8]) -> Option<(Plan, &[u8])> {
    if digits.first() == Some(&b'0') {
        return None;
    }
    let mut code = 0;
    digits.iter().take(3).enumerate().find_map(|(at, digit)| {
        code = code * 10 + u16::from(digit & 15);
        Some((
            Plan::of_code(code)?,
            digits.get(at + 1..).unwrap_or_default(),
        ))
    })
}

/// A number in its own country that nevertheless begins with the calling code, without a plus.
fn own_code(plan: Plan, digits: &Normalized) -> Option<CallingCode> {
    let number = digits.as_bytes();
    let mut after = Normalized::default();
    after.extend(strip_code(number, plan.code())?);
    let after = strip_national_prefix(plan, after);
    let better = !plan.matches(number) && plan.matches(after.as_bytes());
    let too_long = plan.possibility(number.len()) == Possibility::TooLong;
    (better || too_long).then(|| CallingCode {
        plan: plan.main(),
        digits: after,
    })
}

fn strip_code(number: &[u8], code: u16) -> Option<&[u8]> {
    let (mut left, mut length) = (code, 0);
    while left > 0 {
        (left, length) = (left / 10, length + 1);
    }
    let (begin, rest) = number.split_at_checked(length)?;
    let begins = begin
        .iter()
        .fold(0, |sum, digit| sum * 10 + u16::from(digit & 15));
    (begins == code).then_some(rest)
}

/// The digits without the national prefix; unchanged where they are a number of the plan with it, and not without.
pub(super) fn strip_national_prefix(plan: Plan, digits: Normalized) -> Normalized {
    let number = digits.as_bytes();
    let Some(prefix) = plan.national_prefix(number) else {
        return digits;
    };
    let replaced: Normalized = prefix.replaced(number);
    if plan.matches(number) && !plan.matches(replaced.as_bytes()) {
        digits
    } else {
        replaced
    }
}
