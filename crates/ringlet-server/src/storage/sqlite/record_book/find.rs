//! Records by name, company or number, for somebody who looks for one by hand.

use std::cmp::Reverse;

use rusqlite::{Connection, params};

use super::holder::{ALL, Source, holder};
use crate::storage::{Holder, RecordQuery, StorageError};

/// The records, the one last changed first.
pub(super) fn records(
    connection: &Connection,
    query: &RecordQuery,
    limit: u32,
) -> Result<Vec<Holder>, StorageError> {
    let mut found = Vec::new();
    for source in ALL {
        found.extend(by_name(connection, source, &query.text, limit)?);
        if let Some(number) = &query.number {
            found.extend(by_number(connection, source, number, limit)?);
        }
    }
    found.sort_by_key(|holder| (Reverse(holder.modified), holder.record.name.clone()));
    found.dedup_by(|one, other| one.record == other.record);
    found.truncate(limit as usize);
    Ok(found)
}

/// Newest first, so that a frequent word is found at once; only a rare one walks the table.
fn by_name(
    connection: &Connection,
    source: &Source,
    text: &str,
    limit: u32,
) -> Result<Vec<Holder>, StorageError> {
    let sql = format!(
        "SELECT {}, '', 0 FROM {} r WHERE instr(lower({}), $1) > 0 ORDER BY r.modified DESC LIMIT $2",
        source.columns, source.table, source.text
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params![text, limit], |row| holder(connection, source, row))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn by_number(
    connection: &Connection,
    source: &Source,
    number: &str,
    limit: u32,
) -> Result<Vec<Holder>, StorageError> {
    // Everything that begins with the number sorts before the number followed by a sign above all digits.
    let sql = format!(
        "SELECT {}, n.raw, n.is_primary FROM record_number n JOIN {} r ON r.name = n.name
         WHERE n.number_key >= $1 AND n.number_key < $1 || ':' AND n.doctype = '{}' LIMIT $2",
        source.columns, source.table, source.doctype
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params![number, limit], |row| {
        holder(connection, source, row)
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
