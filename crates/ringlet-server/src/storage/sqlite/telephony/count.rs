//! Counts of calls.

use ringlet_model::call::{CallState, Direction, Outcome};
use rusqlite::{Connection, Row, params};

use crate::storage::{CallCount, CountFilter, StorageError};

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

const COUNT: &str = "SELECT agent, started_at / $1, direction, state, outcome, COUNT(*),
     COALESCE(SUM(duration_seconds), 0) FROM call
     WHERE started_at >= $2 AND started_at < $3 AND ($4 IS NULL OR coalesce(agent, owner) = $4)
     AND ($5 IS NULL OR source = $5) GROUP BY 1, 2, 3, 4, 5";

pub(super) fn calls(
    connection: &Connection,
    filter: &CountFilter,
) -> Result<Vec<CallCount>, StorageError> {
    let mut statement = connection.prepare_cached(COUNT)?;
    let values = params![
        DAY,
        filter.start.0,
        filter.end.0,
        filter.user_id,
        filter.source
    ];
    let rows = statement.query_map(values, |row| Ok(count(row)))?;
    let mut counts = Vec::new();
    for row in rows {
        counts.push(row??);
    }
    Ok(counts)
}

fn count(row: &Row<'_>) -> Result<CallCount, StorageError> {
    let text = |index| row.get::<_, String>(index);
    let unreadable = |what| StorageError::unreadable("call", what);
    let outcome: Option<String> = row.get(4)?;
    let direction = text(2)?;
    let state = text(3)?;
    Ok(CallCount {
        agent: row.get(0)?,
        day: row.get(1)?,
        direction: Direction::from_word(&direction).ok_or_else(|| unreadable(direction))?,
        state: CallState::from_word(&state).ok_or_else(|| unreadable(state))?,
        outcome: outcome.as_deref().and_then(Outcome::from_word),
        calls: row.get::<_, i64>(5)?.unsigned_abs(),
        talk_seconds: row.get(6)?,
    })
}
