//! What arrives in a message, before anything is believed of it.

use alloc::string::String;

/// The longest text that is looked at, in UTF-16 units. Names and numbers are far shorter.
pub const LONGEST_TEXT: u32 = 2_000;

/// A value inside a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<O> {
    /// There is none, or it is `undefined`.
    Absent,
    /// `null`.
    Null,
    /// A boolean.
    Flag(bool),
    /// A number.
    Number(f64),
    /// A text of at most [`LONGEST_TEXT`] units.
    Text(String),
    /// An object that isn't an array.
    Object(O),
    /// Anything else: arrays, functions, BigInts, texts too long, properties with a getter, whatever throws when it is read.
    Other,
}

/// An object inside a message. Only its own data properties are read, by name; none are listed, so its size and its
/// cycles don't matter.
pub trait Fields: Sized {
    /// The own data property of that name.
    fn field(&self, name: &str) -> Value<Self>;
}

impl<O> Value<O> {
    /// The text; `Some(None)` where there is none, None where it is something else.
    #[allow(clippy::option_option, reason = "absent and wrong are different")]
    pub(crate) fn optional_text(self) -> Option<Option<String>> {
        match self {
            Self::Text(text) => Some(Some(text)),
            Self::Absent | Self::Null => Some(None),
            _ => None,
        }
    }

    /// The text, which must be there.
    pub(crate) fn text(self) -> Option<String> {
        self.optional_text().flatten()
    }

    /// Whether it is exactly this text.
    pub(crate) fn is(&self, wanted: &str) -> bool {
        matches!(self, Self::Text(text) if text == wanted)
    }
}
