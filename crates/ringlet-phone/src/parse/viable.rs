//! Which characters a number is made of, and whether a text could be one.

use super::extension;
use super::fold::fold;
use crate::step;
use crate::unicode::{decimal, is_alphanumeric};

/// Spaces, dashes, dots, slashes, brackets, tildes; `x` stands for a carrier code in some countries.
fn is_punctuation(c: char) -> bool {
    matches!(
        c,
        '-' | 'x' | 'X' | ' ' | '(' | ')' | '.' | '[' | ']' | '/' | '~'
            | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{30FC}' | '\u{FF0D}'..='\u{FF0F}'
            | '\u{A0}' | '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{3000}'
            | '\u{FF08}' | '\u{FF09}' | '\u{FF3B}' | '\u{FF3D}' | '\u{2053}' | '\u{223C}' | '\u{FF5E}'
    )
}

fn is_plus(c: char) -> bool {
    matches!(c, '+' | '\u{FF0B}')
}

/// How many plus signs the text begins with.
pub(super) fn leading_pluses(text: &[char]) -> usize {
    text.iter().take_while(|&&c| is_plus(c)).count()
}

/// Start and end of the part that may be a number: from the first plus or digit, without what can't end a
/// number, and without a second extension (`/x12`).
pub(super) fn possible_part(text: &[char]) -> (usize, usize) {
    let Some(start) = text
        .iter()
        .position(|&c| is_plus(c) || decimal(c).is_some())
    else {
        return (0, 0);
    };
    let part = text.get(start..).unwrap_or_default();
    let end = part
        .iter()
        .rposition(|&c| c == '#' || is_alphanumeric(c))
        .map_or(0, |last| last + 1);
    let part = part.get(..end).unwrap_or_default();
    let second = (0..end).find(|&at| begins_second_number(part.get(at..).unwrap_or_default()));
    (start, start + second.unwrap_or(end))
}

/// A slash, spaces, `x`.
fn begins_second_number(text: &[char]) -> bool {
    let ['/' | '\\', rest @ ..] = text else {
        return false;
    };
    let mut rest = rest.iter().inspect(|_| step::count());
    rest.find(|&&c| c != ' ') == Some(&'x')
}

/// Whether the text is made like a number: two digits; or plus signs, three digits, then more digits, punctuation
/// and letters, with or without an extension.
pub(super) fn is_viable(text: &[char]) -> bool {
    if let [first, second] = text
        && decimal(*first).is_some()
        && decimal(*second).is_some()
    {
        return true;
    }
    let mut digits = 0;
    for (at, &c) in text.iter().enumerate().skip(leading_pluses(text)) {
        if decimal(c).is_some() {
            digits += 1;
        } else if digits < 3 && !is_punctuation(c) && c != '*' {
            return false;
        }
        if digits == 3 {
            return is_tail(text, at + 1);
        }
    }
    false
}

/// Whether everything from `at` on is of a number, or becomes an extension somewhere.
fn is_tail(text: &[char], at: usize) -> bool {
    let is_inner = |c: char| {
        c == '*' || is_punctuation(c) || decimal(c).is_some() || fold(c).is_ascii_lowercase()
    };
    match text.iter().skip(at).position(|&c| !is_inner(c)) {
        None => true,
        Some(other) => extension::may_start_within(text, at, at + other),
    }
}
