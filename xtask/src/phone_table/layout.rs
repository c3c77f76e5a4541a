//! Where each part of a table lies; the engine gets it as constants.

use std::fmt::Write;

use anyhow::{Result, ensure};

use super::token;

/// The bytes of a table and the constants that go with it.
#[derive(Default)]
pub(crate) struct Table {
    pub(crate) bytes: Vec<u8>,
    constants: Vec<(String, usize)>,
}

impl Table {
    /// Appends bytes whose number the engine knows otherwise.
    pub(crate) fn section(&mut self, name: &str, bytes: impl IntoIterator<Item = u8>) {
        self.constants
            .push((format!("{name}_AT"), self.bytes.len()));
        self.bytes.extend(bytes);
    }

    /// Appends entries, each ended by [`token::END`].
    pub(crate) fn entries(&mut self, name: &str, entries: Vec<Vec<u8>>) -> Result<()> {
        self.constants
            .push((format!("{name}_AT"), self.bytes.len()));
        for entry in entries {
            ensure!(
                !entry.contains(&token::END),
                "an entry of {name} contains the byte that ends entries"
            );
            self.bytes.extend(entry);
            self.bytes.push(token::END);
        }
        Ok(())
    }

    /// Notes a number the engine needs.
    pub(crate) fn count(&mut self, name: &str, count: usize) {
        self.constants.push((name.to_owned(), count));
    }
}

/// The constants of both tables as a Rust file.
pub(crate) fn source(core: &Table, types: &Table, stamp: [u8; 4]) -> Result<String> {
    let mut text = String::from(
        "//! Where the parts of the tables lie. Made by `cargo xtask phone-table`; don't edit.\n\n",
    );
    for (name, value) in core.constants.iter().chain(&types.constants) {
        writeln!(text, "pub(crate) const {name}: usize = {value};")?;
    }
    writeln!(
        text,
        "pub(crate) const TYPES_LENGTH: usize = {};",
        types.bytes.len()
    )?;
    writeln!(
        text,
        "/// The first bytes of the types table that belongs to this core table."
    )?;
    writeln!(text, "pub(crate) const STAMP: [u8; 4] = {stamp:?};")?;
    Ok(text)
}
