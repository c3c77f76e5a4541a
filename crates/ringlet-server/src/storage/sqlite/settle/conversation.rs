//! Which entries are one conversation: the rule of [`ringlet_model::call::conversation`], over the entries that a change
//! concerns.

use std::collections::BTreeMap;

use ringlet_model::call::conversation::{CLOCKS_MS, LONGEST_MS, Sighting, Verdict, conversations};
use rusqlite::{Connection, params};

use super::{COLUMNS, Changed, Seen, find};
use crate::storage::StorageError;

const NEAR: &str =
    "number_e164 = $1 AND started_at BETWEEN $2 AND $3 AND coalesce(agent, owner) = $4";
const LED: &str = "SELECT id FROM call WHERE same_as = $1";
const PAIRS: &str = "SELECT a, b, same FROM call_pair WHERE a = $1
     UNION ALL SELECT a, b, same FROM call_pair WHERE b = $1";
const SHOW: &str = "UPDATE call SET same_as = $1 WHERE id = $2";

/// The calls whose conversation may be another one now: those that changed in a way that matters, and those that were near
/// them or shown with them before.
pub(super) fn concerned(tx: &Connection, changed: &[Changed]) -> Result<Vec<String>, StorageError> {
    let mut ids = Vec::new();
    for Changed { id, old } in changed {
        let new = find(tx, id)?;
        let same = matches!((old, &new), (Some(old), Some(new)) if same_evidence(old, new));
        if same {
            continue;
        }
        if let Some(old) = old {
            let before = sighting(id, old);
            ids.extend(near(tx, &before)?.into_iter().map(|(id, _)| id));
            ids.extend(old.same_as.clone());
            ids.extend(led(tx, id)?);
        }
        ids.push(id.clone());
    }
    Ok(ids)
}

/// The rule sees no difference.
fn same_evidence(old: &Seen, new: &Seen) -> bool {
    old.user == new.user
        && old.number == new.number
        && old.source == new.source
        && old.direction == new.direction
        && old.state == new.state
        && old.outcome == new.outcome
        && old.started_at == new.started_at
        && old.ended_at == new.ended_at
}

/// Shows the entries of these calls, and of all that hang together with them, as the rule says.
pub(in crate::storage::sqlite) fn settle(
    tx: &Connection,
    seeds: Vec<String>,
) -> Result<(), StorageError> {
    let Some(around) = around(tx, seeds)? else {
        return Ok(());
    };
    let shown = conversations(&around.sightings, &around.verdicts);
    for (id, same_as) in &around.same_as {
        let wanted = shown.get(id);
        if wanted != same_as.as_ref() {
            tx.prepare_cached(SHOW)?.execute(params![wanted, id])?;
        }
    }
    Ok(())
}

/// Entries that hang together, and how they are shown so far.
#[derive(Default)]
struct Around {
    sightings: Vec<Sighting>,
    verdicts: Vec<Verdict>,
    same_as: BTreeMap<String, Option<String>>,
}

/// Everything that hangs together with these calls by what the rule looks at. None: nothing does, and nothing did.
fn around(tx: &Connection, seeds: Vec<String>) -> Result<Option<Around>, StorageError> {
    let mut around = Around::default();
    let mut open = seeds;
    while let Some(id) = open.pop() {
        if around.same_as.contains_key(&id) {
            continue;
        }
        let Some(seen) = find(tx, &id)? else {
            continue;
        };
        let this = sighting(&id, &seen);
        let neighbours = near(tx, &this)?.into_iter();
        open.extend(
            neighbours
                .filter(|(_, other)| this.may_be(other))
                .map(|(id, _)| id),
        );
        for verdict in verdicts(tx, &id)? {
            if verdict.same {
                open.extend([verdict.a.clone(), verdict.b.clone()]);
            }
            if !around.verdicts.contains(&verdict) {
                around.verdicts.push(verdict);
            }
        }
        open.extend(seen.same_as.clone());
        open.extend(led(tx, &id)?);
        around.sightings.push(this);
        around.same_as.insert(id, seen.same_as);
    }
    let alone = around.same_as.len() < 2 && around.same_as.values().all(Option::is_none);
    Ok((!alone).then_some(around))
}

fn sighting(id: &str, seen: &Seen) -> Sighting {
    Sighting {
        id: id.to_owned(),
        source: seen.source.clone(),
        user: seen.user.clone(),
        number: seen.number.clone(),
        direction: seen.direction,
        state: seen.state,
        outcome: seen.outcome,
        started_at: seen.started_at,
        ended_at: seen.ended_at,
    }
}

/// Entries of the same user and number that may overlap with this one.
fn near(tx: &Connection, this: &Sighting) -> Result<Vec<(String, Sighting)>, StorageError> {
    let (Some(user), Some(number)) = (&this.user, &this.number) else {
        return Ok(Vec::new());
    };
    let sql = format!("SELECT id, {COLUMNS} FROM call WHERE {NEAR}");
    let mut statement = tx.prepare_cached(&sql)?;
    let mut rows = statement.query(params![
        number,
        this.started_at.0.saturating_sub(LONGEST_MS + CLOCKS_MS),
        this.end().0.saturating_add(CLOCKS_MS),
        user
    ])?;
    let mut near = Vec::new();
    while let Some(row) = rows.next()? {
        let id: String = row.get(0)?;
        if id != this.id {
            let other = sighting(&id, &Seen::read(row, 1)?);
            near.push((id, other));
        }
    }
    Ok(near)
}

/// The entries that are shown by this one.
fn led(tx: &Connection, id: &str) -> Result<Vec<String>, StorageError> {
    let mut statement = tx.prepare_cached(LED)?;
    let rows = statement.query_map([id], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn verdicts(tx: &Connection, id: &str) -> Result<Vec<Verdict>, StorageError> {
    let mut statement = tx.prepare_cached(PAIRS)?;
    let rows = statement.query_map([id], |row| {
        Ok(Verdict {
            a: row.get(0)?,
            b: row.get(1)?,
            same: row.get(2)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
