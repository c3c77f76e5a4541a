//! The characters of a text that is short enough to be a number.

use core::ops::Deref;

use super::ParseError;

/// Longer texts are not parsed. As libphonenumber counts: characters, not bytes.
const MAX_INPUT: usize = 250;

/// Characters without a heap.
pub(super) struct Text {
    characters: [char; MAX_INPUT],
    length: usize,
}

impl Text {
    /// # Errors
    /// [`ParseError::TooLong`] above 250 characters.
    pub(super) fn new(text: &str) -> Result<Text, ParseError> {
        let mut all = Text {
            characters: ['\0'; MAX_INPUT],
            length: 0,
        };
        for character in text.chars() {
            *all.characters
                .get_mut(all.length)
                .ok_or(ParseError::TooLong)? = character;
            all.length += 1;
        }
        Ok(all)
    }

    /// Keeps the characters from `start` to `end`.
    pub(super) fn keep(&mut self, start: usize, end: usize) {
        let end = end.min(self.length);
        self.characters.copy_within(start.min(end)..end, 0);
        self.length = end.saturating_sub(start);
    }

    /// Replaces everything by two parts of another text.
    pub(super) fn join(first: &[char], second: &[char]) -> Text {
        let mut joined = Text {
            characters: ['\0'; MAX_INPUT],
            length: 0,
        };
        for (place, &character) in joined.characters.iter_mut().zip(first.iter().chain(second)) {
            *place = character;
            joined.length += 1;
        }
        joined
    }
}

impl Deref for Text {
    type Target = [char];

    fn deref(&self) -> &[char] {
        self.characters.get(..self.length).unwrap_or_default()
    }
}

/// Where an ASCII text first occurs.
pub(super) fn find(text: &[char], wanted: &str) -> Option<usize> {
    (0..text.len()).find(|&at| starts_with(text.get(at..).unwrap_or_default(), wanted))
}

fn starts_with(text: &[char], wanted: &str) -> bool {
    text.len() >= wanted.len()
        && wanted
            .chars()
            .zip(text)
            .all(|(wanted, &have)| wanted == have)
}
