//! What follows from a change of calls, in the transaction of the change: which entries are one conversation, which sources
//! told of it, the counts of each day, and which numbers wait for a call back.
//!
//! Triggers on the writer's connection note every call that a write touches, as it was before. So whoever writes calls need
//! not think of any of this, and can't forget it.

mod call_back;
mod conversation;
mod day;
mod rebuild;
mod sources;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use ringlet_model::Timestamp;
use ringlet_model::call::{CallState, Direction, Outcome};
use rusqlite::{Connection, OptionalExtension as _, Row};

pub(super) use conversation::settle as conversations;
pub(super) use rebuild::at_start;

use crate::doctype::Zone;
use crate::storage::StorageError;

const WATCH: &str = "
CREATE TEMP TABLE changed_call (
    id TEXT PRIMARY KEY, was INTEGER, user_id TEXT, source TEXT, disposition TEXT, direction TEXT, state TEXT,
    outcome TEXT, number TEXT, started_at INTEGER, ended_at INTEGER, talk INTEGER, same_as TEXT,
    sources TEXT
) WITHOUT ROWID;
CREATE TEMP TRIGGER call_is_new AFTER INSERT ON call
WHEN NOT EXISTS (SELECT 1 FROM changed_call WHERE id = NEW.id) BEGIN
    INSERT INTO changed_call (id) VALUES (NEW.id);
END;
CREATE TEMP TRIGGER call_changes AFTER UPDATE OF agent, owner, source, disposition, direction, state, outcome,
    number_e164, started_at, ended_at, duration_seconds, same_as, sources ON call
WHEN NOT EXISTS (SELECT 1 FROM changed_call WHERE id = OLD.id) BEGIN
    INSERT INTO changed_call VALUES (OLD.id, 1, coalesce(OLD.agent, OLD.owner), OLD.source, OLD.disposition,
        OLD.direction, OLD.state, OLD.outcome, OLD.number_e164, OLD.started_at, OLD.ended_at, OLD.duration_seconds,
        OLD.same_as, coalesce(OLD.sources, OLD.source));
END;
CREATE TEMP TRIGGER call_is_gone AFTER DELETE ON call
WHEN NOT EXISTS (SELECT 1 FROM changed_call WHERE id = OLD.id) BEGIN
    INSERT INTO changed_call VALUES (OLD.id, 1, coalesce(OLD.agent, OLD.owner), OLD.source, OLD.disposition,
        OLD.direction, OLD.state, OLD.outcome, OLD.number_e164, OLD.started_at, OLD.ended_at, OLD.duration_seconds,
        OLD.same_as, coalesce(OLD.sources, OLD.source));
END;";

const CHANGED: &str =
    "SELECT id, was IS NOT NULL, user_id, source, disposition, direction, state, outcome, number,
     started_at, ended_at, talk, same_as, sources FROM changed_call ORDER BY id";
const FORGET: &str = "DELETE FROM changed_call";

/// The columns that [`Seen::read`] reads, from its third argument on.
const COLUMNS: &str = "coalesce(agent, owner), source, disposition, direction, state, outcome, number_e164, started_at,
     ended_at, duration_seconds, same_as, coalesce(sources, source)";

/// What the counts and conversations look at in a call.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Seen {
    user: Option<String>,
    source: String,
    disposition: Option<String>,
    direction: Direction,
    state: CallState,
    outcome: Option<Outcome>,
    number: Option<String>,
    started_at: Timestamp,
    ended_at: Option<Timestamp>,
    talk: i64,
    same_as: Option<String>,
    /// Of a leader: all sources of the conversation.
    sources: String,
}

/// A call that a write touched.
struct Changed {
    id: String,
    /// As it was; None: it is new.
    old: Option<Seen>,
}

impl Seen {
    /// Reads [`COLUMNS`], which begin at column `at`.
    fn read(row: &Row<'_>, at: usize) -> Result<Self, StorageError> {
        let text = |index: usize| row.get::<_, String>(at + index);
        let unreadable = |what: String| StorageError::unreadable("call", what);
        let (direction, state) = (text(3)?, text(4)?);
        let outcome: Option<String> = row.get(at + 5)?;
        Ok(Self {
            user: row.get(at)?,
            source: text(1)?,
            disposition: row.get(at + 2)?,
            direction: Direction::from_word(&direction).ok_or_else(|| unreadable(direction))?,
            state: CallState::from_word(&state).ok_or_else(|| unreadable(state))?,
            outcome: outcome.as_deref().and_then(Outcome::from_word),
            number: row.get(at + 6)?,
            started_at: Timestamp(row.get(at + 7)?),
            ended_at: row.get::<_, Option<i64>>(at + 8)?.map(Timestamp),
            talk: row.get::<_, Option<i64>>(at + 9)?.unwrap_or_default(),
            same_as: row.get(at + 10)?,
            sources: text(11)?,
        })
    }
}

/// Notes from now on which calls are changed through this connection.
///
/// # Errors
/// The database failed.
pub(super) fn watch(connection: &Connection) -> Result<(), StorageError> {
    Ok(connection.execute_batch(WATCH)?)
}

/// Does what follows from the changes since the last time.
///
/// # Errors
/// The database failed; the write must not be kept then.
pub(super) fn settle(tx: &Connection, zone: &Zone) -> Result<(), StorageError> {
    let touched = changed(tx)?;
    if touched.is_empty() {
        return Ok(());
    }
    let seeds = conversation::concerned(tx, &touched)?;
    conversation::settle(tx, seeds)?;
    sources::settle(tx, &leaders(tx)?)?;
    // Calls that joined or left a conversation by it are among these now.
    let mut numbers = BTreeSet::new();
    for Changed { id, old } in changed(tx)? {
        let new = find(tx, &id)?;
        day::replace(tx, zone, old.as_ref(), new.as_ref())?;
        let both = [old, new];
        numbers.extend(both.into_iter().flatten().filter_map(|seen| seen.number));
    }
    call_back::settle(tx, &numbers)?;
    tx.prepare_cached(FORGET)?.execute([])?;
    Ok(())
}

/// The calls that were changed, and those that lead or led them.
fn leaders(tx: &Connection) -> Result<BTreeSet<String>, StorageError> {
    let mut leaders = BTreeSet::new();
    for Changed { id, old } in changed(tx)? {
        let new = find(tx, &id)?;
        leaders.extend(
            [old, new]
                .into_iter()
                .flatten()
                .filter_map(|seen| seen.same_as),
        );
        leaders.insert(id);
    }
    Ok(leaders)
}

fn changed(tx: &Connection) -> Result<Vec<Changed>, StorageError> {
    let mut statement = tx.prepare_cached(CHANGED)?;
    let mut rows = statement.query([])?;
    let mut changed = Vec::new();
    while let Some(row) = rows.next()? {
        let was: bool = row.get(1)?;
        changed.push(Changed {
            id: row.get(0)?,
            old: if was { Some(Seen::read(row, 2)?) } else { None },
        });
    }
    Ok(changed)
}

/// A call as it is.
fn find(tx: &Connection, id: &str) -> Result<Option<Seen>, StorageError> {
    let sql = format!("SELECT {COLUMNS} FROM call WHERE id = $1");
    let found = tx
        .prepare_cached(&sql)?
        .query_row([id], |row| Ok(Seen::read(row, 0)))
        .optional()?;
    found.transpose()
}
