//! Names of new records.

use rusqlite::{OptionalExtension as _, params};

use super::table::table;
use crate::doctype::{DocType, Document, Naming, Problem};
use crate::storage::sqlite::WriteTx;
use crate::storage::{DocumentRefusal, StorageError};

const NEXT: &str = "INSERT INTO series (prefix, last) VALUES ($1, 1)
     ON CONFLICT (prefix) DO UPDATE SET last = series.last + 1 RETURNING last";

/// The name of a new record; None where the table counts by itself.
pub(super) fn choose(
    tx: &WriteTx<'_>,
    doctype: &'static DocType,
    document: &Document,
    random: &mut impl Iterator<Item = String>,
) -> Result<Option<String>, DocumentRefusal> {
    match doctype.naming {
        Naming::Field(field) => {
            let name = document.text(field).ok_or(Problem::Mandatory {
                doctype: doctype.name,
                fields: vec![field],
            })?;
            if taken(tx, doctype, name)? {
                return Err(DocumentRefusal::Exists(name.to_owned()));
            }
            Ok(Some(name.to_owned()))
        }
        Naming::Random => Ok(random.next()),
        Naming::Counter => Ok(None),
        Naming::Series(prefix) => Ok(Some(next(tx, prefix)?)),
        Naming::FullName => Ok(Some(free(
            tx,
            doctype,
            document.text("full_name").unwrap_or("Contact"),
        )?)),
    }
}

/// `CRM-LEAD` → `CRM-LEAD-2026-00001`.
fn next(tx: &WriteTx<'_>, prefix: &str) -> Result<String, StorageError> {
    let year = jiff::Timestamp::from_millisecond(tx.now().0)
        .map_or(1970, |now| now.to_zoned(jiff::tz::TimeZone::UTC).year());
    let prefix = format!("{prefix}-{year}-");
    let number: i64 = tx
        .prepare_cached(NEXT)?
        .query_row([&prefix], |row| row.get(0))?;
    Ok(format!("{prefix}{number:05}"))
}

/// The name itself, or with the first free number behind it.
fn free(tx: &WriteTx<'_>, doctype: &'static DocType, name: &str) -> Result<String, StorageError> {
    let mut candidate = name.to_owned();
    while taken(tx, doctype, &candidate)? {
        let number: i64 = tx
            .prepare_cached(NEXT)?
            .query_row([format!("{}/{name}", doctype.name)], |row| row.get(0))?;
        candidate = format!("{name}-{number}");
    }
    Ok(candidate)
}

fn taken(tx: &WriteTx<'_>, doctype: &'static DocType, name: &str) -> Result<bool, StorageError> {
    let key = if super::table::is_call(doctype) {
        "id"
    } else {
        "name"
    };
    let sql = format!("SELECT 1 FROM {} WHERE {key} = $1", table(doctype));
    let found: Option<i64> = tx
        .prepare_cached(&sql)?
        .query_row(params![name], |row| row.get(0))
        .optional()?;
    Ok(found.is_some())
}
