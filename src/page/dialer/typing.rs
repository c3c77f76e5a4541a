//! What happens to digits while they are typed, as pure rules. Positions are in bytes of texts that a phone number field
//! can hold, which are ASCII.

use crate::component::form::number::Parsed;

/// What the line below the field says of an unfinished or wrong number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Advice {
    /// Nothing: it can be called.
    None,
    /// So many digits are missing.
    Missing(usize),
    /// Too short, by how much isn't known.
    TooShort,
    /// Too long.
    TooLong,
    /// No country has this code.
    UnknownCode,
    /// It has no digits.
    NotANumber,
}

/// A character that a number may hold while it is typed.
pub(super) fn is_part(c: char) -> bool {
    c.is_ascii_digit() || "+*#;, ()-./".contains(c)
}

/// A character that counts: the others come and go with the format.
const fn counts(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '+' | '*' | '#')
}

/// How many characters of a text count.
pub(super) fn significant(text: &str) -> usize {
    text.chars().filter(|c| counts(*c)).count()
}

/// The position behind the `count`th character that counts.
pub(super) fn caret_after(formatted: &str, count: usize) -> usize {
    if count == 0 {
        return 0;
    }
    formatted
        .char_indices()
        .filter(|(_, c)| counts(*c))
        .nth(count - 1)
        .map_or(formatted.len(), |(at, c)| at + c.len_utf8())
}

/// Puts a digit in place of what is selected. A second 0 at the beginning makes `+`, as on a phone's 0 key.
pub(super) fn insert(text: &str, from: usize, to: usize, digit: char) -> (String, usize) {
    let (before, after) = (
        text.get(..from).unwrap_or(text),
        text.get(to..).unwrap_or_default(),
    );
    if digit == '0' && before == "0" {
        return (format!("+{after}"), 1);
    }
    (format!("{before}{digit}{after}"), before.len() + 1)
}

/// Deletes what is selected, else the last character before the caret that counts.
pub(super) fn delete(text: &str, from: usize, to: usize) -> (String, usize) {
    let (before, after) = (
        text.get(..from).unwrap_or(text),
        text.get(to..).unwrap_or_default(),
    );
    if from != to {
        return (format!("{before}{after}"), before.len());
    }
    match before.char_indices().rfind(|(_, c)| counts(*c)) {
        Some((at, _)) => (format!("{}{after}", &before[..at]), at),
        None => (text.to_owned(), from),
    }
}

/// The rest of `example` behind the digits typed so far; empty for a number without `+` and for one of another country.
pub(super) fn pending(typed: &str, example: &str) -> String {
    let count = significant(typed);
    if !typed.starts_with('+') || count < 2 || count >= significant(example) {
        return String::new();
    }
    let code = example.split(' ').next().unwrap_or_default();
    let begins = typed.split(' ').next().unwrap_or_default();
    if !(begins.starts_with(code) || code.starts_with(begins)) {
        return String::new();
    }
    let at = caret_after(example, count);
    let rest = example.get(at..).unwrap_or_default();
    if typed.ends_with(' ') {
        rest.trim_start().to_owned()
    } else {
        rest.to_owned()
    }
}

/// What to say of a number. `example` is one of its country, in international form.
pub(super) fn advice(parsed: &Parsed, typed: &str, example: Option<&str>) -> Advice {
    match parsed.reason.as_deref() {
        None if parsed.possible => Advice::None,
        Some("too-long") => Advice::TooLong,
        Some("country-code") if significant(typed) > 3 => Advice::UnknownCode,
        Some("country-code") => Advice::None,
        Some("no-number") if significant(typed) == 0 => Advice::NotANumber,
        _ => missing(typed, example),
    }
}

fn missing(typed: &str, example: Option<&str>) -> Advice {
    let count = example
        .filter(|_| typed.starts_with('+'))
        .and_then(|example| significant(example).checked_sub(significant(typed)))
        .filter(|count| *count > 0);
    count.map_or(Advice::TooShort, Advice::Missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BRAZIL: &str = "+55 11 91234-5678";

    #[test]
    fn the_caret_stays_behind_its_digit() {
        for (formatted, count, at) in [
            ("+55 11 9", 0, 0),
            ("+55 11 9", 3, 3),
            ("+55 11 9", 4, 5),
            ("+55 11 9", 6, 8),
            ("+55", 9, 3),
        ] {
            assert_eq!(caret_after(formatted, count), at, "{formatted:?} {count}");
        }
    }

    #[test]
    fn keys_type_where_the_caret_is() {
        for (text, from, to, digit, result, caret) in [
            ("", 0, 0, '9', "9", 1),
            ("0", 1, 1, '0', "+", 1),
            ("90", 2, 2, '0', "900", 3),
            ("123", 1, 2, '9', "193", 2),
        ] {
            assert_eq!(
                insert(text, from, to, digit),
                (result.to_owned(), caret),
                "{text:?} {digit}"
            );
        }
    }

    #[test]
    fn delete_takes_a_digit_not_its_space() {
        for (text, from, to, result, caret) in [
            ("+55 11 ", 7, 7, "+55 1", 5),
            ("+55 1", 5, 5, "+55 ", 4),
            ("+55 ", 4, 4, "+5", 2),
            ("123", 0, 0, "123", 0),
            ("123", 0, 2, "3", 0),
        ] {
            assert_eq!(
                delete(text, from, to),
                (result.to_owned(), caret),
                "{text:?}"
            );
        }
    }

    #[test]
    fn the_rest_of_the_example_stands_in_grey() {
        for (typed, rest) in [
            ("+55 11 9123", "4-5678"),
            ("+55 11 ", "91234-5678"),
            ("+55", " 11 91234-5678"),
            ("+", ""),
            ("11 9123", ""),
            (BRAZIL, ""),
            ("+49 15", ""),
        ] {
            assert_eq!(pending(typed, BRAZIL), rest, "{typed:?}");
        }
    }

    #[test]
    fn what_is_said() {
        let parsed = |possible, reason: Option<&str>| Parsed {
            possible,
            reason: reason.map(str::to_owned),
            ..Parsed::default()
        };
        for (parsed, typed, said) in [
            (parsed(true, None), BRAZIL, Advice::None),
            (
                parsed(false, Some("too-short")),
                "+55 11 9123",
                Advice::Missing(5),
            ),
            (parsed(false, Some("too-short")), "9123", Advice::TooShort),
            (
                parsed(false, Some("too-long")),
                "+55 11 91234-56789",
                Advice::TooLong,
            ),
            (parsed(false, Some("country-code")), "+99", Advice::None),
            (
                parsed(false, Some("country-code")),
                "+9999",
                Advice::UnknownCode,
            ),
        ] {
            assert_eq!(advice(&parsed, typed, Some(BRAZIL)), said, "{typed:?}");
        }
    }
}
