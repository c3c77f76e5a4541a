//! Our own numbers, and the keys of all numbers.

use rusqlite::{Connection, params};

use crate::number;
use crate::storage::sqlite::WriteTx;
use crate::storage::{NumberEntry, StorageError};

const AGENTS: &str = "SELECT name FROM record_number
     WHERE number_key = $1 AND doctype = 'CRM Telephony Agent' ORDER BY name";
const CLEAR_OWN: &str = "DELETE FROM own_number WHERE source = $1";
const ADD_OWN: &str = "INSERT INTO own_number (source, raw, number_key) VALUES ($1, $2, $3)
     ON CONFLICT (source, raw) DO UPDATE SET number_key = excluded.number_key";
const ALL_RECORD: &str = "SELECT DISTINCT raw FROM record_number";
const ALL_OWN: &str = "SELECT DISTINCT raw FROM own_number";
const REKEY_OWN: &str = "UPDATE own_number SET number_key = $1 WHERE raw = $2";
/// Two spellings of one record may become one key.
const REKEY_RECORD: &str =
    "UPDATE OR REPLACE record_number SET number_key = $1 WHERE raw = $2 AND number_key <> $1";

/// The agents reached under a number.
pub(super) fn agents(connection: &Connection, key: &str) -> Result<Vec<String>, StorageError> {
    let mut statement = connection.prepare_cached(AGENTS)?;
    let rows = statement.query_map([key], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Makes `numbers` all that `source` says we are called on.
pub(super) fn save(
    tx: &WriteTx<'_>,
    source: &str,
    numbers: &[NumberEntry],
) -> Result<(), StorageError> {
    tx.prepare_cached(CLEAR_OWN)?.execute([source])?;
    for number in numbers {
        tx.prepare_cached(ADD_OWN)?
            .execute(params![source, number.raw, number.key])?;
    }
    Ok(())
}

/// Works out every key anew.
pub(super) fn rekey(tx: &WriteTx<'_>, region: Option<&str>) -> Result<(), StorageError> {
    for (all, change) in [(ALL_RECORD, REKEY_RECORD), (ALL_OWN, REKEY_OWN)] {
        let spellings: Vec<String> = tx
            .prepare(all)?
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let mut change = tx.prepare_cached(change)?;
        for raw in spellings {
            if let Some(key) = number::key(&raw, region) {
                change.execute(params![key, raw])?;
            }
        }
    }
    Ok(())
}
