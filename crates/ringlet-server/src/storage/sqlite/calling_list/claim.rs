//! Who is told to call whom. All claims go through the one writer, so that no two agents hold the same row.

use ringlet_model::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::{row, tell, workers};
use crate::storage::sqlite::WriteTx;
use crate::storage::{Claimed, RowClaim, StorageError};

const MINE: &str = "SELECT id FROM calling_list_row
     WHERE list = $1 AND held_by = $2 AND held_until > $3 AND done_at IS NULL ORDER BY held_until DESC LIMIT 1";
const FREE: &str = "r.list = $1 AND r.done_at IS NULL AND r.held_until <= $2
       AND NOT EXISTS (SELECT 1 FROM do_not_call d WHERE d.number = r.number)";
const THIS: &str = "SELECT held_until > $1 AND held_by <> $2,
       EXISTS (SELECT 1 FROM do_not_call d WHERE d.number = r.number)
     FROM calling_list_row r WHERE r.list = $3 AND r.id = $4 AND r.done_at IS NULL";
const HOLD: &str = "UPDATE calling_list_row
     SET held_by = $1, held_until = max(coalesce(held_until * (held_by = $1), 0), $2) WHERE id = $3";
/// All that the user holds but this one, unless a call of it waits for its wrap-up.
const OTHERS: &str = "held_by = $1 AND id <> $2
     AND NOT EXISTS (SELECT 1 FROM call c WHERE c.id = call_id AND c.wrapped_up_at IS NULL)";
/// When the first of those whose turn it is, and who may be called, isn't held any more.
const FREE_AT: &str = "SELECT min(held_until) FROM calling_list_row r
     WHERE r.list = $1 AND r.done_at IS NULL AND r.due_at <= $2 AND r.held_until > $2
       AND NOT EXISTS (SELECT 1 FROM do_not_call d WHERE d.number = r.number)";

/// Tells the user whom to call, and holds that row.
pub(super) fn claim(tx: &mut WriteTx<'_>, claim: &RowClaim) -> Result<Claimed, StorageError> {
    let id = match claim.row {
        Some(id) => match refused(tx, claim, id)? {
            Some(refusal) => return Ok(refusal),
            None => Some(id),
        },
        None => match mine(tx, claim)? {
            Some(id) => Some(id),
            None => first_free(tx, claim)?,
        },
    };
    let Some(id) = id else {
        return Ok(Claimed::Nobody);
    };
    let_go_of_others(tx, &claim.user, id)?;
    tx.prepare_cached(HOLD)?
        .execute(params![claim.user, claim.until.0, id])?;
    let row = row::find(tx, tx.now(), id)?;
    Ok(row.map_or(Claimed::Gone, |row| Claimed::Row(Box::new(row))))
}

/// Lets go of what the user holds beside this row, and tells those who may wait for it. The user's own tabs aren't told:
/// two of them at two lists would take it in turns for ever.
fn let_go_of_others(tx: &mut WriteTx<'_>, user: &str, id: i64) -> Result<(), StorageError> {
    let lists: Vec<String> = {
        let sql = format!("SELECT DISTINCT list FROM calling_list_row WHERE {OTHERS}");
        let mut statement = tx.prepare_cached(&sql)?;
        let rows = statement.query_map(params![user, id], |row| row.get(0))?;
        rows.collect::<Result<_, _>>()?
    };
    for list in lists {
        if !is_anybody_free(tx, &list)? {
            let mut people = workers(tx, &list)?;
            people.retain(|worker| worker != user);
            tell(tx, &list, people)?;
        }
    }
    let sql = format!("UPDATE calling_list_row SET held_by = NULL, held_until = 0 WHERE {OTHERS}");
    tx.prepare_cached(&sql)?.execute(params![user, id])?;
    Ok(())
}

/// Somebody can be told to call one of the list now.
pub(super) fn is_anybody_free(tx: &WriteTx<'_>, list: &str) -> Result<bool, StorageError> {
    let sql =
        format!("SELECT EXISTS (SELECT 1 FROM calling_list_row r WHERE {FREE} AND r.due_at <= $2)");
    let now = tx.now().0;
    Ok(tx
        .prepare_cached(&sql)?
        .query_row(params![list, now], |row| row.get(0))?)
}

/// When the first row that is held now is free, unless its holder goes on.
pub(super) fn free_at(
    connection: &Connection,
    list: &str,
    now: Timestamp,
) -> Result<Option<Timestamp>, StorageError> {
    let at: Option<i64> = connection
        .prepare_cached(FREE_AT)?
        .query_row(params![list, now.0], |row| row.get(0))?;
    Ok(at.map(Timestamp))
}

/// Why this row can't be had.
fn refused(tx: &WriteTx<'_>, claim: &RowClaim, id: i64) -> Result<Option<Claimed>, StorageError> {
    let found: Option<(Option<bool>, bool)> = tx
        .prepare_cached(THIS)?
        .query_row(params![tx.now().0, claim.user, claim.list, id], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    Ok(match found {
        None | Some((_, true)) => Some(Claimed::Gone),
        Some((Some(true), _)) => Some(Claimed::HeldByOther),
        Some(_) => None,
    })
}

fn mine(tx: &WriteTx<'_>, claim: &RowClaim) -> Result<Option<i64>, StorageError> {
    Ok(tx
        .prepare_cached(MINE)?
        .query_row(params![claim.list, claim.user, tx.now().0], |row| {
            row.get(0)
        })
        .optional()?)
}

/// The first in calling order that nobody holds: a call-back whose time has come, else whoever's turn it is.
fn first_free(tx: &WriteTx<'_>, claim: &RowClaim) -> Result<Option<i64>, StorageError> {
    for (due, order) in [
        ("r.due_at > 0 AND r.due_at <= $2", "r.due_at, r.position"),
        ("r.due_at = 0", "r.position"),
    ] {
        let sql = format!(
            "SELECT r.id FROM calling_list_row r WHERE {FREE} AND {due} ORDER BY {order} LIMIT 1"
        );
        let found = tx
            .prepare_cached(&sql)?
            .query_row(params![claim.list, tx.now().0], |row| row.get(0))
            .optional()?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}
