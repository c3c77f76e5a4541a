//! Those on a list: filling, reading in calling order, changing one.

use ringlet_model::Timestamp;
use ringlet_model::api::{CallingRow, RecordRef};
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::{at_it, tell, workers};
use crate::number;
use crate::storage::sqlite::{WriteTx, audit};
use crate::storage::{
    Filled, NewRow, RowChange, RowChanged, RowCursor, RowPage, RowsDraft, StorageError,
};

/// Between two places, so that one can be moved in without touching the others.
const GAP: i64 = 1 << 20;
/// Rows of a sample.
const SAMPLE: usize = 5;

/// The columns of a row, in the order [`read`] takes them; `$1` is now.
pub(super) const ROW: &str =
    "SELECT r.id, r.number, r.name, r.company, r.note, r.reference_doctype, r.reference_name,
       r.due_at, r.tries, EXISTS (SELECT 1 FROM do_not_call d WHERE d.number = r.number),
       CASE WHEN r.held_until > $1 THEN r.held_by END, r.position
     FROM calling_list_row r";
const LAST_PLACE: &str = "SELECT coalesce(max(position), 0) FROM calling_list_row WHERE list = $1";
const ADD: &str = "INSERT INTO calling_list_row
     (list, number, name, company, note, reference_doctype, reference_name, position)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING";
const HELD: &str = "SELECT CASE WHEN held_until > $1 THEN held_by END FROM calling_list_row
     WHERE list = $2 AND id = $3 AND done_at IS NULL";
const PLACE: &str =
    "SELECT position FROM calling_list_row WHERE list = $1 AND id = $2 AND done_at IS NULL";
const PLACE_BEFORE: &str = "SELECT coalesce(max(position), 0) FROM calling_list_row
     WHERE list = $1 AND position < $2 AND id <> $3";
const SPREAD: &str = "UPDATE calling_list_row SET position = p.place * $1
     FROM (SELECT id, row_number() OVER (ORDER BY position, id) AS place FROM calling_list_row WHERE list = $2) p
     WHERE calling_list_row.id = p.id";
const PUT: &str =
    "UPDATE calling_list_row SET due_at = $1, position = $2, held_by = NULL, held_until = 0
     WHERE id = $3";
const REMOVE: &str = "DELETE FROM calling_list_row WHERE id = $1";

/// Reads the columns of [`ROW`].
pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<CallingRow> {
    let number: String = row.get(1)?;
    let (doctype, name): (Option<String>, Option<String>) = (row.get(5)?, row.get(6)?);
    let due_at: i64 = row.get(7)?;
    Ok(CallingRow {
        id: row.get(0)?,
        display: number::display(&number, None),
        number,
        name: row.get(2)?,
        company: row.get(3)?,
        note: row.get(4)?,
        reference: doctype
            .zip(name)
            .map(|(doctype, name)| RecordRef { doctype, name }),
        due_at: (due_at > 0).then_some(Timestamp(due_at)),
        tries: row.get(8)?,
        blocked: row.get(9)?,
        held_by: row.get(10)?,
    })
}

/// One row that is still to be called.
pub(super) fn find(
    connection: &Connection,
    now: Timestamp,
    id: i64,
) -> Result<Option<CallingRow>, StorageError> {
    let sql = format!("{ROW} WHERE r.id = $2 AND r.done_at IS NULL");
    Ok(connection
        .prepare_cached(&sql)?
        .query_row(params![now.0, id], read)
        .optional()?)
}

/// The three parts of calling order. `due` says which call-backs, `after` where to go on.
const PARTS: [(&str, &str, &str); 3] = [
    (
        "r.due_at > 0 AND r.due_at <= $3",
        "(r.due_at, r.position) > ($4, $5)",
        "r.due_at, r.position",
    ),
    (
        "r.due_at = 0",
        "$4 IS NOT NULL AND r.position > $5",
        "r.position",
    ),
    (
        "r.due_at > $3",
        "(r.due_at, r.position) > ($4, $5)",
        "r.due_at, r.position",
    ),
];

/// Which part of calling order a cursor is in.
const fn part_of(cursor: &RowCursor) -> usize {
    if cursor.due_at == 0 {
        1
    } else if cursor.due_at <= cursor.as_of.0 {
        0
    } else {
        2
    }
}

/// One page in calling order.
pub(super) fn page(
    connection: &Connection,
    list: &str,
    now: Timestamp,
    after: Option<RowCursor>,
    limit: u32,
) -> Result<RowPage, StorageError> {
    let as_of = after.map_or(now, |cursor| cursor.as_of);
    let wanted = usize::try_from(limit).unwrap_or(usize::MAX);
    let begin = after.as_ref().map_or(0, part_of);
    let mut found: Vec<(CallingRow, RowCursor)> = Vec::new();
    for (part, (due, behind, order)) in PARTS.into_iter().enumerate().skip(begin) {
        let from = after.filter(|_| part == begin);
        let (at, position) = from.map_or((0, -1), |cursor| (cursor.due_at, cursor.position));
        let sql = format!(
            "{ROW} WHERE r.list = $2 AND r.done_at IS NULL AND $3 >= 0 AND {due} AND {behind} ORDER BY {order} LIMIT $6"
        );
        let more = limit.saturating_add(1);
        let mut statement = connection.prepare_cached(&sql)?;
        let rows =
            statement.query_map(params![now.0, list, as_of.0, at, position, more], |row| {
                let cursor = RowCursor {
                    as_of,
                    due_at: row.get(7)?,
                    position: row.get(11)?,
                };
                Ok((read(row)?, cursor))
            })?;
        found.extend(rows.collect::<Result<Vec<_>, _>>()?);
        if found.len() > wanted {
            break;
        }
    }
    let is_more = found.len() > wanted;
    found.truncate(wanted);
    let next = found.last().filter(|_| is_more).map(|(_, cursor)| *cursor);
    Ok((found.into_iter().map(|(row, _)| row).collect(), next))
}

