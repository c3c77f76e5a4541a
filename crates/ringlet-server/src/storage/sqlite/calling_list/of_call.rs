//! What a call means for the lists: it is made for the row that its agent holds, and its wrap-up takes the row off.

use ringlet_model::Timestamp;
use rusqlite::params;

use super::{at_it, tell};
use crate::storage::StorageError;
use crate::storage::sqlite::WriteTx;

/// How long a row is held for a call and its wrap-up.
const CALL_MS: i64 = 2 * 3_600_000;
/// Who couldn't be reached, or about whom nothing was said, comes back after this long.
const AGAIN_MS: i64 = 3_600_000;
/// A call-back without a time comes back after this long.
const CALL_BACK_MS: i64 = 24 * 3_600_000;

const DIALLED: &str = "UPDATE calling_list_row SET call_id = $1, tries = tries + 1, held_until = $2
     WHERE held_by = $3 AND number = $4 AND held_until > $5 AND done_at IS NULL";
const OF_CALL: &str = "SELECT r.id, r.list, r.tries >= l.max_tries, c.disposition,
       c.disposition IS NOT NULL AND EXISTS (SELECT 1 FROM json_each(l.call_back) WHERE value = c.disposition),
       c.answered_at IS NOT NULL OR coalesce(c.outcome = 'completed', 0)
     FROM calling_list_row r JOIN calling_list l ON l.id = r.list JOIN call c ON c.id = r.call_id
     WHERE r.call_id = $1 AND r.done_at IS NULL AND c.state = 'ended'";
const DONE: &str =
    "UPDATE calling_list_row SET done_at = $1, done_by = $2, disposition = $3, reached = $4,
     held_by = NULL, held_until = 0 WHERE id = $5";
const BACK: &str = "UPDATE calling_list_row SET due_at = $1, held_by = NULL, held_until = 0, call_id = NULL WHERE id = $2";

/// The agent dials a number: the row with it that the agent holds is what the call is for.
pub(in crate::storage::sqlite) fn dialled(
    tx: &WriteTx<'_>,
    agent: &str,
    number: Option<&str>,
    call_id: &str,
) -> Result<(), StorageError> {
    let Some(number) = number else {
        return Ok(());
    };
    let now = tx.now().0;
    tx.prepare_cached(DIALLED)?
        .execute(params![call_id, now + CALL_MS, agent, number, now])?;
    Ok(())
}

/// A row whose call is wrapped up.
struct Finished {
    id: i64,
    list: String,
    out_of_tries: bool,
    disposition: Option<String>,
    keeps: bool,
    reached: bool,
}

/// The call was wrapped up: with a disposition the row leaves the list, unless it is to be called back (at `call_back_at`,
/// else when the task made with it is due, else a day later); without one it comes back after an hour, until there were
/// tries enough.
pub(in crate::storage::sqlite) fn wrapped_up(
    tx: &mut WriteTx<'_>,
    call_id: &str,
    by: &str,
    call_back_at: Option<Timestamp>,
    task_due: Option<Timestamp>,
) -> Result<(), StorageError> {
    for row in finished(tx, call_id)? {
        let now = tx.now().0;
        let due_at = match (&row.disposition, call_back_at) {
            (_, Some(at)) => Some(at.0),
            (Some(_), None) if row.keeps => {
                let soonest = task_due.filter(|at| at.0 > now);
                Some(soonest.map_or(now + CALL_BACK_MS, |at| at.0))
            }
            (None, None) if !row.out_of_tries => Some(now + AGAIN_MS),
            _ => None,
        };
        let people = at_it(tx, &row.list, by)?;
        match due_at {
            Some(due_at) => tx.prepare_cached(BACK)?.execute(params![due_at, row.id])?,
            None => tx.prepare_cached(DONE)?.execute(params![
                now,
                by,
                row.disposition,
                row.reached,
                row.id
            ])?,
        };
        tell(tx, &row.list, people)?;
    }
    Ok(())
}

fn finished(tx: &WriteTx<'_>, call_id: &str) -> Result<Vec<Finished>, StorageError> {
    let mut statement = tx.prepare_cached(OF_CALL)?;
    let rows = statement.query_map([call_id], |row| {
        Ok(Finished {
            id: row.get(0)?,
            list: row.get(1)?,
            out_of_tries: row.get(2)?,
            disposition: row.get(3)?,
            keeps: row.get(4)?,
            reached: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
