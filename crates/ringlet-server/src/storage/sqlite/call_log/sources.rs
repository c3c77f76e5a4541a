//! Which sources told of a conversation.
//!
//! A leader holds the list of them as one text. There are as few different lists as there are ways in which sources go
//! together, so that a filter by a source walks each list with it as it would walk a value.

use std::collections::BTreeSet;

use rusqlite::Connection;

use crate::storage::{CallFilter, StorageError};

/// What stands between two of a list.
const COMMA: char = ',';

/// Every list there is: from each to the next by a step in the index.
pub(super) const LISTS: &str = "WITH RECURSIVE list(told) AS (
         SELECT (SELECT coalesce(c.sources, c.source) FROM call c INDEXED BY call_source_direction_time
             WHERE c.same_as IS NULL ORDER BY coalesce(c.sources, c.source) LIMIT 1)
         UNION ALL
         SELECT (SELECT coalesce(c.sources, c.source) FROM call c INDEXED BY call_source_direction_time
             WHERE c.same_as IS NULL AND coalesce(c.sources, c.source) > told
             ORDER BY coalesce(c.sources, c.source) LIMIT 1)
         FROM list WHERE told IS NOT NULL)
     SELECT told FROM list WHERE told IS NOT NULL";

/// The sources of a list.
pub(super) fn each(list: &str) -> impl Iterator<Item = &str> {
    list.split(COMMA)
}

/// The filter with each source replaced by the lists that it is in. Where there are none it stays itself, and finds nothing.
pub(super) fn widened(
    connection: &Connection,
    mut filter: CallFilter,
) -> Result<CallFilter, StorageError> {
    if !filter.source.is_empty() {
        let mut lists = lists(connection)?;
        lists.retain(|list| {
            each(list).any(|source| filter.source.iter().any(|asked| asked == source))
        });
        if !lists.is_empty() {
            filter.source = lists;
        }
    }
    Ok(filter)
}

/// Every source that has an entry in the log.
pub(super) fn all(connection: &Connection) -> Result<BTreeSet<String>, StorageError> {
    let lists = lists(connection)?;
    Ok(lists
        .iter()
        .flat_map(|list| each(list))
        .map(str::to_owned)
        .collect())
}

fn lists(connection: &Connection) -> Result<Vec<String>, StorageError> {
    let mut statement = connection.prepare_cached(LISTS)?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
