//! The characters of a text that is short enough to be a number.

use core::ops::Deref;

use super::ParseError;
use crate::step;

/// Longer texts are not parsed. As libphonenumber counts: characters, not bytes.
const MAX_INPUT: usize = 250;

/// Characters without a heap.
pub(super) struct Text {
    characters: [char; MAX_INPUT],
    start: usize,
    end: usize,
}

impl Text {
    /// # Errors
    /// [`ParseError::TooLong`] above 250 characters.
    pub(super) fn new(text: &str) -> Result<Text, ParseError> {
        let mut all = Text {
            characters: ['\0'; MAX_INPUT],
            start: 0,
            end: 0,
        };
        for character in text.chars() {
            step::count();
            *all.characters.get_mut(all.end).ok_or(ParseError::TooLong)? = character;
            all.end += 1;
        }
        Ok(all)
    }

    /// Keeps the characters from `start` to `end`, counted from the present beginning.
    pub(super) fn keep(&mut self, start: usize, end: usize) {
        self.end = self.end.min(self.start + end);
        self.start += start;
    }

    /// Two parts of another text, one after the other.
    pub(super) fn join(first: &[char], second: &[char]) -> Text {
        let mut joined = Text {
            characters: ['\0'; MAX_INPUT],
            start: 0,
            end: 0,
        };
        for (place, &character) in joined.characters.iter_mut().zip(first.iter().chain(second)) {
            *place = character;
            joined.end += 1;
        }
        joined
    }
}

impl Deref for Text {
    type Target = [char];

    fn deref(&self) -> &[char] {
        self.characters
            .get(self.start..self.end)
            .unwrap_or_default()
    }
}

/// Where an ASCII text first occurs.
pub(super) fn find(text: &[char], wanted: &str) -> Option<usize> {
    let first = wanted.chars().next()?;
    let begins = |at: &usize| text.get(*at) == Some(&first);
    (0..text.len())
        .filter(begins)
        .find(|&at| starts_with(text.get(at..).unwrap_or_default(), wanted))
}

fn starts_with(text: &[char], wanted: &str) -> bool {
    step::count();
    text.len() >= wanted.len()
        && wanted
            .chars()
            .zip(text)
            .all(|(wanted, &have)| wanted == have)
}