/// The first call-back still to come that may be called.
pub(super) fn next_call_back(
    connection: &Connection,
    list: &str,
    now: Timestamp,
) -> Result<Option<CallingRow>, StorageError> {
    let sql = format!(
        "{ROW} WHERE r.list = $2 AND r.done_at IS NULL AND r.due_at > $1
           AND NOT EXISTS (SELECT 1 FROM do_not_call d WHERE d.number = r.number)
         ORDER BY r.due_at, r.position LIMIT 1"
    );
    Ok(connection
        .prepare_cached(&sql)?
        .query_row(params![now.0, list], read)
        .optional()?)
}

/// How filling ends when it isn't kept.
pub(super) enum FillEnd {
    /// It was a dry run.
    Dry(Filled),
    /// The database failed.
    Storage(StorageError),
}

impl<E: Into<StorageError>> From<E> for FillEnd {
    fn from(error: E) -> Self {
        Self::Storage(error.into())
    }
}

/// Puts people on a list.
pub(super) fn fill(tx: &mut WriteTx<'_>, draft: &RowsDraft) -> Result<Filled, FillEnd> {
    let mut position: i64 = tx
        .prepare_cached(LAST_PLACE)?
        .query_row([&draft.list], |row| row.get(0))?;
    let mut filled = Filled::default();
    for row in &draft.rows {
        let Some(id) = add(tx, &draft.list, row, position + GAP)? else {
            continue;
        };
        position += GAP;
        filled.added += 1;
        if let Some(stored) = find(tx, tx.now(), id)? {
            filled.blocked += u32::from(stored.blocked);
            if filled.sample.len() < SAMPLE {
                filled.sample.push(stored);
            }
        }
    }
    if draft.dry_run {
        return Err(FillEnd::Dry(filled));
    }
    audit::record(tx, &draft.audit)?;
    let people = workers(tx, &draft.list)?;
    tell(tx, &draft.list, people)?;
    Ok(filled)
}

/// The new row's id; None when the number is on the list already.
fn add(
    tx: &WriteTx<'_>,
    list: &str,
    row: &NewRow,
    position: i64,
) -> Result<Option<i64>, StorageError> {
    let (doctype, name) = row
        .reference
        .as_ref()
        .map(|record| (&record.doctype, &record.name))
        .unzip();
    let added = tx.prepare_cached(ADD)?.execute(params![
        list,
        row.number,
        row.name,
        row.company,
        row.note,
        doctype,
        name,
        position
    ])?;
    Ok((added > 0).then(|| tx.last_insert_rowid()))
}

/// Changes a row; who holds it lets go of it.
pub(super) fn change(
    tx: &mut WriteTx<'_>,
    list: &str,
    row: i64,
    change: RowChange,
    by: &str,
    any: bool,
) -> Result<RowChanged, StorageError> {
    let held: Option<Option<String>> = tx
        .prepare_cached(HELD)?
        .query_row(params![tx.now().0, list, row], |found| found.get(0))
        .optional()?;
    let Some(held) = held else {
        return Ok(RowChanged::Gone);
    };
    if !any && held.is_some_and(|holder| holder != by) {
        return Ok(RowChanged::HeldByOther);
    }
    let people = match change {
        // Whoever waits for the list's next call-back may wait for another one now.
        RowChange::Later(_) => workers(tx, list)?,
        _ => at_it(tx, list, by)?,
    };
    let put = |due_at: i64, position: i64| -> Result<(), StorageError> {
        tx.prepare_cached(PUT)?
            .execute(params![due_at, position, row])?;
        Ok(())
    };
    match change {
        RowChange::Skip | RowChange::Move(None) => put(0, last_place(tx, list)? + GAP)?,
        RowChange::Later(at) => {
            let place = place(tx, list, row)?;
            put(at.0, place.unwrap_or(GAP))?;
        }
        RowChange::Move(Some(before)) => match place_before(tx, list, row, before)? {
            Some(place) => put(0, place)?,
            None => return Ok(RowChanged::Gone),
        },
        RowChange::Remove => {
            tx.prepare_cached(REMOVE)?.execute([row])?;
        }
    }
    tell(tx, list, people)?;
    Ok(RowChanged::Done)
}

fn last_place(tx: &WriteTx<'_>, list: &str) -> Result<i64, StorageError> {
    Ok(tx
        .prepare_cached(LAST_PLACE)?
        .query_row([list], |row| row.get(0))?)
}

fn place(tx: &WriteTx<'_>, list: &str, row: i64) -> Result<Option<i64>, StorageError> {
    Ok(tx
        .prepare_cached(PLACE)?
        .query_row(params![list, row], |found| found.get(0))
        .optional()?)
}

/// A free place before that row; where there is none left, all are spread anew. None: there is no such row.
fn place_before(
    tx: &WriteTx<'_>,
    list: &str,
    row: i64,
    before: i64,
) -> Result<Option<i64>, StorageError> {
    for _ in 0..2 {
        let Some(behind) = place(tx, list, before)? else {
            return Ok(None);
        };
        let ahead: i64 = tx
            .prepare_cached(PLACE_BEFORE)?
            .query_row(params![list, behind, row], |found| found.get(0))?;
        if behind - ahead > 1 {
            return Ok(Some(ahead + (behind - ahead) / 2));
        }
        tx.prepare_cached(SPREAD)?.execute(params![GAP, list])?;
    }
    Ok(None)
}
