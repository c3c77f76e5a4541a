//! Calls that turn out to be one: a provider told of them under ids that nothing connected, and then of the connection.

use ringlet_model::call::{CallEvent, CallState};
use rusqlite::params;

use super::super::WriteTx;
use super::row::{self, Beside};
use crate::storage::{Announce, StorageError, StoredCall};

const DIALLED: &str =
    "SELECT owner IS NOT NULL, agent IS NOT NULL, created_at FROM call WHERE id = $1";
const EVENTS: &str =
    "SELECT event FROM call_event WHERE call_id = $1 AND event IS NOT NULL ORDER BY id";
const MOVE: [&str; 4] = [
    "UPDATE call_event SET call_id = $1 WHERE call_id = $2",
    "UPDATE call_alias SET call_id = $1 WHERE call_id = $2",
    "INSERT INTO call_alias (source, alias, call_id)
     SELECT source, external_id, $1 FROM call WHERE id = $2 AND external_id IS NOT NULL ON CONFLICT DO NOTHING",
    "UPDATE call_link SET parent = $1 WHERE parent = $2",
];
const FILL: &str = "UPDATE call SET
     agent = COALESCE(call.agent, other.agent), own_number = COALESCE(call.own_number, other.own_number),
     display_name = COALESCE(call.display_name, other.display_name),
     reference_doctype = CASE WHEN call.reference_name IS NULL THEN other.reference_doctype ELSE call.reference_doctype END,
     reference_name = COALESCE(call.reference_name, other.reference_name),
     live_id = COALESCE(call.live_id, other.live_id), disposition = COALESCE(call.disposition, other.disposition),
     note = COALESCE(call.note, other.note), wrapped_up_at = COALESCE(call.wrapped_up_at, other.wrapped_up_at),
     matches = CASE WHEN call.matches = '[]' THEN other.matches ELSE call.matches END,
     audience = (SELECT json_group_array(value) FROM
        (SELECT value FROM json_each(call.audience) UNION SELECT value FROM json_each(other.audience)))
     FROM call AS other WHERE call.id = $1 AND other.id = $2";
const FORGET: &str = "DELETE FROM call WHERE id = $1";

/// Makes one call of all these and `found`; returns its id. Two dials of ours stay two, whatever a provider connects: each
/// was somebody's click.
pub(super) fn all(
    tx: &mut WriteTx<'_>,
    found: String,
    others: Vec<String>,
    announce: Announce,
) -> Result<String, StorageError> {
    if others.iter().all(|other| *other == found) {
        return Ok(found);
    }
    let mut keeper = (weight(tx, &found)?, found);
    for other in others {
        if other == keeper.1 {
            continue;
        }
        let mut other = (weight(tx, &other)?, other);
        if keeper.0.dialled && other.0.dialled {
            continue;
        }
        if other.0 > keeper.0 {
            std::mem::swap(&mut keeper, &mut other);
        }
        absorb(tx, &keeper.1, &other.1, announce)?;
    }
    Ok(keeper.1)
}

/// Which of two calls stays: what was dialled here, then what somebody has, then the older.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Weight {
    dialled: bool,
    taken: bool,
    age: i64,
}

fn weight(tx: &WriteTx<'_>, id: &str) -> Result<Weight, StorageError> {
    let weight = tx.prepare_cached(DIALLED)?.query_row([id], |row| {
        Ok(Weight {
            dialled: row.get(0)?,
            taken: row.get(1)?,
            age: row.get::<_, i64>(2)?.saturating_neg(),
        })
    })?;
    Ok(weight)
}

/// Moves everything of `other` to `keeper` and forgets `other`.
fn absorb(
    tx: &mut WriteTx<'_>,
    keeper: &str,
    other: &str,
    announce: Announce,
) -> Result<(), StorageError> {
    let Some(gone) = row::find(tx, other)? else {
        return Ok(());
    };
    let mut record = row::record(tx, keeper)?;
    for event in events(tx, other)? {
        record.apply(&event);
    }
    for step in MOVE {
        tx.prepare_cached(step)?.execute(params![keeper, other])?;
    }
    tx.prepare_cached(FILL)?.execute(params![keeper, other])?;
    tx.prepare_cached(FORGET)?.execute([other])?;
    row::update(tx, keeper, &record, &Beside::default())?;
    for draft in announce(&closed(gone), None) {
        tx.publish(draft)?;
    }
    Ok(())
}

fn events(tx: &WriteTx<'_>, call_id: &str) -> Result<Vec<CallEvent>, StorageError> {
    let mut events = tx.prepare_cached(EVENTS)?;
    let rows = events.query_map([call_id], |row| row.get::<_, String>(0))?;
    rows.map(|event| row::json(&event?)).collect()
}

/// How the call that is gone is shown a last time, so that its window goes.
fn closed(gone: StoredCall) -> StoredCall {
    StoredCall {
        state: CallState::Ended,
        wrapped_up: true,
        revision: gone.revision + 1,
        ..gone
    }
}
