//! A few digits without a heap.

/// At most `N` bytes, all of them ASCII digits. What doesn't fit is dropped; callers choose an `N` that suffices.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Digits<const N: usize> {
    bytes: [u8; N],
    length: u16,
}

impl<const N: usize> Default for Digits<N> {
    fn default() -> Self {
        Digits {
            bytes: [0; N],
            length: 0,
        }
    }
}

impl<const N: usize> Digits<N> {
    pub(crate) fn push(&mut self, digit: u8) {
        if let Some(place) = self.bytes.get_mut(usize::from(self.length)) {
            *place = digit;
            self.length += 1;
        }
    }

    pub(crate) fn extend(&mut self, digits: &[u8]) {
        digits.iter().for_each(|&digit| self.push(digit));
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.bytes
            .get(..usize::from(self.length))
            .unwrap_or_default()
    }

    pub(crate) fn as_str(&self) -> &str {
        core::str::from_utf8(self.as_bytes()).unwrap_or_default()
    }
}
