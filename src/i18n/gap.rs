//! Messages with arguments, in the form that the build gives a catalogue.

use std::str::Split;

use super::locale;
use crate::browser::intl;

/// Stands between the forms of a plural.
const FORM: char = '\u{1f}';

/// The next line of a catalogue; empty where there is none.
#[inline(never)]
pub(super) fn next(lines: &mut Split<'static, char>) -> &'static str {
    lines.next().unwrap_or_default()
}

/// Puts the arguments into a message; the first stands where U+0001 is, and so on.
pub(super) fn fill(template: &str, arguments: &[&str]) -> String {
    let mut text = String::with_capacity(template.len() + 16);
    for letter in template.chars() {
        let at = (letter as usize).wrapping_sub(1);
        if letter < FORM {
            text.push_str(arguments.get(at).copied().unwrap_or_default());
        } else {
            text.push(letter);
        }
    }
    text
}

/// The form of a message for a count, by the language's plural rules.
pub(super) fn plural(template: &'static str, count: usize) -> &'static str {
    let mut forms = template.split(FORM);
    let other = forms.next().unwrap_or_default();
    let category = intl::plural(count, locale().tag());
    forms
        .find_map(|form| form.strip_prefix(category.as_str())?.strip_prefix('='))
        .unwrap_or(other)
}

/// A number as the language writes it.
pub(super) fn number(count: usize) -> String {
    intl::number(count, locale().tag())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_take_their_places_once() {
        for (template, text) in [
            ("Use \u{1} or ask for it.", "Use Tata Tele or ask for it."),
            ("\u{2}: \u{1}", "\u{1}: Tata Tele"),
            ("no gap", "no gap"),
            ("\u{3}!", "!"),
        ] {
            assert_eq!(fill(template, &["Tata Tele", "\u{1}"]), text);
        }
    }

    #[test]
    fn a_count_chooses_its_form() {
        let template = "\u{1} calls\u{1f}one=\u{1} call";
        assert_eq!(plural(template, 1), "\u{1} call");
        assert_eq!(plural(template, 0), "\u{1} calls");
        assert_eq!(plural("\u{1} more", 1), "\u{1} more");
    }
}
