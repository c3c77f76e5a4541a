//! What to tell a person about a number before it is dialled.

use crate::number::Number;
use crate::parse::{ParseError, parse};
use crate::region::Region;
use crate::types::Types;

/// A possible number can be dialled; one that isn't valid is dialled with a warning and, where another region
/// the site uses makes the same text valid, with that reading as an alternative.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Advice {
    /// The text read with the default region.
    pub number: Result<Number, ParseError>,
    /// May be dialled: the number is possible.
    pub can_dial: bool,
    /// Ask the person to look again: the number can be dialled but isn't valid.
    pub warn: bool,
    /// A region under which the same text is a valid number, and that number; only when `number` isn't valid.
    pub alternative: Option<(Region, Number)>,
}

/// Judges `text` as dialled from `region`, and looks among `used` (the regions this site uses, most used first)
/// for a better reading.
#[must_use]
pub fn advise(text: &str, region: Option<Region>, used: &[Region], types: &Types) -> Advice {
    let number = parse(text, region);
    let can_dial = number.as_ref().is_ok_and(Number::is_possible);
    let valid = number.as_ref().is_ok_and(|number| types.is_valid(number));
    let valid_reading = |&region: &Region| {
        let number = parse(text, Some(region)).ok()?;
        types.is_valid(&number).then_some((region, number))
    };
    let alternative = if valid {
        None
    } else {
        used.iter().find_map(valid_reading)
    };
    Advice {
        number,
        can_dial,
        warn: can_dial && !valid,
        alternative,
    }
}

/// The region to read a number with: the first known of the record's, the user's and the site's; `US` only
/// when none of them says.
#[must_use]
pub fn default_region(
    record: Option<Region>,
    user: Option<Region>,
    site: Option<Region>,
) -> Region {
    record.or(user).or(site).unwrap_or(Region::US)
}
