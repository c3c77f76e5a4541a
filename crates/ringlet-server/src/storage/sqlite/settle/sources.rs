//! Which sources told of each conversation, kept with its leader.

use std::collections::BTreeSet;

use rusqlite::Connection;

use crate::storage::StorageError;

/// All sources of what a call `c` leads; NULL: its own alone, or it doesn't lead.
const TOLD: &str =
    "CASE WHEN c.same_as IS NULL THEN nullif(
         (SELECT group_concat(DISTINCT s.source ORDER BY s.source) FROM call s WHERE s.id = c.id OR s.same_as = c.id),
         c.source) END";

/// Looks at these calls anew.
pub(super) fn settle(tx: &Connection, calls: &BTreeSet<String>) -> Result<(), StorageError> {
    let sql = format!(
        "UPDATE call AS c SET sources = {TOLD} WHERE c.id = $1 AND c.sources IS NOT ({TOLD})"
    );
    let mut statement = tx.prepare_cached(&sql)?;
    for call in calls {
        statement.execute([call])?;
    }
    Ok(())
}

/// Looks at every call anew.
pub(super) fn rebuild(tx: &Connection) -> Result<(), StorageError> {
    let sql = format!(
        "UPDATE call AS c SET sources = {TOLD}
         WHERE c.sources IS NOT NULL OR c.id IN (SELECT same_as FROM call WHERE same_as IS NOT NULL)"
    );
    tx.execute(&sql, [])?;
    Ok(())
}
