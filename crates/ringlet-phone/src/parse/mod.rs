//! Text → number.

mod context;
mod country;
mod error;
mod extension;
mod fold;
mod normalize;
mod text;
mod viable;

pub use error::ParseError;

use alloc::boxed::Box;

use crate::digits::Digits;
use crate::number::{MAX_NATIONAL, Number, Possibility};
use crate::plan::Plan;
use crate::region::Region;
use country::CallingCode;
use normalize::Normalized;
use text::Text;

pub(crate) use country::calling_code_of;

/// No national significant number has fewer digits.
const MIN_NATIONAL: usize = 2;

/// Finds the phone number in `text`: any format, any Unicode digits, junk around it, extensions,
/// `tel:` URIs, vanity letters.
///
/// `region` is where the number would be dialled from; without it only numbers written with `+` (or a
/// `phone-context`) can be understood.
///
/// # Errors
/// [`ParseError`] says why the text isn't a number. It doesn't judge length: see [`Number::possibility`].
pub fn parse(text: &str, region: Option<Region>) -> Result<Number, ParseError> {
    parse_with(text, region.and_then(Plan::of_region), true)
}

/// `needs_code`: a text that gives no calling code is an error, not a number without one.
pub(crate) fn parse_with(
    text: &str,
    plan: Option<Plan>,
    needs_code: bool,
) -> Result<Number, ParseError> {
    let mut text = Text::new(text)?;
    context::keep_national_part(&mut text)?;
    if !viable::is_viable(&text) {
        return Err(ParseError::NotANumber);
    }
    if needs_code && plan.is_none() && viable::leading_pluses(&text) == 0 {
        return Err(ParseError::InvalidCountryCode);
    }
    let (number, extension) = extension::strip(&text);
    let (plan, digits) = match calling_code(number, plan)? {
        Some(CallingCode { plan, digits }) => (Some(plan), digits),
        None => (plan, normalize::normalize(number)),
    };
    Ok(Number {
        calling_code: plan.map_or(0, Plan::code),
        national: national(plan, digits)?,
        extension: extension.map(Box::from),
    })
}

/// The calling code at the beginning. After a plus sign that no known code follows, the plus is tried as junk.
fn calling_code(number: &[char], plan: Option<Plan>) -> Result<Option<CallingCode>, ParseError> {
    let pluses = viable::leading_pluses(number);
    match country::calling_code(number, plan) {
        Err(ParseError::InvalidCountryCode) if pluses > 0 => {
            let number = number.get(pluses..).unwrap_or_default();
            country::calling_code(number, plan)?
                .map(Some)
                .ok_or(ParseError::InvalidCountryCode)
        }
        result => result,
    }
}

/// The national significant number: without the national prefix, unless what remains would be too short to dial.
fn national(
    plan: Option<Plan>,
    mut digits: Normalized,
) -> Result<Digits<MAX_NATIONAL>, ParseError> {
    if digits.as_bytes().len() < MIN_NATIONAL {
        return Err(ParseError::TooShortNsn);
    }
    if let Some(plan) = plan {
        let stripped = country::strip_national_prefix(plan, digits);
        let possibility = plan.possibility(stripped.as_bytes().len());
        if matches!(possibility, Possibility::Possible | Possibility::TooLong) {
            digits = stripped;
        }
    }
    match digits.as_bytes() {
        short if short.len() < MIN_NATIONAL => Err(ParseError::TooShortNsn),
        long if long.len() > MAX_NATIONAL => Err(ParseError::TooLong),
        fitting => {
            let mut national = Digits::default();
            national.extend(fitting);
            Ok(national)
        }
    }
}
