//! What tables in CSV files have in common: what parts their cells, and where their lines are.

/// Comma, semicolon or tab, whichever the first line has most of.
pub(super) fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let often = |sign: &u8| first.bytes().filter(|byte| byte == sign).count();
    b"\t;,".iter().copied().max_by_key(often).unwrap_or(b',')
}

/// Counts lines as an editor does. The reader's own count is that of the record before where line breaks come between:
/// empty lines, and the second half of a `\r\n`.
pub(super) struct Lines<'text> {
    bytes: &'text [u8],
    /// Up to here they are counted.
    counted: usize,
    line: u32,
}

impl<'text> Lines<'text> {
    pub(super) fn of(text: &'text str) -> Self {
        Self {
            bytes: text.as_bytes(),
            counted: 0,
            line: 1,
        }
    }

    /// The line on which the record at that position begins. Positions come in ascending order.
    pub(super) fn at(&mut self, position: Option<&csv::Position>) -> u32 {
        let byte = position.and_then(|at| usize::try_from(at.byte()).ok());
        let rest = byte.and_then(|byte| self.bytes.get(byte..));
        let (Some(byte), Some(rest)) = (byte, rest) else {
            return self.line;
        };
        let breaks = rest.iter().take_while(|sign| matches!(sign, b'\r' | b'\n'));
        let begin = byte + breaks.count();
        for at in self.counted..begin {
            let ends = match self.bytes[at] {
                b'\n' => true,
                b'\r' => self.bytes.get(at + 1) != Some(&b'\n'),
                _ => false,
            };
            self.line = self.line.saturating_add(u32::from(ends));
        }
        self.counted = self.counted.max(begin);
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::delimiter;

    #[test]
    fn the_sign_between_cells_is_the_one_most_used() {
        for (text, sign) in [("a,b;c,d", b','), ("a;b;c\n1,2,3,4", b';'), ("a\tb", b'\t')] {
            assert_eq!(delimiter(text), sign, "{text}");
        }
    }
}
