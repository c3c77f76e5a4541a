//! Messages with gaps and counts.

use super::Locale;

/// Puts values into the `{name}` gaps of a message.
#[must_use]
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            rest = after;
            continue;
        };
        let value = values
            .iter()
            .find(|(key, _)| *key == name)
            .map_or("", |(_, value)| value);
        text.push_str(value);
        rest = after;
    }
    text.push_str(rest);
    text
}

/// Chooses between the two forms that our languages have (CLDR cardinal plurals: English and German say *one* for 1,
/// Portuguese and Hindi also for 0).
#[must_use]
pub fn plural(
    locale: Locale,
    count: usize,
    one: &'static str,
    other: &'static str,
) -> &'static str {
    let is_one = match locale {
        Locale::En | Locale::De => count == 1,
        Locale::PtBr | Locale::Hi => count <= 1,
    };
    if is_one { one } else { other }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_filled() {
        for (template, text) in [
            ("Use {other} or ask for it.", "Use Tata Tele or ask for it."),
            ("{other}", "Tata Tele"),
            ("no gap", "no gap"),
            ("{unknown}!", "!"),
        ] {
            assert_eq!(fill(template, &[("other", "Tata Tele")]), text);
        }
    }

    #[test]
    fn a_value_is_not_filled_again() {
        assert_eq!(fill("{a} {b}", &[("a", "{b}"), ("b", "x")]), "{b} x");
    }

    #[test]
    fn counts() {
        for (locale, count, form) in [
            (Locale::En, 0, "other"),
            (Locale::En, 1, "one"),
            (Locale::De, 2, "other"),
            (Locale::PtBr, 0, "one"),
            (Locale::Hi, 2, "other"),
        ] {
            assert_eq!(
                plural(locale, count, "one", "other"),
                form,
                "{locale:?} {count}"
            );
        }
    }
}
