//! Numbers that wait for a call back: those whose newest conversation was a missed inbound call.

use std::collections::BTreeSet;

use ringlet_model::call::{Direction, Outcome};
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::storage::StorageError;

const NEWEST: &str = "SELECT id, started_at, direction, outcome FROM call
     WHERE number_e164 = $1 AND same_as IS NULL ORDER BY started_at DESC, id DESC LIMIT 1";
const DONE: &str = "DELETE FROM call_back WHERE number = $1";
const DUE: &str = "INSERT INTO call_back (number, call_id, at) VALUES ($1, $2, $3)";
const ALL: &str = "INSERT INTO call_back (number, call_id, at)
     SELECT c.number_e164, c.id, c.started_at FROM call c
     WHERE c.outcome = $1 AND c.direction = $2 AND c.same_as IS NULL AND c.number_e164 IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM call d WHERE d.number_e164 = c.number_e164 AND d.same_as IS NULL
        AND (d.started_at, d.id) > (c.started_at, c.id))";

/// Looks at these numbers anew.
pub(super) fn settle(tx: &Connection, numbers: &BTreeSet<String>) -> Result<(), StorageError> {
    let mut due = Vec::new();
    for number in numbers {
        let newest = tx.prepare_cached(NEWEST)?.query_row([number], |row| {
            let direction: String = row.get(2)?;
            let outcome: Option<String> = row.get(3)?;
            let missed = direction == Direction::Inbound.as_str()
                && outcome.as_deref() == Some(Outcome::Missed.as_str());
            Ok((missed, row.get::<_, String>(0)?, row.get::<_, i64>(1)?))
        });
        tx.prepare_cached(DONE)?.execute([number])?;
        if let Some((true, call_id, at)) = newest.optional()? {
            due.push((number, call_id, at));
        }
    }
    for (number, call_id, at) in due {
        tx.prepare_cached(DUE)?
            .execute(params![number, call_id, at])?;
    }
    Ok(())
}

/// Looks at every number anew.
pub(super) fn rebuild(tx: &Connection) -> Result<(), StorageError> {
    tx.execute("DELETE FROM call_back", [])?;
    let (missed, inbound) = (Outcome::Missed.as_str(), Direction::Inbound.as_str());
    tx.execute(ALL, [missed, inbound])?;
    Ok(())
}
