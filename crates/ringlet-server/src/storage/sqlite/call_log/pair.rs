//! What a person says about which entries are one conversation.

use rusqlite::params;

use super::super::{WriteTx, audit, settle};
use super::query::conversation;
use crate::storage::{AuditRecord, CallPairing, StorageError};

const SAY: &str = "INSERT INTO call_pair (a, b, same, said_by, said_at)
     VALUES (min($1, $2), max($1, $2), $3, $4, $5)
     ON CONFLICT (a, b) DO UPDATE SET same = excluded.same, said_by = excluded.said_by, said_at = excluded.said_at";
const UNSAY: &str = "DELETE FROM call_pair WHERE a = min($1, $2) AND b = max($1, $2) AND same = 0";

/// Keeps it and shows the entries so.
pub(super) fn pair(
    tx: &WriteTx<'_>,
    pairing: &CallPairing,
    audit: &AuditRecord,
) -> Result<(), StorageError> {
    let say = |a: &str, b: &str, same: bool| -> Result<(), StorageError> {
        tx.prepare_cached(SAY)?
            .execute(params![a, b, same, audit.user, tx.now().0])?;
        Ok(())
    };
    let concerned = match pairing {
        CallPairing::Apart { id } => {
            let all = members(tx, id)?;
            for other in all.iter().filter(|other| *other != id) {
                say(id, other, false)?;
            }
            all
        }
        CallPairing::Same { id, with } => {
            let (ours, theirs) = (members(tx, id)?, members(tx, with)?);
            for (a, b) in ours.iter().flat_map(|a| theirs.iter().map(move |b| (a, b))) {
                tx.prepare_cached(UNSAY)?.execute([a, b])?;
            }
            say(id, with, true)?;
            [ours, theirs].concat()
        }
    };
    settle::conversations(tx, concerned)?;
    audit::record(tx, audit)
}

/// The entries of a call's conversation, it included.
fn members(tx: &WriteTx<'_>, id: &str) -> Result<Vec<String>, StorageError> {
    let mut statement = tx.prepare_cached(&conversation("$1"))?;
    let rows = statement.query_map([id], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
