//! What a phone number is looked up by.

use ringlet_phone::{Number, Possibility, Region, parse};

/// The number in `text`, when it is one that can be dialled from anywhere. `region` is where a number without `+` is at
/// home (ISO 3166).
#[must_use]
pub fn dialable(text: &str, region: Option<&str>) -> Option<Number> {
    let number = parse(text, region.and_then(Region::new)).ok()?;
    (number.possibility() == Possibility::Possible).then_some(number)
}

/// What `text` is looked up by: E.164 when it is such a number, else `=` and the signs one would dial (an extension such
/// as `101` only equals itself). None when there is nothing to dial in it.
#[must_use]
pub fn key(text: &str, region: Option<&str>) -> Option<String> {
    if let Some(number) = dialable(text, region) {
        return Some(number.e164());
    }
    let signs: String = text
        .chars()
        .filter(|c| c.is_ascii_digit() || matches!(c, '*' | '#'))
        .collect();
    (!signs.is_empty()).then(|| format!("={signs}"))
}

/// What a number in E.164 may begin with when it is typed like `text`: with `+`, with the country's code, or as one dials
/// at home. Empty: it begins no number.
#[must_use]
pub fn beginnings(text: &str, region: Option<&str>) -> Vec<String> {
    let text = text.trim();
    let dials = |c: char| c.is_ascii_digit() || " +-/().\u{a0}".contains(c);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if digits.is_empty() || !text.chars().all(dials) {
        return Vec::new();
    }
    if text.starts_with('+') {
        return vec![format!("+{digits}")];
    }
    let mut beginnings = vec![format!("+{digits}")];
    if let Some(code) = region.and_then(Region::new).and_then(Region::calling_code) {
        let at_home = digits.strip_prefix('0').unwrap_or(&digits);
        beginnings.push(format!("+{code}{at_home}"));
    }
    beginnings
}

/// For people: the international form, or the text itself when it is no such number.
#[must_use]
pub fn display(text: &str, region: Option<&str>) -> String {
    dialable(text, region).map_or_else(|| text.to_owned(), |number| number.international())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_indian_number_has_one_key_however_it_is_written() {
        for text in [
            "+91 98765 43210",
            "9876543210",
            "09876543210",
            "919876543210",
            "+91-98765-43210",
        ] {
            assert_eq!(
                key(text, Some("IN")).as_deref(),
                Some("+919876543210"),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_number_is_its_own_key() {
        assert_eq!(key("101", Some("IN")).as_deref(), Some("=101"));
        assert_eq!(key("*43#", None).as_deref(), Some("=*43#"));
        assert_eq!(key("anonymous", Some("IN")), None);
        assert_eq!(key("", None), None);
    }

    #[test]
    fn an_american_number_needs_its_plus_or_its_region() {
        assert_eq!(
            key("+14155552671", Some("IN")).as_deref(),
            Some("+14155552671")
        );
        // Without either it is at best an Indian number.
        assert_ne!(
            key("14155552671", Some("IN")).as_deref(),
            Some("+14155552671")
        );
        assert_eq!(
            key("4155552671", Some("US")).as_deref(),
            Some("+14155552671")
        );
        assert_eq!(
            key("14155552671", Some("US")).as_deref(),
            Some("+14155552671")
        );
    }
}
