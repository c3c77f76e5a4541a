//! The types table, once it has arrived.

use alloc::boxed::Box;
use alloc::string::{String, ToString};

use once_cell::race::OnceBox;
use ringlet_phone::Types;
use wasm_bindgen::prelude::wasm_bindgen;

static TYPES: OnceBox<Types> = OnceBox::new();

/// Takes the types table as fetched; from then on `parse_number` knows validity, type and country.
///
/// # Errors
/// A sentence when the bytes aren't the table that belongs to this build.
#[wasm_bindgen]
pub fn load_types(bytes: &[u8]) -> Result<(), String> {
    let types = Types::from_bytes(bytes.to_vec()).map_err(|error| error.to_string())?;
    // A second table is the same one again: names carry their content's hash.
    drop(TYPES.set(Box::new(types)));
    Ok(())
}

/// Asks the table; None as long as it hasn't arrived.
pub(crate) fn with<T>(ask: impl FnOnce(&Types) -> T) -> Option<T> {
    TYPES.get().map(ask)
}
