//! Takes the middle out of telephone numbers: `+919876543210` → `+91******10`.

use std::io::{self, Write};

/// A number as logs and the audit log may show it: the first three and the last two characters.
#[must_use]
pub fn mask_number(number: &str) -> String {
    let digits: Vec<char> = number
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '+')
        .collect();
    if digits.len() <= 5 {
        return "*".repeat(digits.len());
    }
    let (head, tail) = (&digits[..3], &digits[digits.len() - 2..]);
    format!(
        "{}{}{}",
        head.iter().collect::<String>(),
        "*".repeat(digits.len() - 5),
        tail.iter().collect::<String>()
    )
}

/// The last line of defence: masks runs of nine or more digits in whatever is written to the log. Code that logs masks
/// by itself; this catches what libraries say.
pub(super) struct MaskingWriter<W>(pub(super) W);

impl<W: Write> Write for MaskingWriter<W> {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.0.write_all(&mask_runs(line))?;
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Shortest run of digits that is taken for a telephone number.
const SHORTEST: usize = 9;

fn mask_runs(line: &[u8]) -> Vec<u8> {
    let mut masked = line.to_vec();
    let mut start = 0;
    while start < masked.len() {
        let run = masked[start..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        if run >= SHORTEST {
            masked[start + 2..start + run - 2].fill(b'*');
        }
        start += run.max(1);
    }
    masked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_ends_of_a_number() {
        assert_eq!(mask_number("+919876543210"), "+91********10");
        assert_eq!(mask_number("(555) 010-1234"), "555*****34");
        assert_eq!(mask_number("101"), "***");
        assert_eq!(mask_number(""), "");
    }

    #[test]
    fn masks_long_runs_in_log_lines_and_leaves_times_alone() {
        let masked = |line: &str| String::from_utf8(mask_runs(line.as_bytes())).unwrap();
        assert_eq!(
            masked("2026-11-20T22:00:00.123456Z to=+919876543210 n=12345678"),
            "2026-11-20T22:00:00.123456Z to=+91********10 n=12345678"
        );
        assert_eq!(masked("123456789"), "12*****89");
        assert_eq!(masked(""), "");
    }
}
