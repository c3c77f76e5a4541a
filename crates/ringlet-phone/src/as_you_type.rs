//! Formats a number while it is typed.

use alloc::string::String;

use crate::region::Region;

/// Formats a number key by key; as libphonenumber's `AsYouTypeFormatter`.
///
/// ```
/// use ringlet_phone::{AsYouType, Region};
///
/// let mut typed = AsYouType::new(Region::new("US"));
/// for key in "6502530000".chars() {
///     typed.push(key);
/// }
/// ```
pub struct AsYouType {
    region: Option<Region>,
    shown: String,
}

impl AsYouType {
    /// Starts empty, for keys pressed in `region`.
    #[must_use]
    pub fn new(region: Option<Region>) -> AsYouType {
        AsYouType {
            region,
            shown: String::new(),
        }
    }

    /// Formats a whole text as if its characters had been typed one after the other.
    #[must_use]
    pub fn format(text: &str, region: Option<Region>) -> String {
        let mut typed = AsYouType::new(region);
        text.chars().for_each(|key| {
            typed.push(key);
        });
        typed.shown
    }

    /// Takes one more key and answers the text to show. A character other than a digit (or a leading `+`)
    /// stops the formatting: the text is then shown as typed.
    pub fn push(&mut self, key: char) -> &str {
        self.shown.push(key);
        &self.shown
    }

    /// The text to show now.
    #[must_use]
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// Forgets everything typed.
    pub fn clear(&mut self) {
        *self = AsYouType::new(self.region);
    }
}
