//! Reading records.

use rusqlite::{Connection, OptionalExtension as _, params_from_iter};

use super::select::{self, Statement, cell};
use super::table::{child_column, child_table};
use crate::doctype::query::{Condition, ListQuery};
use crate::doctype::{Cell, ChildTable, DocType, Document, Row};
use crate::storage::{StorageError, View};

/// The rows of a list.
pub(super) fn list(
    connection: &Connection,
    doctype: &'static DocType,
    view: &View,
    query: &ListQuery,
) -> Result<Vec<Vec<Cell>>, StorageError> {
    let Statement { sql, values } = select::list(doctype, view, query);
    let width = query.select.len();
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(values), |row| {
        (0..width)
            .map(|at| cell(row, at))
            .collect::<rusqlite::Result<Vec<_>>>()
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// How many records fulfil the conditions.
pub(super) fn count(
    connection: &Connection,
    doctype: &'static DocType,
    view: &View,
    all: &[Condition],
    any: &[Condition],
) -> Result<i64, StorageError> {
    let Statement { sql, values } = select::count(doctype, view, all, any);
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_row(params_from_iter(values), |row| row.get(0))?)
}

/// One record with its child rows.
pub(in crate::storage::sqlite) fn find(
    connection: &Connection,
    doctype: &'static DocType,
    view: &View,
    name: &str,
) -> Result<Option<Document>, StorageError> {
    let Statement { sql, values } = select::one(doctype, view, name);
    let cells = connection
        .prepare_cached(&sql)?
        .query_row(params_from_iter(values), |row| {
            doctype
                .columns()
                .enumerate()
                .map(|(at, field)| Ok((field.name, cell(row, at)?)))
                .collect::<rusqlite::Result<Vec<_>>>()
        })
        .optional()?;
    let Some(cells) = cells else {
        return Ok(None);
    };
    let children = doctype
        .children
        .iter()
        .map(|child| Ok((child.field, rows(connection, child, name)?)))
        .collect::<Result<_, StorageError>>()?;
    Ok(Some(Document { cells, children }))
}

/// The rows of a child table, in order.
fn rows(
    connection: &Connection,
    child: &ChildTable,
    parent: &str,
) -> Result<Vec<Row>, StorageError> {
    let columns: Vec<_> = child
        .fields
        .iter()
        .map(|field| child_column(child, field.name))
        .collect();
    let sql = format!(
        "SELECT name, {} FROM {} WHERE parent = $1 ORDER BY idx",
        columns.join(", "),
        child_table(child)
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([parent], |row| {
        let cells = child
            .fields
            .iter()
            .enumerate()
            .map(|(at, field)| Ok((field.name, cell(row, at + 1)?)))
            .collect::<rusqlite::Result<_>>()?;
        Ok(Row {
            name: row.get(0)?,
            cells,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
