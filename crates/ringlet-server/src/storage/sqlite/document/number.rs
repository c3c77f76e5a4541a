//! The side table of all numbers that records hold.

use rusqlite::{Connection, params};

use crate::storage::{NumberEntry, StorageError};

const CLEAR: &str = "DELETE FROM record_number WHERE doctype = $1 AND name = $2";
const INSERT: &str = "INSERT INTO record_number (number_key, doctype, name, raw, is_primary)
     VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (number_key, doctype, name) DO UPDATE SET is_primary = max(is_primary, excluded.is_primary)";

/// Makes `numbers` all that the record holds.
pub(in crate::storage::sqlite) fn replace(
    connection: &Connection,
    doctype: &str,
    name: &str,
    numbers: &[NumberEntry],
) -> Result<(), StorageError> {
    connection.prepare_cached(CLEAR)?.execute([doctype, name])?;
    let mut insert = connection.prepare_cached(INSERT)?;
    for number in numbers {
        insert.execute(params![
            number.key,
            doctype,
            name,
            number.raw,
            number.primary
        ])?;
    }
    Ok(())
}
