//! Lower case, as far as numbers need it.

/// The lower case of ASCII, full-width and Cyrillic letters, and of the few others that match them when case is
/// ignored.
pub(super) fn fold(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '\0'..='\x7f' => c,
        '\u{FF21}'..='\u{FF3A}' | 'А'..='Я' => char::from_u32(u32::from(c) + 0x20).unwrap_or(c),
        'İ' | 'ı' => 'i',
        'ſ' => 's',
        '\u{212A}' => 'k',
        'Ó' => 'ó',
        '\u{1C81}' => 'д',
        '\u{1C82}' => 'о',
        _ => c,
    }
}
