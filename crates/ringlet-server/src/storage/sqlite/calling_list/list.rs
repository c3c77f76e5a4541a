//! The lists themselves and their figures.

use ringlet_model::api::{CallingList, DispositionCount};
use rusqlite::{Connection, ErrorCode, OptionalExtension as _, Row, params};

use super::{tell, workers};
use crate::storage::sqlite::{WriteTx, audit, idempotency};
use crate::storage::{
    AuditRecord, Claim, ListChange, ListRefusal, Moment, RequestKey, StorageError, Worker, stamp,
};

/// $1: now, $2: tomorrow, $3: the agent, NULL for an administrator.
const LIST: &str = "SELECT l.id, l.name, l.everyone, l.agents, l.call_back, l.max_tries,
       count(r.id),
       count(r.done_at),
       coalesce(sum(r.done_at IS NOT NULL AND r.reached), 0),
       coalesce(sum(r.done_at IS NULL AND d.number IS NOT NULL), 0),
       coalesce(sum(r.done_at IS NULL AND d.number IS NULL AND r.due_at > $1 AND r.due_at < $2), 0),
       coalesce(sum(r.done_at IS NULL AND d.number IS NULL AND r.due_at > $1), 0)
     FROM calling_list l
     LEFT JOIN calling_list_row r ON r.list = l.id
     LEFT JOIN do_not_call d ON d.number = r.number
     WHERE ($3 IS NULL OR l.everyone OR EXISTS (SELECT 1 FROM json_each(l.agents) WHERE value = $3))";
const ADD: &str = "INSERT INTO calling_list
     (id, name, everyone, agents, call_back, max_tries, created_at, created_by, modified_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $7)";
const CHANGE: &str =
    "UPDATE calling_list SET name = $1, everyone = $2, agents = $3, call_back = $4,
     max_tries = $5, modified_at = $6 WHERE id = $7";
/// The columns 1 to 5 of `LIST`.
const RULES: &str =
    "SELECT name, everyone, agents, call_back, max_tries FROM calling_list WHERE id = $1";
const REMOVE: &str = "DELETE FROM calling_list WHERE id = $1";
const RESULTS: &str = "SELECT coalesce(disposition, ''), count(*) FROM calling_list_row
     WHERE list = $1 AND done_at IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1";

fn read(row: &Row<'_>) -> Result<CallingList, StorageError> {
    let (total, done): (u32, u32) = (row.get(6)?, row.get(7)?);
    let blocked: u32 = row.get(9)?;
    Ok(CallingList {
        id: row.get(0)?,
        name: row.get(1)?,
        everyone: row.get(2)?,
        agents: texts(&row.get::<_, String>(3)?)?,
        call_back: texts(&row.get::<_, String>(4)?)?,
        max_tries: row.get(5)?,
        total,
        done,
        reached: row.get(8)?,
        left: total.saturating_sub(done).saturating_sub(blocked),
        blocked,
        later_today: row.get(10)?,
        later: row.get(11)?,
        modified: rules_stamp(row, 1)?,
    })
}

/// The stamp of name and rules, which begin at column `first`.
fn rules_stamp(row: &Row<'_>, first: usize) -> rusqlite::Result<String> {
    let text = |at: usize| row.get::<_, String>(first + at);
    let everyone: bool = row.get(first + 1)?;
    let max_tries: u32 = row.get(first + 4)?;
    Ok(stamp(&(text(0)?, everyone, text(2)?, text(3)?, max_tries)))
}

fn texts(json: &str) -> Result<Vec<String>, StorageError> {
    serde_json::from_str(json).map_err(|error| StorageError::unreadable("calling list", error))
}

fn json(texts: &[String]) -> Result<String, StorageError> {
    serde_json::to_string(texts).map_err(|error| StorageError::unreadable("calling list", error))
}

const fn whose(worker: &Worker) -> Option<&String> {
    match worker {
        Worker::Any(_) => None,
        Worker::Agent(user) => Some(user),
    }
}

