//! Characters → digits.

use super::fold::fold;
use crate::digits::Digits;
use crate::unicode::decimal;

/// The digits of a whole text, and a national prefix put in their place.
pub(crate) type Normalized = Digits<256>;

/// The digits of a number; its letters too (as on a telephone's keys) when it has three or more of them, and then
/// only ASCII digits count.
pub(super) fn normalize(number: &[char]) -> Normalized {
    let vanity = number
        .iter()
        .filter(|c| c.is_ascii_alphabetic())
        .nth(2)
        .is_some();
    let mut digits = Normalized::default();
    for &c in number {
        let digit = match c {
            '0'..='9' => Some(c as u8 - b'0'),
            // Kelvin and dotted İ are upper case already and stay what they are.
            '\u{212A}' | 'İ' => None,
            _ if vanity => key(fold(c)),
            _ => decimal(c),
        };
        if let Some(digit) = digit {
            digits.push(b'0' + digit);
        }
    }
    digits
}

/// The key a letter is on (ITU-T E.161).
fn key(letter: char) -> Option<u8> {
    Some(match letter {
        'a'..='c' => 2,
        'd'..='f' => 3,
        'g'..='i' => 4,
        'j'..='l' => 5,
        'm'..='o' => 6,
        'p'..='s' => 7,
        't'..='v' => 8,
        'w'..='z' => 9,
        _ => return None,
    })
}
