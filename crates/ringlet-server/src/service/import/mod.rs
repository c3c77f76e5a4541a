//! Files of calls: a phone's list over Bluetooth (PBAP), a table of an earlier system.

mod card;
mod column;
pub mod csv;
mod keep;
pub mod pbap;
mod row;
mod table;
mod tell;

pub use keep::{Keeper, ReadCall};
pub use tell::tell;

/// A file as it was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceFile {
    /// Its name, as far as it has one.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl SourceFile {
    /// Its text. What isn't UTF-8 is taken for Latin-1, which old phones and spreadsheets write.
    #[must_use]
    pub fn text(&self) -> String {
        let bytes = self
            .bytes
            .strip_prefix(b"\xef\xbb\xbf")
            .unwrap_or(&self.bytes);
        match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
        }
    }
}