/// All that the worker may work, by name.
pub(super) fn all(
    connection: &Connection,
    worker: &Worker,
    moment: Moment,
) -> Result<Vec<CallingList>, StorageError> {
    let sql = format!("{LIST} GROUP BY l.id ORDER BY lower(l.name), l.id");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params![moment.now.0, moment.tomorrow.0, whose(worker)])?;
    let mut lists = Vec::new();
    while let Some(row) = rows.next()? {
        lists.push(read(row)?);
    }
    Ok(lists)
}

/// One of them.
pub(super) fn find(
    connection: &Connection,
    worker: &Worker,
    id: &str,
    moment: Moment,
) -> Result<Option<CallingList>, StorageError> {
    let sql = format!("{LIST} AND l.id = $4 GROUP BY l.id");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params![moment.now.0, moment.tomorrow.0, whose(worker), id])?;
    rows.next()?.map(read).transpose()
}

/// Makes a list.
pub(super) fn add(
    tx: &WriteTx<'_>,
    list: &ListChange,
    key: Option<&RequestKey>,
) -> Result<String, ListRefusal> {
    if let Some(key) = key {
        match idempotency::claim(tx, key)? {
            Claim::New => idempotency::complete(tx, key, &list.id)?,
            Claim::Mismatch | Claim::Repeat(None) => return Err(ListRefusal::KeyReused),
            Claim::Repeat(Some(first)) => return Ok(first),
        }
    }
    let draft = &list.draft;
    let (agents, call_back) = (json(&draft.agents)?, json(&draft.call_back)?);
    tx.prepare_cached(ADD)
        .and_then(|mut add| {
            add.execute(params![
                list.id,
                draft.name,
                draft.everyone,
                agents,
                call_back,
                draft.max_tries,
                tx.now().0,
                list.by
            ])
        })
        .map_err(refusal)?;
    audit::record(tx, &list.audit)?;
    Ok(list.id.clone())
}

/// Changes a list; those who may work it, before or after, are told.
pub(super) fn change(tx: &mut WriteTx<'_>, list: &ListChange) -> Result<(), ListRefusal> {
    let draft = &list.draft;
    let (agents, call_back) = (json(&draft.agents)?, json(&draft.call_back)?);
    let stored = tx
        .prepare_cached(RULES)
        .and_then(|mut rules| {
            rules
                .query_row([&list.id], |row| rules_stamp(row, 0))
                .optional()
        })
        .map_err(StorageError::from)?
        .ok_or(ListRefusal::Missing)?;
    if !draft.modified.is_empty() && draft.modified != stored {
        return Err(ListRefusal::Stale);
    }
    let mut people = workers(tx, &list.id)?;
    tx.prepare_cached(CHANGE)
        .and_then(|mut change| {
            change.execute(params![
                draft.name,
                draft.everyone,
                agents,
                call_back,
                draft.max_tries,
                tx.now().0,
                list.id
            ])
        })
        .map_err(refusal)?;
    audit::record(tx, &list.audit)?;
    people.extend(workers(tx, &list.id)?);
    people.sort_unstable();
    people.dedup();
    Ok(tell(tx, &list.id, people)?)
}

/// The name is unique; nothing else can collide.
fn refusal(error: rusqlite::Error) -> ListRefusal {
    if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) {
        ListRefusal::NameTaken
    } else {
        ListRefusal::Storage(error.into())
    }
}

/// Removes a list with all on it.
pub(super) fn remove(
    tx: &mut WriteTx<'_>,
    id: &str,
    entry: &AuditRecord,
) -> Result<bool, StorageError> {
    let people = workers(tx, id)?;
    if tx.prepare_cached(REMOVE)?.execute([id])? == 0 {
        return Ok(false);
    }
    audit::record(tx, entry)?;
    tell(tx, id, people)?;
    Ok(true)
}

/// How those done with went.
pub(super) fn results(
    connection: &Connection,
    list: &str,
) -> Result<Vec<DispositionCount>, StorageError> {
    let mut statement = connection.prepare_cached(RESULTS)?;
    let rows = statement.query_map([list], |row| {
        Ok(DispositionCount {
            disposition: row.get(0)?,
            people: row.get(1)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
