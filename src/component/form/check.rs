//! Rules that a field is held against while it is typed. Each says what is wrong and what would be right.

use std::cmp::Ordering;

use crate::i18n::settings as words;

/// What the number engine said of a text, as far as a form needs it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NumberFacts {
    /// It can be dialled.
    pub possible: bool,
    /// Its country, ISO 3166, where known.
    pub country: Option<String>,
    /// An example number of that country (or of the region in force), international form.
    pub example: Option<String>,
    /// That country's name for people.
    pub country_name: Option<String>,
    /// Its country calling code, digits only.
    pub calling_code: Option<String>,
}

/// Why a typed number can't be right, as a sentence; None when it can, or when nothing was typed.
#[must_use]
pub fn number_problem(text: &str, facts: &NumberFacts) -> Option<String> {
    let t = words();
    let text = text.trim();
    if text.is_empty() || facts.possible {
        return None;
    }
    let typed = digits(text);
    if typed == 0 {
        return Some(t.no_digits.into());
    }
    let (Some(example), Some(code)) = (&facts.example, &facts.calling_code) else {
        return Some(
            if text.starts_with('+') {
                t.bad_country_code
            } else {
                t.add_country_code
            }
            .into(),
        );
    };
    let expected = digits(example).saturating_sub(code.len());
    let national = if text.starts_with('+') {
        typed.saturating_sub(code.len())
    } else {
        digits(text.trim_start_matches('0'))
    };
    let place = facts
        .country_name
        .as_deref()
        .or(facts.country.as_deref())
        .unwrap_or(t.this_country);
    Some(match national.cmp(&expected) {
        Ordering::Less => t.number_short(place, expected, code),
        Ordering::Greater => t.number_long(place, expected, code),
        Ordering::Equal => t.number_unknown(place),
    })
}

fn digits(text: &str) -> usize {
    text.chars().filter(char::is_ascii_digit).count()
}

/// Why a text isn't an address that the server may ask: it must be https with a host and without a password.
#[must_use]
pub fn address_problem(text: &str) -> Option<&'static str> {
    let text = text.trim();
    if text.is_empty() {
        return Some(words().address_empty);
    }
    let Some(rest) = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"))
    else {
        return Some(words().address_scheme);
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.contains('@') {
        return Some(words().address_password);
    }
    (host.is_empty() || text.contains(char::is_whitespace)).then_some(words().address_host)
}

/// Why a text isn't the origin of a page: scheme, host and port, nothing after them.
#[must_use]
pub fn origin_problem(text: &str) -> Option<&'static str> {
    if let Some(problem) = address_problem(text) {
        return Some(problem);
    }
    let rest = text.trim().split_once("://").map_or("", |(_, rest)| rest);
    rest.contains(['/', '?', '#'])
        .then_some(words().origin_path)
}

/// Why a text can't be a new password: at least eight characters, at most 512.
#[must_use]
pub fn password_problem(text: &str) -> Option<&'static str> {
    match text.chars().count() {
        0 => Some(words().password_empty),
        1..8 => Some(words().password_short),
        8..=512 => None,
        _ => Some(words().password_long),
    }
}

/// Why a text can't be a user's id: an e-mail address.
#[must_use]
pub fn email_problem(text: &str) -> Option<&'static str> {
    let text = text.trim();
    let good = text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && host.contains('.')
            && !host.starts_with('.')
            && !host.ends_with('.')
            && !text.contains(char::is_whitespace)
    });
    (!good).then_some(words().email_bad)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn india(possible: bool) -> NumberFacts {
        NumberFacts {
            possible,
            country: Some("IN".into()),
            example: Some("+91 81234 56789".into()),
            country_name: Some("India".into()),
            calling_code: Some("91".into()),
        }
    }

    #[test]
    fn a_number_says_what_is_wrong() {
        let short = "This number is too short for India. It has 10 digits after +91.";
        let long = "This number is too long for India. It has 10 digits after +91.";
        for (text, facts, problem) in [
            ("", india(false), None),
            ("99999 88888", india(true), None),
            ("0224800", india(false), Some(short)),
            ("+91 22480", india(false), Some(short)),
            ("99999888881234", india(false), Some(long)),
            (
                "abc",
                india(false),
                Some("This is not a phone number. It has no digits."),
            ),
            (
                "+999 1",
                NumberFacts::default(),
                Some("This country code doesn’t exist."),
            ),
            (
                "12345",
                NumberFacts::default(),
                Some("Add the country code, beginning with +."),
            ),
        ] {
            assert_eq!(number_problem(text, &facts).as_deref(), problem, "{text:?}");
        }
    }

    #[test]
    fn addresses() {
        for (text, good) in [
            (
                "https://api-smartflo.tatateleservices.com/v1/click_to_call",
                true,
            ),
            ("http://127.0.0.1:9000/v1", true),
            ("api.example.com", false),
            ("https://", false),
            ("https:///path", false),
            ("https://user:pw@example.com", false),
            ("https://exa mple.com", false),
            ("", false),
        ] {
            assert_eq!(address_problem(text).is_none(), good, "{text:?}");
        }
    }

    #[test]
    fn origins_have_no_path() {
        for (text, good) in [
            ("https://crm.example.com", true),
            ("https://crm.example.com:8443", true),
            ("https://crm.example.com/", false),
            ("https://crm.example.com/app", false),
            ("crm.example.com", false),
        ] {
            assert_eq!(origin_problem(text).is_none(), good, "{text:?}");
        }
    }

    #[test]
    fn passwords_and_ids() {
        for (text, good) in [("", false), ("short", false), ("long enough it is", true)] {
            assert_eq!(password_problem(text).is_none(), good, "{text:?}");
        }
        for (text, good) in [
            ("asha@example.com", true),
            ("asha", false),
            ("@example.com", false),
            ("a b@example.com", false),
            ("a@b", false),
        ] {
            assert_eq!(email_problem(text).is_none(), good, "{text:?}");
        }
    }
}
