//! Where in the text the number lies: `tel:` URIs (RFC 3966) with a `phone-context`, or junk around it.

use super::ParseError;
use super::text::{Text, find};
use super::viable::possible_part;
use crate::unicode::decimal;

const CONTEXT: &str = ";phone-context=";

/// Keeps the part of the text to parse. A context that is a number (`+1`) goes before it, a domain is dropped.
///
/// # Errors
/// [`ParseError::NotANumber`] when the context is neither.
pub(super) fn keep_national_part(text: &mut Text) -> Result<(), ParseError> {
    match find(text, CONTEXT) {
        None => {
            let (start, end) = possible_part(text);
            text.keep(start, end);
        }
        Some(at) => {
            let (before, after) = text.split_at_checked(at).unwrap_or_default();
            let context = after.get(CONTEXT.len()..).unwrap_or_default();
            let context = context.split(|&c| c == ';').next().unwrap_or_default();
            let global = is_global_number(context);
            if !global && !is_domain(context) {
                return Err(ParseError::NotANumber);
            }
            let start = find(text, "tel:").map_or(0, |at| at + "tel:".len());
            let number = before.get(start..).unwrap_or_default();
            *text = Text::join(if global { context } else { &[] }, number);
        }
    }
    // An ISDN subaddress and what follows it is no part of the number.
    if let Some(at) = find(text, ";isub=").filter(|&at| at > 0) {
        text.keep(0, at);
    }
    Ok(())
}

/// RFC 3966 `global-number-digits`: a plus, digits, separators, at least one digit.
fn is_global_number(context: &[char]) -> bool {
    let Some(('+', rest)) = context.split_first().map(|(&first, rest)| (first, rest)) else {
        return false;
    };
    let is_digit = |&c: &char| decimal(c).is_some();
    rest.iter().any(is_digit)
        && rest
            .iter()
            .all(|c| is_digit(c) || matches!(c, '-' | '.' | '(' | ')'))
}

/// RFC 3966 `domainname`: labels of letters, digits and inner hyphens; the last begins with a letter.
fn is_domain(context: &[char]) -> bool {
    let context = context.strip_suffix(&['.']).unwrap_or(context);
    let is_inner = |c: &char| c.is_ascii_alphabetic() || decimal(*c).is_some();
    let is_label = |label: &[char]| {
        label.first().is_some_and(is_inner)
            && label.last().is_some_and(is_inner)
            && label.iter().all(|c| *c == '-' || is_inner(c))
    };
    let top = context.rsplit(|&c| c == '.').next().unwrap_or_default();
    context.split(|&c| c == '.').all(is_label) && top.first().is_some_and(char::is_ascii_alphabetic)
}
